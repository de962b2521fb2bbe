// Whether two articles share an origin, on clusters of articles with labelled origins (relations.dev.json): end to end, from the raw
// articles. A pair is right where both stand in one labelled origin; an article that is labelled in none has one of its own.
//
//   sayso eval origins ../shared/gold/relations.dev.json
#pragma once

#include "engine/evaluation/scores.hpp"
#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <string>
#include <vector>

namespace sayso {

Result<std::vector<ScoreTable>> evaluate_origins(const Model& model, const std::string& path);

}  // namespace sayso
