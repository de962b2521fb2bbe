// A headline or a first paragraph often describes whom the text names later: "Judge orders release of files", then "Judge Ann
// Lee ordered …". Where a statement there has one speaker without a name, the only one whom the article names with that title
// stands in, or the speaker of a statement further down who has a name, is of the same type, and says the same: at least two
// words in common, and a third of the shorter one's.
//
//   find_parts(view, statement);
//   find_named_below(view, number);      // view.scratch.parts: the one named below
//
// Odd case: groups ("Senators urge …") stay as they are; some of them may be meant.
#pragma once

#include "stages/speakers/speakers.hpp"

namespace sayso {

void find_named_below(const SpeakerView& view, std::uint32_t statement);

}  // namespace sayso
