// How well mentions are grouped, after Pradhan et al. 2014 (the reference scorer of the CoNLL shared tasks): MUC counts
// links, B³ mentions, CEAF (φ4) whole entities matched one to one; the CoNLL score is the mean of their F1. A mention is
// its first and last token and must be exactly right.
//
// Worked example (in clusters_test.cpp): gold {a b c} {d e f g}, found {a b} {c d} {f g h i}, as in the paper's Figure 1.
// Odd case: where an entity of one mention is not to count, leave it out of both sides before asking.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace sayso {

using MentionRange = std::pair<std::uint32_t, std::uint32_t>;
using Clusters = std::vector<std::vector<MentionRange>>;

// What recall and precision are made of; sums over documents.
struct ClusterCounts {
  double recall_part = 0, recall_whole = 0, precision_part = 0, precision_whole = 0;

  void add(const ClusterCounts& other);
  double recall() const { return recall_whole == 0 ? 0 : recall_part / recall_whole; }
  double precision() const { return precision_whole == 0 ? 0 : precision_part / precision_whole; }
  double f1() const;
};

struct ClusterScores {
  ClusterCounts mentions, muc, b_cubed, ceaf;

  void add(const ClusterScores& other);
  double conll() const { return (muc.f1() + b_cubed.f1() + ceaf.f1()) / 3; }
};

ClusterScores score_clusters(const Clusters& gold, const Clusters& found);

// `found` with each mention that is nobody's in `gold` moved to the one there, still free, that has the same head and shares most
// tokens with it: so the shared tasks CRAC 2022 to 2024 match mentions (Žabokrtský et al. 2022, "head match"). `head_of` gives
// the head of a mention's tokens.
Clusters aligned_by_head(Clusters found, const Clusters& gold,
                         const std::function<std::uint32_t(const MentionRange&)>& head_of);

}  // namespace sayso
