// Quantities in a line: numbers with unit, range, hedges and what stands around them, without those number words that are
// no figures. What is counted, the place and the time need the sentence's syntax and are added by the stage.
//
//   "as many as 12,000 civilians"   at most 12000            "between 300 and 400"   300 to 400
//   "nearly $1.2bn"                 about 1.2e9 USD          "107 or more"           at least 107
//   "a 3-1 win"                     3 and 1, both "score"    "one in five voters"    0.2, "share"
//
// Odd cases: years, dates, clock times, ages of persons, ordinals, names ("Boeing 747", "Group of Seven", "Section 8"),
// telephone numbers and pronouns ("one of them") give nothing; the two numbers of "rose from 9 to 10" are two quantities.
#pragma once

#include "stages/figures/numbers.hpp"

#include <string_view>
#include <vector>

namespace sayso::figures {

struct Quantity {
  std::size_t begin = 0, end = 0;  // atoms, with hedges, currency and unit
  Number number;                   // its atoms, without them; of a range the first
  std::size_t numbers_end = 0;     // the end of the last number
  double low = 0, high = 0;
  Bound bound = Bound::exactly;
  std::string_view unit;
  std::string_view per;  // "barrels a day": day
  UnitKind unit_kind = UnitKind::measure;
  Counting counting = Counting::unknown;
};

// What the line alone cannot tell.
class LineContext {
 public:
  enum class Answer { no, yes, unknown };
  LineContext() = default;
  LineContext(const LineContext&) = default;
  LineContext& operator=(const LineContext&) = default;
  virtual ~LineContext() = default;
  // Whether the number at this atom counts a noun that follows it.
  virtual Answer counts_next(std::size_t atom) const = 0;
  // Whether that noun stands in the singular: "the 787 Dreamliner".
  virtual bool counts_one_thing(std::size_t atom) const = 0;
  // Whether a word like "over" is a preposition of the noun ("a fight over two seats"), not of the number.
  virtual bool is_preposition(std::size_t atom) const = 0;
  // Whether it is a part of a name, an address, a date.
  virtual bool is_in_name(std::size_t atom) const = 0;
  virtual bool is_in_date(std::size_t atom) const = 0;
  virtual bool is_title() const = 0;
};

// Replaces `quantities` by those of the line, ascending, none in another.
void read_quantities(const Line& line, const LineContext& context, std::vector<Quantity>& quantities);

// The currency that stands before the number at atom i, and where its words begin; null where there is none.
const Unit* currency_before(const Line& line, std::size_t i, std::size_t& begin);
// The unit that follows the number that ends before atom i (over a hyphen, over "more"), and where its words end.
const Unit* unit_after(const Line& line, const Number& number, std::size_t& end);
// The factor of a word like "MUSD" at atom i, and its currency; 0 where it is none.
double scale_with_currency(const Line& line, std::size_t i, const Unit*& unit);
// What the unit that ends before atom `end` is counted by ("barrels a day", "grams per litre"); `end` moves behind it.
const Unit* rate_after(const Line& line, std::size_t& end);
// The bound that words before `begin` or after `end` say; they move over the words.
std::optional<Bound> hedge_before(const Line& line, const LineContext& context, std::size_t& begin,
                                  bool is_time);
std::optional<Bound> hedge_after(const Line& line, std::size_t& end);
// Whether the figure grows a count or is one: "another 12", "rose to 43" (counting.cpp).
Counting counting_of(const Line& line, const Quantity& quantity);

// What the exclusions look at (exclusions.cpp).
struct Candidate {
  Number number;
  const Unit* unit = nullptr;
  std::size_t unit_end = 0;
  bool is_money = false;  // a currency stands before it
  bool is_hedged = false;
  bool follows_excluded = false;  // "posts 542 and 543": the number before was only a label
};
bool is_no_figure(const Line& line, const LineContext& context, const Candidate& candidate);

}  // namespace sayso::figures
