// find: statements by words, speaker, act, time, firmness. With words the best matches are taken, without the newest; they are told
// from the earliest on.
//
//   const Result<FoundSayings> found = find_sayings(database, "grain shipments", {.speaker = "Novak", .limit = 20});
//
// Odd case: has_more says that the limit left some out; without a limit nothing is.
#pragma once

#include "record/questions/filter.hpp"
#include "record/questions/saying.hpp"

#include <string_view>
#include <vector>

namespace sayso {

struct FoundSayings {
  std::vector<Saying> sayings;
  std::vector<std::vector<Span>> matches;  // of each: bytes of its content that have the words
  bool has_more = false;
};

Result<FoundSayings> find_sayings(Database& database, std::string_view words, const Filter& filter);

// The statements that fit the question best, with the index's rank (less is better); `question` is the index's.
struct Ranked {
  Row statement = no_row;
  double rank = 0;
};
std::vector<Ranked> ranked_statements(Database& database, std::string_view question,
                                      const Conditions& conditions, std::size_t most);

}  // namespace sayso
