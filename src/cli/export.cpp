#include "cli/asking.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"
#include "cli/reading_options.hpp"
#include "cli/record_file.hpp"
#include "cli/record_path.hpp"
#include "cli/screen.hpp"
#include "cli/verbs.hpp"
#include "exports/record_csv/record_csv.hpp"
#include "exports/record_jsonl/record_jsonl.hpp"
#include "exports/terminal/page.hpp"
#include "record/import/import.hpp"
#include "record/record.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

namespace sayso {
namespace {

struct Given {
  std::string to = "jsonl", out, record;
  Filter filter;
};

std::optional<Error> fault_of(const Given& given) {
  if (const Result<void> fine = check_texts(given.filter); !fine) return fine.error();
  if (given.to != "jsonl" && given.out.empty())
    return Error{Fault::bad_use,
                 given.to == "csv" ? "A record has several tables in CSV: give a folder for them with -o DIR."
                                   : "A copy of the record needs a name: give one with -o FILE."};
  return std::nullopt;
}

// To standard output, in pieces that are worth a call.
Result<void> write_to_stdout(Database& database, const Filter& filter) {
  constexpr std::size_t most = std::size_t{64} << 10U;
  Output output = Output::to_stdout();
  std::string waiting;
  Result<void> done =
      write_record_jsonl(database, filter, [&](std::string_view, std::string_view line) -> Result<void> {
        waiting.append(line);
        if (waiting.size() < most) return {};
        Result<void> written = output.write(waiting);
        waiting.clear();
        return written;
      });
  if (done) done = output.write(waiting);
  return output.has_reader() ? done : Result<void>();
}

Result<void> write_jsonl(Database& database, const Given& given) {
  if (given.out.empty() || given.out == "-") return write_to_stdout(database, given.filter);
  Result<WholeFile> file = WholeFile::create(given.out);
  if (!file) return fail(file.error());
  Result<void> done = write_record_jsonl(
      database, given.filter, [&](std::string_view, std::string_view line) { return file->write(line); });
  return done ? file->finish() : done;
}

Result<void> write_csv(Database& database, const Given& given) {
  std::error_code error;
  std::filesystem::create_directories(given.out, error);
  if (error || !std::filesystem::is_directory(given.out, error))
    return fail(Fault::bad_input, "The folder " + given.out + " cannot be made: " +
                                      (error ? error.message() : "there is a file of that name") + ".");
  std::map<std::string, WholeFile, std::less<>> files;
  for (const std::string_view table : csv_tables()) {
    Result<WholeFile> file = WholeFile::create(given.out + "/" + std::string(table) + ".csv");
    if (!file) return fail(file.error());
    files.emplace(table, std::move(*file));
  }
  Result<void> done =
      write_record_csv(database, given.filter, [&](std::string_view kind, std::string_view row) {
        return files.find(kind)->second.write(row);
      });
  for (auto& [table, file] : files)
    if (done) done = file.finish();
  return done;
}

// What a filter leaves is a record of its own, made by an import.
Result<void> write_filtered_copy(Database& database, const Given& given) {
  Result<Record> copy = Record::open(given.out, Access::write);
  if (!copy) return fail(copy.error());
  Importer importer(*copy, "the export of " + database.path());
  Result<void> done = write_record_jsonl(
      database, given.filter, [&](std::string_view, std::string_view line) { return importer.take(line); });
  if (!done) return done;
  const Result<Imported> imported = importer.finish(link_in_batches);
  if (!imported) return fail(imported.error());
  return {};
}

Result<void> write_copy(Database& database, const Given& given) {
  std::error_code error;
  if (std::filesystem::exists(given.out, error))
    return fail(Fault::bad_input,
                "The file " + given.out + " is there already: remove it, or name another with -o FILE.");
  if (!given.filter.is_open()) {
    Result<void> done = write_filtered_copy(database, given);
    if (!done) std::filesystem::remove(given.out, error);
    return done;
  }
  Query(database, "VACUUM INTO ?1").bind(1, given.out).run();
  if (!database.failure()) return {};
  std::filesystem::remove(given.out, error);
  return fail(Fault::bad_input,
              "The copy " + given.out + " cannot be written: check the folder, the rights and the disk.");
}

int run_export(const Given& given) {
  const std::vector<std::string_view> formats{"jsonl", "csv", "sqlite"};
  if (std::find(formats.begin(), formats.end(), given.to) == formats.end())
    return report(no_such("--to", given.to, formats).error);
  if (const std::optional<Error> fault = fault_of(given)) return report(*fault);
  Result<Record> record = Record::open(find_record(given.record), Access::read);
  if (!record) return report(record.error());
  Database& database = record->database();
  const Result<void> done = given.to == "jsonl" ? write_jsonl(database, given)
                            : given.to == "csv" ? write_csv(database, given)
                                                : write_copy(database, given);
  return done ? exit_fine : report(done.error());
}

std::string footer() {
  std::string out;
  Page page(out, 80, false);
  page.paragraph({{"formats that are written (--to):"}});
  page.paragraph({{"one JSON object a line, with everything (docs/output.md); sayso import reads it back"}},
                 {.label = "  jsonl     "});
  page.paragraph({{"a folder of tables for a spreadsheet, one for each kind: statement.csv, relation.csv …"}},
                 {.label = "  csv       "});
  page.paragraph({{"a clean copy of the record; with filters, a record of what they leave"}},
                 {.label = "  sqlite    "});
  page.blank_line();
  page.paragraph({{"--since, --until, --outlet and --story choose articles, with all that is in them. "
                   "--speaker, --act and --place "
                   "choose statements: articles without one, and figures and events of other statements, are "
                   "left out. What refers "
                   "to something that was left out is null; counts are of what is left. Speakers, places and "
                   "times are those of "
                   "the articles that are left."}});
  page.blank_line();
  return out;
}

}  // namespace

std::function<int()> declare_export(CLI::App& app) {
  auto given = std::make_shared<Given>();
  declare_text(app, "--to", given->to, "FORMAT", "jsonl (default), csv or sqlite (below)");
  declare_text(app, "-o,--out", given->out, "FILE",
               "where to write; a folder for csv (default for jsonl: standard output)");
  declare_record(app, given->record);
  declare_filter(app, given->filter);
  app.footer(footer());
  return [given] {
    return run_export(*given);
  };
}

}  // namespace sayso
