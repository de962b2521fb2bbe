// article, origins: what the record has of one article. Its versions and what changed from each to the next (statements kept, vanished,
// new), its statements; and the origins it shares with others, with the words that show it.
//
//   const Result<ArticleAnswer> answer = article_of(database, "a-3f9a");
//   const Result<OriginsAnswer> origins = origins_of_article(database, "a-3f9a");
//
// Odd cases: an article may be named by its url as well; an older version is shown as it was, with the key of the one after it.
#pragma once

#include "record/questions/saying.hpp"
#include "record/questions/standing.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct ArticleVersion {
  ArticleName article;
  std::int64_t version = 1;
  std::string added;
  std::int64_t words = 0;
  std::size_t kept = 0;                 // statements that stood in the version before
  std::vector<Saying> fresh, vanished;  // against the version before
};

struct ArticleAnswer {
  ArticleName article;
  std::string byline, credit, dateline, language, path, sha256, story, story_title, superseded_by, model;
  std::int64_t version = 1, words = 0;
  std::vector<ArticleVersion> versions;
  std::vector<Saying> statements;
};

struct OriginsAnswer {
  ArticleName article;
  std::vector<SharedOrigin> origins;  // all of its, each with all its articles
};

// The row of an article named by key, beginning of a key, or url.
Result<Row> article_named(Database& database, std::string_view name);

Result<ArticleAnswer> article_of(Database& database, std::string_view name);
Result<OriginsAnswer> origins_of_article(Database& database, std::string_view name);

}  // namespace sayso
