// Bylines: "By Ann Lee", "By ANN LEE and BOB KAY, Staff Writers", "By Hugh Parrish in Dravec", "Ann Lee reports from
// Tarvik.". A line is one only if every word of it can belong to one; whether it stands where a byline stands is the
// layout's question. The names are a piece of the line as it is written, without what the writers are and where.
//
//   byline_in("By MATTHEW LEE, Associated Press")   // names "MATTHEW LEE", agency "AP"
//   byline_in("By the numbers: a flood")            // none
//   byline_in("By a staff reporter")                // names "a staff reporter": the paper names nobody
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sayso {

struct Byline {
  std::string_view names;  // of the line
  std::string agency;      // the writers', or the one that is the writer
  std::string published;   // "By Ann Lee | November 6, 2024"
};

std::optional<Byline> byline_in(std::string_view line);

}  // namespace sayso
