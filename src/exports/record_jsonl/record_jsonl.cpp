#include "exports/record_jsonl/record_jsonl.hpp"

#include "exports/record_jsonl/record_lines.hpp"

namespace sayso {

Result<void> write_record_jsonl(Database& database, const Filter& filter, const TakeLine& take) {
  database.execute("BEGIN");  // one state of the record until the end
  std::optional<Error> error;
  if (const Result<void> chosen = select_rows(database, filter); !chosen) error = chosen.error();
  RecordLines lines(database, filter, take);
  if (!error && !database.failure()) lines.write();
  if (!error) error = lines.failure();
  if (!error) error = database.failure();
  database.rollback();  // nothing was written but temporary tables
  if (error) return fail(*error);
  return {};
}

}  // namespace sayso
