#include "links/article_links.hpp"

#include "links/saying_keys.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace sayso {
namespace {

std::int64_t as_integer(std::uint64_t value) { return static_cast<std::int64_t>(value); }

}  // namespace

ArticleLinks::ArticleLinks(Database& database, Cards& cards)
    : database_(database), cards_(cards),
      add_key_(database, "INSERT OR IGNORE INTO article_key (kind, hash, article) VALUES (?1, ?2, ?3)"),
      drop_keys_(database, "DELETE FROM article_key WHERE article = ?1"),
      find_(database,
            "SELECT article FROM article_key WHERE kind = ?1 AND hash = ?2 ORDER BY article DESC LIMIT " +
                std::to_string(most_of_a_key)),
      drop_links_(database, "DELETE FROM article_link WHERE first = ?1 OR second = ?1"),
      add_link_(
          database,
          "INSERT OR REPLACE INTO article_link (first, second, kind, number, score, first_begin, first_end, "
          "second_begin, second_end) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"),
      key_of_(database, "SELECT key FROM article WHERE id = ?1") {}

void ArticleLinks::forget(Row article) {
  drop_keys_.bind(1, article).run();
  drop_links_.bind(1, article).run();
  keys_.erase(article);
}

const ArticleLinks::Keys& ArticleLinks::keys_of(Row article) {
  const auto known = keys_.find(article);
  if (known != keys_.end()) return known->second;
  if (keys_.size() > 256) keys_.clear();
  const Reading& reading = cards_.of(article).reading();
  Keys keys;
  keys.origin = origins::keys_of(reading);
  stories::Keys story = stories::keys_of(reading);
  keys.story_stored = std::move(story.stored);
  keys.story_sought = std::move(story.sought);
  keys.saying = saying_keys(reading);
  return keys_.emplace(article, std::move(keys)).first->second;
}

void ArticleLinks::store_keys(Row article) {
  const Keys& keys = keys_of(article);
  const auto store = [&](KeyKind kind, const std::vector<std::uint64_t>& hashes) {
    for (const std::uint64_t hash : hashes) {
      add_key_.bind(1, static_cast<std::int64_t>(kind)).bind(2, as_integer(hash)).bind(3, article).run();
    }
  };
  store(KeyKind::origin, keys.origin);
  store(KeyKind::story, keys.story_stored);
  store(KeyKind::saying, keys.saying);
}

// Those that share most keys first; ties by the articles' own keys.
std::vector<std::pair<Row, std::uint32_t>>
ArticleLinks::sharing(KeyKind kind, const std::vector<std::uint64_t>& keys, Row article) {
  std::unordered_map<Row, std::uint32_t> counts;
  for (const std::uint64_t hash : keys) {
    find_.bind(1, static_cast<std::int64_t>(kind)).bind(2, as_integer(hash));
    while (find_.step()) ++counts[find_.integer(0)];
  }
  counts.erase(article);
  std::vector<std::pair<Row, std::uint32_t>> found(counts.begin(), counts.end());
  std::sort(found.begin(), found.end(), [](const auto& one, const auto& two) {
    return one.second != two.second ? one.second > two.second : one.first < two.first;
  });
  if (found.size() <= most_candidates) return found;
  // Only here the articles' own keys are needed, to choose among those that share as many.
  const std::uint32_t least = found[most_candidates - 1].second;
  std::vector<std::pair<std::string, std::pair<Row, std::uint32_t>>> at_least;
  std::vector<std::pair<Row, std::uint32_t>> kept;
  for (const auto& one : found) {
    if (one.second > least) kept.push_back(one);
    if (one.second != least) continue;
    key_of_.bind(1, one.first);
    if (key_of_.step()) at_least.emplace_back(key_of_.text(0), one);
    key_of_.reset();
  }
  std::sort(at_least.begin(), at_least.end());
  for (const auto& [key, one] : at_least) {
    if (kept.size() < most_candidates) kept.push_back(one);
  }
  return kept;
}

std::vector<std::pair<Row, std::uint32_t>> ArticleLinks::same_sayings(Row article) {
  return sharing(KeyKind::saying, keys_of(article).saying, article);
}

void ArticleLinks::compare(Row article, const std::vector<Row>& fresh) {
  Card& card = cards_.of(article);
  // A fresh one with a greater row does the pair itself.
  const auto is_for_other = [&](Row other) {
    return other > article && std::binary_search(fresh.begin(), fresh.end(), other);
  };
  std::set<Row> compared;
  for (const auto& [other, count] : sharing(KeyKind::origin, keys_of(article).origin, article)) {
    if (!is_for_other(other)) compare_origins(card, other);
    compared.insert(other);
  }
  // A release told in other words shares too few keys of origins: those of one story are compared, too.
  for (const auto& [other, count] : sharing(KeyKind::story, keys_of(article).story_sought, article)) {
    if (is_for_other(other)) continue;
    if (compare_stories(article, other) && !compared.contains(other)) compare_origins(card, other);
  }
}

void ArticleLinks::compare_origins(Card& card, Row other) {
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
  if (is_before(other, article)) std::swap(article, other);
  // Two that are asked for in a row are both there: the cache never drops one of the last thousands.
  const stories::Profile& one = cards_.profile(article);
  const stories::Profile& two = cards_.profile(other);
  const double score = stories::compare(one, two);
  if (score < stories::least_score) return false;
  add_link_.bind(1, article).bind(2, other).bind(3, "story").bind(4, std::int64_t{0}).bind(5, score);
  for (int parameter = 6; parameter <= 9; ++parameter) add_link_.bind_null(parameter);
  add_link_.run();
  return true;
}

// By their keys.
bool ArticleLinks::is_before(Row one, Row two) {
  const auto key = [&](Row row) {
    key_of_.bind(1, row);
    std::string found(key_of_.step() ? key_of_.text(0) : std::string_view());
    key_of_.reset();
    return found;
  };
  return key(one) < key(two);
}

void ArticleLinks::write(Card& first, Card& second, std::string_view kind, std::int64_t number, double score,
                         Span in_first, Span in_second) {
  add_link_.bind(1, first.row()).bind(2, second.row()).bind(3, kind).bind(4, number).bind(5, score);
  const Span one = first.in_record(in_first), two = second.in_record(in_second);
  add_link_.bind(6, std::int64_t{one.begin}).bind(7, std::int64_t{one.end});
  add_link_.bind(8, std::int64_t{two.begin}).bind(9, std::int64_t{two.end}).run();
}

}  // namespace sayso
