// How well the program finds who said what, on annotated articles (PolNeAR's format; its texts are not sayso's).
//
// Spans: CofeNet's protocol (Wang et al., COLING 2022) on paragraph items: the exact spans of each role, micro-averaged;
// a content in several pieces counts as several spans. Whole relations: an annotated attribution is found when a
// statement has exactly its source, cue and contents. Everything is read from the raw text by the whole program; spans
// are those of the statements.
//
// Odd cases: statements inside others are left out, and counted, for PolNeAR annotates only the outermost; items whose tokens could not be aligned to the article (null in the file) are
// left out, and counted.
#pragma once

#include "engine/evaluation/scores.hpp"
#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <string>
#include <vector>

namespace sayso {

// `folder` holds polnear.dev.jsonl and cofenet.valid.aligned.jsonl.gz.
Result<std::vector<ScoreTable>> evaluate_attribution(const Model& model, const std::string& folder);

// Whether confidences keep their word: statements by tenths of their confidence, with the share that is right. Right is a
// statement whose content agrees with an annotated one's in more than half of the words that either has, and whose source
// overlaps with that one's (or both have none). `path` is a file of PolNeAR's format.
Result<std::vector<ScoreTable>> evaluate_confidence(const Model& model, const std::string& path);

}  // namespace sayso
