// Which rows of a record are chosen for a task (an export, an import that puts links back), and the ids that they have outside. The
// choice is kept in temporary tables of the connection, so that memory stays flat however large the record is:
//
//   chosen_article (row, id)   chosen_reading (article, run, suffix, place, in_force)
//   chosen_statement, chosen_figure, chosen_event, chosen_place, chosen_time (row, id, number)
//
//   select_rows(database, {.outlet = "Tarvik Post"});            // a Result
//   Query query(database, "SELECT row FROM chosen_statement ORDER BY id");
//
// An id is the row's key while the row is in force. One that is not (an older version, another run, vanished) adds "." and eight
// digits of a hash of its article and run, so that ids are the same on every machine and never shared by two rows; should one reading
// have two rows of the same key, the second adds ".2". Numbers count the chosen rows of a reading from 0.
// Odd case: an article without a date is left out where a day is asked for.
#pragma once

#include "record/questions/filter.hpp"

namespace sayso {

// The filter is that of the questions, over every version and run: what it says of articles chooses articles; what it says of
// statements chooses statements in them, and articles without a chosen statement, figures and events of other statements are left
// out. Its limit is not heeded. Errors: as conditions_of; failures stay in database.failure().
Result<void> select_rows(Database& database, const Filter& filter = {});

}  // namespace sayso
