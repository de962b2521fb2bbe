#include "stages/tags/tags.hpp"

#include "stages/workbench.hpp"

#include <algorithm>

namespace sayso {

namespace {

std::size_t best(const float* scores, std::size_t count) {
  return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

}  // namespace

void run_tags(Document& document, Workbench& bench, const WindowView& window) {
  const HeadLayout& at = bench.network->layout();
  Tokens& tokens = document.tokens;
  tokens.upos.resize(tokens.size());
  tokens.xpos.resize(tokens.size());
  tokens.lemma.resize(tokens.size());
  for (std::uint32_t token = window.fresh; token < window.tokens.end; ++token) {
    const float* row = bench.group.rows[window.number].data() + window.row(token) * at.width;
    tokens.upos[token] = static_cast<std::uint8_t>(best(row + at.upos, at.upos_count));
    tokens.xpos[token] = static_cast<std::uint8_t>(best(row + at.xpos, at.xpos_count));
    tokens.lemma[token] = static_cast<std::uint16_t>(best(row + at.lemma, at.lemma_count));
  }
}

}  // namespace sayso
