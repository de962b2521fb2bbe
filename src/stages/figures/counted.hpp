// What a figure counts, by the sentence's dependencies: the noun that its number modifies, with what stands between and
// with what closely follows ("rounds of ammunition", "civilians already displaced or expected to flee"), without articles,
// relative clauses and what a comma parts. Without a noun: what the number is said of ("the death toll rose to 43": death
// toll), or the word that stands for it ("43 dead", "killing 107": the participle or verb).
//
//   "12 people were killed"   people          "12 were killed"   killed
//   "12 of the engines"       engines         "the toll is 43"   toll
//
// Odd cases: without syntax nothing is counted; of "lost $5bn" nothing is, for the loser is not counted.
#pragma once

#include "sayso/document.hpp"
#include "stages/figures/words.hpp"
#include "stages/tags/grammar.hpp"

namespace sayso::figures {

struct CountedQuestion {
  TokenRange tokens;        // of the number and its unit
  std::uint32_t after = 0;  // the token after the whole figure
  UnitKind kind = UnitKind::measure;
  bool has_unit = false;
};

Span find_counted(const Document& document, const Grammar& grammar, const CountedQuestion& question);

// The noun that the number at a token counts, after it and after `number_end`: a token, or no_id.
std::uint32_t counted_noun(const Document& document, const Grammar& grammar, std::uint32_t number,
                           std::uint32_t number_end = 0);

}  // namespace sayso::figures
