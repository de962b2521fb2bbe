#include "record/import/import.hpp"

#include "base/utf8.hpp"
#include "record/corrections/correction_text.hpp"
#include "record/import/reading_from_lines.hpp"
#include "record/import/restore.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace sayso {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 12> records{"article", "claim",     "correction", "event",
                                                   "figure",  "origin",    "place",      "relation",
                                                   "speaker", "statement", "story",      "time"};

constexpr const char* tables = R"(
DROP TABLE IF EXISTS temp.import_line;
CREATE TEMP TABLE import_line (line INTEGER PRIMARY KEY, record TEXT NOT NULL, id TEXT NOT NULL, article TEXT, run TEXT,
  number INTEGER, row INTEGER, json TEXT NOT NULL);
CREATE UNIQUE INDEX temp.import_line_id ON import_line (record, id);
)";
constexpr const char* index_of_readings =
    "CREATE INDEX temp.import_line_reading ON import_line (article, run, record, number)";

// Lines of a kind that belong to one run's reading of an article.
bool is_of_reading(std::string_view record) {
  return record == "statement" || record == "figure" || record == "event" || record == "place" ||
         record == "time";
}

}  // namespace

class Importer::Task {
 public:
  Task(Record& record, std::string name);

  Result<void> take(std::string_view line);
  Result<Imported> finish(const LinkAgain& link);

 private:
  std::string place(std::uint64_t line) const { return "Line " + std::to_string(line) + " of " + name_; }
  void take_header(const Entry& entry);
  void keep(const Entry& entry, std::string_view line);

  void write_all(const LinkAgain& link);
  // Calls take(entry, line) for each line of a kind, in order.
  template <class Take>
  void for_each(std::string_view record, std::string_view order, Take&& take);
  void add_article(const Entry& article, std::int64_t line);
  void add_reading(ReadingFromLines& from, const Entry& article, const Entry& run, std::int64_t line);
  std::vector<Entry> lines_of(std::string_view record, const std::string& article, const std::string& run,
                              std::vector<std::int64_t>& numbers);
  void check_keys(const Reading& reading, const std::vector<Entry>& statements);
  void note_statements(const std::vector<Entry>& statements, const std::vector<std::int64_t>& lines,
                       Row article, Row run);
  void expect_all_used();
  void take_correction(const Entry& entry);

  Record& record_;
  Database& database_;
  std::string name_;
  Faults faults_;
  Imported imported_;
  std::vector<Row> fresh_;
  bool restores_ = false;
  std::optional<Query> insert_, find_, of_reading_, row_of_run_, statements_, elsewhere_;
  std::optional<LineRows> rows_;
  std::optional<Restorer> restorer_;
  // The parsed lines of the reading in hand; entries point at them.
  std::vector<std::unique_ptr<json>> parsed_;
};

