// `sayso eval relations`: which statements of a cluster repeat, restate, confirm, deny, correct, update, contradict or cite one another, against
// labels (docs/relations.md says how labels and found relations are compared).
#pragma once

#include "engine/evaluation/gold_clusters.hpp"
#include "engine/evaluation/scores.hpp"

#include <string>
#include <vector>

namespace sayso {

// A found relation between labelled statements, or with a side that matches none.
struct ScoredRelation {
  StatementPlace from, to;              // of the labelled readings, where both sides match one
  StatementPlace found_from, found_to;  // of the readings that were compared
  RelationType type = RelationType::restates;
  bool has_both = false, is_right = false;
  std::string_view rule;
  float confidence = 0;
};

// With `on_labels` the labelled statements are compared, else those that the engine finds.
std::vector<ScoredRelation> relate_cluster(const LabelledCluster& cluster, bool on_labels);

Result<std::vector<ScoreTable>> evaluate_relations(const Model& model, const std::string& path);

}  // namespace sayso
