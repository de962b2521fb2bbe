#include "links/relations/relate.hpp"

#include "links/relations/decide.hpp"
#include "links/relations/features.hpp"
#include "links/relations/relate_pairs.hpp"
#include "links/relations/turns.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace sayso {

namespace relations {

namespace {

using Index = std::vector<std::pair<Sense, std::uint32_t>>;
using Candidate = std::pair<std::uint32_t, std::uint32_t>;

// Two statements are compared when they share this much weight in weighty words: one rare word, or two less rare ones; with less, if no other
// statement of the article shares more with one of them.
constexpr float least_shared = 0.45F, least_of_nearest = 0.3F;
// A word that more statements than these have on both sides tells nothing in articles as large as that.
constexpr std::size_t most_of_a_word = 4096;

struct Shared {
  Candidate pair;
  float weight;
};

float weight_of(const Prepared& prepared, Sense sense) {
  const auto key = std::lower_bound(prepared.keys.begin(), prepared.keys.end(), sense,
                                    [](const Key& one, Sense wanted) { return one.sense < wanted; });
  // A toll's kind is in the index and among no words.
  return key == prepared.keys.end() || key->sense != sense ? least_shared : key->weight;
}

// All pairs that share a weighty word, once a word.
std::vector<Shared> meet(const Subject::Features& a, const Subject::Features& b, bool is_one) {
  std::vector<Shared> shared;
  auto x = a.index.begin();
  auto y = b.index.begin();
  while (x != a.index.end() && y != b.index.end()) {
    const Sense sense = std::min(x->first, y->first);
    const auto is_other = [sense](const auto& entry) {
      return entry.first != sense;
    };
    const auto end_x = std::find_if(x, a.index.end(), is_other);
    const auto end_y = std::find_if(y, b.index.end(), is_other);
    const auto count = static_cast<std::size_t>(end_x - x) * static_cast<std::size_t>(end_y - y);
    if (count > 0 && count <= most_of_a_word) {
      for (auto one = x; one != end_x; ++one) {
        for (auto two = y; two != end_y; ++two) {
          if (is_one && one->second >= two->second) continue;
          shared.push_back({{one->second, two->second},
                            std::min(weight_of(a.statements[one->second], sense),
                                     weight_of(b.statements[two->second], sense))});
        }
      }
    }
    x = end_x;
    y = end_y;
  }
  return shared;
}

// Who corrects itself seldom says again what it said; neither does one who says that it did not do what is said of it.
bool is_turned_to(const Prepared& a, const Prepared& b) {
  if (turns_on_itself(a) && is_one_side(compare(a.side, b.side))) return true;
  if (a.absent != no_id && find_key(b, a.words[a.absent].sense) != nullptr) return true;
  return !a.negated.empty() && !a.side.is_outlet && speaks_of(b, a.side);
}

void add_turned(const Subject::Features& a, const Subject::Features& b, bool is_one,
                std::vector<Candidate>& candidates) {
  constexpr std::size_t most_pairs = 1'000'000;  // in articles without end only what shares words is compared
  if (a.statements.size() * b.statements.size() > most_pairs) return;
  const auto add = [&](const Subject::Features& own, const Subject::Features& other, bool is_first) {
    for (std::uint32_t i = 0; i < own.statements.size(); ++i) {
      const Prepared& turned = own.statements[i];
      if (!turns_on_itself(turned) && turned.negated.empty()) continue;
      for (std::uint32_t k = 0; k < other.statements.size(); ++k) {
        if ((is_one && i == k) || !is_turned_to(turned, other.statements[k])) continue;
        const Candidate candidate = is_first ? Candidate{i, k} : Candidate{k, i};
        candidates.push_back(is_one ? Candidate(std::minmax(i, k)) : candidate);
      }
    }
  };
  add(a, b, true);
  if (!is_one) add(b, a, false);
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
}

// A pair that shares something: the weight of that, and its part of what both say.
struct Alike {
  Candidate pair;
  float shared = 0, part = 0;
};

std::vector<Alike> alike(const Subject::Features& a, const Subject::Features& b, bool is_one) {
  constexpr float lightest = 0.1F;  // a statement of numbers only has no weight
  std::vector<Shared> shared = meet(a, b, is_one);
  std::sort(shared.begin(), shared.end(), [](const Shared& p, const Shared& q) { return p.pair < q.pair; });
  std::vector<Alike> pairs;
  for (std::size_t i = 0; i < shared.size();) {
    float sum = 0;
    std::size_t end = i;
    for (; end < shared.size() && shared[end].pair == shared[i].pair; ++end) sum += shared[end].weight;
    const auto [one, two] = shared[i].pair;
    const float both = std::max(lightest, a.statements[one].weight + b.statements[two].weight);
    if (sum >= least_of_nearest) pairs.push_back({{one, two}, sum, sum / both});
    i = end;
  }
  return pairs;
}

// Who stands nearest to whom, of two articles.
class Nearest {
 public:
  Nearest(const Subject::Features& a, const Subject::Features& b, bool is_one)
      : pairs_(alike(a, b, is_one)), first_(a.statements.size(), 0),
        second_(is_one ? 0 : b.statements.size(), 0), is_one_(is_one) {
    for (const Alike& alike : pairs_) {
      for (float* const most : {&first_[alike.pair.first], &of_second(alike.pair.second)})
        *most = std::max(*most, alike.part);
    }
  }

