#include "record/questions/find.hpp"

#include "record/questions/words.hpp"

#include <algorithm>

namespace sayso {
namespace {

std::int64_t limit_of(std::size_t most) { return most == 0 ? -1 : static_cast<std::int64_t>(most); }

// Without words: the newest articles' first. CROSS JOIN keeps the order of the tables, so that the walk ends at the limit.
std::vector<Row> newest(Database& database, const Conditions& conditions, std::size_t most) {
  const std::string sql =
      conditions.names_few()
          ? "SELECT s.id FROM statement s CROSS JOIN article a ON a.id = s.article WHERE " +
                conditions.statement() + " ORDER BY a.published DESC, a.key, s.number LIMIT ?1"
          : "SELECT s.id FROM article a CROSS JOIN statement s ON s.article = a.id AND s.run = a.run WHERE " +
                conditions.statement() + " ORDER BY a.published DESC, a.key, s.number LIMIT ?1";
  Query query(database, sql);
  conditions.bind(query);
  query.bind(1, limit_of(most));
  std::vector<Row> rows;
  while (query.step()) rows.push_back(query.integer(0));
  return rows;
}

}  // namespace

std::vector<Ranked> ranked_statements(Database& database, std::string_view question,
                                      const Conditions& conditions, std::size_t most) {
  Query query(database, "SELECT f.rowid, f.rank FROM statement_text f CROSS JOIN statement s ON s.id = "
                        "f.rowid CROSS JOIN article a"
                        " ON a.id = s.article WHERE statement_text MATCH ?1 AND " +
                            conditions.statement() + " ORDER BY f.rank LIMIT ?2");
  conditions.bind(query);
  query.bind(1, question).bind(2, limit_of(most));
  std::vector<Ranked> ranked;
  while (query.step()) ranked.push_back({query.integer(0), query.real(1)});
  return ranked;
}

Result<FoundSayings> find_sayings(Database& database, std::string_view words, const Filter& filter) {
  const Result<Conditions> conditions = conditions_of(database, filter);
  if (!conditions) return fail(conditions.error());
  FoundSayings found;
  std::vector<Row> rows;
  const std::size_t most = filter.limit == 0 ? 0 : filter.limit + 1;
  const Words asked(database, words);
  if (words.empty()) {
    if (conditions->can_fit()) rows = newest(database, *conditions, most);
  } else {
    if (asked.is_empty())
      return fail(Fault::bad_use, "There is no word to look for in \"" + std::string(words) +
                                      "\": give one with letters or digits, or none at all.");
    if (conditions->can_fit())
      for (const Ranked& one : ranked_statements(database, asked.all(), *conditions, most))
        rows.push_back(one.statement);
  }
  if (filter.limit > 0 && rows.size() > filter.limit) {
    rows.resize(filter.limit);
    found.has_more = true;
  }
  found.sayings = Sayings(database).load(rows);
  std::stable_sort(found.sayings.begin(), found.sayings.end(), is_said_before);
  for (const Saying& saying : found.sayings) found.matches.push_back(asked.found_in(saying.content));
  if (database.failure()) return fail(*database.failure());
  return found;
}

}  // namespace sayso
