// Toponyms and their resolution against LGL and GeoVirus, by the protocol of Gritta, Pilehvar and Collier, "A Pragmatic
// Guide to Geoparsing Evaluation" (2020): toponyms found (same span; overlapping span), and for toponyms annotated with
// coordinates the distance to the found place: share within 161 km (100 miles), mean and median.
//
//   evaluate_places(model, "geo")    // lgl.jsonl.gz and geovirus.jsonl.gz, each in two halves by the hash of the id
//
// Odd cases: LGL also annotates adjectives ("Georgian") as places, and streets and houses without coordinates. What is found
// there counts neither as right nor as wrong in the rows "found"; the rows "as annotated" count them as they are.
#pragma once

#include "engine/evaluation/scores.hpp"
#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <string>
#include <vector>

namespace sayso {

// `path` is a folder with both files, or one file of their format.
Result<std::vector<ScoreTable>> evaluate_places(const Model& model, const std::string& path);

}  // namespace sayso
