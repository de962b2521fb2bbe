// The whole record, or what a filter leaves of it, as JSON Lines: the second half of docs/output.md, key for key. Two records that hold
// the same articles give the same bytes, in whatever order these were added; nothing says when this file was written to.
//
//   const auto done = write_record_jsonl(record.database(), {}, [&](std::string_view kind, std::string_view line) {
//     return output.write(line);                       // kind "statement", line "{…}\n"
//   });
//
// Lines come sorted by `record` and `id`, one at a time, so that memory does not grow with the record. Odd cases: what refers to
// something that the filter left out is null, or is missing from its list; the reader's error is passed on.
#pragma once

#include "record/database.hpp"
#include "record/selection.hpp"
#include "sayso/result.hpp"

#include <functional>
#include <string_view>

namespace sayso {

using TakeLine = std::function<Result<void>(std::string_view kind, std::string_view line)>;

// Reads one state of the record, whatever is written meanwhile. Not within a transaction.
Result<void> write_record_jsonl(Database& database, const Filter& filter, const TakeLine& take);

}  // namespace sayso
