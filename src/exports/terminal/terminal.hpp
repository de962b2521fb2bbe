// One article as a page to read in a terminal: title, outlet, date and byline; then each statement with its speaker and
// cue, and below it the article's own words, in their own order, with source and cue marked where they stand; then the events, a
// line each; in the end what was noted, and a count.
//
//   Rain Stops at Last
//   Tarvik Post · 4 November 2024 · By Dana Orlik
//   ────────────────────────────────────────
//
//   1  Mira Tolvan · warned       indirect 92%
//      She warned that the road could be closed
//
//   1 statement: 1 indirect
//
// Odd cases: a source or cue in another paragraph, or far from the content, is named in the statement's first line only;
// a statement without source says "no speaker named"; words left out between pieces are an ellipsis.
#pragma once

#include "exports/exports.hpp"

namespace sayso {

void write_terminal(const Document& document, const ExportContext& context, std::string& out);

}  // namespace sayso
