// How well predicates are judged, on sentences whose predicates people rated from -3 (it certainly did not happen) to 3 (it
// certainly did): Pearson's r and the mean absolute error over all of them, and by what stands beside the predicate.
//
//   sayso eval firmness DATA/factuality/uw.dev.jsonl.gz
//
// The files are tokenised; their tokens are kept, with brackets and quotation marks as people write them. Odd case: for
// fewer than three targets, or judgements that are all alike, there is no r, and 0 stands for it.
#pragma once

#include "engine/evaluation/scores.hpp"
#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <string>
#include <utility>
#include <vector>

namespace sayso {

struct RatedSentence {
  Article article;
  std::vector<Span> tokens;
  std::vector<std::pair<std::uint32_t, double>> targets;  // token and rating

  void put_into(Document& document) const;
};

Result<std::vector<RatedSentence>> read_rated_sentences(const std::string& path);

Result<std::vector<ScoreTable>> evaluate_firmness(const Model& model, const std::string& path);

}  // namespace sayso
