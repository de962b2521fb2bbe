#include "links/relations/turns.hpp"

#include "links/relations/decide.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace sayso::relations {

namespace {

// How many statements before a turn its counterpart may stand.
constexpr std::uint32_t farthest = 2;
constexpr float least_joined = 0.6F, least_shared = 0.5F, least_right_before = 0.3F;

bool is_other_side(Closeness closeness) {
  return closeness == Closeness::different || closeness == Closeness::unknown ||
         closeness == Closeness::officials || closeness == Closeness::outlet_and_speaker;
}

// "I was wrong": that takes something back, and denies nobody.
bool speaks_of_itself(const Prepared& prepared) {
  static const Sense words[] = {hash_of("i"), hash_of("we"), hash_of("our"), hash_of("my")};
  return std::any_of(prepared.words.begin(), prepared.words.end(), [](const Word& word) {
    return std::find(std::begin(words), std::end(words), word.stem) != std::end(words);
  });
}

float shared_weight(const Prepared& a, const Prepared& b) {
  float shared = 0;
  auto x = a.keys.begin(), y = b.keys.begin();
  while (x != a.keys.end() && y != b.keys.end()) {
    if (x->sense == y->sense) {
      if (x->weight >= 0.15F) shared += std::min(x->weight, y->weight);
      ++x, ++y;
    } else if (x->sense < y->sense) {
      ++x;
    } else {
      ++y;
    }
  }
  return shared;
}

// Names that both have tell only of whom both speak.
bool shares_plain_word(const Prepared& turn, const Prepared& other) {
  return std::any_of(turn.words.begin(), turn.words.end(), [&](const Word& word) {
    return word.weight >= 0.25F && !word.is(Word::capital) && !word.is(Word::number) &&
           find_key(other, word.sense) != nullptr;
  });
}

// What sets something right in one article must do so in the other.
bool says_it_too(const FoundRelation& turn, const Prepared& other) {
  if (!other.contrary.empty()) return true;
  if (turn.type == RelationType::denies) return other.denies;
  if (turn.type == RelationType::confirms) return other.confirms;
  return turn.type == RelationType::corrects && other.takes_back;
}

bool is_joining(const FoundRelation& relation) {
  return relation.type == RelationType::repeats || relation.type == RelationType::restates;
}

}  // namespace

void find_turns(const Subject& subject, std::vector<FoundRelation>& turns) {
  const auto& statements = subject.features().statements;
  for (std::uint32_t i = 1; i < statements.size(); ++i) {
    const Prepared& turn = statements[i];
    if (turn.contrary.empty() || turn.words.empty() || speaks_of_itself(turn)) continue;
    std::uint32_t best = no_id;
    for (std::uint32_t k = i; k-- > 0 && i - k <= farthest && best == no_id;) {
      if (!is_other_side(compare(turn.side, statements[k].side))) continue;
      if (!statements[k].contrary.empty() || statements[k].side.is_outlet) continue;
      if (!shares_plain_word(turn, statements[k])) continue;
      if (shared_weight(turn, statements[k]) >= (i - k == 1 ? least_right_before : least_shared)) best = k;
    }
    if (best == no_id) continue;
    turns.push_back({.from_first = true,
                     .from = i,
                     .to = best,
                     .type = RelationType::denies,
                     .rule = "set right right after it",
                     .from_evidence = turn.contrary,
                     .to_evidence = shared_words(statements[best], turn),
                     .confidence = 0.8F});
  }
}

void carry_turns(const Subject& first, const Subject& second, std::size_t from,
                 std::vector<FoundRelation>& found) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> bound;  // of the first, of the second
  const std::size_t end = found.size();
  const auto sides = [](const FoundRelation& relation) {
    return relation.from_first ? std::pair{relation.from, relation.to}
                               : std::pair{relation.to, relation.from};
  };
  for (std::size_t i = from; i < end; ++i) bound.insert(sides(found[i]));
  std::vector<FoundRelation> carried;
  for (std::size_t i = from; i < end; ++i) {
    if (!is_joining(found[i]) || found[i].confidence < least_joined) continue;
    const auto [one, two] = sides(found[i]);
    for (const bool is_first : {true, false}) {
      const Subject& own = is_first ? first : second;
      const Subject& others = is_first ? second : first;
      const std::uint32_t here = is_first ? one : two, there = is_first ? two : one;
      for (const FoundRelation& turn : own.features().turns) {
        FoundRelation made = turn;
        made.confidence *= found[i].confidence;
        const Prepared& other = others.features().statements[there];
        if (turn.to == here) {  // the turn of this article denies what the other says again
          made.from_first = is_first;
          made.to = there;
          made.to_evidence = shared_words(other, own.features().statements[here]);
        } else if (turn.from == here && says_it_too(turn, other)) {  // the other says the turn again
          made.from_first = !is_first;
          made.from = there;
          made.from_evidence =
              other.contrary.empty() ? shared_words(other, own.features().statements[here]) : other.contrary;
        } else {
          continue;
        }
        if (bound.insert(sides(made)).second) carried.push_back(made);
      }
    }
  }
  found.insert(found.end(), carried.begin(), carried.end());
}

}  // namespace sayso::relations
