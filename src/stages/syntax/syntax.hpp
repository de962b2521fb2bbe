// Dependencies in the manner of Universal Dependencies: a head and a relation for every token, one tree a sentence
// (biaffine scores, Dozat and Manning 2017; the best tree with one root).
//
// Odd case: a sentence longer than a window is parsed in the parts that the windows cut it into; each has its own root.
#pragma once

#include "stages/stage.hpp"

namespace sayso {

void run_syntax(Document& document, Workbench& bench, const WindowView& window);

}  // namespace sayso
