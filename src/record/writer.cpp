#include "record/writer.hpp"

#include "record/item_key.hpp"
#include "record/layout.hpp"
#include "record/words.hpp"
#include "text/values.hpp"

#include <utility>

namespace sayso {
namespace {

constexpr std::string_view now = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";

// "INSERT INTO table (a, b) VALUES (?1, ?2)"
std::string insertion(std::string_view table, std::initializer_list<std::string_view> columns) {
  std::string names, values;
  int number = 0;
  for (const std::string_view column : columns) {
    names.append(names.empty() ? "" : ", ").append(column);
    values.append(values.empty() ? "?" : ", ?").append(std::to_string(++number));
  }
  return "INSERT INTO " + std::string(table) + " (" + names + ") VALUES (" + values + ")";
}

std::string address_of(const Reading& reading) {
  return reading.article.source.url.empty() ? reading.id : reading.article.source.url;
}

std::string_view sign(bool is_negative) { return is_negative ? "-" : "+"; }

std::optional<std::int64_t> counting(Counting value) {
  if (value == Counting::unknown) return std::nullopt;
  return value == Counting::cumulative ? 1 : 0;
}

}  // namespace

struct Writer::Task {
  explicit Task(const Reading& given) : reading(given), offsets(given.article.text, OffsetUnit::codepoint) {}

  // What is found at a place of the text, by that place: the same in every run that finds it again.
  std::string key(std::string_view prefix, Span span, std::string_view type = {}) const {
    return item_key(prefix, reading.id, span, type);
  }
  // The id of a row of the reading, nothing for no_id.
  static std::optional<std::int64_t> at(const std::vector<Row>& list, std::uint32_t number) {
    if (number >= list.size()) return std::nullopt;
    return list[number];
  }
  void bind(Query& query, int parameter, Span span) const {
    query.bind(parameter, std::int64_t{offsets.from_byte(span.begin)});
    query.bind(parameter + 1, std::int64_t{offsets.from_byte(span.end)});
  }
  void bind_or_null(Query& query, int parameter, Span span) const {
    if (!span.empty()) return bind(query, parameter, span);
    query.bind_null(parameter).bind_null(parameter + 1);
  }
  // The words of all pieces, as the view statement_words gives them.
  std::string words(const std::vector<Span>& pieces) const {
    std::string joined;
    for (const Span piece : pieces) joined.append(joined.empty() ? "" : " … ").append(reading.text(piece));
    return joined;
  }

