// How well events are typed and their participants found, on the gold standard records of PLOVER (one sentence each, made of
// CAMEO's codebook). Its old names are read as those of 2021: DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is
// ASSAULT. The records are divided in halves by a hash of their ids: words and rules were made by looking at the even half.
//
// The program's event of a sentence is, of those whose trigger shares a word with the annotated one, the nearest to the root of
// the sentence, else the nearest to the root of all; "without looking" is always the latter. An actor is found when a
// participant's words or name hold the head word of the annotated ones; of several annotated actors one will do, and "all" asks
// for each. Records without a target count for who only.
//
// Odd case: a sentence in which the program finds no event is wrong in every row.
#pragma once

#include "engine/evaluation/scores.hpp"
#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <string>
#include <vector>

namespace sayso {

// `path` is a folder with plover_gsr_cameo.jsonl.gz, or such a file.
Result<std::vector<ScoreTable>> evaluate_events(const Model& model, const std::string& path);

}  // namespace sayso
