#include "links/saying_keys.hpp"

#include "base/hash.hpp"
#include "links/speakers/names.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t rarest = 3, shingle = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Words of a content as they are, with the letters folded.
std::vector<std::pair<std::string_view, std::string>> words_of(const Reading& reading,
                                                               const Reading::Statement& statement) {
  std::vector<std::pair<std::string_view, std::string>> words;
  for (const Span piece : statement.content) {
    std::string_view text = reading.text(piece);
    while (!text.empty()) {
      const std::size_t end = std::min(text.find_first_of(" \n\t"), text.size());
      const std::string_view word = text.substr(0, end);
      std::string plain = folded(word);
      if (!plain.empty()) words.emplace_back(word, std::move(plain));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }
  return words;
}

std::size_t rarity(std::string_view word, std::string_view plain, bool is_first) {
  std::size_t rarity = std::min<std::size_t>(plain.size(), 14);
  if (is_digit(plain.front()) && plain.size() > 1) rarity += 8;
  if (!is_first && word.front() >= 'A' && word.front() <= 'Z') rarity += 6;
  return rarity;
}

void add_word_pairs(const std::vector<std::pair<std::string_view, std::string>>& words,
                    const std::string& speaker, std::vector<std::uint64_t>& keys) {
  std::vector<std::pair<std::size_t, std::string>> rare;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t value = rarity(words[i].first, words[i].second, i == 0);
    if (value >= 8) rare.emplace_back(value, words[i].second);
  }
  std::sort(rare.begin(), rare.end(), [](const auto& one, const auto& two) {
    return one.first != two.first ? one.first > two.first : one.second < two.second;
  });
  rare.erase(std::unique(rare.begin(), rare.end()), rare.end());
  if (rare.size() > rarest) rare.resize(rarest);
  for (std::size_t i = 0; i < rare.size(); ++i) {
    for (std::size_t j = i + 1; j < rare.size(); ++j) {
      const std::string& one = std::min(rare[i].second, rare[j].second);
      const std::string& two = std::max(rare[i].second, rare[j].second);
      keys.push_back(xxh3_64("w " + speaker + ' ' + one + ' ' + two));
    }
  }
}

// Of all runs of six words the one with the least hash, as cut quotations often keep it.
void add_quotation(const std::vector<std::pair<std::string_view, std::string>>& words,
                   std::vector<std::uint64_t>& keys) {
  if (words.size() < shingle) return;
  std::uint64_t least = ~std::uint64_t{0};
  for (std::size_t i = 0; i + shingle <= words.size(); ++i) {
    std::string run = "q";
    for (std::size_t j = i; j < i + shingle; ++j) run.append(" ").append(words[j].second);
    least = std::min(least, xxh3_64(run));
  }
  keys.push_back(least);
}

}  // namespace

std::vector<std::uint64_t> saying_keys(const Reading& reading) {
  std::vector<std::uint64_t> keys;
  for (const Reading::Statement& statement : reading.statements) {
    if (statement.voice != Voice::speaker) continue;
    const auto words = words_of(reading, statement);
    if (statement.kind != StatementKind::indirect) add_quotation(words, keys);
    if (statement.speakers.empty() || statement.speakers[0] >= reading.speakers.size()) continue;
    const Reading::Speaker& speaker = reading.speakers[statement.speakers[0]];
    if (!speaker.is_named || speaker.name.empty()) continue;
    const std::string name = folded(speaker.name);
    add_word_pairs(words, bones_of(name.substr(name.rfind(' ') + 1)), keys);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace sayso
