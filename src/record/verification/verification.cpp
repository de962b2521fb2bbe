#include "record/verification/verification.hpp"

#include "record/verification/checks.hpp"

#include <utility>

namespace sayso {

void Verification::note(std::string where, std::string what) {
  ++wrong;
  if (first_wrong.size() < most_kept) first_wrong.push_back({std::move(where), std::move(what)});
}

namespace verification {

void check_rule(Database& database, Verification& found, std::string_view what, std::string_view sql) {
  Query query(database, sql);
  while (query.step()) found.note(std::string(query.text(0)), std::string(what));
}

}  // namespace verification

namespace {

// One check, and whatever keeps the database from answering it, which is a finding too.
template <class Check>
void run(Database& database, Verification& found, std::string_view about, Check&& check) {
  check();
  if (!database.failure()) return;
  found.note(std::string(about), "cannot be looked at: " + database.failure()->message);
  database.rollback();
  database.execute("BEGIN");
}

}  // namespace

Verification verify(Database& database, const std::function<void(std::uint64_t)>& progress) {
  using namespace verification;
  Verification found;
  database.execute("BEGIN");  // one moment, whatever is written meanwhile
  bool is_whole = false;
  run(database, found, "the schema", [&] { is_whole = check_schema(database, found); });
  run(database, found, "the file", [&] { check_file(database, found); });
  if (is_whole) {
    run(database, found, "the articles", [&] { check_articles(database, found, progress); });
    run(database, found, "the closed lists", [&] { check_words(database, found); });
    run(database, found, "versions and readings", [&] { check_standing(database, found); });
    run(database, found, "the relations", [&] { check_relations(database, found); });
    run(database, found, "the claims", [&] { check_claims(database, found); });
    run(database, found, "the corrections", [&] { check_corrections(database, found); });
  }
  database.rollback();
  return found;
}

}  // namespace sayso
