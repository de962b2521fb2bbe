// Relations and claims as rows: the relations of an article that came in, or into other company, are sought again with all that it may
// have relations with; what they join by repeats and restates are claims.
//
//   relations.forget(article);                      // also of its readings that are no longer in force
//   relations.make(articles);
//   apply_to_relations(database);                   // people's decisions
//   relations.make_claims();
//
// Odd case: a statement that no other repeats is a claim of its own.
#pragma once

#include "links/article_links.hpp"
#include "links/cards.hpp"
#include "record/record.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace sayso {

class RelationLinks {
 public:
  RelationLinks(Database& database, Cards& cards, ArticleLinks& links, ArticleFacts& facts, StoryTies& ties);

  // Drops what was found of an article; its statements' claims will be made again.
  void forget(Row article);
  void make(const std::set<Row>& articles);
  void make_claims();

  static constexpr std::size_t most_partners = 64;

 private:
  using Pairs = std::set<std::pair<Row, Row>>;
  std::vector<Row> partners_of(Row article, Pairs& of_one_origin);
  void score_story(Row article, std::map<Row, double>& scores);
  void make_pair(Row one, Row two, bool same_origin);
  void make_within(Row article);
  void write(Card& from, Card& to, const FoundRelation& found);
  std::vector<Row> component(Row statement, std::set<Row>& seen);

  Database& database_;
  Cards& cards_;
  ArticleLinks& links_;
  ArticleFacts& facts_;
  StoryTies& ties_;
  Query drop_, claims_of_article_, leave_claim_, story_of_, articles_of_story_, same_origin_, add_;
  Query statements_of_claim_, told_again_, statement_, find_claim_, add_claim_, set_claim_, claim_uses_,
      drop_claim_;
  Query in_force_;
  std::vector<FoundRelation> found_;
  std::set<Row> seeds_, claims_;  // statements and claims to be looked at again
};

}  // namespace sayso