  // Those that share enough, ascending.
  std::vector<Candidate> candidates() {
    std::vector<Candidate> found;
    for (const Alike& alike : pairs_) {
      const float most = std::min(first_[alike.pair.first], of_second(alike.pair.second));
      if (alike.shared >= least_shared || alike.part >= most) found.push_back(alike.pair);
    }
    return found;
  }

  void fill(Candidate pair, PairContext& context) {
    const auto at =
        std::lower_bound(pairs_.begin(), pairs_.end(), pair,
                         [](const Alike& alike, Candidate wanted) { return alike.pair < wanted; });
    if (at == pairs_.end() || at->pair != pair) return;
    context.of_first = at->part / first_[pair.first];
    context.of_second = at->part / of_second(pair.second);
  }

 private:
  float& of_second(std::uint32_t number) { return is_one_ ? first_[number] : second_[number]; }

  std::vector<Alike> pairs_;
  std::vector<float> first_, second_;
  bool is_one_;
};

bool holds(const Reading& reading, std::uint32_t outer, std::uint32_t inner) {
  for (std::uint32_t steps = 0; inner < reading.statements.size() && steps < 64; ++steps) {
    inner = reading.statements[inner].within;
    if (inner == outer) return true;
  }
  return false;
}

}  // namespace

void each_pair(const Subject& first, const Subject& second, Ties ties,
               const std::function<void(const Told&, const Told&, PairContext)>& use) {
  const bool is_one = &first == &second;
  const auto told = [](const Subject& subject, std::uint32_t number) {
    return Told{&subject.reading(), number, &subject.features().statements[number]};
  };
  Nearest nearest(first.features(), second.features(), is_one);
  std::vector<Candidate> candidates = nearest.candidates();
  add_turned(first.features(), second.features(), is_one, candidates);
  for (const auto& [one, two] : candidates) {
    // What stands within a statement is a part of it, and says nothing of its own about it.
    if (is_one && (holds(first.reading(), one, two) || holds(first.reading(), two, one))) continue;
    const Told a = told(first, one), b = told(second, two);
    PairContext context{.one_article = is_one,
                        .one_origin = ties.same_origin,
                        .same_act = a.statement().act == b.statement().act};
    nearest.fill({one, two}, context);
    use(a, b, context);
  }
}

}  // namespace relations

namespace {

// "The agency reported that the minister had said so": of what is said within a statement and stands to another as that does, only the inner
// one is kept.
void keep_inner(const Reading& first, const Reading& second, std::size_t from,
                std::vector<FoundRelation>& found) {
  const auto is_kind = [](RelationType type) {
    return type == RelationType::repeats || type == RelationType::restates || type == RelationType::conflicts;
  };
  std::set<std::pair<std::uint32_t, std::uint32_t>> outer;
  for (std::size_t i = from; i < found.size(); ++i) {
    if (!is_kind(found[i].type)) continue;
    const std::uint32_t one = found[i].from_first ? found[i].from : found[i].to;
    const std::uint32_t two = found[i].from_first ? found[i].to : found[i].from;
    if (const std::uint32_t around = first.statements[one].within; around != no_id)
      outer.insert({around, two});
    if (const std::uint32_t around = second.statements[two].within; around != no_id)
      outer.insert({one, around});
  }
  const auto is_outer = [&](const FoundRelation& relation) {
    const std::uint32_t one = relation.from_first ? relation.from : relation.to;
    const std::uint32_t two = relation.from_first ? relation.to : relation.from;
    return is_kind(relation.type) && outer.contains({one, two});
  };
  found.erase(std::remove_if(found.begin() + static_cast<std::ptrdiff_t>(from), found.end(), is_outer),
              found.end());
}

// Which of two articles comes first where the order must not depend on the caller.
bool is_before(const Reading& a, const Reading& b) {
  if (a.id != b.id) return a.id < b.id;
  return a.article.text < b.article.text;
}

}  // namespace

void relate(const Subject& first, const Subject& second, Ties ties, std::vector<FoundRelation>& found) {
  const bool is_turned = is_before(second.reading(), first.reading());
  const Subject& one = is_turned ? second : first;
  const Subject& two = is_turned ? first : second;
  const std::size_t before = found.size();
  relations::each_pair(one, two, ties,
                       [&](const relations::Told& a, const relations::Told& b,
                           relations::PairContext context) { relations::decide(a, b, context, found); });
  keep_inner(one.reading(), two.reading(), before, found);
  relations::carry_turns(one, two, before, found);
  if (!is_turned) return;
  for (std::size_t i = before; i < found.size(); ++i) found[i].from_first = !found[i].from_first;
}

void relate_within(const Subject& subject, std::vector<FoundRelation>& found) {
  const std::size_t before = found.size();
  relations::each_pair(subject, subject, {.same_origin = true},
                       [&](const relations::Told& a, const relations::Told& b,
                           relations::PairContext context) { relations::decide(a, b, context, found); });
  for (FoundRelation turn : subject.features().turns) {
    const auto binds = [&](const FoundRelation& other) {
      return std::minmax(other.from, other.to) == std::minmax(turn.from, turn.to);
    };
    if (std::none_of(found.begin() + static_cast<std::ptrdiff_t>(before), found.end(), binds))
      found.push_back(turn);
  }
}

}  // namespace sayso
