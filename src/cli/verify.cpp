#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/record_path.hpp"
#include "cli/screen.hpp"
#include "cli/verbs.hpp"
#include "exports/json/json_text.hpp"
#include "record/record.hpp"
#include "record/verification/verification.hpp"

#include <memory>
#include <string>

#include <fmt/format.h>

namespace sayso {
namespace {

struct Given {
  std::string record;
  bool is_json = false;
};

std::string counted(std::uint64_t count, std::string_view one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

std::string as_json(const Verification& found, const std::string& record) {
  std::string line;
  JsonText json(line);
  json.begin_object().key("record").text(record).key("articles").number(found.articles);
  json.key("statements").number(found.statements).key("spans").number(found.spans);
  json.key("corrections").number(found.corrections).key("waiting").number(found.waiting);
  json.key("wrong").number(found.wrong).key("first_wrong").begin_list();
  for (const Wrong& one : found.first_wrong)
    json.begin_object().key("where").text(one.where).key("what").text(one.what).end_object();
  json.end_list().end_object();
  return line + '\n';
}

std::string in_words(const Verification& found, const std::string& record) {
  if (found.wrong == 0) {
    std::string line =
        fmt::format("{} is sound: {}, {} and {} were read again", record, counted(found.articles, "article"),
                    counted(found.statements, "statement"), counted(found.spans, "span"));
    if (found.corrections > 0) line += fmt::format("; {}", counted(found.corrections, "correction"));
    if (found.waiting > 0) line += fmt::format(", {} of them for what is not in this record", found.waiting);
    return line + ".\n";
  }
  std::string lines = fmt::format("{} {} wrong in {}:\n", counted(found.wrong, "thing"),
                                  found.wrong == 1 ? "is" : "are", record);
  for (const Wrong& one : found.first_wrong) lines += fmt::format("  {}: {}\n", one.where, one.what);
  if (found.wrong > found.first_wrong.size())
    lines += fmt::format("  and {} more.\n", found.wrong - found.first_wrong.size());
  lines += "Take the last good copy, or keep what can be read: \"sayso export --to jsonl\" and \"sayso "
           "import\" make a new record of it.\n";
  return lines;
}

int run_verify(const Given& given) {
  const std::string path = find_record(given.record);
  Result<Record> record = Record::open(path, Access::read);
  if (!record) return report(record.error());
  Progress progress(is_terminal(Stream::errors), "articles", "verified");
  const Verification found = verify(record->database(), [&](std::uint64_t done) { progress.count(done); });
  progress.finish();
  Output output = Output::to_stdout();
  const Result<void> written = output.write(given.is_json ? as_json(found, path) : in_words(found, path));
  if (!written && output.has_reader()) return report(written.error());
  return found.wrong == 0 ? exit_fine : exit_bad_input;
}

}  // namespace

std::function<int()> declare_verify(CLI::App& app) {
  auto given = std::make_shared<Given>();
  declare_record(app, given->record);
  app.add_flag("--json", given->is_json, "one line of JSON: what was read again, and what is wrong");
  return [given] {
    return run_verify(*given);
  };
}

}  // namespace sayso
