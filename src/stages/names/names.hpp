// Names of persons, organisations, places, groups, events and works. What the network says of each word is kept, window by
// window; when the document is read it is weighed together with what words, lists and the gazetteer say (name_features.hpp),
// and the best sequence of labels, in which a name only goes on as what it began, makes the names. Rules that see whole
// names come last (name_rules.hpp).
//
// Odd case: a name never runs over the edge of a sentence.
#pragma once

#include "stages/stage.hpp"

namespace sayso {

void run_names(Document& document, Workbench& bench, const WindowView& window);
void finish_names(Document& document, Workbench& bench);

}  // namespace sayso
