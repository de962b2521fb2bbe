// timeline: what happened and what was said, day by day. An event told in several articles with the same type, words and
// participants is one entry; a claim is one, at its first saying.
//
//   const Result<Timeline> timeline = timeline_of(database, {.story = "y-3f9a"});
//   for (const TimelineEntry& entry : timeline->entries) …   // by day
//
// Odd case: what has no day stands first, under an empty one.
#pragma once

#include "record/questions/filter.hpp"
#include "record/questions/saying.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sayso {

struct EventAnswer {
  std::string key, type, trigger;
  std::vector<std::string> who, whom;
  std::string place, firmness, polarity;
  bool in_own_voice = false;
};

struct TimelineEntry {
  std::string day;
  std::optional<EventAnswer> event;  // else the saying
  std::optional<Saying> saying;
  ArticleName article;  // the first that has it
  std::size_t articles = 1;
};

struct Timeline {
  std::vector<TimelineEntry> entries;
  bool has_more = false;
};

Result<Timeline> timeline_of(Database& database, const Filter& filter);

}  // namespace sayso
