// How a text is laid out, from the text alone: title, bylines, dates, paragraphs, captions, lists, and the credit lines
// at its end, as blocks; and what these say about the source, where it was not known before. Blank lines divide
// paragraphs. Lines that belong together because somebody broke a paragraph at 60 to 100 columns are one block, with the
// line ends inside; where lines are not broken so, each is a paragraph.
//
//   article.text = "Rain stops\nBy Ann Lee\n\nTARVIK (NWA) — It stopped.";
//   lay_out(article);            // title, byline, paragraph; source.credit "NWA", source.dateline "TARVIK"
//
// The text is clean (inputs/text/clean.hpp) and is not changed. Blocks ascend, do not overlap, and hold every word; time
// and memory are linear in the text's size, whatever it holds.
// Odd cases: a text of one block has no title, for it would have nothing else; if source.title is known and the text
// begins with it, that is the title block, and if it does not, there is none. No more than a million blocks are made: what
// follows is one more.
#pragma once

#include "sayso/article.hpp"

namespace sayso {

void lay_out(Article& article);

}  // namespace sayso
