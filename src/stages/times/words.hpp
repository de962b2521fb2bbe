// The words that expressions of time are made of, as the parser sees them: what a token is, and its number. The list is
// plain text (words.inc, compiled in).
//
//   word_of("Nov.")   month 11          word_of("1998")      number 1998, four digits
//   word_of("mid-May") month 5, mid     word_of("1990s")     decade 1990
//   word_of("21st")   ordinal 21        word_of("11/06/2024") slashed
//
// Odd case: a word in capitals is looked up as any other; a word longer than any in the list is `other`.
#pragma once

#include <cstdint>
#include <string_view>

namespace sayso::times {

enum class Is : std::uint8_t {
  other,
  number,       // in digits; value, or -1 where it is not whole or too long
  number_word,  // one, twelve, forty
  scale,        // hundred, thousand
  ordinal,      // first, 21st
  article,      // a, an
  the,
  few,  // few, several, many, couple, some: how many is not told
  half,
  month,
  short_month,  // without its dot and short enough to be another word: sep, mar
  weekday,
  short_weekday,  // Tues. Mon
  weekdays,       // Mondays
  unit,
  units,      // in the plural
  season,     // spring: 1 … winter: 4
  part,       // morning, evening: a DayPart
  noon,       // 12, or midnight: 24
  named_day,  // yesterday: -1, today: 0, tomorrow: 1
  tonight,
  era,         // 1990s, '90s, nineties; value 1990
  short_year,  // '98; value 98
  slashed,     // 11/06/2024
  dashed,      // 2024-11-06
  clock,       // 3:30; value in minutes, or seconds after it
  half_day,    // a.m.: 0, p.m.: 12
  oclock,
  zone,       // EST, GMT
  relative,   // last: -1, this: 0, next: 1
  following,  // following, same, that, previous: from the time last mentioned
  coming,     // coming, upcoming, recent
  early,      // early, late, earlier, later
  edge,       // beginning, middle, end
  hedge,      // nearly, almost, about
  ago,
  later,    // later, after, afterward
  earlier,  // earlier, before
  from,
  to,
  between,
  conjunction,  // and, or
  of,
  in,
  at,
  on,
  hyphen,
  comma,
  possessive,  // 's
  every,
  adverb_of_set,  // daily, weekly
  times,          // once, twice, times: how often
  present,        // now, currently
  past,           // recently
  future,         // soon
  fiscal,
  quarter_name,  // Q3
  holiday,
  old,      // old, aged: what stands before is an age
  ended,    // ended, ending
  lasting,  // daylong, yearlong
  these,    // these days
  more,     // more, less, least, than
};

struct Word {
  std::string_view text;
  Is is = Is::other;
  bool is_capital = false;  // its first letter is one
  bool is_glued = false;    // to the word before
  bool is_mid = false;      // mid-May
  std::int32_t value = 0;
};

// What a token is by itself.
Word word_of(std::string_view token);

}  // namespace sayso::times
