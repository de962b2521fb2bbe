// Words that two articles have in common, in a row: as long as they go, each word in one of them at most.
//
//   "pirates fled from the warship on Saturday" / "The pirates fled from the warship, police said"
//   // one run of five words, from word 0 of the first and word 1 of the second
//
// Odd case: a group of words that stands more than sixteen times in an article ("and and and and") begins no run there.
#pragma once

#include "links/origins/wording.hpp"

namespace sayso::origins {

struct Run {
  std::uint32_t first = 0, second = 0, size = 0;  // where it begins in each, in words
};

// In order of their place in the first.
std::vector<Run> common_runs(const Wording::Features& first, const Wording::Features& second);

}  // namespace sayso::origins
