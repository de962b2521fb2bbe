// The article's own words for one statement, as runs to be set on a page: its pieces in the order of the text, each
// marked by its role, and dimmed what stands between them. Source and cue are part of it only where they stand together
// with the content: in the same paragraph and close by. What it leaves out between pieces becomes an ellipsis.
//
//   passages_of(document, statement)   // "“We counted,” " "said" " " "Olga Remi" ", 58, who runs the bakery, " "“and …”"
//
// Odd cases: content that goes on in another paragraph makes two passages; without content the cue is shown, without
// both the source.
#pragma once

#include "exports/terminal/page.hpp"
#include "sayso/document.hpp"

#include <vector>

namespace sayso {

// One list of runs for each paragraph. The runs' texts are the document's.
std::vector<std::vector<Run>> passages_of(const Document& document, const Statement& statement);

}  // namespace sayso
