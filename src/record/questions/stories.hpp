// stories: the happenings that the record's articles are about, the latest first, each with how many articles, outlets and
// independent origins tell it. A filter leaves the stories that have an article which fits; the counts are of the whole story.
//
//   const Result<StoryList> list = stories_of(database, {.since = "2024-11", .limit = 20});
//
// Odd case: a story without a title has that of its earliest article.
#pragma once

#include "record/questions/filter.hpp"
#include "record/questions/standing.hpp"

#include <string>
#include <vector>

namespace sayso {

struct StoryAnswer {
  std::string key, short_key, title, from, to;
  StandingCounts counts;
};

struct StoryList {
  std::vector<StoryAnswer> stories;
  bool has_more = false;
};

Result<StoryList> stories_of(Database& database, const Filter& filter);

}  // namespace sayso
