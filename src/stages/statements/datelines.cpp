#include "base/ascii.hpp"
#include "stages/statements/statements.hpp"

#include <algorithm>
#include <string_view>

namespace sayso {

namespace {

constexpr std::size_t longest = 64;  // bytes of a dateline, with its agency

// "PORT AMERY — ", "TARVIK, Nov. 6 (NWA) — ": how many bytes, 0 where there is none. The place stands in capitals.
std::size_t dateline_at(std::string_view text) {
  std::size_t capitals = 0;
  while (capitals < text.size() && !is_ascii_small(text[capitals]) && text[capitals] != ',' &&
         text[capitals] != '(')
    ++capitals;
  const std::string_view place = text.substr(0, capitals);
  if (std::count_if(place.begin(), place.end(), is_ascii_capital) < 3) return 0;
  for (const std::string_view dash : {" — ", " – ", " -- ", " - ", "—"}) {
    const std::size_t at = text.substr(0, longest).find(dash);
    if (at != std::string_view::npos && at >= 3) return at + dash.size();
  }
  return 0;
}

}  // namespace

void fit_datelines(const Document& document, std::vector<Draft>& drafts) {
  const auto& blocks = document.article().blocks;
  for (Draft& draft : drafts) {
    for (Span& piece : draft.content) {
      const auto block = std::lower_bound(blocks.begin(), blocks.end(), piece.begin,
                                          [](const Block& b, Offset at) { return b.span.begin < at; });
      if (block == blocks.end() || block->span.begin != piece.begin || block->kind == BlockKind::title)
        continue;
      const std::size_t size = dateline_at(document.text(piece));
      if (size > 0 && size < piece.size()) piece.begin += static_cast<Offset>(size);
    }
  }
}

}  // namespace sayso
