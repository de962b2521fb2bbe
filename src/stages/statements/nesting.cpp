#include "stages/statements/nesting.hpp"

#include <algorithm>

namespace sayso {

namespace {

constexpr std::size_t most_asked = 16;  // contents in one another; deeper ones are no news

bool holds(std::span<const Span> pieces, Span span) {
  const auto after = std::partition_point(pieces.begin(), pieces.end(),
                                          [&](Span piece) { return piece.begin <= span.begin; });
  return after != pieces.begin() && span.end <= (after - 1)->end;
}

bool holds(const Document& document, const Statement& outer, const Statement& inner) {
  const auto pieces = document.list(outer.content);
  for (const Slice<Span> slice : {inner.cue, inner.content, inner.source}) {
    for (const Span span : document.list(slice)) {
      if (!holds(pieces, span)) return false;
    }
  }
  return true;
}

// Where a statement is looked for: its cue, else its content.
Offset place_of(const Document& document, const Statement& statement) {
  for (const Slice<Span> slice : {statement.cue, statement.content}) {
    if (!slice.empty()) return document.list(slice).front().begin;
  }
  return 0;
}

}  // namespace

void find_within(Document& document, NestingScratch& scratch) {
  auto& statements = document.statements;
  scratch.pieces.clear();
  scratch.order.clear();
  scratch.open.clear();
  for (std::uint32_t i = 0; i < statements.size(); ++i) {
    for (const Span span : document.list(statements[i].content)) scratch.pieces.push_back({span, i});
    scratch.order.push_back(i);
  }
  std::sort(scratch.pieces.begin(), scratch.pieces.end(), [](const ContentPiece& a, const ContentPiece& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    return a.span.end != b.span.end ? a.span.end > b.span.end : a.owner < b.owner;
  });
  std::stable_sort(scratch.order.begin(), scratch.order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return place_of(document, statements[a]) < place_of(document, statements[b]);
  });
  const auto close = [&](Offset place) {
    while (!scratch.open.empty() && scratch.pieces[scratch.open.back()].span.end <= place)
      scratch.open.pop_back();
  };
  std::uint32_t next = 0;
  for (const std::uint32_t number : scratch.order) {
    Statement& statement = statements[number];
    const Offset place = place_of(document, statement);
    for (; next < scratch.pieces.size() && scratch.pieces[next].span.begin <= place; ++next) {
      close(scratch.pieces[next].span.begin);
      scratch.open.push_back(next);
    }
    close(place);
    statement.within = no_id;
    for (std::size_t i = 0; i < std::min(scratch.open.size(), most_asked); ++i) {
      const std::uint32_t outer = scratch.pieces[scratch.open[scratch.open.size() - 1 - i]].owner;
      if (outer >= number || !holds(document, statements[outer], statement)) continue;
      statement.within = outer;
      break;
    }
  }
}

}  // namespace sayso
