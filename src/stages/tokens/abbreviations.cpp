#include "stages/tokens/abbreviations.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sayso::tokens {

namespace {

struct Entry {
  std::string_view word;
  Abbreviation kind;
};

constexpr Entry entries[] = {
#include "stages/tokens/abbreviations.inc"
};

constexpr bool by_word(const Entry& a, const Entry& b) { return a.word < b.word; }

static_assert(std::is_sorted(std::begin(entries), std::end(entries), by_word),
              "The list is sorted by bytes.");

constexpr std::size_t longest_word() {
  std::size_t longest = 0;
  for (const Entry& entry : entries) longest = std::max(longest, entry.word.size());
  return longest;
}

Abbreviation find(std::string_view word) {
  const auto* const end = std::end(entries);
  const auto* const found =
      std::lower_bound(std::begin(entries), end, Entry{word, Abbreviation::none}, by_word);
  return found != end && found->word == word ? found->kind : Abbreviation::none;
}

}  // namespace

Abbreviation abbreviation_of(std::string_view word) {
  if (word.empty() || word.size() > longest_word()) return Abbreviation::none;
  if (const Abbreviation kind = find(word); kind != Abbreviation::none) return kind;
  if (word.size() < 2 || !is_ascii_capital(word[0]) || !is_ascii_capital(word[1])) return Abbreviation::none;
  // Headlines and datelines: GEN. HAAS, NOV. 6.
  std::array<char, longest_word()> title{};
  title[0] = word[0];
  for (std::size_t i = 1; i < word.size(); ++i) {
    title[i] = small_letter(word[i]);
  }
  return find({title.data(), word.size()});
}

}  // namespace sayso::tokens
