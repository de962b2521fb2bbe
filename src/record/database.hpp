// SQLite behind two small classes. A Database remembers its first failure and does nothing more from then on: a step after it
// gives no row, and what ends a piece of work (`commit`, or whoever asks `failure()`) says what went wrong. So the code between
// reads as if nothing could fail, and no half-done work is ever committed. A Query is prepared once and run many times.
//
//   Query query(database, "SELECT name FROM outlet WHERE id = ?1");
//   query.bind(1, id);
//   while (query.step()) names.emplace_back(query.text(0));
//   if (const std::optional<Error>& error = database.failure()) return fail(*error);
//
// Odd case: text that a step gave is valid until the next step or reset.
#pragma once

#include "sayso/result.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace sayso {

enum class Access : std::uint8_t { read, write };

class Database {
 public:
  // Errors: missing (read), not writable, not a database. Waits up to `patience` milliseconds for another writer.
  static Result<Database> open(const std::string& path, Access access, int patience = 10000);
  Database(Database&& other) noexcept;
  Database& operator=(Database&& other) noexcept;
  ~Database();

  const std::string& path() const { return path_; }
  // Runs statements that give no rows.
  void execute(const char* sql);
  // The same as one transaction that takes the writer's place at once.
  void begin() { execute("BEGIN IMMEDIATE"); }
  Result<void> commit();
  // Also forgets the failure.
  void rollback();

  std::int64_t last_id() const;
  const std::optional<Error>& failure() const { return failure_; }
  // Keeps the first; `doing` is what was tried, as in "adding an article".
  void fail_with(Error error);
  sqlite3* handle() const { return handle_; }

 private:
  friend class Query;
  Database() = default;
  void note_failure(int code);

  sqlite3* handle_ = nullptr;
  std::string path_;
  std::optional<Error> failure_;
};

class Query {
 public:
  Query(Database& database, std::string_view sql);
  Query(Query&& other) noexcept;
  Query& operator=(Query&& other) noexcept;
  ~Query();

  // Parameters count from 1 (?1, ?2 …).
  Query& bind(int parameter, std::int64_t value);
  Query& bind(int parameter, double value);
  Query& bind(int parameter, std::string_view value);
  Query& bind_null(int parameter);
  Query& bind_or_null(int parameter, const std::optional<double>& value);
  Query& bind_or_null(int parameter, const std::optional<std::int64_t>& value);
  Query& bind_or_null(int parameter, std::string_view value);  // empty: null

  // The next row, or false at the end and after any failure; at the end the query is ready to be bound and run again.
  bool step();
  // Runs a query without rows to its end.
  void run();
  void reset();

  // Columns count from 0.
  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;  // empty for null
  std::optional<double> real_or_nothing(int column) const;
  std::optional<std::int64_t> integer_or_nothing(int column) const;

 private:
  Database* database_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace sayso
