// What verification.cpp puts together, a file each. Every check notes what is wrong and goes on; what the database itself refuses stays in
// database.failure(). After a check that found tables missing the others have nothing to look at.
//
//   check_standing(database, found);
//
// Odd case: a rule is one query whose rows are what is wrong, so that a sound record gives none.
#pragma once

#include "record/database.hpp"
#include "record/verification/verification.hpp"

#include <functional>
#include <string_view>

namespace sayso::verification {

// Whether all tables and columns are there.
bool check_schema(Database& database, Verification& found);
void check_file(Database& database, Verification& found);
// Every article with all that was read in it, and the full-text index.
void check_articles(Database& database, Verification& found,
                    const std::function<void(std::uint64_t)>& progress);
void check_words(Database& database, Verification& found);
void check_standing(Database& database, Verification& found);
void check_relations(Database& database, Verification& found);
void check_claims(Database& database, Verification& found);
void check_corrections(Database& database, Verification& found);

// The first column of each row says where, `what` is wrong there.
void check_rule(Database& database, Verification& found, std::string_view what, std::string_view sql);

}  // namespace sayso::verification
