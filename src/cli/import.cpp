#include "record/import/import.hpp"

#include "cli/record_file.hpp"
#include "cli/record_path.hpp"
#include "cli/screen.hpp"
#include "cli/verbs.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>

#include <fmt/format.h>

namespace sayso {
namespace {

struct Given {
  std::string file, record;
};

std::string counted(std::uint64_t count, std::string_view one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

// "12 articles, 1 further run and 2 corrections imported into sayso.db; 3 readings were there already."
std::string in_words(const Imported& imported, const std::string& record) {
  std::string line = counted(imported.articles, "article");
  if (imported.runs > 0) line += fmt::format(", {}", counted(imported.runs, "further run"));
  if (imported.corrections > 0) line += fmt::format(" and {}", counted(imported.corrections, "correction"));
  line += " imported into " + record;
  if (imported.known > 0)
    line += fmt::format("; {} {} there already", counted(imported.known, "reading"),
                        imported.known == 1 ? "was" : "were");
  return line + ".\n";
}

int run_import(const Given& given) {
  if (given.file == "-" && is_terminal(Stream::input))
    return report(
        {Fault::bad_use,
         "Nothing to import: name a file, as in \"sayso import record.jsonl\", or send one by a pipe."});
  const std::string path = find_record(given.record);
  std::error_code error;
  const bool is_new = !std::filesystem::exists(path, error);
  std::optional<Record> record;
  std::optional<Importer> importer;
  std::optional<Error> failure;
  // The record is opened only when the file is, so that a wrong name makes none.
  const Result<void> taken = read_lines(
      given.file,
      [&](const std::string& name) {
        Result<Record> opened = Record::open(path, Access::write);
        if (!opened) {
          failure = opened.error();
          return;
        }
        record.emplace(std::move(*opened));
        importer.emplace(*record, name);
      },
      [&](std::string_view line) { return failure ? Result<void>(fail(*failure)) : importer->take(line); });
  Result<Imported> done = fail(Fault::internal, "");
  if (failure || !taken) {
    done = fail(failure ? *failure : taken.error());
  } else {
    done = importer->finish(link_in_batches);
  }
  importer.reset();
  record.reset();
  if (!done) {
    if (is_new) {
      for (const char* const ending : {"", "-wal", "-shm"}) std::filesystem::remove(path + ending, error);
    }
    return report(done.error());
  }
  fmt::print("{}", in_words(*done, path));
  return exit_fine;
}

}  // namespace

std::function<int()> declare_import(CLI::App& app) {
  auto given = std::make_shared<Given>();
  app.add_option("FILE", given->file, "what sayso export --to jsonl wrote; - for standard input")
      ->type_name("")
      ->required();
  declare_record(app, given->record);
  return [given] {
    return run_import(*given);
  };
}

}  // namespace sayso
