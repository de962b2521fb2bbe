// Lines of figures, events, places and times.
#include "exports/record_jsonl/record_lines.hpp"

namespace sayso {

void RecordLines::write_figures() {
  Query row(database_, R"(
      SELECT c.id, f.article, a.id, s.id, f."begin", f."end", f.low, f.high, f.bound, f.unit, f.of_begin, f.of_end, t.value,
        f.cumulative, g.id, u.key, c.number, ct.id
      FROM chosen_figure c JOIN figure f ON f.id = c.row JOIN chosen_article a ON a.row = f.article JOIN run u ON u.id = f.run
        LEFT JOIN chosen_statement s ON s.row = f.statement LEFT JOIN time t ON t.id = f.as_of
        LEFT JOIN chosen_time ct ON ct.row = f.as_of LEFT JOIN chosen_place g ON g.row = f.place
      ORDER BY c.id)");
  while (!failure_ && row.step()) {
    const std::int64_t article = row.integer(1);
    begin("figure", row.text(0));
    text("article", row, 2);
    text("statement", row, 3);
    offsets(row.integer(4), row.integer(5));
    json().key("text").text(words_.slice(article, row.integer(4), row.integer(5)));
    decimal("low", row, 6);
    decimal("high", row, 7);
    text("bound", row, 8);
    text("unit", row, 9);
    span_or_null("of", row, 10, article);
    text("as_of", row, 12);
    truth("cumulative", row, 13);
    text("place", row, 14);
    text("run", row, 15);
    whole("number", row, 16);
    text("as_of_time", row, 17);
    end();
  }
}

struct RecordLines::EventQueries {
  explicit EventQueries(Database& database)
      : participants(database, R"(
            SELECT x."begin", x."end", x.name, p.key, l.number FROM participant x
              LEFT JOIN speaker_in_article l ON l.id = x.speaker_in_article LEFT JOIN speaker p ON p.id = l.speaker
            WHERE x.event = ?1 AND x.side = ?2 ORDER BY x.number)"),
        asserted_by(database,
                    "SELECT c.id FROM event_statement x JOIN chosen_statement c ON c.row = x.statement "
                    "WHERE x.event = ?1 ORDER BY c.number"),
        mentions(database, "SELECT \"begin\", \"end\" FROM event_mention WHERE event = ?1 ORDER BY number") {}
  Query participants, asserted_by, mentions;
};

void RecordLines::write_participants(std::string_view name, Query& query, std::int64_t event,
                                     std::int64_t article) {
  query.bind(1, event).bind(2, name);
  json().key(name).begin_list();
  while (query.step()) {
    json().begin_object();
    offsets(query.integer(0), query.integer(1));
    json().key("text").text(words_.slice(article, query.integer(0), query.integer(1)));
    text("name", query, 2);
    text("speaker", query, 3);
    whole("speaker_in_article", query, 4);
    json().end_object();
  }
  json().end_list();
}

void RecordLines::write_events() {
  EventQueries queries(database_);
  // The statement of an event is the first that asserts it, else the outlet's own that holds a mention.
  Query row(database_, R"(
      SELECT c.id, e.id, e.article, a.id, e.type, e.trigger_begin, e.trigger_end, t.id, g.id, e.firmness, e.polarity,
        e.own_voice, u.key, c.number, coalesce(
          (SELECT s.id FROM event_statement x JOIN chosen_statement s ON s.row = x.statement WHERE x.event = e.id
            ORDER BY s.number LIMIT 1),
          (SELECT k.id FROM statement s JOIN chosen_statement k ON k.row = s.id
              JOIN span p ON p.statement = s.id AND p.field = 'content' AND p.number = 0
              JOIN event_mention m ON m.event = e.id AND m."begin" >= p."begin" AND m."end" <= p."end"
            WHERE s.article = e.article AND s.run = e.run AND s.voice = 'outlet' ORDER BY k.number LIMIT 1))
      FROM chosen_event c JOIN event e ON e.id = c.row JOIN chosen_article a ON a.row = e.article JOIN run u ON u.id = e.run
        LEFT JOIN chosen_time t ON t.row = e."when" LEFT JOIN chosen_place g ON g.row = e."where"
      ORDER BY c.id)");
  while (!failure_ && row.step()) {
    const std::int64_t event = row.integer(1), article = row.integer(2);
    begin("event", row.text(0));
    text("article", row, 3);
    text("statement", row, 14);
    text("type", row, 4);
    span_or_null("trigger", row, 5, article);
    write_participants("who", queries.participants, event, article);
    write_participants("whom", queries.participants, event, article);
    text("when", row, 7);
    text("where", row, 8);
    text("firmness", row, 9);
    text("polarity", row, 10);
    texts("asserted_by", queries.asserted_by.bind(1, event));
    truth("own_voice", row, 11);
    spans("mentions", queries.mentions.bind(1, event), article);
    text("run", row, 12);
    whole("number", row, 13);
    end();
  }
}

namespace {

// The innermost statement that holds the words of x, a row of a place or a time.
constexpr std::string_view holding_statement = R"(
    (SELECT k.id FROM statement s JOIN chosen_statement k ON k.row = s.id
        JOIN span p ON p.statement = s.id AND p."begin" <= x."begin" AND p."end" >= x."end"
      WHERE s.article = x.article AND s.run = x.run ORDER BY p."end" - p."begin", k.number LIMIT 1))";

}  // namespace

void RecordLines::write_places() {
  Query row(database_, "SELECT c.id, x.article, a.id, " + std::string(holding_statement) + R"(
        , x."begin", x."end", x.name, x.country, x.geonameid, x.lat, x.lon, x.precision, u.key, c.number
      FROM chosen_place c JOIN place x ON x.id = c.row JOIN chosen_article a ON a.row = x.article JOIN run u ON u.id = x.run
      ORDER BY c.id)");
  while (!failure_ && row.step()) {
    begin("place", row.text(0));
    text("article", row, 2);
    text("statement", row, 3);
    offsets(row.integer(4), row.integer(5));
    json().key("text").text(words_.slice(row.integer(1), row.integer(4), row.integer(5)));
    text("name", row, 6);
    text("country", row, 7);
    whole("geonameid", row, 8);
    // As precise as the gazetteer has them.
    for (const int column : {9, 10}) {
      json().key(column == 9 ? "lat" : "lon");
      row.is_null(column) ? json().null() : json().decimal(static_cast<float>(row.real(column)));
    }
    text("precision", row, 11);
    text("run", row, 12);
    whole("number", row, 13);
    end();
  }
}

// Points and stretches on the calendar and the clock; others stand in the article's line (other_times).
void RecordLines::write_times() {
  Query row(database_, "SELECT c.id, x.article, a.id, " + std::string(holding_statement) + R"(
        , x."begin", x."end", x.value, x.precision, x.kind, u.key, c.number
      FROM chosen_time c JOIN time x ON x.id = c.row JOIN chosen_article a ON a.row = x.article JOIN run u ON u.id = x.run
      WHERE x.kind IN ('date', 'time') ORDER BY c.id)");
  while (!failure_ && row.step()) {
    begin("time", row.text(0));
    text("article", row, 2);
    text("statement", row, 3);
    offsets(row.integer(4), row.integer(5));
    json().key("text").text(words_.slice(row.integer(1), row.integer(4), row.integer(5)));
    text("value", row, 6);
    text("precision", row, 7);
    text("kind", row, 8);
    text("run", row, 9);
    whole("number", row, 10);
    end();
  }
}

}  // namespace sayso
