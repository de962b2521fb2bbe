#include "links/saying_keys.hpp"

#include "base/hash.hpp"
#include "links/relations/words.hpp"
#include "links/speakers/names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace sayso {
namespace {

using relations::Word;

constexpr std::size_t rarest = 3, shingle = 6;
constexpr float least_weight = 0.4F;

std::vector<Word> words_of(const Reading& reading, const Reading::Statement& statement) {
  std::vector<Word> words;
  for (const Span piece : statement.content) relations::split(reading.article.text, piece, words);
  return words;
}

std::uint64_t hash_of(std::uint64_t speaker, const std::uint64_t* words, std::size_t count) {
  std::array<std::uint64_t, rarest + 1> parts{speaker};
  std::copy(words, words + count, parts.begin() + 1);
  return xxh3_64({reinterpret_cast<const char*>(parts.data()), (count + 1) * sizeof(std::uint64_t)});
}

// Of words as rare those with the least hash, so that two tellings of one saying take the same.
std::vector<std::uint64_t> rarest_words(const std::vector<Word>& words) {
  std::vector<std::pair<float, std::uint64_t>> ranked;
  for (const Word& word : words) {
    if (word.weight >= least_weight && !word.is(Word::day)) ranked.emplace_back(-word.weight, word.sense);
  }
  std::sort(ranked.begin(), ranked.end());
  ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
  std::vector<std::uint64_t> senses;
  for (std::size_t i = 0; i < std::min(rarest, ranked.size()); ++i) senses.push_back(ranked[i].second);
  std::sort(senses.begin(), senses.end());
  return senses;
}

void add_words(const std::vector<Word>& words, std::uint64_t speaker, KeyMaker& keys) {
  const std::vector<std::uint64_t> rare = rarest_words(words);
  for (std::size_t i = 0; i < rare.size(); ++i) {
    for (std::size_t k = i + 1; k < rare.size(); ++k) {
      const std::uint64_t two[] = {rare[i], rare[k]};
      keys.add(hash_of(speaker, two, 2));
    }
  }
  if (rare.size() == rarest) keys.add_lasting(hash_of(speaker, rare.data(), rarest));
}

}  // namespace

std::vector<std::uint64_t> hashes_of_quotations(const Reading& reading) {
  std::vector<std::uint64_t> hashes;
  for (const Reading::Statement& statement : reading.statements) {
    if (statement.voice != Voice::speaker || statement.kind == StatementKind::indirect) continue;
    const std::vector<Word> words = words_of(reading, statement);
    std::uint64_t least = ~std::uint64_t{0};
    for (std::size_t i = 0; i + shingle <= words.size(); ++i) {
      std::array<std::uint64_t, shingle> run{};
      for (std::size_t k = 0; k < shingle; ++k) run[k] = words[i + k].stem;
      least = std::min(least, xxh3_64({reinterpret_cast<const char*>(run.data()), sizeof run}));
    }
    if (words.size() >= shingle) hashes.push_back(least);
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

MeetingKeys saying_keys(const Reading& reading) {
  KeyMaker keys(reading.article.source.published);
  for (const std::uint64_t quotation : hashes_of_quotations(reading)) keys.add_lasting(quotation);
  for (const Reading::Statement& statement : reading.statements) {
    if (statement.voice != Voice::speaker) continue;
    if (statement.speakers.empty() || statement.speakers[0] >= reading.speakers.size()) continue;
    const Reading::Speaker& speaker = reading.speakers[statement.speakers[0]];
    if (!speaker.is_named || speaker.name.empty()) continue;
    const std::string name = folded(speaker.name);
    const std::string bones = bones_of(name.substr(name.rfind(' ') + 1));
    add_words(words_of(reading, statement), xxh3_64(bones), keys);
  }
  return std::move(keys).made();
}

}  // namespace sayso
