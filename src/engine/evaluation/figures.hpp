// Figures against three kinds of labels, told apart by their shape:
//
//   JSON Lines {text, part, figures: [{begin, end, low, high, bound, unit, of}]}: sayso's own (tests/gold/figures.jsonl);
//     a found figure belongs to the first labelled one that it overlaps
//   JSON [{text, quantities: [{value, normalized_unit}]}]: Microsoft Recognizers' tests as CQE publishes them, or a folder of
//     such files; no places are given, so that a figure is right where its value stands among the labelled
//   JSON {clusters: [{folder, statements: [{article, figures}]}]}: relations.dev.json, texts in clusters/ beside it
//
// Value: the number, or both ends of an interval. With bound: both ends and the bound. Odd cases: ages are no figures here
// and are left out of the labels; a labelled unit that is a noun ("2 producers") must be what our figure counts.
#pragma once

#include "engine/evaluation/scores.hpp"
#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <string>
#include <vector>

namespace sayso {

Result<std::vector<ScoreTable>> evaluate_figures(const Model& model, const std::string& path);

}  // namespace sayso
