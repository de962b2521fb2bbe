#include "stages/acts/act_head.hpp"

#include <algorithm>
#include <cmath>

namespace sayso {

namespace {

void add_mean(const Meanings& meanings, const std::vector<std::uint32_t>& tokens, std::size_t column,
              ActShares& shares) {
  if (tokens.empty()) return;
  std::array<std::int64_t, act_count> sums{};
  for (const std::uint32_t token : tokens) {
    const std::int8_t* steps = meanings.of(token) + column;
    for (std::size_t act = 0; act < act_count; ++act) sums[act] += steps[act];
  }
  const float scale = Meanings::act_step / static_cast<float>(tokens.size());
  for (std::size_t act = 0; act < act_count; ++act) shares.log[act] += static_cast<float>(sums[act]) * scale;
}

}  // namespace

ActShares act_shares(const Meanings& meanings, const std::vector<std::uint32_t>& cue,
                     const std::vector<std::uint32_t>& content) {
  static_assert(Meanings::acts == act_count);
  ActShares shares;
  add_mean(meanings, cue, Meanings::cue, shares);
  add_mean(meanings, content, Meanings::content, shares);
  const float top = *std::max_element(shares.log.begin(), shares.log.end());
  float sum = 0;
  for (const float score : shares.log) sum += std::exp(score - top);
  for (float& score : shares.log) score -= top + std::log(sum);
  return shares;
}

}  // namespace sayso
