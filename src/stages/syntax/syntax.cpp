#include "stages/syntax/syntax.hpp"

#include "stages/workbench.hpp"

#include <algorithm>

namespace sayso {

void run_syntax(Document& document, Workbench& bench, const WindowView& window) {
  Tokens& tokens = document.tokens;
  tokens.head.resize(tokens.size(), no_id);
  tokens.relation.resize(tokens.size());
  for (std::uint32_t begin = window.fresh; begin < window.tokens.end;) {
    const TokenRange sentence = document.sentences[tokens.sentence[begin]];
    const std::uint32_t end = std::min(sentence.end, window.tokens.end);
    const auto from = static_cast<std::uint32_t>(window.row(begin)),
               to = static_cast<std::uint32_t>(window.row(end));
    bench.network->score_arcs(bench.group, window.number, from, to, bench.linear, bench.scratch,
                              bench.scores);
    bench.tree.best(bench.scores, end - begin, bench.heads);
    bench.network->label_arcs(bench.group, window.number, from, to, bench.heads, bench.linear, bench.scratch,
                              bench.labels);
    for (std::uint32_t token = begin; token < end; ++token) {
      const std::uint32_t head = bench.heads[token - begin];
      tokens.head[token] = head == no_head ? no_id : begin + head;
      tokens.relation[token] = bench.labels[token - begin];
    }
    begin = end;
  }
}

}  // namespace sayso
