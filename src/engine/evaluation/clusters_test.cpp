#include "engine/evaluation/clusters.hpp"

#include <gtest/gtest.h>

namespace sayso {
namespace {

MentionRange at(char letter) {
  const auto token = static_cast<std::uint32_t>(letter - 'a');
  return {token, token + 1};
}

Clusters clusters(const std::vector<const char*>& words) {
  Clusters made;
  for (const char* word : words) {
    made.emplace_back();
    for (; *word != 0; ++word) made.back().push_back(at(*word));
  }
  return made;
}

// Pradhan et al. 2014, Figure 1 and the sums worked out there.
TEST(Clusters, AreScoredAsInThePaper) {
  const ClusterScores scores = score_clusters(clusters({"abc", "defg"}), clusters({"ab", "cd", "fghi"}));
  EXPECT_NEAR(scores.muc.recall(), 2.0 / 5, 1e-9);
  EXPECT_NEAR(scores.muc.precision(), 2.0 / 5, 1e-9);
  EXPECT_NEAR(scores.muc.f1(), 0.40, 1e-9);
  EXPECT_NEAR(scores.b_cubed.recall(), (4.0 / 3 + 1.0 / 3 + 1.0 / 4 + 4.0 / 4) / 7, 1e-9);
  EXPECT_NEAR(scores.b_cubed.precision(), (4.0 / 2 + 1.0 / 2 + 1.0 / 2 + 4.0 / 4) / 8, 1e-9);
  EXPECT_NEAR(scores.b_cubed.f1(), 0.46, 0.01);  // of rounded parts there
  EXPECT_NEAR(scores.ceaf.recall(), (2.0 * 2 / 5 + 2.0 * 2 / 8) / 2, 1e-9);
  EXPECT_NEAR(scores.ceaf.precision(), (2.0 * 2 / 5 + 2.0 * 2 / 8) / 3, 1e-9);
  EXPECT_NEAR(scores.ceaf.f1(), 0.52, 0.005);
}

TEST(Clusters, AllRightIsOneAndNothingRightIsZero) {
  const Clusters gold = clusters({"abc", "de"});
  EXPECT_NEAR(score_clusters(gold, gold).conll(), 1.0, 1e-9);
  EXPECT_NEAR(score_clusters(gold, clusters({"xy"})).conll(), 0.0, 1e-9);
  EXPECT_NEAR(score_clusters(gold, {}).conll(), 0.0, 1e-9);
}

TEST(Clusters, CeafChoosesTheMatchingThatIsBestForAll) {
  // Greedily, {a b d} would go to {a b c}, for 2/3, and nothing be left for {d e}.
  const ClusterScores scores = score_clusters(clusters({"abc", "de"}), clusters({"abd", "c"}));
  EXPECT_NEAR(scores.ceaf.recall_part, 2.0 * 1 / 4 + 2.0 * 1 / 5, 1e-9);
}

TEST(Clusters, AreAlignedByTheHeadsOfTheirMentions) {
  const auto head_of = [](const MentionRange& mention) {
    return mention.second - 1;  // the last token
  };
  const Clusters gold{{{0, 3}, {5, 6}}, {{7, 9}}};
  // {1, 3} has the head of {0, 3}; {4, 6} that of {5, 6}, which is found exactly already; {7, 8} has another than {7, 9}.
  const Clusters found{{{1, 3}, {5, 6}}, {{4, 6}, {7, 8}}};
  const Clusters expected{{{0, 3}, {5, 6}}, {{4, 6}, {7, 8}}};
  EXPECT_EQ(aligned_by_head(found, gold, head_of), expected);
}

}  // namespace
}  // namespace sayso
