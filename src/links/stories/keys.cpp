// Keys: an article's nine most telling words and the pairs of them, within a fortnight of publication. Two articles of one happening nearly
// always share some (docs/origins-and-stories.md has the share), and more of them than two that only share a famous name.
#include "base/hash.hpp"
#include "links/relations/words.hpp"
#include "links/stories/profile.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace sayso::stories {
namespace {

using relations::Word;

constexpr std::size_t telling_words = 9;
// Articles with a date meet those without by fewer pairs, as these are kept once more.
constexpr std::size_t words_for_undated = 3;
constexpr std::size_t most_words = 4000, words_of_beginning = 60;

std::vector<std::uint64_t> telling(const Reading& reading) {
  struct Weight {
    double count = 0, rarity = 0;
  };
  std::unordered_map<std::uint64_t, Weight> counts;
  std::vector<Word> words;
  for (const Block& block : reading.article.blocks) {
    if (block.kind == BlockKind::byline || block.kind == BlockKind::date || block.kind == BlockKind::credit)
      continue;
    relations::split(reading.article.text, block.span, words);
    if (words.size() > most_words) break;
  }
  for (std::size_t i = 0; i < std::min(words.size(), most_words); ++i) {
    const Word& word = words[i];
    if (word.is(Word::number) || word.is(Word::day) || word.weight == 0) continue;
    Weight& weight = counts[word.sense];
    weight.count += (i < words_of_beginning ? 3 : 1) * (word.is(Word::capital) ? 2 : 1);
    weight.rarity = double{word.weight};
  }
  std::vector<std::pair<double, std::uint64_t>> ranked;
  ranked.reserve(counts.size());
  for (const auto& [term, weight] : counts)
    ranked.emplace_back(-(1 + std::log(weight.count)) * weight.rarity, term);
  const std::size_t kept = std::min(telling_words, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end());
  std::vector<std::uint64_t> terms;
  for (std::size_t i = 0; i < kept; ++i) terms.push_back(ranked[i].second);
  return terms;
}

std::uint64_t hash_of(std::uint64_t one, std::uint64_t two) {
  const std::uint64_t parts[] = {std::min(one, two), std::max(one, two)};
  return xxh3_64({reinterpret_cast<const char*>(parts), sizeof parts});
}

// Each pair of the first `count` terms, and each of them alone, as a pair with itself.
template <class Use>
void each_pair(const std::vector<std::uint64_t>& terms, std::size_t count, Use use) {
  for (std::size_t i = 0; i < std::min(count, terms.size()); ++i) {
    for (std::size_t k = 0; k <= i; ++k) use(terms[i], terms[k]);
  }
}

}  // namespace

MeetingKeys keys_of(const Reading& reading) {
  KeyMaker keys(reading.article.source.published);
  const std::vector<std::uint64_t> terms = telling(reading);
  each_pair(terms, telling_words, [&](std::uint64_t one, std::uint64_t two) { keys.add(hash_of(one, two)); });
  each_pair(terms, words_for_undated, [&](std::uint64_t one, std::uint64_t two) {
    keys.add_lasting(hash_of(one, two), Lasting::for_undated);
  });
  return std::move(keys).made();
}

}  // namespace sayso::stories
