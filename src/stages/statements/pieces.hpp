// Contents of drafts by their extent, so that a rule finds those near a place without looking at all of them.
//
//   const std::vector<Piece> pieces = pieces_of(drafts);
//   first_piece_in(pieces, quotation.span)            // null where no content touches the quotation
//
// Odd case: they are as the drafts were; a rule that adds contents makes them anew.
#pragma once

#include "stages/statements/statements.hpp"

#include <vector>

namespace sayso {

struct Piece {
  Span span;
  std::uint32_t draft = 0;
};

// Ascending; those of dropped drafts left out.
std::vector<Piece> pieces_of(const std::vector<Draft>& drafts);

// The last, or first, piece that overlaps a span, or null: pieces do not overlap one another.
const Piece* last_piece_in(const std::vector<Piece>& pieces, Span span);
const Piece* first_piece_in(const std::vector<Piece>& pieces, Span span);

}  // namespace sayso
