// Lines of statements, and of what joins them: claims, relations, corrections.
#include "exports/record_jsonl/record_lines.hpp"
#include "record/questions/standing.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <nlohmann/json.hpp>

namespace sayso {

struct RecordLines::StatementQueries {
  explicit StatementQueries(Database& database)
      : spans(database,
              "SELECT \"begin\", \"end\" FROM span WHERE statement = ?1 AND field = ?2 ORDER BY number"),
        speakers(database,
                 "SELECT p.key FROM spoken k JOIN speaker p ON p.id = k.speaker WHERE k.statement = ?1 "
                 "ORDER BY k.number"),
        local_speakers(database,
                       "SELECT x.number FROM statement_speaker ss JOIN speaker_in_article x "
                       "ON x.id = ss.speaker_in_article WHERE ss.statement = ?1 ORDER BY ss.number"),
        figures(database,
                "SELECT c.id FROM figure f JOIN chosen_figure c ON c.row = f.id WHERE f.statement = ?1 "
                "ORDER BY c.number"),
        events(database, R"(
            SELECT c.id, c.number FROM statement s CROSS JOIN event e ON e.article = s.article AND e.run = s.run
              CROSS JOIN event_statement x ON x.event = e.id AND x.statement = s.id CROSS JOIN chosen_event c ON c.row = e.id
            WHERE s.id = ?1
            UNION
            SELECT c.id, c.number FROM statement s
              CROSS JOIN span p ON p.statement = s.id AND p.field = 'content' AND p.number = 0
              CROSS JOIN event e ON e.article = s.article AND e.run = s.run CROSS JOIN chosen_event c ON c.row = e.id
              CROSS JOIN event_mention m ON m.event = e.id AND m."begin" >= p."begin" AND m."end" <= p."end"
            WHERE s.id = ?1 AND s.voice = 'outlet' ORDER BY 2)") {}
  // Joined in this order, as nothing leads from a statement to its events but their article.
  // An event that the outlet tells is carried by the statements of its own voice that hold a mention of it, as in read --json.
  Query spans, speakers, local_speakers, figures, events;
};

void RecordLines::write_statements() {
  StatementQueries queries(database_);
  Query row(database_, R"(
      SELECT s.id, c.id, s.article, a.id, u.key, c.number, s.voice, s.kind, s.act, s.negated, s.realis, s.firmness, s.polarity,
        s.medium, told.key, t.value, t.precision, t."begin", t."end", w.id, n.id, m.key, s.confidence,
        s.vanished IS NOT NULL, s.rejected, s.act_read, x.number, ct.id
      FROM chosen_statement c JOIN statement s ON s.id = c.row JOIN chosen_article a ON a.row = s.article
        JOIN run u ON u.id = s.run
        LEFT JOIN speaker_in_article x ON x.id = s.addressee LEFT JOIN speaker told ON told.id = x.speaker
        LEFT JOIN time t ON t.id = s.said LEFT JOIN chosen_time ct ON ct.row = s.said
        LEFT JOIN chosen_statement w ON w.row = s.within LEFT JOIN chosen_statement n ON n.row = s.superseded_by
        LEFT JOIN claim m ON m.id = s.claim
      ORDER BY c.id)");
  while (!failure_ && row.step()) {
    begin("statement", row.text(1));
    write_statement(row, queries);
    end();
  }
}

void RecordLines::write_statement(Query& row, StatementQueries& queries) {
  const std::int64_t statement = row.integer(0), article = row.integer(2);
  text("article", row, 3);
  text("run", row, 4);
  whole("number", row, 5);
  text("voice", row, 6);
  text("kind", row, 7);
  text("act", row, 8);
  truth("negated", row, 9);
  text("realis", row, 10);
  text("firmness", row, 11);
  text("polarity", row, 12);
  for (const std::string_view field : {"source", "cue", "content"})
    spans(field, queries.spans.bind(1, statement).bind(2, field), article);
  texts("speakers", queries.speakers.bind(1, statement));
  text("addressee", row, 14);
  text("medium", row, 13);
  json().key("said").begin_object();
  text("value", row, 15);
  text("precision", row, 16);
  json().key("text");
  row.is_null(17) ? json().null() : json().text(words_.slice(article, row.integer(17), row.integer(18)));
  whole("begin", row, 17);
  whole("end", row, 18);
  json().end_object();
  text("within", row, 19);
  texts("figures", queries.figures.bind(1, statement));
  texts("events", queries.events.bind(1, statement));
  json().key("confidence").decimal(static_cast<float>(row.real(22)));
  text("superseded_by", row, 20);
  text("claim", row, 21);
  truth("vanished", row, 23);
  truth("rejected", row, 24);
  text("act_read", row, 25);
  json().key("speakers_in_article").begin_list();
  queries.local_speakers.bind(1, statement);
  while (queries.local_speakers.step())
    json().number(static_cast<std::uint64_t>(queries.local_speakers.integer(0)));
  json().end_list();
  whole("addressee_in_article", row, 26);
  text("said_time", row, 27);
}

// One statement of a claim.
struct RecordLines::Telling {
  std::string statement, article, outlet, published;
  std::int64_t row = 0;  // of the article
};

void RecordLines::write_claims() {
  Query row(database_, R"(
      SELECT m.key, c.id, a.id, coalesce(o.name, ''), coalesce(x.published, ''), s.article,
        s.superseded_by IS NULL AND s.vanished IS NULL AND NOT s.rejected
      FROM claim m JOIN statement s ON s.claim = m.id JOIN chosen_statement c ON c.row = s.id
        JOIN chosen_article a ON a.row = s.article JOIN article x ON x.id = s.article LEFT JOIN outlet o ON o.id = x.outlet
      ORDER BY m.key, c.id)");
  Query origins(database_, "SELECT DISTINCT o.key FROM origin_article x JOIN origin o ON o.id = x.origin "
                           "WHERE x.article = ?1 ORDER BY o.key");
  std::string key;
  std::vector<Telling> tellings;
  while (!failure_ && row.step()) {
    if (key != row.text(0)) {
      if (!key.empty()) write_claim(key, tellings, origins);
      key = row.text(0);
      tellings.clear();
    }
    if (row.integer(6) == 0) continue;
    tellings.push_back({std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)),
                        std::string(row.text(4)), row.integer(5)});
  }
  if (!key.empty() && !failure_) write_claim(key, tellings, origins);
}

