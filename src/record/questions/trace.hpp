// trace: one claim (the statements joined by repeats and restates) with all that stands to it. The root is the first telling; below it,
// by date, its other tellings, and what confirms, denies, corrects, updates, conflicts with or cites any of them; below these, in
// turn, what answers them. A claim of many tellings that answers is one branch: its first saying, the others beside it.
// Order is that of publication.
//
//   const Result<Trace> trace = trace_claim(database, "s-3f9a");
//   const Result<Trace> trace = trace_words(database, "12,000 displaced", {});   // the best match, and what else it could be
//
// Odd cases: a statement that belongs to no claim is traced alone; a claim stands once in the tree, so that statements which
// answer each other in a circle end it.
#pragma once

#include "record/questions/filter.hpp"
#include "record/questions/saying.hpp"
#include "record/questions/standing.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct Branch {
  std::string relation;  // of this to the branch above: "repeats" … ; empty for the root
  std::string rule;
  double confidence = 0;
  std::string words, its_words;  // what shows it, here and in the statement above
  Saying saying;
  std::vector<Saying> also;  // other tellings of an answer
  std::string shares;        // short key of an origin shared with the root's article
  std::vector<Branch> branches;
};

struct Trace {
  Branch root;
  std::vector<Branch> answers;       // what this claim itself confirms, denies, corrects …
  Standing standing;                 // of the tellings
  std::vector<Saying> alternatives;  // other claims that fit the words
  bool is_found = true;
};

Result<Trace> trace_claim(Database& database, std::string_view key);
Result<Trace> trace_words(Database& database, std::string_view words, const Filter& filter);

}  // namespace sayso
