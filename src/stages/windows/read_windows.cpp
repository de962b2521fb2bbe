#include "stages/windows/read_windows.hpp"

#include "stages/workbench.hpp"

#include <algorithm>

namespace sayso {

void read_windows(Document& document, Workbench& bench, std::span<const Stage* const> heads) {
  if (!bench.network || document.tokens.size() == 0) return;
  const Tokens& tokens = document.tokens;
  read_pieces(document.text(), *bench.vocabulary, bench.pieces);
  match_tokens(tokens.span, bench.pieces);
  bench.windows.cut(bench.pieces, tokens.block, tokens.sentence);
  for (std::size_t begin = 0; begin < bench.windows.size(); begin += most_windows) {
    NetworkGroup& group = bench.group;
    group.count = std::min(most_windows, bench.windows.size() - begin);
    for (std::size_t i = 0; i < group.count; ++i) {
      fill_window(bench.windows[begin + i], bench.pieces, tokens.block, *bench.vocabulary, group.windows[i]);
    }
    bench.network->read(group);
    for (std::size_t i = 0; i < group.count; ++i) {
      const Window& window = bench.windows[begin + i];
      const WindowView view{i, {window.begin, window.end}, window.fresh};
      for (const Stage* head : heads) head->run_window(document, bench, view);
    }
  }
}

}  // namespace sayso
