// What stories compare: a reading's words, names, places, figures, kinds of event and years as short vectors of length one. An article
// that is long has its beginning counted most, as news is told first what happened.
//
//   measures_of(one.features(), two.features())[beginning]      // cosine of the first sixty words
//
// Odd case: an article of no words has empty vectors, which are like nothing.
#pragma once

#include "links/stories/stories.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace sayso::stories {

// Terms ascend, each once; the squares of the weights sum to one.
struct Term {
  std::uint64_t term = 0;
  float weight = 0;
};
using Terms = std::vector<Term>;

struct Profile::Features {
  Terms words;       // all, those of the beginning thrice, capitals twice
  Terms beginning;   // the title and what follows, sixty words
  Terms names;       // words with a capital, days and months left out
  Terms full_names;  // two of them in a row
  Terms numbers;
  Terms places, events;
  std::vector<std::uint16_t> years;  // ascending
  std::optional<std::int32_t> day;   // published
};

// In the order of models/stories.txt.
enum Measure : std::size_t {
  words,
  beginning,
  names,
  full_names,
  numbers,
  places,
  events,
  same_year,
  other_year,
  measure_count
};
inline constexpr std::string_view measure_names[] = {
    "words", "beginning", "names", "full_names", "numbers", "places", "events", "same_year", "other_year"};
std::array<double, measure_count> measures_of(const Profile::Features& first,
                                              const Profile::Features& second);

// Days between the publication of two articles of one story, at most.
inline constexpr std::int32_t most_days_apart = most_days_between;

}  // namespace sayso::stories
