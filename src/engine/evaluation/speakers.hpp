// How well statements' sources are resolved to speakers, given the annotated attributions: a statement is right when all its
// speakers have the right names (letter case and a leading "the" aside); by what its source is, types, roles and
// affiliations, and by half of the articles (by a hash of their ids). And how well addressees are found and resolved.
//
// Odd case: a speaker whose name is null (no source, or a pronoun that nothing explains) is right when the label says so.
#pragma once

#include "engine/evaluation/scores.hpp"
#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <string>
#include <vector>

namespace sayso {

// `path` is a file of labels, or the beginning of the names of several ("acts.train" for acts.train.1.jsonl …); PolNeAR's
// articles lie beside it, or in ../data/polnear.
Result<std::vector<ScoreTable>> evaluate_speakers(const Model& model, const std::string& path);

}  // namespace sayso
