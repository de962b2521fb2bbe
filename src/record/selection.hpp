// Which rows of a record are chosen for a task (an export, an import that puts links back), and the ids that they have outside. The
// choice is kept in temporary tables of the connection, so that memory stays flat however large the record is:
//
//   chosen_article (row, id)   chosen_reading (article, run, suffix, place, in_force)
//   chosen_statement, chosen_figure, chosen_event, chosen_place, chosen_time (row, id, number)
//
//   select_rows(database, {.outlet = "Tarvik Post"});
//   Query query(database, "SELECT row FROM chosen_statement ORDER BY id");
//
// An id is the row's key while the row is in force. One that is not (an older version, another run, vanished) adds "." and eight
// digits of a hash of its article and run, so that ids are the same on every machine and never shared by two rows; should one reading
// have two rows of the same key, the second adds ".2". Numbers count the chosen rows of a reading from 0.
// Odd case: an article without a date is left out where a day is asked for.
#pragma once

#include "record/database.hpp"

#include <string>
#include <string_view>

namespace sayso {

// What is empty does not filter. The first four choose articles; the others choose statements in them, and articles without a chosen
// statement, figures and events of other statements are left out.
struct RecordFilter {
  std::string since{}, until{};  // days, both included
  std::string outlet{};          // its name, in any letter case
  std::string story{};           // the beginning of its key
  std::string speaker{};         // the beginning of a key ("p-…"), or a name in any letter case
  std::string act{};             // a word of the closed list
  std::string place{};           // a name, in any letter case

  bool chooses_statements() const { return !speaker.empty() || !act.empty() || !place.empty(); }
  bool is_empty() const {
    return since.empty() && until.empty() && outlet.empty() && story.empty() && !chooses_statements();
  }
};

// Failures stay in database.failure().
void select_rows(Database& database, const RecordFilter& filter = {});

}  // namespace sayso
