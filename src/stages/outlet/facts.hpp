// Which clauses of an article are central. See outlet.hpp for what that means; measures.hpp for what tells it; here is who is
// chosen.
#pragma once

#include "stages/outlet/outlet.hpp"
#include "stages/tags/grammar.hpp"

namespace sayso::outlet {

// Fills desk.candidates, in order of the text: every clause that is a fact, with its measures.
void find_candidates(const Document& document, const Grammar& grammar, OutletDesk& desk);

// Fills desk.facts, in order of the text.
void find_facts(const Document& document, const Grammar& grammar, OutletDesk& desk);

}  // namespace sayso::outlet
