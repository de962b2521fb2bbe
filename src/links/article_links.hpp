// Which articles share something: their keys (article_key) find candidates, and the linkers of origins and stories compare each with
// the fresh article. What they find lies in article_link, from which the groups are made.
//
//   links.forget(article);  links.store_keys(article);  links.compare(article, fresh);
//
// Odd case: keys of an article without statements are those of its words and names alone.
#pragma once

#include "links/article_facts.hpp"
#include "links/cards.hpp"
#include "links/meeting.hpp"
#include "links/story_ties.hpp"
#include "record/record.hpp"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace sayso {

enum class KeyKind : std::int64_t { origin = 1, story = 2, saying = 3 };

class ArticleLinks {
 public:
  ArticleLinks(Database& database, Cards& cards, ArticleFacts& facts, StoryTies& ties);

  void forget(Row article);
  // Stores the article's keys.
  void store_keys(Row article);
  // Compares it with its candidates and writes what they share. Two articles that both are fresh are compared once.
  void compare(Row article, const std::vector<Row>& fresh);
  // Articles in which one of its speakers says something in words as rare.
  struct Candidate {
    Row article = no_row;
    std::uint32_t count = 0;  // of keys in common
  };
  std::vector<Candidate> same_sayings(Row article);

  static constexpr std::size_t most_candidates = 64, most_of_a_key = 512;

 private:
  struct Keys {
    MeetingKeys origin, story, saying;
  };
  const Keys& keys_of(Row article);
  std::vector<Candidate> sharing(KeyKind kind, const MeetingKeys& keys, Row article,
                                 std::span<const Row> later);
  void compare_origins(Row article, Row other);
  // Whether they are of one story, as far as the two tell.
  bool compare_stories(Row article, Row other);
  void write(Card& first, Card& second, std::string_view kind, std::int64_t number, double score,
             Span in_first, Span in_second);

  Cards& cards_;
  ArticleFacts& facts_;
  StoryTies& ties_;
  Query add_key_, drop_keys_, find_, add_link_;
  std::unordered_map<Row, Keys> keys_;  // of the articles of this call
};

}  // namespace sayso
