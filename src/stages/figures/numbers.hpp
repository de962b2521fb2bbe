// Numbers in a line: digits and words, with scale, fractions and the vague ones. What they count, their unit and their
// bounds are read elsewhere (quantities.hpp).
//
//   "one hundred and twenty-three thousand" 123000      "two and a half million" 2500000      "half a million" 500000
//   "10 1/2" 10.5      "two-thirds" 2/3, a share      "tens of thousands" 20000 to 99999      "a dozen" about 12
//   "one in five" 1/5, a share                        "dozens" 24 to 99                       "hundreds" 200 to 999
//
// Odd cases: "million" alone is no number, "million-dollar" is one; in "half a mile" the half is no share; the high end of
// "millions" is open (NaN).
#pragma once

#include "stages/figures/line.hpp"

#include <optional>

namespace sayso::figures {

struct Number {
  std::size_t begin = 0, end = 0;  // atoms
  double low = 0, high = 0;
  bool is_vague = false;  // low and high differ
  bool is_about = false;  // a dozen, a couple
  bool is_share = false;  // of a whole
  bool is_in_digits = false;
  bool is_scaled = false;      // has million, hundred …
  bool is_multiple = false;    // twice, tenfold
  bool is_one = false;         // the word "one" alone
  bool is_bare_scale = false;  // "billion" of "billion-dollar"
};

// The number that begins at atom i. `is_money`: a currency stands before it, so that "m" is million.
std::optional<Number> read_number(const Line& line, std::size_t i, bool is_money);

// The end of "and a half", "and a quarter", "and two-thirds" at atom i, with or without hyphens, and its value; 0 where it
// is not there.
std::size_t end_of_and_fraction(const Line& line, std::size_t i, double& fraction);

}  // namespace sayso::figures
