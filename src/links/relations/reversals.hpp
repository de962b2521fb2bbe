// Where a statement turns an earlier one over without a word for it like "denied" or "corrected": of whom it is said says that it did not
// ("we have cleared nothing"), a side grants what it had said was not so, a figure that it gave is given another meaning, what
// had not been done now is.
//
// Odd case: each looks at the words that a negation takes back, not at whether there is one: "said that nobody was hurt and that the gates were
// opened" takes back no gates.
#pragma once

#include "links/relations/decide.hpp"

#include <optional>
#include <string_view>

namespace sayso::relations {

struct Reversal {
  RelationType type = RelationType::denies;
  std::string_view rule;
  float confidence = 0;
  Span later, earlier;  // the words on both sides that show it; empty: those that both have
};

// What `later` does to `earlier`, if the one can come after the other.
std::optional<Reversal> find_reversal(const Told& later, const Told& earlier, const Pair& pair);

}  // namespace sayso::relations
