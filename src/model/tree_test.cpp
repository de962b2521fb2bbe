#include "model/tree.hpp"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

bool is_tree(const std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::uint32_t node = 0; node < heads.size(); ++node) {
    std::uint32_t at = node;
    std::size_t steps = 0;
    while (at != no_head && steps++ <= heads.size()) at = heads[at];
    if (at != no_head) return false;
    roots += heads[node] == no_head ? 1U : 0U;
  }
  return roots == 1;
}

float score_of(const std::vector<float>& scores, const std::vector<std::uint32_t>& heads) {
  float sum = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) {
    sum += scores[d * (heads.size() + 1) + (heads[d] == no_head ? 0 : heads[d] + 1)];
  }
  return sum;
}

float best_by_trying_all(const std::vector<float>& scores, std::uint32_t count) {
  std::vector<std::uint32_t> choice(count, 0), heads(count);
  float top = -1e9F;
  while (true) {
    for (std::uint32_t d = 0; d < count; ++d) heads[d] = choice[d] == 0 ? no_head : choice[d] - 1;
    if (is_tree(heads)) top = std::max(top, score_of(scores, heads));
    std::uint32_t d = 0;
    while (d < count && ++choice[d] == count + 1) choice[d++] = 0;
    if (d == count) return top;
  }
}

TEST(Tree, IsTheBestOfAllTreesWithOneRoot) {
  std::mt19937 generator(11);
  std::normal_distribution<float> normal(0, 1);
  Tree tree;
  for (int round = 0; round < 200; ++round) {
    const std::uint32_t count = 1 + static_cast<std::uint32_t>(round) % 5;
    std::vector<float> scores(count * (count + 1));
    for (float& score : scores) score = normal(generator);
    std::vector<std::uint32_t> heads;
    tree.best(scores, count, heads);
    ASSERT_TRUE(is_tree(heads)) << "round " << round;
    EXPECT_NEAR(score_of(scores, heads), best_by_trying_all(scores, count), 1e-4) << "round " << round;
  }
}

TEST(Tree, ALongSentenceOfEqualScoresStillIsATree) {
  const std::uint32_t count = 254;
  Tree tree;
  std::vector<std::uint32_t> heads;
  tree.best(std::vector<float>(count * (count + 1), 0.5F), count, heads);
  EXPECT_TRUE(is_tree(heads));
}

}  // namespace
}  // namespace sayso
