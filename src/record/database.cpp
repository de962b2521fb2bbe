#include "record/database.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <sqlite3.h>

namespace sayso {
namespace {

// What SQLite says where a table of ours is gone, "no such table: span"; empty for anything else.
std::string_view what_is_missing(std::string_view message) {
  for (const std::string_view begin : {"no such table", "no such column", "vtable constructor failed"})
    if (message.starts_with(begin)) return message;
  return {};
}

}  // namespace

Result<Database> Database::open(const std::string& path, Access access, int patience) {
  Database database;
  database.path_ = path;
  const int flags =
      access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path.c_str(), &database.handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) {
    return fail(Fault::bad_input, "The record " + path + " cannot be opened (" + sqlite3_errstr(code) +
                                      "): check the path and the rights, or make one with \"sayso add\".");
  }
  sqlite3_busy_timeout(database.handle_, patience);
  database.execute("PRAGMA foreign_keys = ON");
  return database;
}

Database::Database(Database&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)), path_(std::move(other.path_)),
      failure_(std::move(other.failure_)) {}

Database& Database::operator=(Database&& other) noexcept {
  std::swap(handle_, other.handle_);
  std::swap(path_, other.path_);
  std::swap(failure_, other.failure_);
  return *this;
}

Database::~Database() { sqlite3_close_v2(handle_); }

void Database::fail_with(Error error) {
  if (!failure_) failure_ = std::move(error);
}

void Database::note_failure(int code) {
  if (failure_) return;
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      failure_ = {Fault::bad_input,
                  "The record " + path_ +
                      " is being written by another process: try again when it has finished."};
      break;
    case SQLITE_FULL:
      failure_ = {Fault::bad_input,
                  "The disk is full, so the record " + path_ +
                      " cannot grow: make room and run the command again; what was reported "
                      "as stored is there."};
      break;
    case SQLITE_NOTADB:
      failure_ = {Fault::bad_input, path_ + " is not a record: it is no SQLite database."};
      break;
    case SQLITE_CORRUPT:
      failure_ = {Fault::bad_input,
                  "The record " + path_ +
                      " is damaged: take the last good copy, or export what can be read with "
                      "sqlite3's .recover."};
      break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_PERM:
      failure_ = {Fault::bad_input, "The record " + path_ + " cannot be read or written (" +
                                        sqlite3_errmsg(handle_) + "): check the disk and the rights."};
      break;
    default:
      if (const std::string_view lacks = what_is_missing(sqlite3_errmsg(handle_)); !lacks.empty()) {
        failure_ = {Fault::bad_input, "The record " + path_ + " is damaged (" + std::string(lacks) +
                                          "): take the last good copy."};
        break;
      }
      failure_ = {Fault::internal,
                  "The record " + path_ + " gave an unexpected answer (" + sqlite3_errmsg(handle_) + ")."};
  }
}

void Database::execute(const char* sql) {
  if (failure_) return;
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) note_failure(code);
}

Result<void> Database::commit() {
  execute("COMMIT");
  if (!failure_) return {};
  const Error error = *failure_;
  rollback();
  return fail(error);
}

void Database::rollback() {
  if (sqlite3_get_autocommit(handle_) == 0) sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
  failure_.reset();
}

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(handle_); }

Query::Query(Database& database, std::string_view sql) : database_(&database) {
  if (database.failure_) return;
  const int code = sqlite3_prepare_v3(database.handle_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (code != SQLITE_OK) database.note_failure(code);
}

Query::Query(Query&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)) {}

Query& Query::operator=(Query&& other) noexcept {
  std::swap(database_, other.database_);
  std::swap(statement_, other.statement_);
  return *this;
}

Query::~Query() { sqlite3_finalize(statement_); }

Query& Query::bind(int parameter, std::int64_t value) {
  if (statement_ != nullptr) sqlite3_bind_int64(statement_, parameter, value);
  return *this;
}

Query& Query::bind(int parameter, double value) {
  if (statement_ != nullptr) sqlite3_bind_double(statement_, parameter, value);
  return *this;
}

Query& Query::bind(int parameter, std::string_view value) {
  if (statement_ != nullptr) {
    sqlite3_bind_text64(statement_, parameter, value.data() == nullptr ? "" : value.data(), value.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  return *this;
}

Query& Query::bind_null(int parameter) {
  if (statement_ != nullptr) sqlite3_bind_null(statement_, parameter);
  return *this;
}

Query& Query::bind_or_null(int parameter, const std::optional<double>& value) {
  return value ? bind(parameter, *value) : bind_null(parameter);
}

Query& Query::bind_or_null(int parameter, const std::optional<std::int64_t>& value) {
  return value ? bind(parameter, *value) : bind_null(parameter);
}

Query& Query::bind_or_null(int parameter, std::string_view value) {
  return value.empty() ? bind_null(parameter) : bind(parameter, value);
}

bool Query::step() {
  if (database_->failure_) return false;
  if (statement_ == nullptr) {
    // Made after a failure that was forgotten since: that it does nothing must not pass for done.
    database_->fail_with(
        {Fault::internal, "A query on the record " + database_->path() + " was never prepared."});
    return false;
  }
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_->note_failure(code);
  sqlite3_reset(statement_);
  return false;
}

void Query::run() {
  while (step()) continue;
}

void Query::reset() {
  if (statement_ != nullptr) sqlite3_reset(statement_);
}

bool Query::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Query::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view Query::text(int column) const {
  const auto* const bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return bytes == nullptr
             ? std::string_view()
             : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

std::optional<double> Query::real_or_nothing(int column) const {
  return is_null(column) ? std::nullopt : std::optional(real(column));
}

std::optional<std::int64_t> Query::integer_or_nothing(int column) const {
  return is_null(column) ? std::nullopt : std::optional(integer(column));
}

}  // namespace sayso
