#include "stages/tokens/tokens.hpp"

#include "stages/tokens/scanner.hpp"

#include <cstddef>
#include <cstdint>

namespace sayso {

namespace tokens {

void cut_into_tokens(Document& document) {
  Tokens& tokens = document.tokens;
  tokens.span.clear();
  tokens.block.clear();
  const auto& blocks = document.article().blocks;
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    Scanner(BlockText(document.text(), blocks[i].span), tokens.span).scan();
    tokens.block.resize(tokens.span.size(), i);
  }
}

}  // namespace tokens

void run_tokens(Document& document, Workbench& /*bench*/) { tokens::cut_into_tokens(document); }

}  // namespace sayso
