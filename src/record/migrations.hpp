// The versions of the schema (schema/*.sql) and how a file is brought from one to the next: forward only, in one transaction, after
// a copy of the older file was made beside it ("sayso.db.schema-1"). A new file is one at version 0, and needs no copy.
//
//   bring_up_to_date(database, all_migrations());     // or database.failure() says why not
//
// Odd case: of two processes that open the same older record, one migrates it and the other finds it done.
#pragma once

#include "record/database.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace sayso {

// Written into the file's header, so that `file` and we know a record from any other SQLite database: "sayo".
inline constexpr std::int64_t record_application_id = 0x7361796F;

struct Migration {
  std::int64_t version = 0;  // which the file has afterwards; ascending, from 1
  const std::string_view* sql = nullptr;
};

std::span<const Migration> all_migrations();

// What the header of a file says of itself.
struct SchemaState {
  bool is_empty = false;  // no table and no mark of anybody
  bool is_record = false;
  std::int64_t version = 0;
};
SchemaState schema_state(Database& database);

// Fails with a sentence where the file is somebody else's or of a newer sayso.
void bring_up_to_date(Database& database, std::span<const Migration> migrations);
// The same for a file that is only read: one that is older fails too.
void expect_up_to_date(Database& database, std::span<const Migration> migrations);

}  // namespace sayso
