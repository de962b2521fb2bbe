// On how many legs a report stands: N articles, M outlets, K independent origins, with what shows that articles share an origin.
// Articles that share one count once; an article that mixes two wires belongs to both. K is the least number of origins that
// covers all the articles, so that nothing counts as independent that may not be.
//
//   const Standing standing = standing_of(database, articles);
//   standing.articles.size(), standing.outlets.size(), standing.origins()
//
// Odd case: articles without an outlet are told by nobody that is known, and count as no outlet.
#pragma once

#include "record/questions/saying.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace sayso {

struct OriginEvidence {
  ArticleName article;
  std::string words;
  std::int64_t begin = 0, end = 0;  // code points of its text
};

struct SharedOrigin {
  std::string key, short_key, kind;
  ArticleName first;                     // the earliest that the record has
  std::vector<ArticleName> articles;     // those asked about
  std::vector<OriginEvidence> evidence;  // in these
};

struct Standing {
  std::vector<ArticleName> articles;  // earliest first
  std::vector<std::string> outlets;   // sorted
  std::vector<SharedOrigin> shared;   // that cover what they can
  std::vector<ArticleName> alone;     // in none of these

  std::size_t origins() const { return shared.size() + alone.size(); }
};

Standing standing_of(Database& database, Sayings& sayings, std::vector<Row> articles);

// Keys of the fewest origins that hold every article which is in any, given the articles of each: the one that adds most is taken
// first, by key among equals. The export counts by it, too.
std::vector<std::string> fewest_origins(const std::map<std::string, std::set<Row>>& origins);

// The numbers alone, for lists.
struct StandingCounts {
  std::size_t articles = 0, outlets = 0, origins = 0;
};
StandingCounts standing_counts(Database& database, const std::vector<Row>& articles);

}  // namespace sayso
