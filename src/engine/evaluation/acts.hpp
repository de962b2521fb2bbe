// How well acts and settings are told, given the annotated source, cue and content: the exact act and its family, negation
// and realis, medium, addressee and the time of saying; firmness and polarity beside what one answer for all would score
// (certain, +); by family, by act, and by half of the articles (by a hash of their ids: rules are developed on the first
// half and checked on the other).
//
// Odd case: an addressee is right when one of the two names contains the other, articles and letter case aside: labels
// hold the resolved name, the text may say "the Examiner".
#pragma once

#include "engine/evaluation/scores.hpp"
#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <string>
#include <vector>

namespace sayso {

// `path` is a file of labels; PolNeAR's articles lie beside it, or in ../data/polnear.
Result<std::vector<ScoreTable>> evaluate_acts(const Model& model, const std::string& path);

}  // namespace sayso