Importer::Task::Task(Record& record, std::string name)
    : record_(record), database_(record.database()), name_(std::move(name)) {
  database_.execute(tables);
  database_.execute("BEGIN");  // lines go to a temporary table: no one else waits for this
  insert_.emplace(database_, "INSERT INTO import_line (line, record, id, article, run, number, json) "
                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  find_.emplace(database_, "SELECT line FROM import_line WHERE record = ?1 AND id = ?2");
}

Result<void> Importer::Task::take(std::string_view line) {
  if (faults_) return fail(*faults_.first);
  const std::uint64_t number = ++imported_.lines;
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  const json object = json::parse(line, nullptr, false);
  const Entry entry(object, place(number), faults_);
  if (!utf8::is_valid(line)) {
    entry.fault("is not valid UTF-8: give the file as sayso export wrote it");
  } else if (!object.is_object()) {
    entry.fault("is no JSON object: give a file that sayso export --to jsonl wrote");
  } else if (number == 1) {
    take_header(entry);
  } else {
    keep(entry, line);
  }
  if (!faults_ && database_.failure()) faults_.first = database_.failure();
  if (faults_) return fail(*faults_.first);
  return {};
}

void Importer::Task::take_header(const Entry& entry) {
  if (entry.text_or_empty("record") != "sayso")
    return entry.fault("is not the beginning of an export, which is {\"record\":\"sayso\",…}");
  entry.text("version");
  if (entry.text("offsets") != "codepoint")
    entry.fault("says that offsets are not code points, which alone can be read");
}

void Importer::Task::keep(const Entry& entry, std::string_view line) {
  const std::string record = entry.text("record");
  if (faults_) return;
  if (std::find(records.begin(), records.end(), record) == records.end())
    return entry.fault("has " + quoted_for_error(record) +
                       " as \"record\", which is no kind that can be read");
  const std::string id = entry.text("id");
  if (faults_) return;
  find_->bind(1, record).bind(2, id);
  if (find_->step()) {
    const std::int64_t other = find_->integer(0);
    find_->reset();
    return entry.fault("repeats the id " + quoted_for_error(id) + " of line " + std::to_string(other));
  }
  insert_->bind(1, static_cast<std::int64_t>(imported_.lines)).bind(2, record).bind(3, id);
  insert_->bind_null(4).bind_null(5).bind_null(6);
  if (is_of_reading(record)) {
    insert_->bind(4, entry.id("article", 'a')).bind(5, entry.id("run", 'r'));
    insert_->bind(6, static_cast<std::int64_t>(entry.whole("number", 0xFFFFFFFEU)));
  }
  if (record == "article") {  // in order of address and version
    insert_->bind(5, entry.text("address"))
        .bind(6, static_cast<std::int64_t>(entry.whole("version", 0xFFFFFFFEU)));
  }
  if (!faults_) insert_->bind(7, line).run();
}

Result<Imported> Importer::Task::finish(const LinkAgain& link) {
  if (faults_) return fail(*faults_.first);
  if (imported_.lines == 0)
    return fail(Fault::bad_input, "Nothing can be imported, for " + name_ +
                                      " is empty: give a file that sayso export --to jsonl wrote.");
  database_.execute(index_of_readings);
  if (const Result<void> kept = database_.commit(); !kept) return fail(kept.error());
  record_.begin();
  if (!database_.failure()) write_all(link);
  std::optional<Error> error = faults_.first;
  if (!error) error = database_.failure();
  if (error) {
    record_.rollback();
    return fail(*error);
  }
  if (const Result<void> done = record_.commit(); !done) return fail(done.error());
  return imported_;
}

template <class Take>
void Importer::Task::for_each(std::string_view record, std::string_view order, Take&& take) {
  Query query(database_,
              "SELECT line, json FROM import_line WHERE record = ?1 ORDER BY " + std::string(order));
  query.bind(1, record);
  while (!faults_ && query.step()) {
    const json object = json::parse(query.text(1), nullptr, false);
    take(Entry(object, place(static_cast<std::uint64_t>(query.integer(0))), faults_), query.integer(0));
  }
}

void Importer::Task::write_all(const LinkAgain& link) {
  {
    Query any(database_, "SELECT 1 FROM article LIMIT 1");
    restores_ = !any.step();
    any.reset();
  }
  rows_.emplace(database_);
  restorer_.emplace(database_, *rows_, restores_);
  of_reading_.emplace(
      database_,
      "SELECT line, json FROM import_line WHERE article = ?1 AND run = ?2 AND record = ?3 ORDER BY number");
  row_of_run_.emplace(database_, "SELECT id FROM run WHERE key = ?1");
  statements_.emplace(database_, "SELECT id FROM statement WHERE article = ?1 AND run = ?2 ORDER BY number");
  elsewhere_.emplace(database_, "SELECT 1 FROM statement s JOIN article a ON a.id = s.article "
                                "WHERE s.key = ?1 AND a.address <> ?2 LIMIT 1");
  for_each("speaker", "line",
           [&](const Entry& entry, std::int64_t line) { restorer_->take_speaker(entry, line); });
  for_each("claim", "line",
           [&](const Entry& entry, std::int64_t line) { restorer_->take_claim(entry, line); });
  // Older versions first, so that they are numbered as they were.
  for_each("article", "run, number, id",
           [&](const Entry& entry, std::int64_t line) { add_article(entry, line); });
  expect_all_used();
  for_each("relation", "line", [&](const Entry& entry, std::int64_t) { restorer_->take_relation(entry); });
  for_each("origin", "line", [&](const Entry& entry, std::int64_t) { restorer_->take_origin(entry); });
  for_each("story", "line", [&](const Entry& entry, std::int64_t) { restorer_->take_story(entry); });
  for_each("correction", "line", [&](const Entry& entry, std::int64_t) { take_correction(entry); });
  if (faults_ || database_.failure()) return;
  // Corrections first, as the links ask for them; and again, for what stands on the links.
  apply_corrections(database_);
  if (link) link(record_, fresh_);
  apply_corrections(database_);
  imported_.is_restored = restores_;
}

void Importer::Task::add_article(const Entry& article, std::int64_t line) {
  ReadingFromLines from(article);
  if (faults_) return;
  const std::string in_force = article.id("run", 'r');
  bool has_run = false;
  std::string last;
  article.each("readings", [&](const Entry& run) {
    last = run.id("run", 'r');
    has_run = true;
    add_reading(from, article, run, line);
  });
  if (!faults_ && (!has_run || last != in_force))
    article.fault("has " + quoted_for_error(in_force) +
                  " as \"run\", which is not the last of its \"readings\"");
}

void Importer::Task::add_reading(ReadingFromLines& from, const Entry& article, const Entry& run,
                                 std::int64_t line) {
  const std::string article_key = article.id("id", 'a'), run_key = run.id("run", 'r');
  parsed_.clear();
  LinesOfReading lines;
  std::vector<std::int64_t> statement_lines, others;
  lines.statements = lines_of("statement", article_key, run_key, statement_lines);
  lines.figures = lines_of("figure", article_key, run_key, others);
  lines.events = lines_of("event", article_key, run_key, others);
  lines.places = lines_of("place", article_key, run_key, others);
  lines.times = lines_of("time", article_key, run_key, others);
  const Reading reading = from.make(run, lines);
  check_keys(reading, lines.statements);
  if (faults_) return;
  const Added added = record_.add(reading);
  if (database_.failure()) return;
  imported_.articles += added.novelty == Novelty::article || added.novelty == Novelty::version ? 1U : 0U;
  imported_.runs += added.novelty == Novelty::run ? 1U : 0U;
  imported_.known += added.novelty == Novelty::known ? 1U : 0U;
  if (added.novelty != Novelty::known && (fresh_.empty() || fresh_.back() != added.article))
    fresh_.push_back(added.article);
  rows_->note(line, added.article);
  row_of_run_->bind(1, run_key);
  const Row row_of_run = row_of_run_->step() ? row_of_run_->integer(0) : no_row;
  row_of_run_->reset();
  if (row_of_run == no_row)
    return run.fault("has a run " + quoted_for_error(run_key) +
                     " that is not the key of its model and sayso");
  note_statements(lines.statements, statement_lines, added.article, row_of_run);
  restorer_->take_speakers_of_reading(run, added.article, row_of_run);
}

std::vector<Entry> Importer::Task::lines_of(std::string_view record, const std::string& article,
                                            const std::string& run, std::vector<std::int64_t>& numbers) {
  std::vector<Entry> entries;
  of_reading_->bind(1, article).bind(2, run).bind(3, record);
  while (of_reading_->step()) {
    parsed_.push_back(std::make_unique<json>(json::parse(of_reading_->text(1), nullptr, false)));
    numbers.push_back(of_reading_->integer(0));
    entries.emplace_back(*parsed_.back(), place(static_cast<std::uint64_t>(numbers.back())), faults_);
    rows_->note(numbers.back(), 1);  // it belongs to a reading
  }
  return entries;
}

// Within the versions of one article a key is that of one statement a reading; no other article has it.
void Importer::Task::check_keys(const Reading& reading, const std::vector<Entry>& statements) {
  const std::string& url = reading.article.source.url;
  std::set<std::string_view> keys;
  for (std::size_t i = 0; i < reading.statements.size() && !faults_; ++i) {
    const std::string& key = reading.statements[i].key;
    elsewhere_->bind(1, key).bind(2, url.empty() ? reading.id : url);
    if (elsewhere_->step()) statements[i].fault("has the id of a statement of another article");
    elsewhere_->reset();
    if (!keys.insert(key).second)
      statements[i].fault("has the id of another statement of its article and run");
  }
}

void Importer::Task::note_statements(const std::vector<Entry>& statements,
                                     const std::vector<std::int64_t>& lines, Row article, Row run) {
  std::vector<Row> rows;
  statements_->bind(1, article).bind(2, run);
  while (statements_->step()) rows.push_back(statements_->integer(0));
  for (std::size_t i = 0; i < std::min(rows.size(), lines.size()); ++i) {
    rows_->note(lines[i], rows[i]);
    restorer_->take_claim_of_statement(statements[i], rows[i]);
  }
}

// A line of an article or a run that the file does not have would be dropped in silence.
void Importer::Task::expect_all_used() {
  if (faults_) return;
  Query query(database_, "SELECT line, article, run FROM import_line WHERE article IS NOT NULL AND row IS "
                         "NULL ORDER BY line LIMIT 1");
  if (!query.step()) return;
  faults_.add(place(static_cast<std::uint64_t>(query.integer(0))),
              "belongs to the run " + quoted_for_error(query.text(2)) + " of the article " +
                  quoted_for_error(query.text(1)) + ", and the file has no such article with such a run");
  query.reset();
}

void Importer::Task::take_correction(const Entry& entry) {
  const std::optional<Correction> correction = correction_of(entry);
  if (correction && !faults_) imported_.corrections += add_correction(database_, *correction) ? 1U : 0U;
}

Importer::Importer(Record& record, std::string name)
    : task_(std::make_unique<Task>(record, std::move(name))) {}
Importer::~Importer() = default;

Result<void> Importer::take(std::string_view line) { return task_->take(line); }
Result<Imported> Importer::finish(const LinkAgain& link) { return task_->finish(link); }

std::optional<Correction> correction_of(const Entry& entry) {
  Correction made;
  const std::string word = entry.text("what");
  const std::optional<Fix> what = fix_named(word);
  if (!what) {
    entry.unknown_word("what", word);
    return std::nullopt;
  }
  made.what = *what;
  made.who = entry.text("who");
  made.when = entry.text("when");
  made.why = entry.text("why");
  made.undone = entry.text_or_empty("undone");
  made.target = entry.text_or_texts("target");
  made.value = entry.text_or_texts("value");
  if (const std::string fault = fault_of(made); !fault.empty()) {
    entry.fault(fault);
    return std::nullopt;
  }
  if (entry.has("id") && entry.id("id", 'x') != key_of(made)) {
    entry.fault("has an id that is not that of its content (" + key_of(made) +
                "): leave it out where the line was changed");
    return std::nullopt;
  }
  return made;
}

}  // namespace sayso
