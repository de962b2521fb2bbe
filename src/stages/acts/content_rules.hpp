// What a content plainly does, whatever its cue: asks a question, denies, refuses, calls on somebody … The list of cues
// names these rules in its conditions ("if content demand"). They look at main clauses only (a "must" in a relative
// clause demands nothing) and are made to be right rather than to find all.
//
//   "He should resign" under "said": demand; "changes are needed": nothing
//
// Odd case: without syntax every clause counts as a main clause, and subjects are the nearest pronoun or noun before.
#pragma once

#include "stages/acts/saying.hpp"

#include <cstdint>

namespace sayso {

// Bit n is set when the rule ContentRule(n) holds.
std::uint32_t rules_of_content(const Saying& saying);

inline bool has_rule(std::uint32_t rules, ContentRule rule) {
  return (rules >> static_cast<std::uint32_t>(rule) & 1U) != 0;
}

}  // namespace sayso
