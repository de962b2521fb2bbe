// Dates as newspapers and feeds write them, to ISO 8601: a day (2024-11-06) or an instant with as much of it as is known
// (2024-11-06T14:05, 2024-11-06T14:05:30Z, 2024-11-06T14:05+01:00). Days are checked against the calendar. Nothing is
// guessed: a date that may be read in two ways, lacks its year, or has a year of two digits gives no ISO date.
//
//   date_line("Published: Wednesday, Nov. 6, 2024 at 2:05 p.m. GMT")->iso == "2024-11-06T14:05Z"
//   date_line("Updated 14:05")                                            has no day, and is no date line
//   iso_date("06/11/2024")                                                is none: 6 November or 11 June
//
// Odd cases: of "Published … | Updated …" the first counts, whichever comes first; midnight without a zone is what
// programs write for "some time that day", and becomes the day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sayso {

struct DateLine {
  std::string iso;         // empty where the line is a date, but not a whole one ("Monday, Nov. 4")
  bool is_update = false;  // it says only when the article was updated
  std::string agency;  // a news agency that the line names beside the date ("Xinhua | Updated: 2017-09-15")
};

// A line that says when an article was published, and nothing else.
std::optional<DateLine> date_line(std::string_view line);

// A date alone, as in a JSON value. No value if it is none or not a whole one.
std::optional<std::string> iso_date(std::string_view words);

// Seconds since 1970, in UTC: "2024-11-06T14:05:00Z". Milliseconds are recognised by their size.
std::optional<std::string> iso_date_of_seconds(std::int64_t seconds);

}  // namespace sayso
