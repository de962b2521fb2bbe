// The dateline that begins a report: "TARVIK, Nov. 6 (NWA) — ". It is a place, perhaps with a date and an agency, before
// a dash; all within the first 120 bytes. Written in capitals, or else with a date or an agency, so that a sentence that
// happens to have a dash is left alone.
//
//   dateline_in("HOLLIN, Castrel, March 12 (NWA) — Two authorities")  // words "HOLLIN, Castrel, March 12", agency "NWA"
//   dateline_in("(Reuters) - Oil rose")                                // no words, agency "Reuters"
//   dateline_in("NATO — the alliance — said")                          // none: a small letter follows
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sayso {

struct Dateline {
  std::string words;     // place and date, as written, without the agency
  std::string agency;    // "NWA"
  std::size_t size = 0;  // bytes up to the first word of the report
};

std::optional<Dateline> dateline_in(std::string_view paragraph);

}  // namespace sayso
