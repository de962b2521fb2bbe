#include "links/article_links.hpp"

#include "links/saying_keys.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace sayso {
namespace {

std::int64_t as_integer(std::uint64_t value) { return static_cast<std::int64_t>(value); }

}  // namespace

ArticleLinks::ArticleLinks(Database& database, Cards& cards, ArticleFacts& facts, StoryTies& ties)
    : cards_(cards), facts_(facts), ties_(ties),
      add_key_(database, "INSERT OR IGNORE INTO article_key (kind, hash, article) VALUES (?1, ?2, ?3)"),
      drop_keys_(database, "DELETE FROM article_key WHERE article = ?1"),
      find_(database, "SELECT article FROM article_key WHERE kind = ?1 AND hash = ?2 ORDER BY article DESC"),
      add_link_(
          database,
          "INSERT OR REPLACE INTO article_link (first, second, kind, number, score, first_begin, first_end, "
          "second_begin, second_end) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)") {}

void ArticleLinks::forget(Row article) {
  drop_keys_.bind(1, article).run();
  ties_.forget(article);
  keys_.erase(article);
}

const ArticleLinks::Keys& ArticleLinks::keys_of(Row article) {
  const auto known = keys_.find(article);
  if (known != keys_.end()) return known->second;
  if (keys_.size() > 256) keys_.clear();
  const Reading& reading = cards_.of(article).reading();
  return keys_
      .emplace(article, Keys{origins::keys_of(reading), stories::keys_of(reading), saying_keys(reading)})
      .first->second;
}

void ArticleLinks::store_keys(Row article) {
  const Keys& keys = keys_of(article);
  const auto store = [&](KeyKind kind, const std::vector<std::uint64_t>& hashes) {
    for (const std::uint64_t hash : hashes) {
      add_key_.bind(1, static_cast<std::int64_t>(kind)).bind(2, as_integer(hash)).bind(3, article).run();
    }
  };
  store(KeyKind::origin, keys.origin.stored);
  store(KeyKind::story, keys.story.stored);
  store(KeyKind::saying, keys.saying.stored);
}

// Those that share most keys first; ties by the articles' own keys. `later`: fresh ones that came after it, which do the pair
// themselves; they take no place of others, so that it does not tell how many came in one batch.
std::vector<ArticleLinks::Candidate> ArticleLinks::sharing(KeyKind kind, const MeetingKeys& keys, Row article,
                                                           std::span<const Row> later) {
  struct Counts {
    std::uint32_t near = 0, lasting = 0;
  };
  std::unordered_map<Row, Counts> counts;
  const auto seek = [&](const std::vector<std::uint64_t>& hashes, std::uint32_t Counts::*count) {
    for (const std::uint64_t hash : hashes) {
      find_.bind(1, static_cast<std::int64_t>(kind)).bind(2, as_integer(hash));
      std::size_t taken = 0;
      while (taken < most_of_a_key && find_.step()) {
        const Row other = find_.integer(0);
        if (std::binary_search(later.begin(), later.end(), other)) continue;
        ++(counts[other].*count);
        ++taken;
      }
      find_.reset();
    }
  };
  seek(keys.near, &Counts::near);
  seek(keys.lasting, &Counts::lasting);
  counts.erase(article);
  std::vector<Candidate> found;
  for (const auto& [other, count] : counts) {
    const bool is_near = count.near != 0 && are_near(keys.day, facts_.of(other).day);
    if (is_near || count.lasting != 0) found.push_back({other, (is_near ? count.near : 0) + count.lasting});
  }
  const auto is_better = [&](const Candidate& one, const Candidate& two) {
    return one.count != two.count ? one.count > two.count
                                  : facts_.of(one.article).key < facts_.of(two.article).key;
  };
  if (found.size() <= most_candidates) return found;
  std::partial_sort(found.begin(), found.begin() + most_candidates, found.end(), is_better);
  found.resize(most_candidates);
  return found;
}

std::vector<ArticleLinks::Candidate> ArticleLinks::same_sayings(Row article) {
  return sharing(KeyKind::saying, keys_of(article).saying, article, {});
}

void ArticleLinks::compare(Row article, const std::vector<Row>& fresh) {
  // A fresh one with a greater row does the pair itself.
  const std::span<const Row> later{std::upper_bound(fresh.begin(), fresh.end(), article), fresh.end()};
  std::set<Row> compared;
  for (const Candidate& one : sharing(KeyKind::origin, keys_of(article).origin, article, later)) {
    compare_origins(article, one.article);
    compared.insert(one.article);
  }
  // A release told in other words shares too few keys of origins: those of one story are compared, too.
  for (const Candidate& one : sharing(KeyKind::story, keys_of(article).story, article, later)) {
    if (compare_stories(article, one.article) && !compared.contains(one.article))
      compare_origins(article, one.article);
  }
}

void ArticleLinks::compare_origins(Row article, Row other) {
  if (!may_share(cards_.sketch(article).hints, cards_.sketch(other).hints)) return;
  Card& card = cards_.of(article);
  Card& second = cards_.of(other);
  std::vector<origins::Shared> shared;
  const bool is_first = card.key() < second.key();
  Card& one = is_first ? card : second;
  Card& two = is_first ? second : card;
  origins::compare(one.wording(), two.wording(), shared);
  std::int64_t number = 0;
  for (const origins::Shared& passage : shared)
    write(one, two, origins::name_of(passage.kind), number++, passage.score, passage.first, passage.second);
}

bool ArticleLinks::compare_stories(Row article, Row other) {
  if (facts_.of(other).key < facts_.of(article).key) std::swap(article, other);
  const double score = stories::compare(cards_.sketch(article).profile, cards_.sketch(other).profile);
  if (score < stories::least_score) return false;
  ties_.add(article, other, score);
  return true;
}

void ArticleLinks::write(Card& first, Card& second, std::string_view kind, std::int64_t number, double score,
                         Span in_first, Span in_second) {
  add_link_.bind(1, first.row()).bind(2, second.row()).bind(3, kind).bind(4, number).bind(5, score);
  const Span one = first.in_record(in_first), two = second.in_record(in_second);
  add_link_.bind(6, std::int64_t{one.begin}).bind(7, std::int64_t{one.end});
  add_link_.bind(8, std::int64_t{two.begin}).bind(9, std::int64_t{two.end}).run();
}

}  // namespace sayso
