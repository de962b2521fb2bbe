// A record as tables for a spreadsheet: the lines of record_jsonl as rows of CSV (RFC 4180), one table a kind of record, with a row of
// names first. Words in pieces are one cell, with " … " between; a list of ids is one cell, with "; " between.
//
//   write_record_csv(database, {}, [&](std::string_view kind, std::string_view rows) { return files[kind].write(rows); });
//
// Statements have the outlet, title and day of their article and the names of their speakers beside the ids, so that their table
// can be read on its own. Odd cases: what is null is an empty cell; the layout of texts and what former runs found of speakers is
// left out: only jsonl has everything.
#pragma once

#include "exports/record_jsonl/record_jsonl.hpp"

#include <span>
#include <string_view>

namespace sayso {

// Names of the tables: article, claim …
std::span<const std::string_view> csv_tables();

// Each table's row of names comes first, for all tables, then the rows as they come.
Result<void> write_record_csv(Database& database, const Filter& filter, const TakeLine& take);

}  // namespace sayso
