// What people decided and did not take back (table correction), as far as the links must heed it while they work. Targets are lists of
// keys in JSON:
//
//   merge speakers   ["p-1", "p-2", …]                      all are the first
//   split speakers   ["p-1", "a-1", "a-2", …]               in these articles p-1 is somebody else, one for all of them
//   join stories     ["a-1", "a-2", …]                      all in one story
//   split stories    ["a-1", …], value ["a-5", …]           none of the target is in a story with one of the value
//   break relation   ["l-1"], or ["s-from", "s-to"]          for one, or for any between the two
//   add relation     ["s-from", "s-to"], value ["denies"]   or {"type": "denies"}
//
// Odd case: of decisions that contradict one another the later holds, by when and key; so it does not matter in which order they were written.
#pragma once

#include "record/database.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace sayso {

struct Decisions {
  struct Split {
    std::string speaker, key;  // the new one's
    std::set<std::string> articles;
  };
  struct Relation {
    std::string key, from, to, type, who;
  };

  std::map<std::string, std::string> merged;  // speakers
  std::vector<Split> splits;
  std::vector<std::pair<std::string, std::string>> joined, parted;  // articles
  std::set<std::string> broken_keys;
  std::set<std::pair<std::string, std::string>> broken_pairs;
  std::vector<Relation> added;

  // Who a speaker is in an article, by key.
  std::string speaker(const std::string& found, const std::string& article) const;
};

Decisions decisions_of(Database& database);

}  // namespace sayso
