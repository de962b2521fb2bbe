#include "links/relations/tolls.hpp"

#include "base/text_list.hpp"
#include "links/relations/amounts.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace sayso::texts {
extern const std::string_view relation_tolls;
}  // namespace sayso::texts

namespace sayso::relations {

namespace {

constexpr Offset farthest = 60;  // bytes between a count and the word that tells its kind
constexpr double first_year = 1900, last_year = 2100;

constexpr std::string_view may_fall = "may fall";

struct Kinds {
  std::unordered_map<Sense, Sense> of;
  std::unordered_set<Sense> falling;
};

Kinds read_kinds() {
  Kinds kinds;
  each_line(texts::relation_tolls, [&](std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    if (line.substr(0, colon) == may_fall) {
      each_part(line.substr(colon + 1), ' ',
                [&](std::string_view kind) { kinds.falling.insert(hash_of(std::string(kind).append(":"))); });
      return;
    }
    const Sense kind = hash_of(line.substr(0, colon + 1));
    each_part(line.substr(colon + 1), ' ',
              [&](std::string_view word) { kinds.of.emplace(hash_of(stem_of(word)), kind); });
  });
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
  if (before.ends_with(" of ")) {  // "a mother of 13", not "a toll of 13"
    const auto counts = {"total", "toll", "number", "deaths", "excess", "loss", "tally", "count", "figure"};
    const std::string_view noun = before.substr(0, before.size() - 4);
    if (std::none_of(counts.begin(), counts.end(),
                     [&](std::string_view word) { return noun.ends_with(word); }))
      return true;
  }
  const std::string_view after = text.substr(count.end, 6);
  return after.starts_with(" more") || after.starts_with(" of th");
}

bool is_year(const Word& word) {
  return word.is(Word::number) && word.value >= first_year && word.value < last_year;
}

const Kinds& kinds() {
  static const Kinds read = read_kinds();
  return read;
}

}  // namespace

Sense toll_of(Sense stem) {
  const auto found = kinds().of.find(stem);
  return found == kinds().of.end() ? 0 : found->second;
}

// Each word that tells a kind is given to one count, the nearest: "14 were killed and dozens were missing".
void take_tolls(const Reading& reading, const std::vector<Word>& words, std::vector<Amount>& amounts) {
  if (std::any_of(words.begin(), words.end(), is_year)) return;
  std::vector<Offset> nearest(amounts.size(), farthest);
  for (const Word& word : words) {
    const Sense kind = toll_of(word.stem);
    if (kind == 0) continue;
    Offset least = farthest;
    std::size_t best = amounts.size();
    for (std::size_t i = 0; i < amounts.size(); ++i) {
      const Offset away = distance(word.span, amounts[i].span);
      if (away < least) least = away, best = i;
    }
    if (best == amounts.size() || least >= nearest[best]) continue;
    nearest[best] = least;
    amounts[best].toll = kind;
    amounts[best].may_fall = kinds().falling.contains(kind);
  }
  for (Amount& amount : amounts) {
    if (amount.unit != 0 || amount.is_change || is_part(reading, amount.span)) amount.toll = 0;
  }
}

}  // namespace sayso::relations
