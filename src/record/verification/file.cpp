// The file as SQLite sees it: are all tables there, are the pages whole, do all rows point at rows.
#include "record/migrations.hpp"
#include "record/verification/checks.hpp"

#include <set>
#include <string>

namespace sayso::verification {
namespace {

// "table article: id key …", "view said: …", "index article_address: ".
std::set<std::string> parts_of(Database& database) {
  std::set<std::string> parts;
  Query query(database, "SELECT m.type || ' ' || m.name, c.name FROM main.sqlite_schema m LEFT JOIN "
                        "pragma_table_info(m.name) c WHERE m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
  while (query.step()) {
    const std::string part(query.text(0));
    parts.insert(part);
    if (!query.is_null(1)) parts.insert(part + "." + std::string(query.text(1)));
  }
  return parts;
}

}  // namespace

bool check_schema(Database& database, Verification& found) {
  // What a new record has. More may lie in a file, such as somebody's own tables.
  Result<Database> model = Database::open(":memory:", Access::write);
  if (!model) return false;
  for (const Migration& migration : all_migrations()) model->execute(std::string(*migration.sql).c_str());
  const std::set<std::string> there = parts_of(database);
  if (database.failure()) return false;
  bool is_whole = true;
  for (const std::string& part : parts_of(*model)) {
    if (there.count(part) != 0) continue;
    found.note("the " + part, "is missing");
    is_whole = is_whole && part.starts_with("index ");
  }
  return is_whole;
}

void check_file(Database& database, Verification& found) {
  Query integrity(database, "PRAGMA integrity_check(100)");
  while (integrity.step())
    if (integrity.text(0) != "ok") found.note("the file", "is damaged: " + std::string(integrity.text(0)));
  Query foreign(database, "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check");
  while (foreign.step()) {
    const std::string row = foreign.is_null(1) ? "a row" : "row " + std::string(foreign.text(1));
    found.note(row + " of the table " + std::string(foreign.text(0)),
               "points at a row of the table " + std::string(foreign.text(2)) + " that is not there");
  }
}

}  // namespace sayso::verification
