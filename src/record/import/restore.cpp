#include "record/import/restore.hpp"

#include "text/values.hpp"

#include <array>
#include <vector>

namespace sayso {

Restorer::Restorer(Database& database, LineRows& rows, bool writes)
    : database_(database), rows_(rows), writes_(writes),
      speaker_(database, "INSERT INTO speaker (key, name, type, named) VALUES (?1, ?2, ?3, ?4)"),
      claim_(database, "INSERT INTO claim (key) VALUES (?1)"),
      set_speaker_(
          database,
          "UPDATE speaker_in_article SET speaker = ?4 WHERE article = ?1 AND run = ?2 AND number = ?3"),
      set_claim_(database, "UPDATE statement SET claim = ?2 WHERE id = ?1"),
      relation_(database,
                "INSERT INTO relation (key, from_statement, to_statement, type, rule, from_begin, from_end, "
                "to_begin, to_end, confidence, by, broken) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
                "?11, ?12)"),
      origin_(database, "INSERT INTO origin (key, kind, first) VALUES (?1, ?2, ?3)"),
      origin_article_(database, "INSERT OR IGNORE INTO origin_article (origin, article) VALUES (?1, ?2)"),
      evidence_(database, "INSERT INTO origin_evidence (origin, number, article, \"begin\", \"end\") VALUES "
                          "(?1, ?2, ?3, ?4, ?5)"),
      story_(database, "INSERT INTO story (key, title, \"from\", \"to\") VALUES (?1, ?2, ?3, ?4)"),
      story_article_(database, "INSERT OR IGNORE INTO story_article (story, article) VALUES (?1, ?2)"),
      text_(database, "SELECT text FROM article WHERE id = ?1"), names_(database) {}

std::int64_t Restorer::named(const Entry& entry, std::string_view what, std::string_view record,
                             const std::string& id) {
  const std::int64_t row = id.empty() ? 0 : rows_.row_of(record, id);
  // Where nothing is written, speakers and claims have no rows.
  if (row == 0 && writes_)
    entry.fault("names " + quoted_for_error(id) + " as \"" + std::string(what) + "\", and the file has no " +
                std::string(record) + " with this id");
  return row;
}

Span Restorer::span_in(const Entry& entry, std::int64_t article) {
  text_.bind(1, article);
  const std::string text(text_.step() ? text_.text(0) : std::string_view());
  text_.reset();
  const OffsetMap offsets(text, OffsetUnit::codepoint);
  return offsets.from_bytes(entry.own_span({text, &offsets}));
}

void Restorer::take_speaker(const Entry& entry, std::int64_t line) {
  const std::string key = entry.id("id", 'p'), name = entry.text_or_empty("name");
  const auto type = entry.word<SpeakerType>("type");
  const bool is_named = entry.truth("named");
  if (!writes_) return;
  speaker_.bind(1, key).bind_or_null(2, name).bind(3, name_of(type)).bind(4, std::int64_t{is_named}).run();
  const std::int64_t row = database_.last_id();
  rows_.note(line, row);
  names_.set(row, name);
}

void Restorer::take_claim(const Entry& entry, std::int64_t line) {
  const std::string key = entry.id("id", 'c');
  if (!writes_) return;
  claim_.bind(1, key).run();
  rows_.note(line, database_.last_id());
}

void Restorer::take_speakers_of_reading(const Entry& run, std::int64_t article, std::int64_t row_of_run) {
  if (!writes_) return;
  std::int64_t number = 0;
  run.each("speakers", [&](const Entry& entry) {
    const std::int64_t place = number++;
    const std::string id = entry.id_or_empty("speaker", 'p');
    if (id.empty()) return;
    const std::int64_t row = named(entry, "speaker", "speaker", id);
    if (row != 0) set_speaker_.bind(1, article).bind(2, row_of_run).bind(3, place).bind(4, row).run();
  });
}

void Restorer::take_claim_of_statement(const Entry& entry, std::int64_t statement) {
  if (!writes_) return;
  const std::string id = entry.id_or_empty("claim", 'c');
  if (id.empty()) return;
  const std::int64_t row = named(entry, "claim", "claim", id);
  if (row != 0) set_claim_.bind(1, statement).bind(2, row).run();
}

void Restorer::take_relation(const Entry& entry) {
  const std::string key = entry.id("id", 'l');
  const std::string from = entry.id("from", 's'), to = entry.id("to", 's');
  const auto type = entry.word<RelationType>("type");
  const std::string rule = entry.text("rule"), by = entry.text("by");
  const double confidence = entry.number("confidence", 0, 1);
  const bool is_broken = entry.truth("broken");
  if (!writes_) return;
  const std::int64_t from_row = named(entry, "from", "statement", from),
                     to_row = named(entry, "to", "statement", to);
  std::vector<Span> evidence;
  entry.each("evidence", [&](const Entry& one) {
    const std::int64_t article = named(one, "article", "article", one.id("article", 'a'));
    evidence.push_back(span_in(one, article));
  });
  if (evidence.size() != 2) return entry.fault("has no evidence on both sides");
  if (from_row == 0 || to_row == 0) return;
  relation_.bind(1, key).bind(2, from_row).bind(3, to_row).bind(4, name_of(type)).bind(5, rule);
  for (int side = 0; side < 2; ++side) {
    const Span span = evidence[static_cast<std::size_t>(side)];
    relation_.bind(6 + 2 * side, std::int64_t{span.begin}).bind(7 + 2 * side, std::int64_t{span.end});
  }
  // As precise as it was written.
  relation_.bind(10, confidence).bind(11, by).bind(12, std::int64_t{is_broken}).run();
}

void Restorer::take_articles(const Entry& entry, Query& insert, std::int64_t owner) {
  for (const std::string& id : entry.texts("articles")) {
    const std::int64_t article = named(entry, "articles", "article", id);
    if (article != 0) insert.bind(1, owner).bind(2, article).run();
  }
}

void Restorer::take_origin(const Entry& entry) {
  constexpr std::array<std::string_view, 4> kinds{"copy", "agency", "press release", "interview"};
  const std::string key = entry.id("id", 'o'), kind = entry.text("kind"), first = entry.id("first", 'a');
  bool is_kind = false;
  for (const std::string_view one : kinds) is_kind = is_kind || one == kind;
  if (!is_kind) entry.unknown_word("kind", kind);
  if (!writes_) return;
  const std::int64_t first_row = named(entry, "first", "article", first);
  if (first_row == 0) return;
  origin_.bind(1, key).bind(2, kind).bind(3, first_row).run();
  const std::int64_t origin = database_.last_id();
  take_articles(entry, origin_article_, origin);
  std::int64_t number = 0;
  entry.each("evidence", [&](const Entry& one) {
    const std::int64_t article = named(one, "article", "article", one.id("article", 'a'));
    if (article == 0) return;
    const Span span = span_in(one, article);
    evidence_.bind(1, origin).bind(2, number++).bind(3, article);
    evidence_.bind(4, std::int64_t{span.begin}).bind(5, std::int64_t{span.end}).run();
  });
}

void Restorer::take_story(const Entry& entry) {
  const std::string key = entry.id("id", 'y'), title = entry.text_or_empty("title");
  const std::string from = entry.day_or_empty("from"), to = entry.day_or_empty("to");
  if (!writes_) return;
  story_.bind(1, key).bind_or_null(2, title).bind_or_null(3, from).bind_or_null(4, to).run();
  take_articles(entry, story_article_, database_.last_id());
}

}  // namespace sayso
