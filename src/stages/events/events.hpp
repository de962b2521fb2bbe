// The stage `events`: who did what to whom, where and when, by PLOVER's types (docs/annotation.md, section 6). Triggers come
// from a list of words with conditions (models/events.txt), participants from the tree of dependencies, names from
// coreference; several mentions of one happening are one event. It fills document.events.
//
//   "Rebels shelled Tarvik on Sunday, Novak said."    ASSAULT, who: Rebels, whom: Tarvik, asserted by statement 1
//   "The film bombed at the box office."              none
//
// Precision goes before recall: what no line of the list fits is no event. Odd cases: without syntax or coreference on this
// very document there are no events; a text of ten thousand attacks takes time in proportion.
#pragma once

#include "sayso/document.hpp"

namespace sayso {

struct Workbench;

void run_events(Document& document, Workbench& bench);

}  // namespace sayso
