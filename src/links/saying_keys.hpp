// Keys by which two articles meet that tell one saying and have else nothing in common: the speaker's last name with two of the
// rarest words of a statement, within days; with three of them, or by the words of a quotation themselves, at any time, as
// when it is taken up a year later.
//
//   meet(saying_keys(first), saying_keys(second))
//
// Odd case: how rare a word is says a static list, as what is rare in the record today is not tomorrow.
#pragma once

#include "links/meeting.hpp"
#include "record/reading.hpp"

#include <cstdint>
#include <vector>

namespace sayso {

MeetingKeys saying_keys(const Reading& reading);

// One of each quotation, ascending: of its runs of six words that with the least hash, which a cut quotation often keeps.
std::vector<std::uint64_t> hashes_of_quotations(const Reading& reading);

}  // namespace sayso
