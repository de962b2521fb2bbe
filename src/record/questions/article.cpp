#include "record/questions/article.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace sayso {
namespace {

// The statements of an article as it was last read, by key.
std::map<std::string, Row> statements_of(Query& query, Row article, std::vector<Row>* in_order) {
  std::map<std::string, Row> statements;
  query.bind(1, article);
  while (query.step()) {
    statements.emplace(query.text(0), query.integer(1));
    if (in_order != nullptr) in_order->push_back(query.integer(1));
  }
  return statements;
}

void add_versions(Database& database, Sayings& sayings, std::string_view address, ArticleAnswer& answer) {
  Query versions(database,
                 "SELECT id, version, added, words FROM article WHERE address = ?1 ORDER BY version");
  Query statements(
      database,
      "SELECT s.key, s.id FROM article a CROSS JOIN statement s ON s.article = a.id AND s.run = a.run"
      " WHERE a.id = ?1 AND NOT s.rejected ORDER BY s.number");
  versions.bind(1, address);
  std::map<std::string, Row> before;
  while (versions.step()) {
    ArticleVersion& version = answer.versions.emplace_back();
    version.article = sayings.article(versions.integer(0));
    version.version = versions.integer(1);
    version.added = versions.text(2);
    version.words = versions.integer(3);
    std::vector<Row> in_order;
    std::map<std::string, Row> now = statements_of(statements, versions.integer(0), &in_order);
    if (answer.versions.size() > 1) {
      for (const auto& [key, row] : now) {
        if (before.contains(key))
          ++version.kept;
        else
          version.fresh.push_back(sayings.load(row));
      }
      for (const auto& [key, row] : before)
        if (!now.contains(key)) version.vanished.push_back(sayings.load(row));
      const auto as_read = [](const Saying& one, const Saying& other) {
        return one.row < other.row;
      };
      std::sort(version.fresh.begin(), version.fresh.end(), as_read);
      std::sort(version.vanished.begin(), version.vanished.end(), as_read);
    }
    if (version.article.row == answer.article.row) answer.statements = sayings.load(in_order);
    before = std::move(now);
  }
}

}  // namespace

Result<Row> article_named(Database& database, std::string_view name) {
  if (is_key(name)) return row_of(database, Keyed::article, name);
  Query query(database, "SELECT id FROM article WHERE address = ?1 ORDER BY version DESC LIMIT 1");
  query.bind(1, name);
  const Row row = query.step() ? query.integer(0) : no_row;
  if (database.failure()) return fail(*database.failure());
  if (row == no_row)
    return fail(Fault::bad_input,
                "No article in " + database.path() + " has the id or url \"" + std::string(name) +
                    "\": ids of articles are shown by \"sayso find\" and \"sayso origins\".");
  return row;
}

Result<ArticleAnswer> article_of(Database& database, std::string_view name) {
  const Result<Row> row = article_named(database, name);
  if (!row) return fail(row.error());
  Sayings sayings(database);
  ArticleAnswer answer;
  answer.article = sayings.article(*row);
  Query query(
      database,
      "SELECT a.address, a.byline, a.credit, a.dateline, a.language, a.path, a.sha256, a.version, a.words,"
      " n.key, y.key, y.title, r.model FROM article a LEFT JOIN article n ON n.id = a.superseded_by"
      " LEFT JOIN story_article m ON m.article = a.id LEFT JOIN story y ON y.id = m.story"
      " LEFT JOIN run r ON r.id = a.run WHERE a.id = ?1");
  query.bind(1, *row);
  std::string address;
  if (query.step()) {
    address = query.text(0);
    answer.byline = query.text(1);
    answer.credit = query.text(2);
    answer.dateline = query.text(3);
    answer.language = query.text(4);
    answer.path = query.text(5);
    answer.sha256 = query.text(6);
    answer.version = query.integer(7);
    answer.words = query.integer(8);
    answer.superseded_by = query.text(9);
    answer.story = query.text(10);
    answer.story_title = query.text(11);
    answer.model = query.text(12);
  }
  add_versions(database, sayings, address, answer);
  if (database.failure()) return fail(*database.failure());
  return answer;
}

Result<OriginsAnswer> origins_of_article(Database& database, std::string_view name) {
  const Result<Row> row = article_named(database, name);
  if (!row) return fail(row.error());
  Sayings sayings(database);
  OriginsAnswer answer;
  answer.article = sayings.article(*row);
  Query origins(
      database,
      "SELECT o.id, o.key, o.kind, o.first FROM origin_article m CROSS JOIN origin o ON o.id = m.origin"
      " WHERE m.article = ?1 ORDER BY o.key");
  Query members(database, "SELECT article FROM origin_article WHERE origin = ?1");
  Query evidence(
      database,
      "SELECT e.article, substr(a.text, e.\"begin\" + 1, e.\"end\" - e.\"begin\"), e.\"begin\", e.\"end\""
      " FROM origin_evidence e JOIN article a ON a.id = e.article WHERE e.origin = ?1 ORDER BY e.number");
  origins.bind(1, *row);
  while (origins.step()) {
    SharedOrigin& origin = answer.origins.emplace_back();
    origin.key = origins.text(1);
    origin.short_key = sayings.short_keys().of(origin.key);
    origin.kind = origins.text(2);
    origin.first = sayings.article(origins.integer(3));
    members.bind(1, origins.integer(0));
    while (members.step()) origin.articles.push_back(sayings.article(members.integer(0)));
    std::sort(origin.articles.begin(), origin.articles.end(),
              [](const ArticleName& one, const ArticleName& other) {
                return std::tie(one.published, one.key) < std::tie(other.published, other.key);
              });
    evidence.bind(1, origins.integer(0));
    while (evidence.step())
      origin.evidence.push_back({sayings.article(evidence.integer(0)), std::string(evidence.text(1)),
                                 evidence.integer(2), evidence.integer(3)});
  }
  if (database.failure()) return fail(*database.failure());
  return answer;
}

}  // namespace sayso
