// Which clauses of an article are central: the beginning's events, and the figures that the beginning is about. See outlet.hpp
// for what that means; here is how it is decided.
#pragma once

#include "stages/outlet/outlet.hpp"
#include "stages/tags/grammar.hpp"

namespace sayso::outlet {

// Fills desk.facts, in order of the text.
void find_facts(const Document& document, const Grammar& grammar, OutletDesk& desk);

}  // namespace sayso::outlet
