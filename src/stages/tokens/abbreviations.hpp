// Abbreviations: words that keep their dot, and what may stand around them for the dot to be theirs. The list is plain
// text (abbreviations.inc, compiled in); acronyms like U.S. and initials like J. K. are known by their shape instead.
//
//   abbreviation_of("Gen") == Abbreviation::title      abbreviation_of("GEN") too
//   abbreviation_of("no") == Abbreviation::before_number: "no. 5" keeps the dot, "he said no." does not
//
// Odd case: "Ill" is the state only after a comma or a party ("Springfield, Ill.", "D-Ill."), or where the sentence
// plainly goes on.
#pragma once

#include <cstdint>
#include <string_view>

namespace sayso::tokens {

enum class Abbreviation : std::uint8_t {
  none,
  title,          // Mr. Gen. St. vs.: keeps its dot, never ends a sentence
  ordinary,       // Inc. etc. Fla. Sept.: keeps its dot, may end a sentence
  place,          // Ill. Mass. Ore.: words and names otherwise
  before_number,  // No. Fig. p.: only before a number
};

// By the word without its last dot; a word in capitals is looked up as if only its first letter were one.
Abbreviation abbreviation_of(std::string_view word);

}  // namespace sayso::tokens
