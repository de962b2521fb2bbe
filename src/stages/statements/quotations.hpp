// Where the text quotes: regions between quotation marks, block by block. A region that is still open when its block ends
// goes on in the next block if that one begins with a mark, as newspapers print long quotations, or if the first mark there can
// only close, as where that mark was left out; marks inside a region
// (quotes in quotes) do not make regions of their own.
//
//   "We will stay," he said. "We must."    two regions, marks included
//
// Odd cases: an apostrophe is no mark (rock ’n’ roll, the ’90s, the Smiths’ house), but two of them ('') are a double one; a single mark opens a region only
// where it can be closed in the same block; a double mark without a partner gives a region to the end of the block, with
// is_closed false.
#pragma once

#include "sayso/document.hpp"

#include <vector>

namespace sayso {

struct Quotation {
  Span span;  // with its marks
  std::uint32_t block = 0;
  bool is_closed = true;
  bool continues_before = false;  // it goes on from the block before

  // Without the marks.
  Span inside;
};

// Ascending, none in another.
void find_quotations(const Article& article, std::vector<Quotation>& found);

}  // namespace sayso
