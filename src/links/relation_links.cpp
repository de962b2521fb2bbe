#include "links/relation_links.hpp"

#include "base/hash.hpp"
#include "record/corrections/corrections.hpp"
#include "text/values.hpp"

#include <algorithm>

namespace sayso {
namespace {

Row only_row(Query& query) {
  const Row row = query.step() ? query.integer(0) : no_row;
  query.reset();
  return row;
}

}  // namespace

RelationLinks::RelationLinks(Database& database, Cards& cards, ArticleLinks& links, ArticleFacts& facts,
                             StoryTies& ties)
    : database_(database), cards_(cards), links_(links), facts_(facts), ties_(ties),
      drop_(database, "DELETE FROM relation WHERE id IN (SELECT r.id FROM statement s JOIN relation r ON "
                      "r.from_statement = s.id "
                      "WHERE s.article = ?1 UNION ALL SELECT r.id FROM statement s JOIN relation r ON "
                      "r.to_statement = s.id "
                      "WHERE s.article = ?1)"),
      claims_of_article_(database,
                         "SELECT DISTINCT claim FROM statement WHERE article = ?1 AND claim IS NOT NULL"),
      leave_claim_(database, "UPDATE statement SET claim = NULL WHERE article = ?1 AND claim IS NOT NULL AND "
                             "(superseded_by IS NOT NULL OR vanished IS NOT NULL OR rejected)"),
      story_of_(database, "SELECT story FROM story_article WHERE article = ?1"),
      articles_of_story_(database, "SELECT article FROM story_article WHERE story = ?1 LIMIT " +
                                       std::to_string(most_partners + 2)),
      same_origin_(
          database,
          "SELECT DISTINCT t.article FROM origin_article s JOIN origin_article t ON t.origin = s.origin "
          "WHERE s.article = ?1 AND t.article <> ?1"),
      add_(database,
           "INSERT INTO relation (key, from_statement, to_statement, type, rule, from_begin, from_end, "
           "to_begin, to_end, "
           "confidence, by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'sayso') ON CONFLICT (key) DO "
           "UPDATE SET "
           "rule = ?5, from_begin = ?6, from_end = ?7, to_begin = ?8, to_end = ?9, confidence = ?10 "
           "WHERE by = 'sayso' AND (confidence < ?10 OR (confidence = ?10 AND rule > ?5))"),
      statements_of_claim_(database, "SELECT id FROM statement WHERE claim = ?1"),
      told_again_(database,
                  "SELECT to_statement FROM relation WHERE from_statement = ?1 AND type IN "
                  "('repeats', 'restates') AND NOT broken "
                  "UNION ALL SELECT from_statement FROM relation WHERE to_statement = ?1 AND type IN "
                  "('repeats', 'restates') AND NOT broken"),
      statement_(database, "SELECT key, claim FROM statement_now WHERE id = ?1"),
      find_claim_(database, "SELECT id FROM claim WHERE key = ?1"),
      add_claim_(database, "INSERT INTO claim (key) VALUES (?1)"),
      set_claim_(database, "UPDATE statement SET claim = ?2 WHERE id = ?1"),
      claim_uses_(database, "SELECT 1 FROM statement WHERE claim = ?1 LIMIT 1"),
      drop_claim_(database, "DELETE FROM claim WHERE id = ?1"),
      in_force_(database, "SELECT id FROM statement_now WHERE article = ?1") {}

void RelationLinks::forget(Row article) {
  claims_of_article_.bind(1, article);
  while (claims_of_article_.step()) claims_.insert(claims_of_article_.integer(0));
  drop_.bind(1, article).run();
  leave_claim_.bind(1, article).run();
}

// All others of its story, or where that has more than can be looked at, those that are linked with it.
void RelationLinks::score_story(Row article, std::map<Row, double>& scores) {
  story_of_.bind(1, article);
  const Row story = only_row(story_of_);
  if (story == no_row) return;
  std::vector<Row> others;
  articles_of_story_.bind(1, story);
  while (articles_of_story_.step()) others.push_back(articles_of_story_.integer(0));
  const bool is_large = others.size() > most_partners + 1;
  if (!is_large) {
    for (const Row other : others) scores[other] = 1;
  }
  for (const StoryTies::Tie& tie : ties_.of(article)) {
    bool is_of_story = !is_large && scores.count(tie.other) != 0;
    if (is_large) {
      story_of_.bind(1, tie.other);
      is_of_story = only_row(story_of_) == story;
    }
    if (is_of_story) scores[tie.other] = 1 + 100 * tie.score;
  }
  scores.erase(article);
}

// The likeliest partners first: one origin, then the likeness of the articles, then sayings that look alike; ties by key.
std::vector<Row> RelationLinks::partners_of(Row article, Pairs& of_one_origin) {
  std::map<Row, double> scores;
  score_story(article, scores);
  same_origin_.bind(1, article);
  while (same_origin_.step()) {
    const Row other = same_origin_.integer(0);
    scores[other] += 1000;
    of_one_origin.insert(std::minmax(article, other));
  }
  for (const ArticleLinks::Candidate& one : links_.same_sayings(article))
    scores[one.article] += 10.0 * one.count;
  std::vector<Row> partners;
  if (scores.size() <= most_partners) {
    for (const auto& [other, score] : scores) partners.push_back(other);
    return partners;
  }
  std::vector<std::pair<double, std::pair<std::string, Row>>> ranked;
  for (const auto& [other, score] : scores) ranked.push_back({-score, {facts_.of(other).key, other}});
  std::sort(ranked.begin(), ranked.end());
  for (std::size_t i = 0; i < most_partners && i < ranked.size(); ++i)
    partners.push_back(ranked[i].second.second);
  return partners;
}

void RelationLinks::make(const std::set<Row>& articles) {
  Pairs pairs, of_one_origin;
  for (const Row article : articles) {
    forget(article);
    in_force_.bind(1, article);
    while (in_force_.step()) seeds_.insert(in_force_.integer(0));
  }
  for (const Row article : articles) {
    for (const Row other : partners_of(article, of_one_origin)) pairs.insert(std::minmax(article, other));
  }
  for (const Row article : articles) make_within(article);
  for (const auto& [one, two] : pairs) make_pair(one, two, of_one_origin.count({one, two}) != 0);
}

void RelationLinks::make_pair(Row one, Row two, bool same_origin) {
  Card& first_card = cards_.of(one);
  Card& second_card = cards_.of(two);
  const bool is_first = first_card.key() < second_card.key();
  Card& first = is_first ? first_card : second_card;
  Card& second = is_first ? second_card : first_card;
  found_.clear();
  relate(first.subject(), second.subject(), {.same_origin = same_origin}, found_);
  for (const FoundRelation& found : found_) {
    if (found.from_first) {
      write(first, second, found);
    } else {
      write(second, first, found);
    }
  }
}

void RelationLinks::make_within(Row article) {
  Card& card = cards_.of(article);
  found_.clear();
  relate_within(card.subject(), found_);
  for (const FoundRelation& found : found_) write(card, card, found);
}

void RelationLinks::write(Card& from, Card& to, const FoundRelation& found) {
  if (found.from >= from.statement_count() || found.to >= to.statement_count()) return;
  const std::string key = key_of_relation(from.reading().statements[found.from].key,
                                          to.reading().statements[found.to].key, name_of(found.type));
  const Span in_from = from.in_record(found.from_evidence), in_to = to.in_record(found.to_evidence);
  add_.bind(1, key)
      .bind(2, from.statement(found.from))
      .bind(3, to.statement(found.to))
      .bind(4, name_of(found.type));
  add_.bind(5, found.rule).bind(6, std::int64_t{in_from.begin}).bind(7, std::int64_t{in_from.end});
  add_.bind(8, std::int64_t{in_to.begin}).bind(9, std::int64_t{in_to.end});
  add_.bind(10, static_cast<double>(found.confidence)).run();
}

std::vector<Row> RelationLinks::component(Row statement, std::set<Row>& seen) {
  std::vector<Row> queue{statement};
  seen.insert(statement);
  for (std::size_t i = 0; i < queue.size(); ++i) {
    std::vector<Row> others;
    told_again_.bind(1, queue[i]);
    while (told_again_.step()) others.push_back(told_again_.integer(0));
    for (const Row other : others) {
      if (seen.insert(other).second) queue.push_back(other);
    }
  }
  return queue;
}

void RelationLinks::make_claims() {
  std::set<Row> touched = std::exchange(claims_, {});
  std::set<Row> seeds = std::exchange(seeds_, {});
  for (const Row claim : touched) {
    statements_of_claim_.bind(1, claim);
    while (statements_of_claim_.step()) seeds.insert(statements_of_claim_.integer(0));
  }
  std::set<Row> seen;
  for (const Row seed : seeds) {
    if (seen.count(seed) != 0) continue;
    std::string least;
    std::vector<std::pair<Row, Row>> members;  // statement, its claim before
    for (const Row statement : component(seed, seen)) {
      statement_.bind(1, statement);
      if (!statement_.step()) continue;
      if (least.empty() || statement_.text(0) < least) least = statement_.text(0);
      members.emplace_back(statement, statement_.integer(1));
      statement_.reset();
    }
    if (members.empty()) continue;
    const std::string key = content_id("c", least);
    find_claim_.bind(1, key);
    Row claim = only_row(find_claim_);
    if (claim == no_row) {
      add_claim_.bind(1, key).run();
      claim = database_.last_id();
    }
    for (const auto& [statement, before] : members) {
      if (before == claim) continue;
      if (before != no_row) touched.insert(before);
      set_claim_.bind(1, statement).bind(2, claim).run();
    }
  }
  for (const Row claim : touched) {
    claim_uses_.bind(1, claim);
    if (only_row(claim_uses_) == no_row) drop_claim_.bind(1, claim).run();
  }
}

}  // namespace sayso
