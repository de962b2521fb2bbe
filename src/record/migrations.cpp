#include "record/migrations.hpp"

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include <sqlite3.h>

namespace sayso {
namespace texts {
extern const std::string_view schema_1;
extern const std::string_view schema_2;
extern const std::string_view schema_3;
}  // namespace texts

namespace {

constexpr std::array migrations_in_order{Migration{.version = 1, .sql = &texts::schema_1},
                                         Migration{.version = 2, .sql = &texts::schema_2},
                                         Migration{.version = 3, .sql = &texts::schema_3}};

std::int64_t one_number(Database& database, std::string_view sql) {
  Query query(database, sql);
  const std::int64_t number = query.step() ? query.integer(0) : 0;
  query.reset();
  return number;
}

// Where the copy goes: a name that no file has yet.
std::string free_name(const std::string& path, std::int64_t version) {
  const std::string name = path + ".schema-" + std::to_string(version);
  std::error_code error;
  std::string tried = name;
  for (int number = 2; std::filesystem::exists(tried, error); ++number)
    tried = name + "-" + std::to_string(number);
  return tried;
}

using Handle = std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)>;

Handle open_handle(const std::string& path, int flags, int& code) {
  sqlite3* opened = nullptr;
  if (code == SQLITE_OK) code = sqlite3_open_v2(path.c_str(), &opened, flags, nullptr);
  return {opened, sqlite3_close_v2};
}

// SQLite's own way to copy, which sees what still lies in the log. From a second connection, for SQLite copies from none that is
// about to write; that nobody else writes meanwhile, our transaction sees to.
void copy_beside(Database& database, std::int64_t version) {
  if (database.failure()) return;
  const std::string name = free_name(database.path(), version);
  int code = SQLITE_OK;
  const Handle source = open_handle(database.path(), SQLITE_OPEN_READONLY, code);
  const Handle copy = open_handle(name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, code);
  if (code == SQLITE_OK) {
    sqlite3_backup* const backup = sqlite3_backup_init(copy.get(), "main", source.get(), "main");
    const int stepped = backup == nullptr ? SQLITE_DONE : sqlite3_backup_step(backup, -1);
    code = backup == nullptr ? sqlite3_errcode(copy.get()) : sqlite3_backup_finish(backup);
    if (code == SQLITE_OK && stepped != SQLITE_DONE) code = stepped;
  }
  if (code == SQLITE_OK) return;
  database.fail_with({Fault::bad_input, "The record " + database.path() +
                                            " must be brought up to date, but no copy of it can be made at " +
                                            name + " (" + sqlite3_errstr(code) +
                                            "): make room in that folder, or get the right to write there."});
}

void refuse_strangers(Database& database, const SchemaState& state, std::int64_t newest) {
  const std::string& path = database.path();
  if (!state.is_record) {
    database.fail_with({Fault::bad_input, path +
                                              " is an SQLite database, but no record of sayso: name another "
                                              "file with --record."});
  } else if (state.version > newest) {
    database.fail_with({Fault::bad_input, "The record " + path +
                                              " was made by a newer sayso (its schema is " +
                                              std::to_string(state.version) + ", this one knows " +
                                              std::to_string(newest) + "): use that sayso, or a later one."});
  }
}

// The SQL of all that the file lacks, inside of a transaction.
void migrate(Database& database, std::int64_t from, std::span<const Migration> migrations) {
  for (const Migration& migration : migrations)
    if (migration.version > from) database.execute(std::string(*migration.sql).c_str());
  const std::int64_t newest = migrations.back().version;
  database.execute(("PRAGMA application_id = " + std::to_string(record_application_id)).c_str());
  database.execute(("PRAGMA user_version = " + std::to_string(newest)).c_str());
}

}  // namespace

std::span<const Migration> all_migrations() { return migrations_in_order; }

SchemaState schema_state(Database& database) {
  SchemaState state;
  const std::int64_t application = one_number(database, "PRAGMA application_id");
  state.version = one_number(database, "PRAGMA user_version");
  state.is_record = application == record_application_id;
  state.is_empty = application == 0 && state.version == 0 &&
                   one_number(database, "SELECT count(*) FROM sqlite_schema") == 0;
  return state;
}

void bring_up_to_date(Database& database, std::span<const Migration> migrations) {
  const std::int64_t newest = migrations.back().version;
  SchemaState state = schema_state(database);
  if (database.failure()) return;
  if (state.is_record && state.version == newest) return;
  database.begin();
  state = schema_state(database);  // another process may have been faster
  if (!state.is_empty) refuse_strangers(database, state, newest);
  if (!state.is_empty && state.version < newest) copy_beside(database, state.version);
  if (state.is_empty || state.version < newest) migrate(database, state.version, migrations);
  if (const Result<void> done = database.commit(); !done) database.fail_with(done.error());
}

void expect_up_to_date(Database& database, std::span<const Migration> migrations) {
  const std::int64_t newest = migrations.back().version;
  const SchemaState state = schema_state(database);
  if (database.failure()) return;
  if (state.is_empty) {
    database.fail_with({Fault::bad_input, "The record " + database.path() +
                                              " is empty: add articles with \"sayso add\" first."});
    return;
  }
  refuse_strangers(database, state, newest);
  if (state.version < newest) {
    database.fail_with(
        {Fault::bad_input, "The record " + database.path() +
                               " was made by an older sayso: \"sayso add\" brings it up to date, "
                               "after a copy of it was made."});
  }
}

}  // namespace sayso
