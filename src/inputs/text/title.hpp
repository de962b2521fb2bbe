// Whether a text begins with its title. Letters and digits are compared, in upper or lower case; the marks and line ends
// between them may differ, as they do where a title was copied from a page into a field and the text kept it too.
//
//   title_in("“Rain” stops.\n\nIt stopped.", "\"Rain\" Stops")   // the span of “Rain” stops.
//   title_in("Rain stops a game\n\n…", "Rain stops")             // empty: the line goes on
//
// Odd case: a title may stand on two lines of the text.
#pragma once

#include "sayso/span.hpp"

#include <string_view>

namespace sayso {

// The span of the title's lines, or an empty one.
Span title_in(std::string_view text, std::string_view title);

}  // namespace sayso
