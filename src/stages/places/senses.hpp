// Chooses for every subject of the desk the best of its senses, for the stage `places`.
//
//   choose_senses(document, gazetteer, desk);     // subjects' entries, mentions' where the words beside them tell
//
// Odd case: "Kansas, Oklahoma and Texas" is a list, though a town Kansas lies in Oklahoma.
#pragma once

#include "model/gazetteer/gazetteer.hpp"
#include "stages/places/desk.hpp"

namespace sayso::places {

void choose_senses(const Document& document, const Gazetteer& gazetteer, PlaceDesk& desk);

}  // namespace sayso::places
