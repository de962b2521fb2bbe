#include "record/questions/standing.hpp"

#include "record/questions/filter.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace sayso {
namespace {

struct Origin {
  Row row = no_row, first = no_row;
  std::string kind;
  std::set<Row> articles;
};

// The origins of these articles, by key.
std::map<std::string, Origin> origins_of(Database& database, const std::vector<Row>& articles) {
  std::map<std::string, Origin> origins;
  Query query(database, "SELECT o.key, o.id, o.first, o.kind, m.article FROM origin_article m CROSS JOIN "
                        "origin o ON o.id = m.origin"
                        " WHERE m.article IN (SELECT value FROM json_each(?1))");
  query.bind(1, as_list(articles));
  while (query.step()) {
    Origin& origin = origins[std::string(query.text(0))];
    origin.row = query.integer(1);
    origin.first = query.integer(2);
    origin.kind = query.text(3);
    origin.articles.insert(query.integer(4));
  }
  return origins;
}

std::map<std::string, std::set<Row>> articles_of(const std::map<std::string, Origin>& origins) {
  std::map<std::string, std::set<Row>> articles;
  for (const auto& [key, origin] : origins) articles.emplace(key, origin.articles);
  return articles;
}

std::vector<OriginEvidence> evidence_of(Database& database, Row origin,
                                        const std::vector<ArticleName>& articles) {
  std::vector<OriginEvidence> evidence;
  Query query(
      database,
      "SELECT e.article, substr(a.text, e.\"begin\" + 1, e.\"end\" - e.\"begin\"), e.\"begin\", e.\"end\""
      " FROM origin_evidence e JOIN article a ON a.id = e.article WHERE e.origin = ?1 ORDER BY e.number");
  query.bind(1, origin);
  while (query.step()) {
    const auto article = std::find_if(articles.begin(), articles.end(),
                                      [&](const ArticleName& one) { return one.row == query.integer(0); });
    if (article == articles.end()) continue;
    evidence.push_back({*article, std::string(query.text(1)), query.integer(2), query.integer(3)});
  }
  return evidence;
}

}  // namespace

std::vector<std::string> fewest_origins(const std::map<std::string, std::set<Row>>& origins) {
  std::set<Row> open;
  for (const auto& [key, articles] : origins) open.insert(articles.begin(), articles.end());
  std::vector<std::string> taken;
  while (!open.empty()) {
    std::size_t most = 0;
    const std::string* best = nullptr;
    for (const auto& [key, articles] : origins) {
      const auto adds = static_cast<std::size_t>(std::count_if(
          articles.begin(), articles.end(), [&](Row article) { return open.contains(article); }));
      if (adds > most) {
        most = adds;
        best = &key;
      }
    }
    for (const Row article : origins.at(*best)) open.erase(article);
    taken.push_back(*best);
  }
  std::sort(taken.begin(), taken.end());
  return taken;
}

Standing standing_of(Database& database, Sayings& sayings, std::vector<Row> articles) {
  std::sort(articles.begin(), articles.end());
  articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
  Standing standing;
  for (const Row row : articles) standing.articles.push_back(sayings.article(row));
  std::sort(standing.articles.begin(), standing.articles.end(),
            [](const ArticleName& one, const ArticleName& other) {
              return std::tie(one.published, one.key) < std::tie(other.published, other.key);
            });
  std::set<std::string> outlets;
  for (const ArticleName& article : standing.articles)
    if (!article.outlet.empty()) outlets.insert(article.outlet);
  standing.outlets.assign(outlets.begin(), outlets.end());

  const std::map<std::string, Origin> origins = origins_of(database, articles);
  std::set<Row> covered;
  for (const std::string& key : fewest_origins(articles_of(origins))) {
    const Origin& origin = origins.at(key);
    SharedOrigin& shared = standing.shared.emplace_back();
    shared.key = key;
    shared.short_key = sayings.short_keys().of(key);
    shared.kind = origin.kind;
    shared.first = sayings.article(origin.first);
    for (const ArticleName& article : standing.articles)
      if (origin.articles.contains(article.row)) shared.articles.push_back(article);
    shared.evidence = evidence_of(database, origin.row, shared.articles);
    covered.insert(origin.articles.begin(), origin.articles.end());
  }
  for (const ArticleName& article : standing.articles)
    if (!covered.contains(article.row)) standing.alone.push_back(article);
  return standing;
}

StandingCounts standing_counts(Database& database, const std::vector<Row>& articles) {
  StandingCounts counts;
  Query query(
      database,
      "SELECT count(*), count(DISTINCT outlet) FROM article WHERE id IN (SELECT value FROM json_each(?1))");
  query.bind(1, as_list(articles));
  if (query.step()) {
    counts.articles = static_cast<std::size_t>(query.integer(0));
    counts.outlets = static_cast<std::size_t>(query.integer(1));
  }
  const std::map<std::string, Origin> origins = origins_of(database, articles);
  std::set<Row> covered;
  for (const auto& [key, origin] : origins) covered.insert(origin.articles.begin(), origin.articles.end());
  counts.origins = fewest_origins(articles_of(origins)).size() + counts.articles - covered.size();
  return counts;
}

}  // namespace sayso
