#include "base/interruption.hpp"
#include "cli/model_path.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/reading_options.hpp"
#include "cli/record_path.hpp"
#include "cli/screen.hpp"
#include "cli/verbs.hpp"
#include "engine/recorder.hpp"
#include "exports/json/json_text.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <system_error>

#include <fmt/format.h>

namespace sayso {
namespace {

struct Given {
  ReadingOptions reading;
  std::string record;
  bool is_again = false;
  bool is_json = false;
};

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

// "3 articles with 41 statements added to sayso.db, 1 of them a new version; 2 were there already."
std::string in_words(const RecordCounts& counts, const std::string& record) {
  const std::uint64_t fresh = counts.articles + counts.versions;
  const std::string with = " with " + counted(counts.statements, "statement", "statements");
  std::string line;
  if (fresh > 0) {
    line = counted(fresh, "article", "articles") + (counts.runs == 0 ? with : "") + " added to " + record;
    if (counts.versions > 0)
      line += fmt::format(", {} of them {}", counts.versions,
                          counts.versions == 1 ? "a new version" : "new versions");
  }
  if (counts.runs > 0) {
    line += line.empty() ? "" : "; ";
    line += counted(counts.runs, "article", "articles") + " read again" +
            (fresh == 0 ? " in " + record : "") + (fresh == 0 ? with : ", all" + with);
  }
  if (counts.known > 0 || line.empty()) {
    line += line.empty() ? "Nothing new for " + record + "; " : "; ";
    line += fmt::format("{} {} there already", counts.known, counts.known == 1 ? "was" : "were");
  }
  return line + ".\n";
}

std::string as_json(const Stored& one) {
  std::string line;
  JsonText json(line);
  json.begin_object().key("path").text(one.path).key("id").text_or_null(one.id);
  json.key("added");
  if (one.skipped) {
    json.null();
  } else {
    json.text(name_of(one.novelty));
  }
  json.key("statements").number(one.statements);
  json.key("error").text_or_null(one.skipped ? one.skipped->message : std::string());
  json.end_object();
  return line + '\n';
}

std::string as_json(const RecordCounts& counts, const std::string& record) {
  std::string line;
  JsonText json(line);
  json.begin_object().key("record").text(record).key("articles").number(counts.articles);
  json.key("versions").number(counts.versions).key("runs").number(counts.runs);
  json.key("known").number(counts.known).key("skipped").number(counts.skipped);
  json.key("statements").number(counts.statements).end_object();
  return line + '\n';
}

// Tells what was stored, each time that a batch is: on a terminal how far it is, with --json a line an article.
class Teller {
 public:
  explicit Teller(bool is_json)
      : is_json_(is_json), progress_(is_terminal(Stream::errors) && !(is_json && is_terminal(Stream::output)),
                                     "articles", "added") {}

  void tell(std::span<const Stored> batch) {
    progress_.count(count_ += batch.size());
    if (!is_json_ || failure_) return;
    std::string lines;
    for (const Stored& one : batch) lines += as_json(one);
    if (Result<void> done = output_.write(lines); !done) failure_ = done.error();
  }
  void finish() { progress_.finish(); }
  // The closing line, where anybody still reads.
  int close(const std::string& line, int code) {
    if (!failure_)
      if (Result<void> done = output_.write(line); !done) failure_ = done.error();
    if (!failure_ || !output_.has_reader()) return code;
    return report(*failure_);
  }

 private:
  bool is_json_;
  Progress progress_;
  std::uint64_t count_ = 0;
  Output output_ = Output::to_stdout();
  std::optional<Error> failure_;
};

// Opened before the record, so that a command that makes no sense makes no file.
Result<std::optional<ArticleStream>> chosen_stream(const Given& given) {
  if (!given.is_again) {
    Result<ArticleStream> stream = open_stream(given.reading, "add");
    if (!stream) return fail(std::move(stream).error());
    return std::optional<ArticleStream>(std::move(*stream));
  }
  const ReadingOptions& options = given.reading;
  if (!options.files.empty() || !options.from.empty() || !options.published.empty() ||
      !options.outlet.empty())
    return fail(Fault::bad_use,
                "--again reads what is in the record already: leave out files, --from, --published "
                "and --outlet, or leave out --again.");
  return std::optional<ArticleStream>();
}

int add(const Given& given) {
  const Result<std::size_t> threads = chosen_threads(given.reading.threads);
  if (!threads) return report(threads.error());
  Result<std::optional<ArticleStream>> stream = chosen_stream(given);
  if (!stream) return report(stream.error());
  const Result<std::string> model_path = find_model(given.reading.model);
  if (!model_path) return report(model_path.error());
  const Result<Model> model = Model::open(*model_path);
  if (!model) return report(model.error());
  const std::string path = find_record(given.record);
  std::error_code error;
  if (given.is_again && !std::filesystem::exists(path, error))
    return report(Record::open(path, Access::read).error());
  Result<Record> record = Record::open(path, Access::write);
  if (!record) return report(record.error());

  Teller teller(given.is_json);
  Recorder recorder(*record, *model, *threads);
  recorder.tell_stored([&](std::span<const Stored> batch) { teller.tell(batch); });
  interruption::heed();
  const Result<void> done = *stream ? recorder.add(**stream) : recorder.add_again();
  teller.finish();
  const RecordCounts& counts = recorder.counts();
  if (!done) {
    if (counts.all() > 0)
      fmt::print(stderr, "sayso: {} {} stored before this:\n",
                 counted(counts.all() - counts.skipped, "article", "articles"),
                 counts.all() - counts.skipped == 1 ? "was" : "were");
    return report(done.error());
  }
  print_not_read({.all = counts.all(),
                  .skipped = counts.skipped,
                  .first_skipped = counts.first_skipped,
                  .passed_over = *stream ? (*stream)->passed_over() : 0});
  int code = counts.skipped == 0 ? exit_fine : exit_bad_input;
  if (interruption::is_asked())
    code = report(
        {Fault::bad_input,
         "Stopped by a signal: what was read until then is stored; the same command goes on from there."});
  if (given.is_json) return teller.close(as_json(counts, path), code);
  return teller.close(
      counts.all() == counts.skipped && counts.skipped > 0 ? std::string() : in_words(counts, path), code);
}

}  // namespace

std::function<int()> declare_add(CLI::App& app) {
  auto given = std::make_shared<Given>();
  declare_files(app, given->reading);
  declare_record(app, given->record);
  app.add_flag("--again", given->is_again, "read all articles of the record again, with this model");
  app.add_flag("--json", given->is_json, "one line of JSON an article once it is stored, and one of totals");
  declare_source(app, given->reading);
  declare_threads(app, given->reading);
  declare_model_option(app, given->reading);
  std::string footer;
  add_input_formats(footer);
  app.footer(footer);
  return [given] {
    return add(*given);
  };
}

}  // namespace sayso
