// News agencies: their short names, by which articles are compared, and where a text names them. The short name is what
// Source::credit holds: "The Associated Press" and "AP" are both "AP". An agency that is not in the table is known only
// where its place says that it is one: in capitals, in the parentheses of a dateline.
//
//   agency_named("The Associated Press") == "AP"
//   agency_in("Associated Press writer Ann Lee contributed to this report.") == "AP"
//   agency_in("A pa of two")  names none: short names count in their own letters only
#pragma once

#include <string>
#include <string_view>

namespace sayso {

// The short name of the agency that these words are, or empty.
std::string agency_named(std::string_view words);

// The short name of the first agency in the table that is named somewhere in these words, or empty.
std::string agency_in(std::string_view words);

// The agency between the parentheses of a dateline: one of the table, or any one word in capitals ("NWA"). Empty if it
// is neither.
std::string agency_in_dateline(std::string_view words);

}  // namespace sayso
