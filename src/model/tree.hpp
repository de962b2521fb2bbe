// The best dependency tree of one sentence from the scores of its arcs: the maximum spanning arborescence with one root
// (Chu and Liu 1965, Edmonds 1967).
//
//   tree.best(scores, 3, heads);     // scores[dependent][0] root, [dependent][1 + head]; heads: no_head for the root
//
// Odd case: a sentence of one token is its own root.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sayso {

inline constexpr std::uint32_t no_head = 0xFFFFFFFFU;

class Tree {
 public:
  // scores has count rows of count + 1. Takes O(count^3) at worst, nearly always O(count^2): most heads already agree.
  void best(std::span<const float> scores, std::uint32_t count, std::vector<std::uint32_t>& heads);

 private:
  bool is_tree_already(std::span<const float> scores, std::uint32_t count);
  bool find_cycle(const std::vector<std::uint32_t>& heads, std::vector<std::uint32_t>& cycle);
  std::vector<std::uint32_t> solve(std::vector<std::vector<double>> scores);
  std::vector<std::uint32_t> mark_, cycle_, greedy_;
};

}  // namespace sayso
