// How a word is parted again: clitics (ca|n't, Haas|'s), joined words (can|not), units after numbers (5|pm).
#include "base/ascii.hpp"
#include "stages/tokens/scanner.hpp"
#include "stages/tokens/words.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace sayso::tokens {

namespace {

struct JoinedWord {
  std::string_view word;
  Offset first;  // size of its first part
};

constexpr JoinedWord joined_words[] = {
    {"arent", 3},  {"cannot", 3},   {"cant", 2},    {"couldnt", 5}, {"didnt", 3},
    {"doesnt", 4}, {"dont", 2},     {"gimme", 3},   {"gonna", 3},   {"gotta", 3},
    {"hadnt", 3},  {"hasnt", 3},    {"havent", 4},  {"isnt", 2},    {"lemme", 3},
    {"outta", 3},  {"shouldnt", 6}, {"thats", 4},   {"theyre", 4},  {"wanna", 3},
    {"wasnt", 3},  {"werent", 4},   {"wouldnt", 5}, {"youll", 3},   {"youre", 3}};
static_assert(std::is_sorted(std::begin(joined_words), std::end(joined_words),
                             [](const JoinedWord& a, const JoinedWord& b) { return a.word < b.word; }),
              "Looked up by halves.");

// Units that are a token of their own after a number. M, B and T only after a currency or a decimal.
constexpr std::string_view units[] = {
    "am",   "bn",  "cm",    "days",    "ft",      "gb",       "ghz", "hp",   "hrs",  "hz", "k",
    "kg",   "khz", "km",    "kph",     "kw",      "kwh",      "lb",  "lbs",  "m",    "mb", "mg",
    "mhz",  "mi",  "miles", "million", "billion", "trillion", "min", "mins", "ml",   "mm", "mn",
    "mph",  "mw",  "oz",    "percent", "pct",     "p.m",      "a.m", "p.m.", "a.m.", "pm", "sec",
    "secs", "sq",  "tb",    "tn",      "trn",     "years",    "yrs"};

bool is_unit(std::string_view suffix) {
  if (suffix == "M") return false;
  const SmallWord word(suffix);
  return !word.view().empty() &&
         std::find(std::begin(units), std::end(units), word.view()) != std::end(units);
}

bool is_currency(std::string_view token) {
  return token.ends_with('$') || token == "€" || token == "£" || token == "¥" || token == "₹" || token == "#";
}

// Sizes of the clitics after an apostrophe; 0 for what is none.
std::size_t clitic_size(std::string_view tail) {
  if (tail.size() == 1) {
    const char c = small_letter(tail[0]);
    return c == 's' || c == 'm' || c == 'd' ? 1 : 0;
  }
  if (tail.size() != 2) return 0;
  const std::array<char, 2> pair{small_letter(tail[0]), small_letter(tail[1])};
  const std::string_view small(pair.data(), pair.size());
  return small == "ll" || small == "re" || small == "ve" ? 2 : 0;
}

// "60's" and "1930’s" are decades; "2003's" is a possessive.
bool is_decade(std::string_view number) {
  return (number.size() == 2 || number.size() == 4) && number.back() == '0' &&
         std::all_of(number.begin(), number.end(), is_ascii_digit);
}

}  // namespace

// Where the number at a word's beginning ends: 5pm, $3.5bn, 12th, 1970s (whole).
Offset Scanner::end_of_value(Offset begin, Offset end) const {
  if (at(begin).kind != Kind::digit && at(begin).kind != Kind::dot) return begin;
  Offset value = begin;
  bool is_decimal = false;
  for (Character c = at(value); value < end && c.kind != Kind::letter; c = at(value)) {
    if (c.kind == Kind::hyphen || c.kind == Kind::apostrophe) return begin;
    is_decimal = is_decimal || c.kind == Kind::dot;
    value += c.size;
  }
  const std::string_view suffix = text_.slice(value, end);
  const bool is_money = is_decimal || is_currency(last_token());
  const bool is_large =
      is_money && (suffix == "M" || suffix == "B" || suffix == "T" || suffix == "b" || suffix == "t");
  return !suffix.empty() && (is_large || is_unit(suffix)) ? value : begin;
}

void Scanner::add_word(Offset begin, Offset end) {
  if (const Offset value = end_of_value(begin, end); value != begin) {
    add(begin, value);
    add(value, end);
    return;
  }
  constexpr Offset longest_joined = 8;
  if (end - begin <= longest_joined) {
    const SmallWord small(text_.slice(begin, end));
    const auto* const found =
        std::lower_bound(std::begin(joined_words), std::end(joined_words), small.view(),
                         [](const JoinedWord& entry, std::string_view word) { return entry.word < word; });
    if (found != std::end(joined_words) && found->word == small.view()) {
      add(begin, begin + found->first);
      add(begin + found->first, end);
      return;
    }
  }
  add_with_clitics(begin, end);
}

// At most three clitics, found from the end: I|'d|'ve.
void Scanner::add_with_clitics(Offset begin, Offset end) {
  constexpr std::size_t most = 3;
  std::array<Offset, most> cuts{};
  std::size_t count = 0;
  Offset stem_end = end;
  while (count < most) {
    // Back over the clitic's letters, of which there are at most two.
    Offset tail = stem_end;
    while (tail > begin && stem_end - tail < 3 && before(tail).size == 1 && before(tail).kind == Kind::letter)
      --tail;
    const Character mark = before(tail);
    if (tail <= begin || mark.kind != Kind::apostrophe) break;
    const Offset apostrophe = tail - mark.size;
    const std::string_view letters = text_.slice(tail, stem_end);
    Offset cut = apostrophe;
    if (letters.size() == 1 && small_letter(letters[0]) == 't') {
      const Character n = before(apostrophe);
      if (!n.is('n') && !n.is('N')) break;
      cut = apostrophe - 1;
    } else if (clitic_size(letters) == 0 || is_decade(text_.slice(begin, apostrophe))) {
      break;
    }
    if (cut <= begin) break;
    cuts[count++] = cut;
    stem_end = cut;
  }
  add(begin, stem_end);
  while (count > 0) {
    const Offset cut = cuts[--count];
    add(cut, count > 0 ? cuts[count - 1] : end);
  }
}

}  // namespace sayso::tokens
