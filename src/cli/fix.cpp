#include "base/utf8.hpp"
#include "cli/help.hpp"
#include "cli/reading_options.hpp"
#include "cli/record_file.hpp"
#include "cli/record_path.hpp"
#include "cli/screen.hpp"
#include "cli/verbs.hpp"
#include "exports/terminal/page.hpp"
#include "links/link.hpp"
#include "record/corrections/correction_text.hpp"
#include "record/corrections/fixing.hpp"
#include "record/import/import.hpp"
#include "record/record.hpp"
#include "sayso/version.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <pwd.h>
#include <string>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sayso {
namespace {

struct Given {
  std::vector<std::string> words;
  std::string who, why, undo, export_to, import_from, record;
  bool is_list = false, is_json = false;
};

struct Command {
  std::string_view name, words, help;
  Fix what;
};

constexpr std::array commands{
    Command{"merge-speakers", "p-… p-…", "these speakers are one", Fix::merge_speakers},
    Command{"split-speaker", "p-… a-…", "in these articles it is somebody else", Fix::split_speakers},
    Command{"set-speaker", "s-… p-…|NAME", "who said this statement", Fix::set_speaker},
    Command{"set-act", "s-… ACT", "what the statement does: say, deny, estimate …", Fix::set_act},
    Command{"reject", "s-…", "this is no statement", Fix::reject_statement},
    Command{"break", "l-…", "this relation does not hold", Fix::break_relation},
    Command{"add", "s-… TYPE s-…",
            "the first statement repeats, restates, confirms, denies, corrects, updates, conflicts with or "
            "cites the second",
            Fix::add_relation},
    Command{"join-stories", "y-… y-…", "these stories are one", Fix::join_stories},
    Command{"split-story", "y-… a-…", "these articles are another story", Fix::split_stories}};

std::string user_name() {
  if (const passwd* const user = getpwuid(getuid()); user != nullptr && user->pw_name != nullptr)
    return user->pw_name;
  const char* const name = std::getenv("USER");
  return name == nullptr ? std::string() : name;
}

// Links what a correction speaks of again, as corrections count in the links.
void apply_again(Record& record, const std::vector<Row>& articles) {
  apply_corrections(record.database());
  link(record, articles);
  apply_corrections(record.database());
}

// The words of a statement, short.
std::string words_of(Database& database, const std::string& statement) {
  Query query(database,
              "SELECT w.content, w.source FROM statement s JOIN statement_words w ON w.statement = s.id "
              "WHERE s.key = ?1 ORDER BY s.superseded_by IS NOT NULL, s.id DESC LIMIT 1");
  if (!query.bind(1, statement).step()) return {};
  std::string words(query.text(0));
  query.reset();
  constexpr std::size_t most = 60;
  if (words.size() > most) words = words.substr(0, utf8::boundary_before(words, most)) + "…";
  return words.empty() ? words : " “" + words + "”";
}

std::string join(const std::vector<std::string>& list, std::string_view between) {
  std::string joined;
  for (const std::string& one : list) joined.append(joined.empty() ? "" : between).append(one);
  return joined;
}

// Members by their names, each once.
std::string names_in(const std::vector<std::string>& members) {
  std::vector<std::string> names;
  for (const std::string& member : members) names.emplace_back(parts_of_member(member).second);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return join(names, ", ");
}

std::string articles_in(const std::vector<std::string>& members) {
  std::vector<std::string> articles;
  for (const std::string& member : members) articles.emplace_back(parts_of_member(member).first);
  articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
  return join(articles, ", ");
}

std::string speaker_in(const std::string& value) {
  const auto [article, name] = parts_of_member(value);
  return value.starts_with("a-") && !name.empty() ? std::string(name) : value;
}

// What it decides, as a sentence without its full stop.
std::string in_words(Database& database, const Correction& one) {
  const std::string first = one.target.empty() ? std::string() : one.target.front();
  const std::string value = one.value.empty() ? std::string() : one.value.front();
  const std::string second = one.target.size() > 1 ? one.target[1] : std::string();
  switch (one.what) {
    case Fix::merge_speakers: return "one speaker: " + names_in(one.target);
    case Fix::split_speakers:
      return names_in(one.target) + " in " + articles_in(one.target) + " is somebody else than " +
             names_in(one.value) + " elsewhere";
    case Fix::set_speaker:
      return "the speaker of " + first + words_of(database, first) + " is " + speaker_in(value);
    case Fix::set_act: return "the act of " + first + words_of(database, first) + " is " + value;
    case Fix::reject_statement: return first + words_of(database, first) + " is no statement";
    case Fix::break_relation:
      return "no relation " + value + " from " + first + words_of(database, first) + " to " + second +
             words_of(database, second);
    case Fix::add_relation:
      return first + words_of(database, first) + " " + value + " " + second + words_of(database, second);
    case Fix::join_stories: return "one story: " + articles_in(one.target);
    case Fix::split_stories: return "another story: " + articles_in(one.target);
  }
  return {};
}

void print_lines(const std::string& sentence) {
  std::string out;
  Page(out, terminal_width(), false).paragraph({{sentence}});
  fmt::print("{}", out);
}

int list(Database& database, bool is_json) {
  std::string out;
  const std::vector<Correction> corrections = all_corrections(database);
  Page page(out, terminal_width(), false);
  for (const Correction& one : corrections) {
    if (is_json) {
      out += line_of(one);
      continue;
    }
    const std::string head = key_of(one) + "  " + one.when.substr(0, 10) + "  " + one.who;
    const std::string state = !one.undone.empty()           ? "undone " + one.undone.substr(0, 10)
                              : is_in_record(database, one) ? std::string()
                                                            : "waits: not in this record";
    page.paragraph({{head}}, {.right = state});
    page.paragraph({{in_words(database, one)}}, {.label = "  "});
    page.paragraph({{"why: "}, {one.why}}, {.label = "  "});
  }
  if (corrections.empty() && !is_json) out = "No corrections in " + database.path() + ".\n";
  if (database.failure()) return report(*database.failure());
  fmt::print("{}", out);
  return exit_fine;
}

Result<void> write_file(Database& database, const std::string& path) {
  std::string lines =
      nlohmann::ordered_json{{"record", "sayso"}, {"version", version}, {"offsets", "codepoint"}}.dump() +
      "\n";
  for (const Correction& one : all_corrections(database)) lines += line_of(one);
  if (database.failure()) return fail(*database.failure());
  if (path == "-") {
    fmt::print("{}", lines);
    return {};
  }
  Result<WholeFile> file = WholeFile::create(path);
  if (!file) return fail(file.error());
  if (Result<void> written = file->write(lines); !written) return written;
  return file->finish();
}

// The lines of corrections in a file of them, or in a whole export.
Result<std::vector<Correction>> corrections_in(const std::string& path) {
  std::vector<Correction> corrections;
  std::string name;
  std::uint64_t number = 0;
  const Result<void> read = read_lines(
      path, [&](const std::string& given) { name = given; },
      [&](std::string_view line) -> Result<void> {
        Faults faults;
        const std::string place = "Line " + std::to_string(++number) + " of " + name;
        const nlohmann::json object = nlohmann::json::parse(line, nullptr, false);
        const Entry entry(object, place, faults);
        if (!object.is_object()) {
          entry.fault("is no JSON object: give a file that sayso fix --export wrote");
        } else if (entry.text_or_empty("record") == "correction") {
          if (std::optional<Correction> one = correction_of(entry)) corrections.push_back(std::move(*one));
        }
        if (faults) return fail(*faults.first);
        return {};
      });
  if (!read) return fail(read.error());
  return corrections;
}

int take_file(Record& record, const std::string& path) {
  const Result<std::vector<Correction>> corrections = corrections_in(path);
  if (!corrections) return report(corrections.error());
  record.begin();
  std::vector<Row> articles;
  std::size_t fresh = 0, waiting = 0;
  for (const Correction& one : *corrections) {
    fresh += add_correction(record.database(), one) ? 1U : 0U;
    waiting += is_in_record(record.database(), one) ? 0U : 1U;
    for (const Row row : articles_of(record.database(), one)) articles.push_back(row);
  }
  std::sort(articles.begin(), articles.end());
  articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
  apply_again(record, articles);
  if (const Result<void> done = record.commit(); !done) return report(done.error());
  fmt::print("{} of {} {} new.{}\n", fresh, corrections->size(),
             corrections->size() == 1 ? "correction is" : "corrections are",
             waiting == 0
                 ? std::string()
                 : fmt::format(" {} of them {} for statements or articles that are not in this record.",
                               waiting, waiting == 1 ? "waits" : "wait"));
  return exit_fine;
}

int undo(Record& record, const std::string& word) {
  record.begin();
  const Result<std::string> key = whole_key(record.database(), word, 'x');
  if (!key) return report(key.error());
  for (const Correction& one : all_corrections(record.database())) {
    if (key_of(one) != *key) continue;
    if (!one.undone.empty())
      return report({Fault::bad_input,
                     "The correction " + *key + " was undone already, on " + one.undone.substr(0, 10) + "."});
    undo_correction(record.database(), *key, utc_now());
    apply_again(record, articles_of(record.database(), one));
    if (const Result<void> done = record.commit(); !done) return report(done.error());
    print_lines(*key + " is undone; it said: " + in_words(record.database(), one) + ".");
    return exit_fine;
  }
  return report({Fault::bad_input, "The correction " + *key + " cannot be read."});
}

Result<Correction> understood(Record& record, const Given& given) {
  const auto* const command = std::find_if(
      commands.begin(), commands.end(), [&](const Command& one) { return one.name == given.words.front(); });
  if (command == commands.end()) {
    std::vector<std::string_view> names;
    for (const Command& one : commands) names.push_back(one.name);
    return fail(Fault::bad_use,
                "sayso fix cannot \"" + given.words.front() + "\": it can " + as_choice(names) + ".");
  }
  for (const std::string* const text : {&given.who, &given.why})
    if (!utf8::is_valid(*text)) return fail(Fault::bad_use, "--who and --why must be valid UTF-8.");
  if (given.why.empty())
    return fail(Fault::bad_use, "Say why with --why \"…\": whoever reads the record must be able to follow.");
  const std::vector<std::string> words(given.words.begin() + 1, given.words.end());
  Result<Correction> made = correction_for(record.database(), command->what, words);
  if (!made) return made;
  made->who = given.who.empty() ? user_name() : given.who;
  made->why = given.why;
  made->when = next_instant(record.database());
  if (made->who.empty()) return fail(Fault::bad_use, "Say who decides this with --who NAME.");
  return made;
}

int fix(Record& record, const Given& given) {
  record.begin();
  const Result<Correction> made = understood(record, given);
  if (!made) return report(made.error());
  Database& database = record.database();
  const std::vector<Row> before = articles_of(database, *made);
  add_correction(database, *made);
  apply_again(record, before);
  if (const Result<void> done = record.commit(); !done) return report(done.error());
  print_lines(key_of(*made) + ": " + in_words(database, *made) + ".");
  return exit_fine;
}

int run_fix(const Given& given) {
  const int wishes = (given.words.empty() ? 0 : 1) + (given.is_list ? 1 : 0) + (given.undo.empty() ? 0 : 1) +
                     (given.export_to.empty() ? 0 : 1) + (given.import_from.empty() ? 0 : 1);
  if (wishes != 1)
    return report(
        {Fault::bad_use,
         wishes == 0
             ? "Nothing to do: say what to correct, as in \"sayso fix set-act s-1f0c deny --why …\", "
               "or give --list."
             : "sayso fix does one thing at a time: a correction, --list, --undo, --export or --import."});
  const bool reads = given.is_list || !given.export_to.empty();
  Result<Record> record = Record::open(find_record(given.record), Access::read);
  // Only for a record that is there: a correction makes none.
  if (record && !reads) record = Record::open(find_record(given.record), Access::write);
  if (!record) return report(record.error());
  if (given.is_list) return list(record->database(), given.is_json);
  if (!given.export_to.empty()) {
    const Result<void> done = write_file(record->database(), given.export_to);
    return done ? exit_fine : report(done.error());
  }
  if (!given.import_from.empty()) return take_file(*record, given.import_from);
  return given.undo.empty() ? fix(*record, given) : undo(*record, given.undo);
}

std::string footer() {
  std::string out;
  Page page(out, 80, false);
  page.paragraph({{"what can be corrected (a key may be cut short as long as no other begins so):"}});
  for (const Command& command : commands) {
    page.paragraph({{command.help}},
                   {.label = fmt::format("  {:<31}", fmt::format("{} {}", command.name, command.words))});
  }
  page.blank_line();
  page.paragraph({{"A correction is kept with who, when and why, holds again after every run and every new "
                   "version, and can be "
                   "undone. Nothing of a reading is lost."}});
  page.blank_line();
  return out;
}

}  // namespace

std::function<int()> declare_fix(CLI::App& app) {
  auto given = std::make_shared<Given>();
  app.add_option("WORD", given->words, "what to correct, and of what (below)")->type_name("");
  declare_text(app, "--why", given->why, "TEXT", "why; always needed");
  declare_text(app, "--who", given->who, "NAME", "who decides (default: the user's name)");
  app.add_flag("--list", given->is_list, "show all corrections, oldest first");
  app.add_flag("--json", given->is_json, "with --list: one line of JSON a correction");
  declare_text(app, "--undo", given->undo, "KEY",
               "undo a correction (x-…): what it changed is again as the reading has it");
  declare_text(app, "--export", given->export_to, "FILE",
               "write all corrections into a text file, to keep or to hand on");
  declare_text(app, "--import", given->import_from, "FILE",
               "take the corrections of such a file, or of an export");
  declare_record(app, given->record);
  app.footer(footer());
  return [given] {
    return run_fix(*given);
  };
}

}  // namespace sayso
