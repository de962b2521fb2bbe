// disputes: claims that are denied, and claims that cannot both hold, each pair once with both sides: the earliest saying of either,
// and how many articles have it. Who is right is not asked.
//
//   const Result<DisputeList> list = disputes_of(database, "Korrin", {});
//   list->disputes[0].relation == "denies"
//
// Odd case: a filter, and words, leave a dispute when either side fits.
#pragma once

#include "record/questions/filter.hpp"
#include "record/questions/saying.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct DisputeSide {
  Saying saying;
  std::size_t articles = 0;
  std::string words;  // what shows the dispute
};

struct Dispute {
  std::string relation;  // denies, conflicts: of the later to the earlier
  std::string rule;
  double confidence = 0;
  DisputeSide earlier, later;
};

struct DisputeList {
  std::vector<Dispute> disputes;
  bool has_more = false;
};

Result<DisputeList> disputes_of(Database& database, std::string_view words, const Filter& filter);

}  // namespace sayso
