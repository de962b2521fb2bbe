#include "record/loader.hpp"

#include "record/layout.hpp"
#include "record/words.hpp"
#include "text/values.hpp"

#include <utility>

namespace sayso {
namespace {

using Numbers = std::unordered_map<Row, std::uint32_t>;

template <class List>
std::uint32_t next_number(const List& list) {
  return static_cast<std::uint32_t>(list.size());
}

// What a column points at, no_id for null and for what is not in force.
std::uint32_t number_in(const Numbers& numbers, const Query& query, int column) {
  const auto found = query.is_null(column) ? numbers.end() : numbers.find(query.integer(column));
  return found == numbers.end() ? no_id : found->second;
}

template <class Value>
Value value_or(const Query& query, int column, Value otherwise) {
  return value_named<Value>(query.text(column)).value_or(otherwise);
}

Counting counting(const Query& query, int column) {
  if (query.is_null(column)) return Counting::unknown;
  return query.integer(column) != 0 ? Counting::cumulative : Counting::change;
}

}  // namespace

struct Loader::Task {
  Task(Row given, Reading& made, std::vector<Row>& kept) : article(given), reading(made), rows(kept) {}

  Span span(const Query& query, int column) const {
    const Offset begin = byte(query, column), end = byte(query, column + 1);
    return begin < end ? Span{begin, end} : Span{};
  }
  Offset byte(const Query& query, int column) const {
    const std::int64_t offset = query.integer(column);
    if (offset < 0) return 0;
    const std::int64_t most = offsets->size();
    return offsets->to_byte(static_cast<std::uint32_t>(offset < most ? offset : most));
  }

