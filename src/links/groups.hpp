// Origins and stories as rows: everything that links connect with the articles where something changed is grouped anew, and what came
// out otherwise than before is written. A group that only grew keeps its row.
//
//   Moved moved;
//   groups.make_origins(seeds, moved);
//   groups.make_stories(seeds, fresh, corrected_stories(database), moved);
//   // moved.articles came into other company, so that their relations must be sought again
//
// Odd case: an article that links connect with none has a story of its own and no origin.
#pragma once

#include "links/article_facts.hpp"
#include "links/story_ties.hpp"
#include "record/corrections/corrections.hpp"
#include "record/record.hpp"
#include "sayso/span.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sayso {

struct Moved {
  std::set<Row> articles;
  std::set<std::pair<Row, Row>> stories;  // an article and a story that it came into or left
};

class Groups {
 public:
  Groups(Database& database, ArticleFacts& facts, StoryTies& ties);

  // All that were linked with it, or in a group with it; asked before its links go.
  void neighbours(Row article, std::set<Row>& found);
  // Takes it out of its groups.
  void forget(Row article, Moved& moved);
  void make_origins(const std::set<Row>& seeds, Moved& moved);
  // `fresh`: those of the seeds that had no links before.
  void make_stories(const std::set<Row>& seeds, const std::set<Row>& fresh, const CorrectedGroups& corrected,
                    Moved& moved);

 private:
  using Facts = ArticleFacts::Facts;
  struct Component {
    std::vector<Row> articles;  // by key
    std::unordered_map<Row, std::uint32_t> places;
    std::vector<Facts> facts;
  };
  using Pairs = std::vector<std::pair<Row, Row>>;
  // A group as it shall be.
  struct Origin;
  struct Story;

  Component with_facts(const std::vector<Row>& articles);
  std::vector<Row> walk_origins(Row seed);
  bool walk_stories(Row seed, double least, const Pairs& joined, const std::set<Row>* without,
                    std::size_t most, std::vector<Row>& found);
  Pairs rows_of(const std::vector<std::pair<std::string, std::string>>& keys);
  void find_origins(const Component& component, std::vector<Origin>& origins);
  void write_origins(const std::vector<Origin>& origins, const std::set<Row>& articles, Moved& moved);
  void write_evidence(Row origin, const std::vector<std::pair<Row, Span>>& evidence);
  std::vector<Row> part_of(Row seed, const Pairs& joined, std::map<double, std::set<Row>>& large);
  void add_those_parted_now(const std::set<Row>& fresh, const Pairs& joined, std::vector<Row>& queue);
  void find_stories(const Component& component, const Pairs& joined, const Pairs& parted,
                    std::vector<Story>& stories);
  void write_stories(const std::vector<Story>& stories, Moved& moved);

  Database& database_;
  ArticleFacts& facts_;
  StoryTies& ties_;
  Query row_of_, origin_linked_, origin_links_, origins_of_, origin_articles_;
  Query add_origin_, change_origin_, drop_origin_, join_origin_, leave_origin_, add_evidence_, drop_evidence_;
  Query drop_evidence_from_, evidence_of_, origin_key_;
  Query story_of_, story_articles_, story_key_, add_story_, change_story_, drop_story_, join_story_,
      leave_story_;
};

}  // namespace sayso
