#include "links/origins/runs.hpp"

#include <algorithm>
#include <tuple>

namespace sayso::origins {
namespace {

constexpr std::size_t most_places = 16;
constexpr std::size_t most_runs = 4096;

using Words = std::vector<relations::Word>;

bool is_same(const Words& a, std::uint32_t i, const Words& b, std::uint32_t k) {
  return a[i].stem == b[k].stem;
}

// Every stretch that is the same in both and cannot be longer.
std::vector<Run> stretches(const Wording::Features& first, const Wording::Features& second) {
  std::vector<Run> runs;
  auto a = first.grams.begin(), b = second.grams.begin();
  while (a != first.grams.end() && b != second.grams.end() && runs.size() < most_runs) {
    if (a->hash != b->hash) {
      a->hash < b->hash ? ++a : ++b;
      continue;
    }
    const std::uint64_t hash = a->hash;
    const auto a_end =
        std::find_if(a, first.grams.end(), [&](const Gram& gram) { return gram.hash != hash; });
    const auto b_end =
        std::find_if(b, second.grams.end(), [&](const Gram& gram) { return gram.hash != hash; });
    const bool is_rare = static_cast<std::size_t>(a_end - a) <= most_places &&
                         static_cast<std::size_t>(b_end - b) <= most_places;
    for (auto one = a; is_rare && one != a_end; ++one) {
      for (auto two = b; two != b_end; ++two) {
        const std::uint32_t i = one->word, k = two->word;
        if (i > 0 && k > 0 && is_same(first.words, i - 1, second.words, k - 1))
          continue;  // begins further left
        std::uint32_t size = 0;
        while (i + size < first.words.size() && k + size < second.words.size() &&
               is_same(first.words, i + size, second.words, k + size))
          ++size;
        if (size >= gram_size) runs.push_back({i, k, size});
      }
    }
    a = a_end, b = b_end;
  }
  return runs;
}

}  // namespace

std::vector<Run> common_runs(const Wording::Features& first, const Wording::Features& second) {
  std::vector<Run> runs = stretches(first, second);
  std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) {
    return std::tie(b.size, a.first, a.second) < std::tie(a.size, b.first, b.second);
  });
  std::vector<bool> first_taken(first.words.size()), second_taken(second.words.size());
  std::vector<Run> kept;
  for (const Run& run : runs) {
    bool is_free = true;
    for (std::uint32_t i = 0; i < run.size && is_free; ++i)
      is_free = !first_taken[run.first + i] && !second_taken[run.second + i];
    if (!is_free) continue;
    for (std::uint32_t i = 0; i < run.size; ++i)
      first_taken[run.first + i] = second_taken[run.second + i] = true;
    kept.push_back(run);
  }
  std::sort(kept.begin(), kept.end(), [](const Run& a, const Run& b) { return a.first < b.first; });
  return kept;
}

}  // namespace sayso::origins