  Row article;
  Row run = no_row;
  Reading& reading;
  std::vector<Row>& rows;
  std::optional<OffsetMap> offsets;
  Numbers speakers, times, places, statements, events;
  std::unordered_map<Row, Row> around;  // of statements that were rejected: the one they are within
};

// Rows of one reading in their order.
#define SAYSO_OF_READING " WHERE article = ?1 AND run = ?2 ORDER BY number"

Loader::Loader(Database& database)
    : article_(database,
               "SELECT a.key, r.model, r.sayso, a.words, a.text, a.blocks, a.notes, a.path, o.name, a.url, "
               "a.title, a.byline, a.credit, a.dateline, a.published, a.fetched, a.language, a.sha256, a.run "
               "FROM article a JOIN run r ON r.id = a.run LEFT JOIN outlet o ON o.id = a.outlet "
               "WHERE a.id = ?1"),
      row_of_(database, "SELECT id FROM article WHERE key = ?1"),
      speakers_(database,
                "SELECT id, name, type, named, role_begin, role_end, affiliation_begin, affiliation_end "
                "FROM speaker_in_article" SAYSO_OF_READING),
      mentions_(database, "SELECT m.speaker_in_article, m.\"begin\", m.\"end\" FROM speaker_in_article s "
                          "JOIN mention m ON m.speaker_in_article = s.id "
                          "WHERE s.article = ?1 AND s.run = ?2 ORDER BY s.number, m.number"),
      times_(database, "SELECT id, \"begin\", \"end\", value, precision, kind FROM time" SAYSO_OF_READING),
      places_(database, "SELECT id, \"begin\", \"end\", name, country, geonameid, lat, lon, precision "
                        "FROM place" SAYSO_OF_READING),
      statements_(database,
                  "SELECT id, key, voice, kind, act, negated, realis, firmness, polarity, addressee, medium, "
                  "said, within, confidence, rejected FROM statement" SAYSO_OF_READING),
      spans_(database, "SELECT p.statement, p.field, p.\"begin\", p.\"end\" FROM statement s "
                       "JOIN span p ON p.statement = s.id "
                       "WHERE s.article = ?1 AND s.run = ?2 ORDER BY s.number, p.field, p.number"),
      statement_speakers_(database, "SELECT k.statement, k.speaker_in_article, k.speaker FROM statement s "
                                    "JOIN spoken k ON k.statement = s.id "
                                    "WHERE s.article = ?1 AND s.run = ?2 ORDER BY s.number, k.number"),
      speaker_(database,
               "SELECT p.name, p.type, p.named, s.number FROM speaker p LEFT JOIN speaker_in_article s "
               "ON s.speaker = p.id AND s.article = ?2 AND s.run = ?3 WHERE p.id = ?1 "
               "ORDER BY s.number LIMIT 1"),
      figures_(database,
               "SELECT id, \"begin\", \"end\", low, high, bound, unit, of_begin, of_end, as_of, place, "
               "cumulative, statement FROM figure" SAYSO_OF_READING),
      events_(
          database,
          "SELECT id, type, trigger_begin, trigger_end, \"when\", \"where\", firmness, polarity, own_voice "
          "FROM event" SAYSO_OF_READING),
      event_mentions_(database, "SELECT m.event, m.\"begin\", m.\"end\" FROM event e "
                                "JOIN event_mention m ON m.event = e.id "
                                "WHERE e.article = ?1 AND e.run = ?2 ORDER BY e.number, m.number"),
      participants_(
          database,
          "SELECT p.event, p.side, p.\"begin\", p.\"end\", p.name, p.speaker_in_article FROM event e "
          "JOIN participant p ON p.event = e.id "
          "WHERE e.article = ?1 AND e.run = ?2 ORDER BY e.number, p.side, p.number"),
      event_statements_(database,
                        "SELECT x.event, x.statement FROM event e JOIN event_statement x ON x.event = e.id "
                        "JOIN statement s ON s.id = x.statement "
                        "WHERE e.article = ?1 AND e.run = ?2 ORDER BY e.number, s.number") {}

#undef SAYSO_OF_READING

Row Loader::row_of(std::string_view key) {
  const Row row = row_of_.bind(1, key).step() ? row_of_.integer(0) : no_row;
  row_of_.reset();
  return row;
}

Article Loader::article(Row article) {
  Reading reading;
  std::vector<Row> rows;
  Task task(article, reading, rows);
  load_article(task);
  return std::move(reading.article);
}

Reading Loader::load(Row article, std::vector<Row>& rows) {
  rows.clear();
  Reading reading;
  Task task(article, reading, rows);
  if (!load_article(task)) return reading;
  load_speakers(task);
  load_times(task);
  load_places(task);
  load_statements(task);
  load_spans(task);
  load_statement_speakers(task);
  load_figures(task);
  load_events(task);
  return reading;
}

bool Loader::load_article(Task& task) {
  const Query& row = article_;
  if (!article_.bind(1, task.article).step()) return false;
  Reading& reading = task.reading;
  reading.id = row.text(0);
  reading.model = row.text(1);
  reading.sayso = row.text(2);
  reading.words = static_cast<std::uint32_t>(row.integer(3));
  Article& article = reading.article;
  article.text = row.text(4);
  task.offsets.emplace(article.text, OffsetUnit::codepoint);
  article.blocks = blocks_from_json(row.text(5), *task.offsets);
  article.notes = notes_from_json(row.text(6), *task.offsets);
  Source& source = article.source;
  int column = 7;
  for (std::string* const field :
       {&source.path, &source.outlet, &source.url, &source.title, &source.byline, &source.credit,
        &source.dateline, &source.published, &source.fetched, &source.language, &source.sha256})
    *field = row.text(column++);
  task.run = row.integer(column);
  article_.reset();
  return true;
}

void Loader::load_speakers(Task& task) {
  const Query& row = speakers_;
  speakers_.bind(1, task.article).bind(2, task.run);
  while (speakers_.step()) {
    task.speakers.emplace(row.integer(0), next_number(task.reading.speakers));
    Reading::Speaker& speaker = task.reading.speakers.emplace_back();
    speaker.name = row.text(1);
    speaker.type = value_or(row, 2, SpeakerType::unknown);
    speaker.is_named = row.integer(3) != 0;
    speaker.role = task.span(row, 4);
    speaker.affiliation = task.span(row, 6);
  }
  mentions_.bind(1, task.article).bind(2, task.run);
  while (mentions_.step())
    task.reading.speakers[task.speakers.at(mentions_.integer(0))].mentions.push_back(task.span(mentions_, 1));
}

void Loader::load_times(Task& task) {
  const Query& row = times_;
  times_.bind(1, task.article).bind(2, task.run);
  while (times_.step()) {
    task.times.emplace(row.integer(0), next_number(task.reading.times));
    Reading::Time& time = task.reading.times.emplace_back();
    time.span = task.span(row, 1);
    time.value = row.text(3);
    time.precision = value_or(row, 4, TimePrecision::vague);
    time.kind =
        record_words::value_in<TimeKind>(record_words::time_kinds, row.text(5)).value_or(TimeKind::date);
  }
}

void Loader::load_places(Task& task) {
  const Query& row = places_;
  places_.bind(1, task.article).bind(2, task.run);
  while (places_.step()) {
    task.places.emplace(row.integer(0), next_number(task.reading.places));
    Reading::Place& place = task.reading.places.emplace_back();
    place.span = task.span(row, 1);
    place.name = row.text(3);
    place.country = row.text(4);
    place.geonameid = static_cast<std::uint32_t>(row.integer(5));
    place.latitude = row.real_or_nothing(6);
    place.longitude = row.real_or_nothing(7);
    place.precision = value_or(row, 8, PlacePrecision::vague);
  }
}

void Loader::load_statements(Task& task) {
  const Query& row = statements_;
  std::vector<Row> within;
  statements_.bind(1, task.article).bind(2, task.run);
  while (statements_.step()) {
    const Row around = row.is_null(12) ? no_row : row.integer(12);
    if (row.integer(14) != 0) {
      task.around.emplace(row.integer(0), around);
      continue;
    }
    task.statements.emplace(row.integer(0), next_number(task.reading.statements));
    task.rows.push_back(row.integer(0));
    within.push_back(around);
    Reading::Statement& statement = task.reading.statements.emplace_back();
    statement.key = row.text(1);
    statement.voice = value_or(row, 2, Voice::speaker);
    statement.kind = value_or(row, 3, StatementKind::indirect);
    statement.act = value_named<Act>(row.text(4));
    statement.is_negated = row.integer(5) != 0;
    statement.realis = value_or(row, 6, Realis::actual);
    statement.firmness = value_named<Firmness>(row.text(7));
    statement.is_negative = row.text(8) == "-";
    statement.addressee = number_in(task.speakers, row, 9);
    statement.medium = row.is_null(10) ? Medium::unknown : value_or(row, 10, Medium::unknown);
    statement.said = number_in(task.times, row, 11);
    statement.confidence = static_cast<float>(row.real(13));
  }
  for (std::size_t i = 0; i < within.size(); ++i) {
    Row around = within[i];
    // Out of what was rejected to what stands around it; each step leads to another row, so that it ends.
    for (auto rejected = task.around.find(around); rejected != task.around.end();
         rejected = task.around.find(around)) {
      around = rejected->second;
      task.around.erase(rejected);
    }
    const auto found = task.statements.find(around);
    if (found != task.statements.end()) task.reading.statements[i].within = found->second;
  }
}

void Loader::load_spans(Task& task) {
  spans_.bind(1, task.article).bind(2, task.run);
  while (spans_.step()) {
    const auto found = task.statements.find(spans_.integer(0));
    if (found == task.statements.end()) continue;  // rejected
    Reading::Statement& statement = task.reading.statements[found->second];
    const std::string_view field = spans_.text(1);
    std::vector<Span>& list = field == "source" ? statement.source
                              : field == "cue"  ? statement.cue
                                                : statement.content;
    list.push_back(task.span(spans_, 2));
  }
}

void Loader::load_statement_speakers(Task& task) {
  const Query& row = statement_speakers_;
  statement_speakers_.bind(1, task.article).bind(2, task.run);
  while (statement_speakers_.step()) {
    const auto found = task.statements.find(row.integer(0));
    if (found == task.statements.end()) continue;
    Reading::Statement& statement = task.reading.statements[found->second];
    if (row.is_null(1)) {
      set_speaker(task, statement, row.integer(2));
    } else if (const std::uint32_t number = number_in(task.speakers, row, 1); number != no_id) {
      statement.speakers.push_back(number);
    }
  }
}

// One that a correction set: as the article has it, or else behind those of the article.
void Loader::set_speaker(Task& task, Reading::Statement& statement, Row speaker) {
  const Query& row = speaker_;
  if (!speaker_.bind(1, speaker).bind(2, task.article).bind(3, task.run).step()) return;
  if (!row.is_null(3)) {
    statement.speakers.push_back(static_cast<std::uint32_t>(row.integer(3)));
  } else {
    const auto [place, is_new] = task.speakers.emplace(-speaker, next_number(task.reading.speakers));
    if (is_new) {
      Reading::Speaker& made = task.reading.speakers.emplace_back();
      made.name = row.text(0);
      made.type = value_or(row, 1, SpeakerType::unknown);
      made.is_named = row.integer(2) != 0;
    }
    statement.speakers.push_back(place->second);
  }
  speaker_.reset();
}

void Loader::load_figures(Task& task) {
  const Query& row = figures_;
  figures_.bind(1, task.article).bind(2, task.run);
  while (figures_.step()) {
    Reading::Figure& figure = task.reading.figures.emplace_back();
    figure.span = task.span(row, 1);
    figure.low = row.real_or_nothing(3);
    figure.high = row.real_or_nothing(4);
    figure.bound = value_or(row, 5, Bound::exactly);
    figure.unit = row.text(6);
    figure.of = task.span(row, 7);
    figure.as_of = number_in(task.times, row, 9);
    figure.place = number_in(task.places, row, 10);
    figure.counting = counting(row, 11);
    figure.statement = number_in(task.statements, row, 12);
  }
}

void Loader::load_events(Task& task) {
  const Query& row = events_;
  events_.bind(1, task.article).bind(2, task.run);
  while (events_.step()) {
    task.events.emplace(row.integer(0), next_number(task.reading.events));
    Reading::Event& event = task.reading.events.emplace_back();
    event.type = value_or(row, 1, EventType::agree);
    event.trigger = task.span(row, 2);
    event.when = number_in(task.times, row, 4);
    event.where = number_in(task.places, row, 5);
    event.firmness = value_or(row, 6, Firmness::certain);
    event.is_denied = row.text(7) == "-";
    event.in_own_voice = row.integer(8) != 0;
  }
  const auto event_of = [&](const Query& query) -> Reading::Event& {
    return task.reading.events[task.events.at(query.integer(0))];
  };
  event_mentions_.bind(1, task.article).bind(2, task.run);
  while (event_mentions_.step()) event_of(event_mentions_).mentions.push_back(task.span(event_mentions_, 1));
  participants_.bind(1, task.article).bind(2, task.run);
  while (participants_.step()) {
    Reading::Event& event = event_of(participants_);
    (participants_.text(1) == "who" ? event.who : event.whom)
        .push_back({task.span(participants_, 2), std::string(participants_.text(4)),
                    number_in(task.speakers, participants_, 5)});
  }
  event_statements_.bind(1, task.article).bind(2, task.run);
  while (event_statements_.step())
    if (const std::uint32_t number = number_in(task.statements, event_statements_, 1); number != no_id)
      event_of(event_statements_).asserted_by.push_back(number);
}

}  // namespace sayso
