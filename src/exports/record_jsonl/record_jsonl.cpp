#include "exports/record_jsonl/record_jsonl.hpp"

#include "exports/record_jsonl/record_lines.hpp"

namespace sayso {

Result<void> write_record_jsonl(Database& database, const RecordFilter& filter, const TakeLine& take) {
  database.execute("BEGIN");  // one state of the record until the end
  select_rows(database, filter);
  RecordLines lines(database, filter, take);
  if (!database.failure()) lines.write();
  std::optional<Error> error = lines.failure();
  if (!error) error = database.failure();
  database.rollback();  // nothing was written but temporary tables
  if (error) return fail(*error);
  return {};
}

}  // namespace sayso
