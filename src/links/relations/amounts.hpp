// The figures of statements, made comparable: intervals in base units, with the words for what is counted.
//
//   "about 2,000 feet" and "609 metres": the same; "12 AK-47 guns" and "seven AK-47 assault rifles": a clash
//
// Odd case: figures of different kinds (metres, people) are never compared; an open side of an interval is infinite.
#pragma once

#include "links/relations/words.hpp"
#include "record/reading.hpp"

#include <string_view>
#include <vector>

namespace sayso::relations {

struct Amount {
  double low = 0, high = 0;  // in base units, infinite where open
  double about = 0;          // the number as written
  Sense unit = 0;            // what kind of unit; 0: a plain count
  bool is_open = false;      // "at least", "so far": may go on
  bool is_loose = false;     // "about", "nearly"
  bool is_change = false;    // "another 12"
  Sense toll = 0;            // what kind of toll, 0: none
  bool may_fall = false;     // of a toll: the missing are found
  Span span;
  std::vector<Sense> counted;  // ascending: the words for what is counted
  std::vector<Sense> around;   // ascending: weighty words near it
};

// Of the figures that stand in the statement's content, the first most_amounts: pairs of them are compared.
inline constexpr std::size_t most_amounts = 64;
std::vector<Amount> amounts_of(const Reading& reading, const Reading::Statement& statement,
                               const std::vector<Word>& words);

enum class Agreement : std::uint8_t { unrelated, equal, compatible, clash };

// How two stand to each other, if they count the same thing.
Agreement compare(const Amount& a, const Amount& b);

}  // namespace sayso::relations
