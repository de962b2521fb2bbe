// Lines of articles, speakers, origins and stories.
#include "exports/record_jsonl/record_lines.hpp"

#include <nlohmann/json.hpp>

namespace sayso {

struct RecordLines::ArticleQueries {
  explicit ArticleQueries(Database& database)
      : origins(database, "SELECT DISTINCT o.key FROM origin_article x JOIN origin o ON o.id = x.origin "
                          "WHERE x.article = ?1 ORDER BY o.key"),
        readings(database,
                 "SELECT u.key, u.model, u.sayso, r.run FROM chosen_reading r JOIN run u ON u.id = r.run "
                 "WHERE r.article = ?1 ORDER BY r.place"),
        speakers(database, R"(
            SELECT x.id, p.key, x.name, x.type, x.named, x.role_begin, x.role_end, x.affiliation_begin, x.affiliation_end
            FROM speaker_in_article x LEFT JOIN speaker p ON p.id = x.speaker
            WHERE x.article = ?1 AND x.run = ?2 ORDER BY x.number)"),
        mentions(database,
                 "SELECT \"begin\", \"end\" FROM mention WHERE speaker_in_article = ?1 ORDER BY number"),
        other_times(database, R"(
            SELECT c.id, c.number, t.kind, t."begin", t."end", t.value, t.precision
            FROM time t JOIN chosen_time c ON c.row = t.id
            WHERE t.article = ?1 AND t.run = ?2 AND t.kind NOT IN ('date', 'time') ORDER BY c.number)") {}
  Query origins, readings, speakers, mentions, other_times;
};

void RecordLines::write_articles() {
  ArticleQueries queries(database_);
  Query row(database_, R"(
      SELECT a.id, c.id, a.title, o.name, a.url, a.byline, a.credit, a.dateline, a.published, a.language, a.sha256, a.words,
        a.version, a.path, y.key, n.id, a.address, a.fetched, u.key, a.blocks, a.notes, a.text
      FROM chosen_article c JOIN article a ON a.id = c.row JOIN run u ON u.id = a.run
        LEFT JOIN outlet o ON o.id = a.outlet LEFT JOIN chosen_article n ON n.row = a.superseded_by
        LEFT JOIN story_article ya ON ya.article = a.id LEFT JOIN story y ON y.id = ya.story
      ORDER BY c.id)");
  while (!failure_ && row.step()) {
    begin("article", row.text(1));
    write_article(row, queries);
    end();
  }
}

namespace {

// Lists of three in the article's row as objects: [[0,4,"title"]] as [{"begin":0,"end":4,"kind":"title"}].
void write_layout(JsonText& json, std::string_view list, std::size_t word, std::string_view name) {
  const nlohmann::json items = nlohmann::json::parse(list, nullptr, false);
  json.begin_list();
  const std::size_t begin = word == 0 ? 1 : 0;
  for (const nlohmann::json& item : items) {
    if (!item.is_array() || item.size() != 3 || !item[word].is_string() ||
        !item[begin].is_number_unsigned() || !item[begin + 1].is_number_unsigned())
      continue;
    json.begin_object();
    if (word == 0) json.key(name).text(item[word].get_ref<const std::string&>());
    const auto from = item[begin].get<std::uint64_t>(), to = item[begin + 1].get<std::uint64_t>();
    json.key("begin");
    to == 0 ? json.null() : json.number(from);  // a note about no place
    json.key("end");
    to == 0 ? json.null() : json.number(to);
    if (word != 0) json.key(name).text(item[word].get_ref<const std::string&>());
    json.end_object();
  }
  json.end_list();
}

}  // namespace

void RecordLines::write_article(Query& row, ArticleQueries& queries) {
  int column = 2;
  for (const std::string_view name :
       {"title", "outlet", "url", "byline", "credit", "dateline", "published", "language", "sha256"})
    text(name, row, column++);
  whole("words", row, column++);
  whole("version", row, column++);
  text("path", row, column++);
  queries.origins.bind(1, row.integer(0));
  texts("origins", queries.origins);
  for (const std::string_view name : {"story", "superseded_by", "address", "fetched", "run"})
    text(name, row, column++);
  write_readings(row.integer(0), queries);
  json().key("blocks");
  write_layout(json(), row.text(column++), 2, "kind");
  json().key("notes");
  write_layout(json(), row.text(column++), 0, "what");
  text("text", row, column);
}

// What each run found, in the order in which the runs were added.
void RecordLines::write_readings(std::int64_t article, ArticleQueries& queries) {
  json().key("readings").begin_list();
  Query& reading = queries.readings.bind(1, article);
  while (reading.step()) {
    json().begin_object();
    text("run", reading, 0);
    text("model", reading, 1);
    text("sayso", reading, 2);
    json().key("speakers").begin_list();
    Query& speaker = queries.speakers.bind(1, article).bind(2, reading.integer(3));
    while (speaker.step()) {
      json().begin_object();
      text("speaker", speaker, 1);
      text("name", speaker, 2);
      text("type", speaker, 3);
      truth("named", speaker, 4);
      span_or_null("role", speaker, 5, article);
      span_or_null("affiliation", speaker, 7, article);
      spans("mentions", queries.mentions.bind(1, speaker.integer(0)), article);
      json().end_object();
    }
    json().end_list();
    json().key("other_times").begin_list();
    Query& time = queries.other_times.bind(1, article).bind(2, reading.integer(3));
    while (time.step()) {
      json().begin_object();
      text("id", time, 0);
      whole("number", time, 1);
      text("kind", time, 2);
      offsets(time.integer(3), time.integer(4));
      json().key("text").text(words_.slice(article, time.integer(3), time.integer(4)));
      text("value", time, 5);
      text("precision", time, 6);
      json().end_object();
    }
    json().end_list();
    json().end_object();
  }
  json().end_list();
}

void RecordLines::write_speakers() {
  Query row(database_, R"(
      SELECT p.id, p.key, p.name, p.type, p.named FROM speaker p
      WHERE EXISTS (SELECT 1 FROM speaker_in_article x JOIN chosen_article c ON c.row = x.article WHERE x.speaker = p.id)
         OR p.id IN (SELECT s.speaker_set FROM chosen_statement c JOIN statement s ON s.id = c.row)
      ORDER BY p.key)");
  Query names(database_, R"(
      SELECT DISTINCT x.name FROM speaker_in_article x JOIN chosen_article c ON c.row = x.article
      WHERE x.speaker = ?1 AND x.name IS NOT NULL ORDER BY x.name)");
  Query roles(database_, R"(
      SELECT role, affiliation, min(day), max(day) FROM (
        SELECT substr(a.text, x.role_begin + 1, x.role_end - x.role_begin) AS role,
          substr(a.text, x.affiliation_begin + 1, x.affiliation_end - x.affiliation_begin) AS affiliation,
          substr(a.published, 1, 10) AS day
        FROM speaker_in_article x JOIN chosen_article c ON c.row = x.article JOIN article a ON a.id = x.article AND a.run = x.run
        WHERE x.speaker = ?1 AND (x.role_begin IS NOT NULL OR x.affiliation_begin IS NOT NULL))
      GROUP BY role, affiliation ORDER BY 3 NULLS LAST, role, affiliation)");
  while (!failure_ && row.step()) {
    begin("speaker", row.text(1));
    text("name", row, 2);
    texts("names", names.bind(1, row.integer(0)));
    text("type", row, 3);
    truth("named", row, 4);
    json().key("roles").begin_list();
    roles.bind(1, row.integer(0));
    while (roles.step()) {
      json().begin_object();
      int column = 0;
      for (const std::string_view name : {"role", "affiliation", "from", "to"}) text(name, roles, column++);
      json().end_object();
    }
    json().end_list();
    end();
  }
}

void RecordLines::write_origins() {
  // The earliest of the articles that are left, where the filter left out the first.
  Query row(database_, R"(
      SELECT o.id, o.key, o.kind, coalesce(
        (SELECT c.id FROM chosen_article c WHERE c.row = o.first),
        (SELECT c.id FROM origin_article x JOIN chosen_article c ON c.row = x.article JOIN article a ON a.id = x.article
          WHERE x.origin = o.id ORDER BY a.published NULLS LAST, c.id LIMIT 1))
      FROM origin o WHERE EXISTS (SELECT 1 FROM origin_article x JOIN chosen_article c ON c.row = x.article
        WHERE x.origin = o.id) ORDER BY o.key)");
  Query articles(database_,
                 "SELECT DISTINCT c.id FROM origin_article x JOIN chosen_article c ON c.row = x.article "
                 "WHERE x.origin = ?1 ORDER BY c.id");
  Query evidence(database_,
                 "SELECT c.id, e.article, e.\"begin\", e.\"end\" FROM origin_evidence e "
                 "JOIN chosen_article c ON c.row = e.article WHERE e.origin = ?1 ORDER BY e.number");
  while (!failure_ && row.step()) {
    begin("origin", row.text(1));
    texts("articles", articles.bind(1, row.integer(0)));
    text("first", row, 3);
    text("kind", row, 2);
    json().key("evidence").begin_list();
    evidence.bind(1, row.integer(0));
    while (evidence.step()) {
      json().begin_object();
      text("article", evidence, 0);
      offsets(evidence.integer(2), evidence.integer(3));
      json().key("text").text(words_.slice(evidence.integer(1), evidence.integer(2), evidence.integer(3)));
      json().end_object();
    }
    json().end_list();
    end();
  }
}

void RecordLines::write_stories() {
  Query row(database_, R"(
      SELECT y.id, y.key, y.title, y."from", y."to" FROM story y
      WHERE EXISTS (SELECT 1 FROM story_article x JOIN chosen_article c ON c.row = x.article WHERE x.story = y.id)
      ORDER BY y.key)");
  Query articles(database_, "SELECT c.id FROM story_article x JOIN chosen_article c ON c.row = x.article "
                            "WHERE x.story = ?1 ORDER BY c.id");
  while (!failure_ && row.step()) {
    begin("story", row.text(1));
    texts("articles", articles.bind(1, row.integer(0)));
    int column = 2;
    for (const std::string_view name : {"title", "from", "to"}) text(name, row, column++);
    end();
  }
}

}  // namespace sayso
