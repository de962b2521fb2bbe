#include "links/relations/tolls.hpp"

#include "links/relations/amounts.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace sayso::texts {
extern const std::string_view relation_tolls;
}  // namespace sayso::texts

namespace sayso::relations {

namespace {

constexpr Offset farthest = 60;  // bytes between a count and the word that tells its kind
constexpr double first_year = 1900, last_year = 2100;

using Kinds = std::unordered_map<Sense, Sense>;

void read_line(std::string_view line, Kinds& kinds) {
  const std::size_t colon = line.find(':');
  if (line.empty() || line.front() == '#' || colon == std::string_view::npos) return;
  const Sense kind = hash_of(line.substr(0, colon + 1));
  line.remove_prefix(colon + 1);
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) kinds.emplace(hash_of(stem_of(line.substr(0, end))), kind);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
}

Kinds read_kinds() {
  Kinds kinds;
  for (std::string_view text = texts::relation_tolls; !text.empty();) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    read_line(text.substr(0, end), kinds);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return kinds;
}

// From a count to the word that tells its kind: mostly the word stands behind it, "14 people were killed and dozens were missing".
Offset distance(Span word, Span count) {
  constexpr Offset dearer = 3;
  if (word.end <= count.begin) return (count.begin - word.end) * dearer;
  return count.end <= word.begin ? word.begin - count.end : 0;
}

// "including 12", "of whom 12", "five more", "another 12": not the toll itself.
bool is_part(const Reading& reading, Span count) {
  constexpr Offset looked_at = 14;
  const std::string_view text = reading.article.text;
  const Offset begin = count.begin > looked_at ? count.begin - looked_at : 0;
  const std::string_view before = text.substr(begin, count.begin - begin);
  for (const std::string_view mark :
       {"including ", "among ", "of whom ", "of them ", "another ", "further "}) {
    if (before.find(mark) != std::string_view::npos) return true;
  }
  const std::string_view after = text.substr(count.end, 6);
  return after.starts_with(" more") || after.starts_with(" of th");
}

bool is_year(const Word& word) {
  return word.is(Word::number) && word.value >= first_year && word.value < last_year;
}

}  // namespace

Sense toll_of(Sense stem) {
  static const Kinds kinds = read_kinds();
  const auto found = kinds.find(stem);
  return found == kinds.end() ? 0 : found->second;
}

void take_tolls(const Reading& reading, const std::vector<Word>& words, std::vector<Amount>& amounts) {
  if (std::any_of(words.begin(), words.end(), is_year)) return;
  for (Amount& amount : amounts) {
    if (amount.unit != 0 || amount.is_change || is_part(reading, amount.span)) continue;
    Offset nearest = farthest;
    for (const Word& word : words) {
      const Sense kind = toll_of(word.stem);
      const Offset away = distance(word.span, amount.span);
      if (kind == 0 || away >= nearest) continue;
      nearest = away;
      amount.toll = kind;
    }
    // Of two counts the nearer one is what the word counts.
    for (const Amount& other : amounts) {
      if (&other == &amount || amount.toll == 0) continue;
      for (const Word& word : words) {
        if (toll_of(word.stem) == amount.toll && distance(word.span, amount.span) == nearest &&
            distance(word.span, other.span) < nearest)
          amount.toll = 0;
      }
    }
  }
}

}  // namespace sayso::relations
