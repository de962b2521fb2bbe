#include "model/tree.hpp"

#include <utility>

namespace sayso {

namespace {

constexpr double never = -1.0e30;
constexpr double root_price = 1.0e6;

// Node 0 is the root; score[d][h].
std::uint32_t best_head(const std::vector<double>& row, std::uint32_t self) {
  std::uint32_t best = self == 0 ? 1 : 0;
  for (std::uint32_t head = 0; head < row.size(); ++head) {
    if (head != self && row[head] > row[best]) best = head;
  }
  return best;
}

}  // namespace

bool Tree::find_cycle(const std::vector<std::uint32_t>& heads, std::vector<std::uint32_t>& cycle) {
  mark_.assign(heads.size(), 0);
  cycle.clear();
  for (std::uint32_t start = 1; start < heads.size(); ++start) {
    std::uint32_t at = start;
    while (at != 0 && mark_[at] == 0) {
      mark_[at] = start;
      at = heads[at];
    }
    if (at == 0 || mark_[at] != start) continue;
    for (std::uint32_t node = at; cycle.empty() || node != at; node = heads[node]) cycle.push_back(node);
    return true;
  }
  return false;
}

// Contracts a cycle to one node, solves what is left, and opens it where the solution enters.
std::vector<std::uint32_t> Tree::solve(std::vector<std::vector<double>> scores) {
  const auto size = static_cast<std::uint32_t>(scores.size());
  std::vector<std::uint32_t> heads(size, 0);
  for (std::uint32_t node = 1; node < size; ++node) heads[node] = best_head(scores[node], node);
  std::vector<std::uint32_t> cycle;
  if (!find_cycle(heads, cycle)) return heads;

  std::vector<std::uint32_t> to_new(size, 0), to_old;
  std::vector<bool> is_in_cycle(size, false);
  for (const std::uint32_t node : cycle) is_in_cycle[node] = true;
  for (std::uint32_t node = 0; node < size; ++node) {
    if (is_in_cycle[node]) continue;
    to_new[node] = static_cast<std::uint32_t>(to_old.size());
    to_old.push_back(node);
  }
  const auto merged = static_cast<std::uint32_t>(to_old.size());
  std::vector<std::vector<double>> smaller(merged + 1, std::vector<double>(merged + 1, never));
  std::vector<std::uint32_t> enters(size, 0), leaves(size, 0);
  for (std::uint32_t d = 0; d < size; ++d) {
    for (std::uint32_t h = 0; h < size; ++h) {
      if (d == h || d == 0 || (is_in_cycle[d] && is_in_cycle[h])) continue;
      const std::uint32_t row = is_in_cycle[d] ? merged : to_new[d],
                          column = is_in_cycle[h] ? merged : to_new[h];
      const double score = is_in_cycle[d] ? scores[d][h] - scores[d][heads[d]] : scores[d][h];
      if (score <= smaller[row][column]) continue;
      smaller[row][column] = score;
      if (is_in_cycle[d]) enters[h] = d;
      if (is_in_cycle[h]) leaves[d] = h;
    }
  }
  const std::vector<std::uint32_t> solved = solve(std::move(smaller));
  for (std::uint32_t node = 1; node < merged; ++node) {
    const std::uint32_t old = to_old[node];
    heads[old] = solved[node] == merged ? leaves[old] : to_old[solved[node]];
  }
  const std::uint32_t from = to_old[solved[merged]];
  heads[enters[from]] = from;
  return heads;
}

bool Tree::is_tree_already(std::span<const float> scores, std::uint32_t count) {
  const std::uint32_t width = count + 1;
  greedy_.assign(width, 0);
  std::uint32_t roots = 0;
  for (std::uint32_t d = 0; d < count; ++d) {
    const float* row = scores.data() + std::size_t{d} * width;
    for (std::uint32_t h = 1; h < width; ++h) {
      if (h != d + 1 && row[h] > row[greedy_[d + 1]]) greedy_[d + 1] = h;
    }
    roots += greedy_[d + 1] == 0 ? 1U : 0U;
  }
  return roots == 1 && !find_cycle(greedy_, cycle_);
}

void Tree::best(std::span<const float> scores, std::uint32_t count, std::vector<std::uint32_t>& heads) {
  const std::uint32_t width = count + 1;
  if (is_tree_already(scores, count)) {
    heads.resize(count);
    for (std::uint32_t d = 0; d < count; ++d) heads[d] = greedy_[d + 1] == 0 ? no_head : greedy_[d + 1] - 1;
    return;
  }
  std::vector<std::vector<double>> matrix(width, std::vector<double>(width, never));
  for (std::uint32_t d = 0; d < count; ++d) {
    for (std::uint32_t h = 0; h < width; ++h) {
      // Each root costs more than all else can win, so the best tree has as few of them as there must be: one.
      if (h != d + 1) matrix[d + 1][h] = scores[std::size_t{d} * width + h] - (h == 0 ? root_price : 0.0);
    }
  }
  const std::vector<std::uint32_t> best = solve(std::move(matrix));
  heads.resize(count);
  for (std::uint32_t d = 0; d < count; ++d) heads[d] = best[d + 1] == 0 ? no_head : best[d + 1] - 1;
}

}  // namespace sayso
