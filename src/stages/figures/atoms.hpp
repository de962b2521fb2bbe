// What a sentence is made of for the stage `figures`: words of letters, numbers of digits with their value, and signs,
// whatever the tokens are: "$1.2bn" is $|1.2|bn, "11.6-inch" 11.6|-|inch.
//
//   1,234.5 -> 1234.5      12,34,567 -> 1234567 (Indian)      ½ -> 0.5      A380 -> one word
//   10 000 000, 1'234'567, 1.234.567 -> with thousands parted in other ways      1,5 million -> 1.5
//
// Odd cases: "1,2,3" is three numbers; "1.2.3", "10.9.2024", "24703L202" and numbers of more than 20 digits are atoms that
// cannot be a quantity (is_quantity is false).
#pragma once

#include "sayso/document.hpp"
#include "stages/figures/words.hpp"

#include <vector>

namespace sayso::figures {

enum class AtomKind : std::uint8_t { word, number, sign };

struct Atom {
  Span span;
  AtomKind kind = AtomKind::sign;
  bool is_after_space = false;       // or begins its sentence
  bool is_quantity = true;           // numbers: can be one
  bool has_separator = false;        // numbers: a comma between thousands, or decimals
  bool is_fraction = false;          // numbers: ½
  std::uint8_t digits = 0;           // numbers: before the decimals
  double value = 0;                  // numbers
  const NumberWord* word = nullptr;  // words: that are numbers
};

// Replaces `atoms` by those of the characters in `span`.
void cut_into_atoms(std::string_view text, Span span, std::vector<Atom>& atoms);

}  // namespace sayso::figures
