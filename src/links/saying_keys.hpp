// Keys by which two articles meet that tell one saying and have else nothing in common, as when a quotation is taken up a year later:
// the speaker's last name with two of the rarest words of a statement, and the words of a quotation themselves.
//
//   saying_keys(reading)      // some hashes a statement, each once
//
// Odd case: words count as rare by their looks (numbers, capitals, length), as what is rare in the record today is not tomorrow.
#pragma once

#include "record/reading.hpp"

#include <cstdint>
#include <vector>

namespace sayso {

std::vector<std::uint64_t> saying_keys(const Reading& reading);

}  // namespace sayso
