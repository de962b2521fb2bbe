#include "stages/statements/pieces.hpp"

#include <algorithm>

namespace sayso {

std::vector<Piece> pieces_of(const std::vector<Draft>& drafts) {
  std::vector<Piece> pieces;
  for (std::uint32_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].is_dropped) continue;
    for (const Span span : drafts[i].content) pieces.push_back({span, i});
  }
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.span < b.span; });
  return pieces;
}

const Piece* last_piece_in(const std::vector<Piece>& pieces, Span span) {
  const auto after = std::partition_point(pieces.begin(), pieces.end(),
                                          [&](const Piece& piece) { return piece.span.begin < span.end; });
  if (after == pieces.begin()) return nullptr;
  const Piece& piece = *(after - 1);
  return piece.span.overlaps(span) ? &piece : nullptr;
}

const Piece* first_piece_in(const std::vector<Piece>& pieces, Span span) {
  const auto found = std::partition_point(pieces.begin(), pieces.end(),
                                          [&](const Piece& piece) { return piece.span.end <= span.begin; });
  return found != pieces.end() && found->span.overlaps(span) ? &*found : nullptr;
}

}  // namespace sayso
