#include "engine/evaluation/clusters.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <set>

namespace sayso {

namespace {

// For each mention of one side the number of its cluster.
std::map<MentionRange, std::size_t> numbers_of(const Clusters& clusters) {
  std::map<MentionRange, std::size_t> numbers;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    for (const MentionRange& mention : clusters[i]) numbers.emplace(mention, i);
  }
  return numbers;
}

// How many mentions each gold cluster shares with each found one.
using Shared = std::map<std::pair<std::size_t, std::size_t>, double>;

Shared shared_of(const Clusters& gold, const Clusters& found) {
  const auto numbers = numbers_of(found);
  Shared shared;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    for (const MentionRange& mention : gold[i]) {
      const auto other = numbers.find(mention);
      if (other != numbers.end()) shared[{i, other->second}] += 1;
    }
  }
  return shared;
}

double mentions_in(const Clusters& clusters) {
  double count = 0;
  for (const auto& cluster : clusters) count += static_cast<double>(cluster.size());
  return count;
}

double links_in(const Clusters& clusters) {
  double count = 0;
  for (const auto& cluster : clusters) count += static_cast<double>(cluster.size()) - 1;
  return count;
}

// The greatest sum of values with one column at most for each row and one row for each column: the Hungarian method on
// costs, rows not more than columns.
double best_matching(const std::vector<std::vector<double>>& values) {
  const std::size_t rows = values.size();
  if (rows == 0 || values[0].empty()) return 0;
  const std::size_t columns = values[0].size();
  std::vector<double> row_price(rows + 1), column_price(columns + 1);
  std::vector<std::size_t> row_of(columns + 1), way(columns + 1);
  for (std::size_t row = 1; row <= rows; ++row) {
    row_of[0] = row;
    std::size_t column = 0;
    std::vector<double> least(columns + 1, std::numeric_limits<double>::infinity());
    std::vector<bool> is_used(columns + 1);
    do {
      is_used[column] = true;
      const std::size_t here = row_of[column];
      double step = std::numeric_limits<double>::infinity();
      std::size_t next = 0;
      for (std::size_t c = 1; c <= columns; ++c) {
        if (is_used[c]) continue;
        const double cost = -values[here - 1][c - 1] - row_price[here] - column_price[c];
        if (cost < least[c]) least[c] = cost, way[c] = column;
        if (least[c] < step) step = least[c], next = c;
      }
      for (std::size_t c = 0; c <= columns; ++c) {
        if (is_used[c]) {
          row_price[row_of[c]] += step;
          column_price[c] -= step;
        } else {
          least[c] -= step;
        }
      }
      column = next;
    } while (row_of[column] != 0);
    while (column != 0) {
      row_of[column] = row_of[way[column]];
      column = way[column];
    }
  }
  double sum = 0;
  for (std::size_t c = 1; c <= columns; ++c) {
    if (row_of[c] != 0) sum += values[row_of[c] - 1][c - 1];
  }
  return sum;
}

}  // namespace

void ClusterCounts::add(const ClusterCounts& other) {
  recall_part += other.recall_part;
  recall_whole += other.recall_whole;
  precision_part += other.precision_part;
  precision_whole += other.precision_whole;
}

double ClusterCounts::f1() const {
  const double r = recall(), p = precision();
  return r + p == 0 ? 0 : 2 * r * p / (r + p);
}

void ClusterScores::add(const ClusterScores& other) {
  mentions.add(other.mentions);
  muc.add(other.muc);
  b_cubed.add(other.b_cubed);
  ceaf.add(other.ceaf);
}

ClusterScores score_clusters(const Clusters& gold, const Clusters& found) {
  const Shared shared = shared_of(gold, found);
  const double of_gold = mentions_in(gold), of_found = mentions_in(found);
  double both = 0, links = 0, for_recall = 0, for_precision = 0;
  const bool is_wide = gold.size() <= found.size();
  std::vector<std::vector<double>> values(std::min(gold.size(), found.size()),
                                          std::vector<double>(std::max(gold.size(), found.size())));
  for (const auto& [cell, count] : shared) {
    const auto [g, f] = cell;
    const auto in_gold = static_cast<double>(gold[g].size()), in_found = static_cast<double>(found[f].size());
    both += count;
    links += count - 1;
    for_recall += count * count / in_gold;
    for_precision += count * count / in_found;
    values[is_wide ? g : f][is_wide ? f : g] = 2 * count / (in_gold + in_found);
  }
  const double matched = best_matching(values);
  ClusterScores scores;
  scores.mentions = {both, of_gold, both, of_found};
  scores.muc = {links, links_in(gold), links, links_in(found)};
  scores.b_cubed = {for_recall, of_gold, for_precision, of_found};
  scores.ceaf = {matched, static_cast<double>(gold.size()), matched, static_cast<double>(found.size())};
  return scores;
}

Clusters aligned_by_head(Clusters found, const Clusters& gold,
                         const std::function<std::uint32_t(const MentionRange&)>& head_of) {
  std::set<MentionRange> said;
  for (const auto& cluster : found) said.insert(cluster.begin(), cluster.end());
  std::multimap<std::uint32_t, MentionRange> free;  // by head
  std::set<MentionRange> known;
  for (const auto& cluster : gold) {
    for (const MentionRange& mention : cluster) {
      known.insert(mention);
      if (!said.contains(mention)) free.emplace(head_of(mention), mention);
    }
  }
  const auto shared = [](const MentionRange& a, const MentionRange& b) {
    const std::uint32_t begin = std::max(a.first, b.first), end = std::min(a.second, b.second);
    return end > begin ? end - begin : 0;
  };
  for (auto& cluster : found) {
    for (MentionRange& mention : cluster) {
      if (known.contains(mention)) continue;
      const auto [first, last] = free.equal_range(head_of(mention));
      const auto best = std::max_element(first, last, [&](const auto& a, const auto& b) {
        return shared(a.second, mention) < shared(b.second, mention);
      });
      if (best == last) continue;
      mention = best->second;
      free.erase(best);
    }
  }
  return found;
}

}  // namespace sayso
