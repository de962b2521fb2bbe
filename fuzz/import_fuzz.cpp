// The door for exports: any bytes as the lines of one, into an empty record and into the same again. What is refused leaves
// nothing behind; what is taken can be exported, and that export imported, with the same bytes.
#include "exports/record_jsonl/record_jsonl.hpp"
#include "promises.hpp"
#include "record/import/import.hpp"
#include "record/record.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace {

using namespace sayso;

Result<Imported> import(Record& record, std::string_view lines) {
  Importer importer(record, "the file \"x.jsonl\"");
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    if (Result<void> taken = importer.take(lines.substr(0, end)); !taken) return fail(taken.error());
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return importer.finish({});
}

std::string exported(Record& record) {
  std::string lines;
  const Result<void> done =
      write_record_jsonl(record.database(), {}, [&](std::string_view, std::string_view line) -> Result<void> {
        lines.append(line);
        return {};
      });
  fuzz::expect(done.has_value(), "what was imported can be exported", done ? "" : done.error().message);
  return lines;
}

std::int64_t rows_in(Record& record) {
  Query rows(record.database(),
             "SELECT (SELECT count(*) FROM article) + (SELECT count(*) FROM run) + (SELECT count(*) FROM "
             "correction) + (SELECT count(*) FROM speaker) + (SELECT count(*) FROM outlet)");
  const std::int64_t count = rows.step() ? rows.integer(0) : -1;
  rows.reset();
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  Result<Record> record = Record::open(":memory:", Access::write);
  fuzz::expect(record.has_value(), "a record in memory opens");
  const Result<Imported> imported = import(*record, bytes);
  if (!imported) {
    fuzz::check_error(imported.error());
    fuzz::expect(rows_in(*record) == 0, "of what is refused nothing is kept");
    return 0;
  }
  const std::string lines = exported(*record);
  const Result<Imported> again = import(*record, lines);
  fuzz::expect(again.has_value(), "an export is taken by the record that it is of",
               again ? "" : again.error().message);
  fuzz::expect(exported(*record) == lines, "and adds nothing to it");
  Result<Record> other = Record::open(":memory:", Access::write);
  const Result<Imported> copied = import(*other, lines);
  fuzz::expect(copied.has_value(), "an export is taken by an empty record",
               copied ? "" : copied.error().message);
  fuzz::expect(exported(*other) == lines, "and is exported as the same bytes", exported(*other));
  return 0;
}