namespace {

template <class Names>
void write_count(JsonText& json, std::string_view name, const Names& ids) {
  json.key(name).begin_object();
  json.key("count").number(ids.size());
  json.key("ids").begin_list();
  for (const std::string& id : ids) json.text(id);
  json.end_list();
  json.end_object();
}

}  // namespace

void RecordLines::write_claim(std::string_view key, const std::vector<Telling>& tellings, Query& origins) {
  std::set<std::string> articles, outlets;
  std::map<std::string, std::set<Row>> articles_of;  // of each origin
  std::set<std::string> independent;                 // its origins, and articles that are in none
  const Telling* first = nullptr;
  const auto rank = [](const Telling& one) {
    return std::tuple(one.published.empty(), std::string_view(one.published), std::string_view(one.article),
                      std::string_view(one.statement));
  };
  for (const Telling& one : tellings) {
    if (!one.outlet.empty()) outlets.insert(one.outlet);
    if (first == nullptr || rank(one) < rank(*first)) first = &one;
    if (!articles.insert(one.article).second) continue;
    origins.bind(1, one.row);
    bool has_origin = false;
    while (origins.step()) {
      articles_of[std::string(origins.text(0))].insert(one.row);
      has_origin = true;
    }
    if (!has_origin) independent.insert(one.article);
  }
  for (std::string& origin : fewest_origins(articles_of)) independent.insert(std::move(origin));
  begin("claim", key);
  json().key("statements").begin_list();
  for (const Telling& one : tellings) json().text(one.statement);
  json().end_list();
  write_count(json(), "articles", articles);
  write_count(json(), "outlets", outlets);
  write_count(json(), "origins", independent);
  json().key("first").text_or_null(first == nullptr ? std::string_view() : first->statement);
  end();
}

void RecordLines::write_relations() {
  Query row(database_, R"(
      SELECT r.key, f.id, t.id, r.type, r.rule, fa.id, fs.article, r.from_begin, r.from_end,
        ta.id, ts.article, r.to_begin, r.to_end, r.confidence, r.by, r.broken
      FROM relation r JOIN chosen_statement f ON f.row = r.from_statement JOIN chosen_statement t ON t.row = r.to_statement
        JOIN statement fs ON fs.id = f.row JOIN statement ts ON ts.id = t.row
        JOIN chosen_article fa ON fa.row = fs.article JOIN chosen_article ta ON ta.row = ts.article
      ORDER BY r.key)");
  while (!failure_ && row.step()) {
    begin("relation", row.text(0));
    text("from", row, 1);
    text("to", row, 2);
    text("type", row, 3);
    text("rule", row, 4);
    json().key("evidence").begin_list();
    for (const int column : {5, 9}) {
      json().begin_object();
      text("article", row, column);
      offsets(row.integer(column + 2), row.integer(column + 3));
      json().key("text").text(
          words_.slice(row.integer(column + 1), row.integer(column + 2), row.integer(column + 3)));
      json().end_object();
    }
    json().end_list();
    json().key("confidence").decimal(static_cast<float>(row.real(13)));
    text("by", row, 14);
    truth("broken", row, 15);
    end();
  }
}

void RecordLines::write_corrections() {
  Query row(database_,
            R"(SELECT key, what, target, value, who, "when", why, undone FROM correction ORDER BY key)");
  Query chosen(
      database_,
      "SELECT 1 FROM chosen_statement WHERE id = ?1 UNION ALL SELECT 1 FROM chosen_article WHERE id = ?1");
  // A speaker of an article is written as the article's key, a space, and the name.
  const auto is_chosen = [&](const nlohmann::json& target) {
    return std::all_of(target.begin(), target.end(), [&](const nlohmann::json& one) {
      if (!one.is_string()) return false;
      const std::string_view key = one.get_ref<const std::string&>();
      chosen.bind(1, key.substr(0, key.find(' ')));
      const bool found = chosen.step();
      chosen.reset();
      return found;
    });
  };
  while (!failure_ && row.step()) {
    const nlohmann::json target = nlohmann::json::parse(row.text(2), nullptr, false);
    const nlohmann::json value = nlohmann::json::parse(row.is_null(3) ? "null" : row.text(3), nullptr, false);
    if (target.is_discarded() || value.is_discarded() || (!filter_.is_open() && !is_chosen(target))) continue;
    begin("correction", row.text(0));
    text("what", row, 1);
    int column = 4;
    for (const std::string_view name : {"who", "when", "why", "undone"}) text(name, row, column++);
    json().key("target").raw(target.dump());
    json().key("value").raw(value.dump());
    end();
  }
}

}  // namespace sayso
