// Lines around the words of a report that say what they are by how they begin or end: credits ("NWA contributed to this
// report.", "(Reporting by …; editing by …)", "© 2024 …"), captions ("Photo: …"), items of a list ("• …", "2. …") and
// quoted lines ("> …"). Nothing here knows where a line stands; the layout asks only where such a line can stand.
//
//   credit_in("NWA contributed to this report.")->agency == "NWA"
//   item_mark("- one") == '-',  item_mark("-5 degrees") == '\0'
//
// Odd case: "Ann Lee contributed to this report." is a credit that names no agency.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sayso {

struct Credit {
  std::string agency;  // empty where the line names none
};

std::optional<Credit> credit_in(std::string_view paragraph);

bool is_caption(std::string_view paragraph);

// What kind of list item begins here, or '\0': '*' for a bullet that is nothing else, '-' for a dash, '1' for a number,
// 'a' for a letter. Of the last three one alone may be something else.
char item_mark(std::string_view paragraph);

bool is_quoted_line(std::string_view paragraph);

}  // namespace sayso