  const Reading& reading;
  OffsetMap offsets;
  Row run = no_row;
  Row article = no_row;
  bool is_set_aside = false;  // until the versions are settled
  Rows rows;
};

Writer::Writer(Database& database)
    : database_(database), versions_(database), find_run_(database, "SELECT id FROM run WHERE key = ?1"),
      insert_run_(database,
                  "INSERT INTO run (key, model, sayso, began) VALUES (?1, ?2, ?3, " + std::string(now) + ")"),
      find_outlet_(database, "SELECT id FROM outlet WHERE name = ?1"),
      insert_outlet_(database, insertion("outlet", {"name"})),
      find_article_(database, "SELECT id FROM article WHERE key = ?1"),
      find_reading_(database, "SELECT 1 FROM reading WHERE article = ?1 AND run = ?2"),
      find_read_by_(database, "SELECT 1 FROM article a JOIN reading r ON r.article = a.id "
                              "JOIN run ON run.id = r.run WHERE a.key = ?1 AND run.key = ?2"),
      insert_article_(
          database,
          "INSERT INTO article (key, address, version, outlet, url, title, byline, credit, dateline, "
          "published, fetched, language, path, sha256, words, text, blocks, notes, run, added) VALUES "
          "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, " +
              std::string(now) + ")"),
      insert_reading_(database,
                      "INSERT INTO reading (article, run, added) VALUES (?1, ?2, " + std::string(now) + ")"),
      update_article_(database, "UPDATE article SET run = ?2, words = ?3, notes = ?4 WHERE id = ?1"),
      insert_article_text_(database, insertion("article_text", {"rowid", "title", "text"})),
      insert_speaker_(database, insertion("speaker_in_article",
                                          {"article", "run", "number", "name", "type", "named", "role_begin",
                                           "role_end", "affiliation_begin", "affiliation_end"})),
      insert_mention_(database,
                      insertion("mention", {"speaker_in_article", "number", "\"begin\"", "\"end\""})),
      insert_time_(database, insertion("time", {"key", "article", "run", "number", "\"begin\"", "\"end\"",
                                                "value", "precision", "kind"})),
      insert_place_(database,
                    insertion("place", {"key", "article", "run", "number", "\"begin\"", "\"end\"", "name",
                                        "country", "geonameid", "lat", "lon", "precision"})),
      insert_statement_(
          database,
          "INSERT INTO statement (key, article, run, number, voice, kind, act, act_read, negated, "
          "realis, firmness, polarity, addressee, medium, said, confidence, within, vanished) VALUES "
          "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
          "CASE WHEN ?17 THEN " +
              std::string(now) + " END)"),
      update_within_(database, "UPDATE statement SET within = ?2 WHERE id = ?1"),
      insert_span_(database, insertion("span", {"statement", "field", "number", "\"begin\"", "\"end\""})),
      insert_statement_speaker_(
          database, insertion("statement_speaker", {"statement", "number", "speaker_in_article"})),
      insert_statement_text_(database, insertion("statement_text", {"rowid", "content", "source"})),
      insert_figure_(database, insertion("figure", {"key", "article", "run", "number", "\"begin\"", "\"end\"",
                                                    "low", "high", "bound", "unit", "of_begin", "of_end",
                                                    "as_of", "place", "cumulative", "statement"})),
      insert_event_(database, insertion("event", {"key", "article", "run", "number", "type", "trigger_begin",
                                                  "trigger_end", "\"when\"", "\"where\"", "firmness",
                                                  "polarity", "own_voice"})),
      insert_event_mention_(database,
                            insertion("event_mention", {"event", "number", "\"begin\"", "\"end\""})),
      insert_participant_(database, insertion("participant", {"event", "side", "number", "\"begin\"",
                                                              "\"end\"", "name", "speaker_in_article"})),
      insert_event_statement_(database,
                              "INSERT OR IGNORE INTO event_statement (event, statement) VALUES (?1, ?2)") {}

namespace {

// The first row's number; the query is ready again afterwards.
Row first_row(Query& query) {
  const Row row = query.step() ? query.integer(0) : no_row;
  query.reset();
  return row;
}

}  // namespace

bool Writer::has(std::string_view article_key, std::string_view model, std::string_view sayso) {
  find_read_by_.bind(1, article_key).bind(2, run_key(model, sayso));
  return first_row(find_read_by_) != no_row;
}

Row Writer::run_of(const Reading& reading) {
  const std::string key = run_key(reading.model, reading.sayso);
  if (const Row known = first_row(find_run_.bind(1, key)); known != no_row) return known;
  insert_run_.bind(1, key).bind(2, reading.model).bind(3, reading.sayso).run();
  return database_.last_id();
}

Row Writer::outlet_of(const std::string& name) {
  if (name.empty()) return no_row;
  if (const Row known = first_row(find_outlet_.bind(1, name)); known != no_row) return known;
  insert_outlet_.bind(1, name).run();
  return database_.last_id();
}

Added Writer::add(const Reading& reading) {
  Task task(reading);
  Added added{.article = first_row(find_article_.bind(1, reading.id))};
  task.run = run_of(reading);
  if (database_.failure()) return {};
  const std::string address = address_of(reading);
  if (added.article == no_row) {
    added.novelty = versions_.count(address) == 0 ? Novelty::article : Novelty::version;
  } else {
    const bool is_known = first_row(find_reading_.bind(1, added.article).bind(2, task.run)) != no_row;
    added.novelty = is_known ? Novelty::known : Novelty::run;
  }
  if (added.novelty == Novelty::known) return added;

  task.is_set_aside = added.novelty != Novelty::article;
  if (task.is_set_aside) versions_.set_aside(address);
  task.article = added.novelty == Novelty::run ? added.article : add_article(task);
  if (added.novelty == Novelty::run) take_up_run(task);
  insert_reading_.bind(1, task.article).bind(2, task.run).run();
  add_layers(task);
  if (task.is_set_aside) versions_.settle(address);
  added.article = task.article;
  return database_.failure() ? Added() : added;
}

Row Writer::add_article(const Task& task) {
  const Reading& reading = task.reading;
  const Source& source = reading.article.source;
  const std::string address = address_of(reading);
  const std::int64_t version = task.is_set_aside ? versions_.place_for(address, source) : 1;
  const Row outlet = outlet_of(source.outlet);
  insert_article_.bind(1, reading.id).bind(2, address).bind(3, version);
  insert_article_.bind_or_null(4, outlet == no_row ? std::nullopt : std::optional(outlet));
  int parameter = 5;
  for (const std::string* const field :
       {&source.url, &source.title, &source.byline, &source.credit, &source.dateline, &source.published,
        &source.fetched, &source.language})
    insert_article_.bind_or_null(parameter++, *field);
  insert_article_.bind(13, source.path).bind(14, sha256_of(reading.article));
  insert_article_.bind(15, std::int64_t{reading.words}).bind(16, reading.article.text);
  insert_article_.bind(17, blocks_as_json(reading.article.blocks, task.offsets));
  insert_article_.bind(18, notes_as_json(reading.article.notes, task.offsets));
  insert_article_.bind(19, task.run).run();
  const Row article = database_.last_id();
  insert_article_text_.bind(1, article).bind(2, source.title).bind(3, reading.article.text).run();
  return article;
}

void Writer::take_up_run(const Task& task) {
  update_article_.bind(1, task.article).bind(2, task.run).bind(3, std::int64_t{task.reading.words});
  update_article_.bind(4, notes_as_json(task.reading.article.notes, task.offsets)).run();
}

void Writer::add_layers(Task& task) {
  add_speakers(task);
  add_times(task);
  add_places(task);
  add_statements(task);
  add_figures(task);
  add_events(task);
}

void Writer::add_speakers(Task& task) {
  std::int64_t number = 0;
  for (const Reading::Speaker& speaker : task.reading.speakers) {
    insert_speaker_.bind(1, task.article).bind(2, task.run).bind(3, number++);
    insert_speaker_.bind_or_null(4, speaker.name).bind(5, name_of(speaker.type));
    insert_speaker_.bind(6, std::int64_t{speaker.is_named});
    task.bind_or_null(insert_speaker_, 7, speaker.role);
    task.bind_or_null(insert_speaker_, 9, speaker.affiliation);
    insert_speaker_.run();
    task.rows.speakers.push_back(database_.last_id());
    std::int64_t mention = 0;
    for (const Span span : speaker.mentions) {
      insert_mention_.bind(1, task.rows.speakers.back()).bind(2, mention++);
      task.bind(insert_mention_, 3, span);
      insert_mention_.run();
    }
  }
}

void Writer::add_times(Task& task) {
  std::int64_t number = 0;
  for (const Reading::Time& time : task.reading.times) {
    insert_time_.bind(1, task.key("t", time.span)).bind(2, task.article).bind(3, task.run).bind(4, number++);
    task.bind(insert_time_, 5, time.span);
    insert_time_.bind_or_null(7, time.value).bind(8, name_of(time.precision));
    insert_time_.bind(9, record_words::name_of(time.kind)).run();
    task.rows.times.push_back(database_.last_id());
  }
}

void Writer::add_places(Task& task) {
  std::int64_t number = 0;
  for (const Reading::Place& place : task.reading.places) {
    insert_place_.bind(1, task.key("g", place.span))
        .bind(2, task.article)
        .bind(3, task.run)
        .bind(4, number++);
    task.bind(insert_place_, 5, place.span);
    insert_place_.bind(7, place.name).bind_or_null(8, place.country);
    insert_place_.bind_or_null(9, place.geonameid == 0 ? std::nullopt
                                                       : std::optional<std::int64_t>(place.geonameid));
    insert_place_.bind_or_null(10, place.latitude).bind_or_null(11, place.longitude);
    insert_place_.bind(12, name_of(place.precision)).run();
    task.rows.places.push_back(database_.last_id());
  }
}

void Writer::add_statements(Task& task) {
  const std::vector<Reading::Statement>& list = task.reading.statements;
  for (std::uint32_t number = 0; number < list.size(); ++number)
    task.rows.statements.push_back(add_statement(task, number));
  // The one around may stand behind, in a reading that was made elsewhere.
  for (std::uint32_t number = 0; number < list.size(); ++number) {
    if (list[number].within < number) continue;
    if (const auto around = Task::at(task.rows.statements, list[number].within))
      update_within_.bind(1, task.rows.statements[number]).bind(2, *around).run();
  }
}

Row Writer::add_statement(Task& task, std::uint32_t number) {
  const Reading::Statement& statement = task.reading.statements[number];
  Query& insert = insert_statement_;
  insert.bind(1, statement.key).bind(2, task.article).bind(3, task.run).bind(4, std::int64_t{number});
  insert.bind(5, name_of(statement.voice)).bind(6, name_of(statement.kind));
  insert.bind_null(7).bind_null(8).bind_null(9).bind_null(10).bind_null(11);
  if (statement.act) {
    insert.bind(7, name_of(*statement.act)).bind(8, std::int64_t{statement.is_negated});
    insert.bind(9, name_of(statement.realis));
  }
  if (statement.firmness) insert.bind(10, name_of(*statement.firmness)).bind(11, sign(statement.is_negative));
  insert.bind_or_null(12, Task::at(task.rows.speakers, statement.addressee));
  insert.bind_or_null(13, name_of(statement.medium));
  insert.bind_or_null(14, Task::at(task.rows.times, statement.said));
  insert.bind(15, double{statement.confidence});
  // Mostly the one around stands before and has its row: a change later would write all keys of this one again.
  insert.bind_or_null(16, Task::at(task.rows.statements, statement.within));
  insert.bind(17, std::int64_t{task.is_set_aside}).run();
  const Row row = database_.last_id();
  add_spans(task, row, "source", statement.source);
  add_spans(task, row, "cue", statement.cue);
  add_spans(task, row, "content", statement.content);
  std::int64_t place = 0;
  for (const std::uint32_t speaker : statement.speakers)
    if (const auto said_by = Task::at(task.rows.speakers, speaker))
      insert_statement_speaker_.bind(1, row).bind(2, place++).bind(3, *said_by).run();
  insert_statement_text_.bind(1, row).bind(2, task.words(statement.content));
  insert_statement_text_.bind(3, task.words(statement.source)).run();
  return row;
}

void Writer::add_spans(const Task& task, Row statement, std::string_view field,
                       const std::vector<Span>& spans) {
  std::int64_t number = 0;
  for (const Span span : spans) {
    insert_span_.bind(1, statement).bind(2, field).bind(3, number++);
    task.bind(insert_span_, 4, span);
    insert_span_.run();
  }
}

void Writer::add_figures(Task& task) {
  std::int64_t number = 0;
  for (const Reading::Figure& figure : task.reading.figures) {
    Query& insert = insert_figure_;
    insert.bind(1, task.key("f", figure.span)).bind(2, task.article).bind(3, task.run).bind(4, number++);
    task.bind(insert, 5, figure.span);
    insert.bind_or_null(7, figure.low).bind_or_null(8, figure.high).bind(9, name_of(figure.bound));
    insert.bind_or_null(10, figure.unit);
    task.bind_or_null(insert, 11, figure.of);
    insert.bind_or_null(13, Task::at(task.rows.times, figure.as_of));
    insert.bind_or_null(14, Task::at(task.rows.places, figure.place));
    insert.bind_or_null(15, counting(figure.counting));
    insert.bind_or_null(16, Task::at(task.rows.statements, figure.statement)).run();
    task.rows.figures.push_back(database_.last_id());
  }
}

void Writer::add_events(Task& task) {
  std::int64_t number = 0;
  for (const Reading::Event& event : task.reading.events) {
    Query& insert = insert_event_;
    const std::string_view type = name_of(event.type);
    insert.bind(1, task.key("e", event.trigger, type))
        .bind(2, task.article)
        .bind(3, task.run)
        .bind(4, number++);
    insert.bind(5, type);
    task.bind(insert, 6, event.trigger);
    insert.bind_or_null(8, Task::at(task.rows.times, event.when));
    insert.bind_or_null(9, Task::at(task.rows.places, event.where));
    insert.bind(10, name_of(event.firmness)).bind(11, sign(event.is_denied));
    insert.bind(12, std::int64_t{event.in_own_voice}).run();
    const Row row = database_.last_id();
    std::int64_t mention = 0;
    for (const Span span : event.mentions) {
      insert_event_mention_.bind(1, row).bind(2, mention++);
      task.bind(insert_event_mention_, 3, span);
      insert_event_mention_.run();
    }
    add_participants(task, row, "who", event.who);
    add_participants(task, row, "whom", event.whom);
    for (const std::uint32_t statement : event.asserted_by)
      if (const auto asserted = Task::at(task.rows.statements, statement))
        insert_event_statement_.bind(1, row).bind(2, *asserted).run();
    task.rows.events.push_back(row);
  }
}

void Writer::add_participants(const Task& task, Row event, std::string_view side,
                              const std::vector<Reading::Participant>& list) {
  std::int64_t number = 0;
  for (const Reading::Participant& one : list) {
    insert_participant_.bind(1, event).bind(2, side).bind(3, number++);
    task.bind(insert_participant_, 4, one.span);
    insert_participant_.bind(6, one.name);
    insert_participant_.bind_or_null(7, Task::at(task.rows.speakers, one.speaker)).run();
  }
}

}  // namespace sayso
