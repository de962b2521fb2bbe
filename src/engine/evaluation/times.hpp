// Expressions of time against TempEval-3's training data (TimeBank and AQUAINT, cleaned; their texts are not sayso's).
//
// Protocol of TempEval-3 (UzZaman et al., SemEval 2013), task A: an expression is found strictly when one with the same
// extent was found, and relaxed when the two overlap; each is matched once, equal extents first. Type and value are
// counted on relaxed matches; a value is right when it is the same string (TIMEX3's notation). Creation times, which are
// given (dct), are neither counted nor looked for: they are the articles' dates.
//
// Odd case: a value that TIMEX3 allows to be written in several ways ("1989-WXX", "1989-W43") counts as the annotators
// wrote it.
#pragma once

#include "engine/evaluation/scores.hpp"
#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <string>
#include <vector>

namespace sayso {

// `folder` holds tempeval3.timebank.jsonl.gz and tempeval3.aquaint.jsonl.gz. A table for all, then one for each file and
// half: rules are developed on the even half, by hash of id, and measured on both.
Result<std::vector<ScoreTable>> evaluate_times(const Model& model, const std::string& folder);

}  // namespace sayso
