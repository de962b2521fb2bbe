// Names of persons, organisations, places, groups, events and works: the best sequence of BIO labels in which a name
// only goes on as the kind that it began with.
//
// Odd case: a name never runs over the edge of a window's new part, which is a sentence's or a paragraph's. What
// needs the whole document comes after (name_rules.hpp).
#pragma once

#include "stages/stage.hpp"

namespace sayso {

void run_names(Document& document, Workbench& bench, const WindowView& window);

}  // namespace sayso
