// Spans of sources, cues and contents (BIO labels of a linear-chain CRF), and for each content its cue, for each cue its
// source (linking head). A window's new tokens get their spans there; links are scored among all spans that the window
// sees, so that a content at the end of one window can still find its cue at the beginning of the next.
//
// Odd case: a span that runs over the edge between two windows is one span, with the lower of the two confidences.
#pragma once

#include "stages/stage.hpp"

namespace sayso {

void run_attribution(Document& document, Workbench& bench, const WindowView& window);

// The first half of it: spans and links as the network has them, with contents among them that only may be some. The
// other half chooses (contents.hpp).
void find_attributions(Document& document, Workbench& bench, const WindowView& window);

}  // namespace sayso
