// speakers: who speaks in the record, with the roles that articles give, how much was said, and through which acts. Those who said
// most come first.
//
//   const Result<SpeakerList> list = speakers_of(database, {.story = "y-3f9a", .limit = 20});
//   list->speakers[0].acts[0]      // {"say", 12}
//
// Odd case: the counts are of the statements that the filter leaves; roles are all that the record knows.
#pragma once

#include "record/questions/filter.hpp"

#include <string>
#include <utility>
#include <vector>

namespace sayso {

struct SpeakerAnswer {
  std::string key, short_key, name, type;
  bool is_named = false;
  struct Role {
    std::string role, affiliation, from, to;  // days of the articles that give it
  };
  std::vector<Role> roles;
  std::vector<std::string> names;  // spellings
  std::size_t statements = 0, articles = 0;
  std::vector<std::pair<std::string, std::size_t>> acts;  // the most frequent first
  std::string first, last;                                // days of publication
};

struct SpeakerList {
  std::vector<SpeakerAnswer> speakers;
  bool has_more = false;
};

// With a name: only those whose name has these words.
Result<SpeakerList> speakers_of(Database& database, std::string_view name, const Filter& filter);

}  // namespace sayso
