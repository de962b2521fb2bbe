// What is closed and exact about names, after the network has read the whole document: where two names stand in a row,
// what ends a company's name, initials, what one name is in most of its places, initials of a body, bodies that are known.
//
//   "Miramar California"        two places, where the gazetteer knows both and not the whole
//   "Doug Sewell Jane Synder"   two persons
//   "Townsend, George" <…>      one person
//
// Odd case: without a gazetteer places stay as they are. Every rule keeps names ascending and none in another.
#pragma once

#include "sayso/document.hpp"
#include "stages/stage.hpp"

namespace sayso {

class Gazetteer;

void mend_names(Document& document, Workbench& bench);

// Its part that needs no bench.
void apply_name_rules(Document& document, const Gazetteer* gazetteer);

}  // namespace sayso
