// Finds what may be places in a document, for the stage `places`: fills the desk's mentions in order of the text, and its
// subjects. The gazetteer is there.
//
//   "Paris Hilton flew to Paris"    one mention, the second: the first is within a person's name
//
// Odd case: "Paris" alone after "Paris Hilton" is a mention only where the stage `names` calls it a place.
#pragma once

#include "model/gazetteer/gazetteer.hpp"
#include "stages/places/desk.hpp"

namespace sayso::places {

void find_mentions(const Document& document, const Gazetteer& gazetteer, PlaceDesk& desk);

}  // namespace sayso::places
