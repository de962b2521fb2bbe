#include "record/questions/stories.hpp"

namespace sayso {
namespace {

std::vector<Row> articles_of(Query& query, Row story) {
  std::vector<Row> rows;
  query.bind(1, story);
  while (query.step()) rows.push_back(query.integer(0));
  return rows;
}

std::string sql_of(const Filter& filter, const Conditions& conditions) {
  std::string sql = "SELECT y.id, y.key, y.title, y.\"from\", y.\"to\" FROM story y WHERE ";
  if (filter.is_open()) {
    sql += "EXISTS (SELECT 1 FROM story_article m WHERE m.story = y.id)";
  } else if (conditions.names_few()) {
    sql += "y.id IN (SELECT m.story FROM article a CROSS JOIN story_article m ON m.article = a.id WHERE " +
           conditions.article() + ")";
  } else {  // story by story, the latest first, until there are enough
    sql += "EXISTS (SELECT 1 FROM story_article m CROSS JOIN article a ON a.id = m.article WHERE m.story = "
           "y.id AND " +
           conditions.article() + ")";
  }
  return sql + " ORDER BY y.\"to\" DESC, y.\"from\" DESC, y.key LIMIT ?1";
}

}  // namespace

Result<StoryList> stories_of(Database& database, const Filter& filter) {
  const Result<Conditions> conditions = conditions_of(database, filter);
  if (!conditions) return fail(conditions.error());
  StoryList list;
  ShortKeys short_keys(database);
  Query query(database, sql_of(filter, *conditions));
  if (!filter.is_open()) conditions->bind(query);
  query.bind(1, filter.limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(filter.limit) + 1);
  // Of each article its latest version.
  Query articles(
      database,
      "SELECT m.article FROM story_article m CROSS JOIN article a ON a.id = m.article WHERE m.story = ?1"
      " AND a.superseded_by IS NULL ORDER BY a.published, a.key");
  Query title(database, "SELECT title FROM article WHERE id = ?1");
  while (conditions->can_fit() && query.step()) {
    if (filter.limit > 0 && list.stories.size() == filter.limit) {
      list.has_more = true;
      break;
    }
    StoryAnswer& story = list.stories.emplace_back();
    story.key = query.text(1);
    story.short_key = short_keys.of(story.key);
    story.title = query.text(2);
    story.from = query.text(3);
    story.to = query.text(4);
    const std::vector<Row> rows = articles_of(articles, query.integer(0));
    story.counts = standing_counts(database, rows);
    if (story.title.empty() && !rows.empty()) {
      title.bind(1, rows.front());
      if (title.step()) story.title = title.text(0);
      title.reset();
    }
  }
  query.reset();
  if (database.failure()) return fail(*database.failure());
  return list;
}

}  // namespace sayso
