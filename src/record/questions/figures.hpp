// figures: every figure for a thing over time, with who gave it, where it holds and what took its place. A figure counts for the words
// when each of them belongs to it: it is in what is counted or in the unit, or it stands in the figure's sentence nearer to it
// than to any other figure. Where no figure fits so, those do to which one of the words belongs and whose article has the others.
//
//   const Result<std::vector<FigureAnswer>> figures = figures_of(database, "displaced", {.since = "2024"});
//
// Odd cases: a figure outside of every statement has none (`saying` is empty); its day is what it holds for, else when it was said,
// else the day of publication.
#pragma once

#include "record/questions/filter.hpp"
#include "record/questions/saying.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct FigureAnswer {
  std::string key;
  std::string day;    // by which they are ordered
  std::string as_of;  // ISO, as the text has it; may be empty
  std::optional<double> low, high;
  std::string bound, unit, text, of, place;
  std::optional<bool> is_cumulative;
  std::string around;  // the sentence
  std::int64_t begin = 0, end = 0;
  ArticleName article;
  std::optional<Saying> saying;

  // What another statement does to this one's: updates, corrects, denies, conflicts.
  struct Answer {
    std::string relation;
    std::string statement, short_key;
    std::string day, outlet, speaker;
    std::string value;  // its figure's words, empty where it gives none
  };
  std::vector<Answer> answers;
};

Result<std::vector<FigureAnswer>> figures_of(Database& database, std::string_view words,
                                             const Filter& filter);

}  // namespace sayso
