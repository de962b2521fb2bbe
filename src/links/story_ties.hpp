// Which articles are linked as of one story, and how closely: rows of article_link, kept at hand, as the stories of an article are
// made from all that links connect with it.
//
//   ties.add(first, second, 0.7);
//   for (const auto& [other, score] : ties.of(first)) …      // in no particular order
//
// Odd case: what another than this writes is seen only before it was first asked for.
#pragma once

#include "links/kept.hpp"
#include "record/record.hpp"

#include <vector>

namespace sayso {

class StoryTies {
 public:
  struct Tie {
    Row other = no_row;
    double score = 0;
  };
  explicit StoryTies(Database& database);

  // Good until the next but one is asked for.
  const std::vector<Tie>& of(Row article);
  void add(Row first, Row second, double score);
  // Also those of other kinds are dropped.
  void forget(Row article);

 private:
  Query find_, add_, drop_;
  Kept<std::vector<Tie>> kept_;
};

}  // namespace sayso
