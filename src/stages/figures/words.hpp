// The words that the stage `figures` knows: numbers, units and hedges. Numbers are a closed class and stand in the code;
// units and hedges are the lists of models/figures, compiled into the program and read once.
//
//   number_word("twenty")->value == 20
//   find_unit("square meters")->name == "square metre"
//   find_hedge("as many as") == Bound::at_most
//
// Odd cases: spellings with a capital letter or of one or two letters are taken exactly ("MB" is no "mb"); of others the
// case does not matter.
#pragma once

#include "sayso/document.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace sayso::figures {

enum class NumberRole : std::uint8_t {
  none,
  small,    // zero to nineteen
  tens,     // twenty to ninety
  hundred,  // joins to what stands before it
  scale,    // thousand, million, crore …
  dozen,    // dozen, score
  vague,    // dozens, hundreds, thousands …: many of them
  part,     // third, fifth …: of a whole
  half,
  quarter,
  multiple,  // twice, tenfold
  couple,    // "a couple of"
};

struct NumberWord {
  NumberRole role = NumberRole::none;
  double value = 0;
  bool is_plural = false;  // thirds, quarters, halves
};

enum class UnitKind : std::uint8_t { measure, share, time, money, cent };

struct Unit {
  std::string_view name;
  UnitKind kind = UnitKind::measure;
};

// Null where the word is none. The words are given as they stand in the text.
const NumberWord* number_word(std::string_view word);
// "bn", "m", "k", "lakh": after digits. 0 where it is none.
double short_scale(std::string_view word);

// Phrases of up to longest_phrase words, one space between them.
inline constexpr std::size_t longest_phrase = 4;
const Unit* find_unit(std::string_view phrase);
// Whether a unit may begin with this word.
bool begins_unit(std::string_view word);
std::optional<Bound> find_hedge(std::string_view phrase);
std::optional<Bound> find_hedge_after(std::string_view phrase);

// A currency whose name several countries have: "franc", and where it is the Swiss one.
struct Home {
  std::string_view name, code;
};
// Null where the word tells of none: "swiss", "zurich".
const std::vector<Home>* homes_of(std::string_view word);
// Whether a currency's name has homes; `standard` becomes the code that is meant where no word decides, or "".
bool has_homes(std::string_view name, std::string_view& standard);

bool is_month(std::string_view word);
// Nouns that a number after them only tells apart: "Section 8", "Room 12", "day five".
bool is_numbered_noun(std::string_view word);
// Words of votes and matches: "won", "vote", "defeat".
bool is_contest_word(std::string_view word);
// Verbs of moving figures: "rose", "fell", "bringing".
bool is_change_verb(std::string_view word);

}  // namespace sayso::figures
