#include "record/selection.hpp"

#include "base/hash.hpp"

#include <vector>

namespace sayso {
namespace {

constexpr const char* tables = R"(
DROP TABLE IF EXISTS temp.chosen_article;
DROP TABLE IF EXISTS temp.chosen_reading;
DROP TABLE IF EXISTS temp.chosen_statement;
DROP TABLE IF EXISTS temp.chosen_figure;
DROP TABLE IF EXISTS temp.chosen_event;
DROP TABLE IF EXISTS temp.chosen_place;
DROP TABLE IF EXISTS temp.chosen_time;
CREATE TEMP TABLE chosen_article (row INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE TEMP TABLE chosen_reading (article INTEGER NOT NULL, run INTEGER NOT NULL, suffix TEXT NOT NULL,
  place INTEGER NOT NULL, in_force INTEGER NOT NULL, PRIMARY KEY (article, run)) WITHOUT ROWID;
CREATE TEMP TABLE chosen_statement (row INTEGER PRIMARY KEY, id TEXT NOT NULL, number INTEGER NOT NULL);
CREATE TEMP TABLE chosen_figure (row INTEGER PRIMARY KEY, id TEXT NOT NULL, number INTEGER NOT NULL);
CREATE TEMP TABLE chosen_event (row INTEGER PRIMARY KEY, id TEXT NOT NULL, number INTEGER NOT NULL);
CREATE TEMP TABLE chosen_place (row INTEGER PRIMARY KEY, id TEXT NOT NULL, number INTEGER NOT NULL);
CREATE TEMP TABLE chosen_time (row INTEGER PRIMARY KEY, id TEXT NOT NULL, number INTEGER NOT NULL);
)";

constexpr const char* indexes = R"(
CREATE INDEX temp.chosen_article_id ON chosen_article (id);
CREATE INDEX temp.chosen_statement_id ON chosen_statement (id);
CREATE INDEX temp.chosen_figure_id ON chosen_figure (id);
CREATE INDEX temp.chosen_event_id ON chosen_event (id);
CREATE INDEX temp.chosen_place_id ON chosen_place (id);
CREATE INDEX temp.chosen_time_id ON chosen_time (id);
)";

void select_articles(Database& database, const Conditions& conditions) {
  const std::string fits = conditions.any_article();
  Query query(database, "INSERT INTO chosen_article SELECT a.id, a.key FROM article a" +
                            (fits.empty() ? std::string() : " WHERE " + fits));
  conditions.bind(query);
  query.run();
}

void select_readings(Database& database) {
  // The order in which they were added shows in the rows of their statements; the reading in force is the last.
  Query readings(database, R"(
      SELECT r.article, r.run, c.id, u.key, a.run = r.run AND a.superseded_by IS NULL,
        row_number() OVER (PARTITION BY r.article ORDER BY a.run = r.run,
          coalesce((SELECT min(s.id) FROM statement s WHERE s.article = r.article AND s.run = r.run), 0), u.key)
      FROM chosen_article c JOIN article a ON a.id = c.row JOIN reading r ON r.article = a.id
        JOIN run u ON u.id = r.run)");
  Query insert(
      database,
      "INSERT INTO chosen_reading (article, run, suffix, in_force, place) VALUES (?1, ?2, ?3, ?4, ?5)");
  while (readings.step()) {
    std::string content(readings.text(2));
    content.append(1, '\0').append(readings.text(3));
    insert.bind(1, readings.integer(0)).bind(2, readings.integer(1));
    insert.bind(3, std::string_view(content_id("", content)).substr(1, 8));
    insert.bind(4, readings.integer(4)).bind(5, readings.integer(5) - 1).run();
  }
}

// Rows of one kind: `in_force` and `conditions` speak of the row as x and of its reading as r.
std::string selection_of(std::string_view kind, std::string_view in_force, const std::string& conditions) {
  const std::string name(kind);
  return "INSERT INTO chosen_" + name +
         " SELECT row, key || CASE WHEN same > 1 THEN '.' || same ELSE '' END, number FROM ("
         "SELECT row, key, number, row_number() OVER (PARTITION BY key ORDER BY row) AS same FROM ("
         "SELECT x.id AS row, x.key || CASE WHEN " +
         std::string(in_force) +
         " THEN '' ELSE '.' || r.suffix END AS key, "
         "row_number() OVER (PARTITION BY x.article, x.run ORDER BY x.number) - 1 AS number "
         "FROM " +
         name + " x JOIN chosen_reading r ON r.article = x.article AND r.run = x.run" + conditions + "))";
}

void select_statements(Database& database, const Conditions& conditions) {
  const std::string fits = conditions.any_statement();
  Query query(database, selection_of("statement", "x.superseded_by IS NULL AND x.vanished IS NULL",
                                     fits.empty() ? std::string()
                                                  : " WHERE x.id IN (SELECT s.id FROM statement s WHERE " +
                                                        fits + ")"));
  conditions.bind(query);
  query.run();
  if (!conditions.chooses_statements()) return;
  database.execute(R"(
      DELETE FROM chosen_article WHERE row NOT IN
        (SELECT s.article FROM chosen_statement c JOIN statement s ON s.id = c.row);
      DELETE FROM chosen_reading WHERE article NOT IN (SELECT row FROM chosen_article);)");
}

}  // namespace

Result<void> select_rows(Database& database, const Filter& filter) {
  const Result<Conditions> conditions = conditions_of(database, filter);
  if (!conditions) return fail(conditions.error());
  database.execute(tables);
  select_articles(database, *conditions);
  select_readings(database);
  select_statements(database, *conditions);
  const bool some = conditions->chooses_statements();
  const auto select = [&](std::string_view kind, const std::string& of_row) {
    Query(database, selection_of(kind, "r.in_force", of_row)).run();
  };
  select("time", "");
  select("place", "");
  select("figure", some ? " WHERE x.statement IN (SELECT row FROM chosen_statement)" : "");
  select(
      "event",
      some ? " WHERE EXISTS (SELECT 1 FROM event_statement e JOIN chosen_statement c ON c.row = e.statement "
             "WHERE e.event = x.id)"
           : "");
  database.execute(indexes);
  return {};
}

}  // namespace sayso
