// The links in one call: after articles were added, finds what they share with the rest of the record (origins, stories, speakers,
// relations) and writes it. What is found depends on the set of articles alone, not on the order in which they came: everything
// that is decided is decided between two articles, or over a whole connected group of them.
//
//   record.begin();
//   fresh.push_back(record.add(reading).article);
//   link(record, fresh);
//   record.commit();
//
// Odd case: an article without a date is compared with all, as nothing tells that it is of another time.
#pragma once

#include "record/record.hpp"

#include <span>

namespace sayso {

// Within the transaction of the caller; failures stay in record.database().failure().
void link(Record& record, std::span<const Row> fresh);

}  // namespace sayso
