#include "links/story_ties.hpp"

#include <utility>

namespace sayso {
namespace {

constexpr std::size_t most_ties = 400000, size_of_none = 4;

}  // namespace

StoryTies::StoryTies(Database& database)
    : find_(database, "SELECT second, score FROM article_link WHERE first = ?1 AND kind = 'story' UNION ALL "
                      "SELECT first, score FROM article_link WHERE second = ?1 AND kind = 'story'"),
      add_(database, "INSERT OR REPLACE INTO article_link (first, second, kind, number, score) "
                     "VALUES (?1, ?2, 'story', 0, ?3)"),
      drop_(database, "DELETE FROM article_link WHERE first = ?1 OR second = ?1"), kept_(most_ties) {}

const std::vector<StoryTies::Tie>& StoryTies::of(Row article) {
  if (const std::vector<Tie>* const known = kept_.find(article)) return *known;
  std::vector<Tie> ties;
  find_.bind(1, article);
  while (find_.step()) ties.push_back({find_.integer(0), find_.real(1)});
  const std::size_t size = ties.size() + size_of_none;
  return kept_.keep(article, std::move(ties), size);
}

void StoryTies::add(Row first, Row second, double score) {
  add_.bind(1, first).bind(2, second).bind(3, score).run();
  for (const auto& [one, other] : {std::pair(first, second), std::pair(second, first)}) {
    std::vector<Tie>* const known = kept_.peek(one);
    if (known == nullptr) continue;
    std::erase_if(*known, [other = other](const Tie& tie) { return tie.other == other; });
    known->push_back({other, score});
  }
}

void StoryTies::forget(Row article) {
  for (const Tie& tie : std::vector<Tie>(of(article))) {
    if (std::vector<Tie>* const known = kept_.peek(tie.other))
      std::erase_if(*known, [&](const Tie& one) { return one.other == article; });
  }
  kept_.drop(article);
  drop_.bind(1, article).run();
}

}  // namespace sayso
