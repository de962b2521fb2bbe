#include "stages/names/names.hpp"

#include "stages/workbench.hpp"

#include <algorithm>
#include <cmath>

namespace sayso {

namespace {

bool may_follow(std::uint8_t before, std::uint8_t label) {
  const bool goes_on = label != 0 && label % 2 == 0;
  return !goes_on || before == label || before == label - 1;
}

// Viterbi without learnt steps: only what may not follow is barred. Scores become log probabilities in place.
void decode(std::vector<float>& scores, std::size_t count, std::span<const std::uint8_t> kinds,
            std::vector<std::uint32_t>& origins, std::vector<std::uint8_t>& labels) {
  const std::size_t width = kinds.size();
  labels.resize(count);
  origins.resize(count * width);
  std::vector<float>& s = scores;  // [count][width], then one row of totals twice
  s.resize((count + 2) * width);
  float *total = s.data() + count * width, *next = total + width;
  for (std::size_t t = 0; t < count; ++t) {
    float* row = s.data() + t * width;
    const float top = *std::max_element(row, row + width);
    float sum = 0;
    for (std::size_t k = 0; k < width; ++k) sum += std::exp(row[k] - top);
    for (std::size_t k = 0; k < width; ++k) row[k] -= top + std::log(sum);
    for (std::size_t to = 0; to < width; ++to) {
      float best = t == 0 ? (may_follow(0, kinds[to]) ? 0.0F : -1e9F) : -1e9F;
      std::uint32_t from = 0;
      for (std::size_t other = 0; t > 0 && other < width; ++other) {
        if (total[other] > best && may_follow(kinds[other], kinds[to])) {
          best = total[other];
          from = static_cast<std::uint32_t>(other);
        }
      }
      origins[t * width + to] = from;
      next[to] = best + row[to];
    }
    std::swap(total, next);
  }
  std::size_t label =
      count == 0 ? 0 : static_cast<std::size_t>(std::max_element(total, total + width) - total);
  for (std::size_t t = count; t-- > 0;) {
    labels[t] = static_cast<std::uint8_t>(label);
    label = origins[t * width + label];
  }
}

}  // namespace

void run_names(Document& document, Workbench& bench, const WindowView& window) {
  const HeadLayout& at = bench.network->layout();
  const std::size_t count = window.tokens.end - window.fresh, width = at.names_count;
  bench.scores.resize((count + 2) * width);
  for (std::size_t t = 0; t < count; ++t) {
    const float* row =
        bench.group.rows[window.number].data() + (window.row(window.fresh) + t) * at.width + at.names;
    std::copy(row, row + width, bench.scores.data() + t * width);
  }
  decode(bench.scores, count, bench.name_kinds, bench.heads, bench.labels);
  for (std::size_t t = 0; t < count; ++t) {
    const std::uint8_t kind = bench.name_kinds[bench.labels[t]];
    if (kind == 0 || kind % 2 == 0) continue;
    std::size_t end = t + 1;
    float sum = bench.scores[t * width + bench.labels[t]];
    while (end < count && bench.name_kinds[bench.labels[end]] == kind + 1) {
      sum += bench.scores[end * width + bench.labels[end]];
      ++end;
    }
    const TokenRange tokens{window.fresh + static_cast<std::uint32_t>(t),
                            window.fresh + static_cast<std::uint32_t>(end)};
    document.names.push_back({document.span_of(tokens), tokens, static_cast<NameKind>((kind - 1) / 2),
                              std::exp(sum / static_cast<float>(end - t))});
  }
}

}  // namespace sayso
