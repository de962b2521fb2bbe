#include "stages/meaning/meaning.hpp"

#include "stages/workbench.hpp"

#include <algorithm>
#include <cmath>

namespace sayso {

namespace {

static_assert(Meanings::acts == MeaningLayout::acts && Meanings::pair == MeaningLayout::pair);

std::int8_t in_steps(float value, float step) {
  return static_cast<std::int8_t>(std::lround(std::clamp(value / step, -127.0F, 127.0F)));
}

}  // namespace

void run_meaning(Document& document, Workbench& bench, const WindowView& window) {
  if (!bench.network->has_meanings()) return;
  using At = MeaningLayout;
  Meanings& meanings = document.meanings;
  meanings.firmness.resize(document.tokens.size());
  meanings.steps.resize(document.tokens.size() * Meanings::width);
  for (std::uint32_t token = window.fresh; token < window.tokens.end; ++token) {
    const float* row = bench.group.meanings[window.number].data() + window.row(token) * At::width;
    meanings.firmness[token] = std::clamp(row[At::firmness], -3.0F, 3.0F);
    std::int8_t* to = meanings.steps.data() + token * Meanings::width;
    for (std::size_t k = 0; k < 2 * At::acts; ++k) *to++ = in_steps(row[At::act_cue + k], Meanings::act_step);
    for (std::size_t k = 0; k < 2 * At::pair; ++k) *to++ = in_steps(row[At::later + k], Meanings::pair_step);
    *to = in_steps(row[At::anaphor], Meanings::anaphor_step);
  }
}

float pair_affinity(const Meanings& meanings, std::uint32_t later, std::uint32_t earlier) {
  const std::int8_t* a = meanings.of(later) + Meanings::later;
  const std::int8_t* b = meanings.of(earlier) + Meanings::earlier;
  std::int32_t sum = 0;
  for (std::size_t k = 0; k < Meanings::pair; ++k) sum += std::int32_t{a[k]} * b[k];
  constexpr float scale =
      Meanings::pair_step * Meanings::pair_step / 8.0F;  // 8: the square root of Meanings::pair
  return static_cast<float>(sum) * scale +
         static_cast<float>(meanings.of(later)[Meanings::anaphor]) * Meanings::anaphor_step;
}

}  // namespace sayso
