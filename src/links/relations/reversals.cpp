#include "links/relations/reversals.hpp"

#include "links/relations/moments.hpp"
#include "links/relations/references.hpp"

#include <algorithm>
#include <cmath>

namespace sayso::relations {

namespace {

constexpr float plain_weight = 0.2F;

bool is_plain(const Word& word) {
  return word.weight >= plain_weight && !word.is(Word::capital) && !word.is(Word::number) &&
         !word.is(Word::day) && !word.is(Word::negation);
}

bool is_assertion(const Reading::Statement& statement) {
  if (!statement.act || statement.is_negated || statement.realis != Realis::actual) return false;
  switch (*statement.act) {
    case Act::say:
    case Act::report:
    case Act::announce:
    case Act::explain:
    case Act::accuse:
    case Act::allege:
    case Act::criticise:
    case Act::show:
    case Act::confirm:
    case Act::deny:
    case Act::clarify:
    case Act::acknowledge: return true;
    default: return false;
  }
}

class Reversals {
 public:
  Reversals(const Told& later, const Told& earlier, const Pair& pair)
      : told_(later), told_before_(earlier), later_(*later.prepared), earlier_(*earlier.prepared),
        pair_(pair) {}

  std::optional<Reversal> run() const {
    if (is_before(told_, told_before_) || later_.words.empty() || earlier_.words.empty()) return std::nullopt;
    if (is_one_side(pair_.closeness)) {
      if (auto found = recasts()) return found;
      if (auto found = grants()) return found;
      if (auto found = was_wrong()) return found;
      return now_done();
    }
    if (pair_.closeness == Closeness::both_outlets) return std::nullopt;
    if (auto found = did_not()) return found;
    return there_was_none();
  }

 private:
  float shared() const { return std::expm1(pair_[Measure::shared]); }

  // The weight of the words that `no` takes back and `yes` says; in `at` the first of them.
  static float taken_back(const Prepared& no, const Prepared& yes, Span& at) {
    float weight = 0;
    for (const std::uint32_t i : no.negated) {
      const Word& word = no.words[i];
      if (!is_plain(word) || find_key(yes, word.sense) == nullptr || is_negated(yes, word.sense)) continue;
      if (weight == 0) at = word.span;
      at.end = std::max(at.end, word.span.end);
      weight += word.weight;
    }
    return weight;
  }

  static Span span_of(const Prepared& in, Sense sense) {
    for (const Word& word : in.words) {
      if (word.sense == sense) return word.span;
    }
    return {};
  }

  // "opening the gates", "the gates stayed closed": words that exclude one another, near a word that both have.
  bool find_opposites(Span& in_later, Span& in_earlier) const {
    const Lexicon& lexicon = Lexicon::instance();
    for (const std::uint32_t i : later_.opposing) {
      for (const std::uint32_t k : earlier_.opposing) {
        if (!lexicon.are_opposite(later_.words[i].stem, earlier_.words[k].stem)) continue;
        if (find_key(earlier_, later_.words[i].sense) != nullptr ||
            find_key(later_, earlier_.words[k].sense) != nullptr)
          continue;
        if (!have_near(i, k)) continue;
        in_later = later_.words[i].span;
        in_earlier = earlier_.words[k].span;
        return true;
      }
    }
    return false;
  }

  bool have_near(std::uint32_t i, std::uint32_t k) const {
    constexpr std::uint32_t reach = 6;
    const auto begin = [](std::uint32_t at) {
      return at > reach ? at - reach : 0;
    };
    for (std::uint32_t x = begin(i); x < later_.words.size() && x <= i + reach; ++x) {
      if (x == i || !is_plain(later_.words[x]) || later_.words[x].weight < 0.35F) continue;
      for (std::uint32_t y = begin(k); y < earlier_.words.size() && y <= k + reach; ++y) {
        if (y != k && earlier_.words[y].sense == later_.words[x].sense) return true;
      }
    }
    return false;
  }

  // "12,000 was the number of people who live there": not that of those who fled.
  std::optional<Reversal> recasts() const {
    if (later_.recast == no_id || earlier_.recast != no_id) return std::nullopt;
    const Word& number = later_.words[later_.recast];
    for (const Amount& amount : earlier_.amounts) {
      if (amount.about != number.value || amount.unit != 0) continue;
      return Reversal{RelationType::corrects, "its own side says what the figure stood for", 0.75F,
                      number.span, amount.span};
    }
    return std::nullopt;
  }

  // "conceded that warning shots might have been fired", after "not one soldier has fired".
  std::optional<Reversal> grants() const {
    if (!later_.admits || earlier_.admits || !is_assertion(told_before_.statement())) return std::nullopt;
    constexpr std::uint32_t near = 3;
    const bool is_near = told_.reading == told_before_.reading && told_.number - told_before_.number <= near;
    if (shared() < (is_near ? 0.2F : 0.45F)) return std::nullopt;
    Span in_later, in_earlier;
    if (taken_back(earlier_, later_, in_earlier) < 0.2F && !find_opposites(in_later, in_earlier))
      return std::nullopt;
    return Reversal{RelationType::corrects, "its own side grants what it had said was not so", 0.75F,
                    in_later, in_earlier};
  }

  // "Our earlier statement was based on an incomplete log, and we correct it", days after "our logs prove it".
  std::optional<Reversal> was_wrong() const {
    if (!later_.regrets || pair_.closeness != Closeness::same || told_.reading == told_before_.reading)
      return std::nullopt;
    if (!is_before(told_before_, told_) || !is_assertion(told_before_.statement()) || earlier_.regrets)
      return std::nullopt;
    const Key* heaviest = nullptr;
    for (const Word& word : later_.words) {
      if (!is_plain(word) || word.weight < 0.4F || reference_of(word.stem) != Reference::none) continue;
      const Key* key = find_key(earlier_, word.sense);
      if (key != nullptr && (heaviest == nullptr || key->weight > heaviest->weight)) heaviest = key;
    }
    if (heaviest == nullptr) return std::nullopt;
    return Reversal{RelationType::corrects,
                    "its own side says that it was wrong",
                    0.65F,
                    {},
                    span_of(earlier_, heaviest->sense)};
  }

  bool is_one_word(Span span) const { return told_before_.text(span).find(' ') == std::string_view::npos; }

  // "had opened an inquiry", days after "had not opened an inquiry".
  std::optional<Reversal> now_done() const {
    if (told_.reading == told_before_.reading || !is_before(told_before_, told_)) return std::nullopt;
    if (later_.negations > 0 || !later_.pending.empty() || !later_.unclear.empty()) return std::nullopt;
    if (!is_assertion(told_.statement())) return std::nullopt;
    float all = 0, found = 0;
    for (const Word& word : later_.words) {
      if (!is_plain(word)) continue;
      all += word.weight;
      if (find_key(earlier_, word.sense) != nullptr) found += word.weight;
    }
    Span at;
    if (found < 0.6F || found < 0.8F * all || taken_back(earlier_, later_, at) < 0.6F * found ||
        is_one_word(at))
      return std::nullopt;
    return Reversal{RelationType::updates, "what had not been done now is", 0.7F, {}, at};
  }

  // "The board has cleared them": the board says that it cleared nothing.
  std::optional<Reversal> did_not() const {
    if (later_.side.is_outlet || !is_assertion(told_.statement()) || !is_assertion(told_before_.statement()))
      return std::nullopt;
    if (!earlier_.pending.empty() || !earlier_.unclear.empty() || earlier_.denies ||
        !speaks_of(earlier_, later_.side))
      return std::nullopt;
    Span in_later, in_earlier;
    float all = 0;
    for (const std::uint32_t i : later_.negated)
      all += is_plain(later_.words[i]) ? later_.words[i].weight : 0;
    const float back = taken_back(later_, earlier_, in_later);
    const bool takes_back =
        back >= 0.2F && back >= 0.4F * all && shared() >= 0.5F && is_said_to_do_it() && speaks_of_itself();
    const bool is_blamed = is_blame(told_before_.statement()) && !is_blame(told_.statement());
    if (!takes_back && !(is_blamed && shared() >= 0.6F && find_opposites(in_later, in_earlier)))
      return std::nullopt;
    return Reversal{RelationType::denies, "it says that it did not do what is said of it", 0.75F, in_later,
                    in_earlier};
  }

  static bool is_blame(const Reading::Statement& statement) {
    return statement.act == Act::accuse || statement.act == Act::allege || statement.act == Act::criticise;
  }

  // "in Kestria": where it was, not who did it.
  static bool is_whereabouts(const Word& word) {
    static const Sense words[] = {hash_of("in"), hash_of("at"),  hash_of("near"), hash_of("from"),
                                  hash_of("to"), hash_of("off"), hash_of("by"),   hash_of("against"),
                                  hash_of("on"), hash_of("for")};
    return std::find(std::begin(words), std::end(words), word.stem) != std::end(words);
  }

  // "we have cleared nothing", "not one Kestrian soldier has fired": what it takes back is its own doing.
  bool speaks_of_itself() const {
    static const Sense own[] = {hash_of("we"), hash_of("i"), hash_of("our"), hash_of("us")};
    constexpr std::uint32_t reach = 5;
    return std::any_of(later_.negated.begin(), later_.negated.end(), [&](std::uint32_t i) {
      if (find_key(earlier_, later_.words[i].sense) == nullptr) return false;
      for (std::uint32_t k = i > reach ? i - reach : 0; k < i; ++k) {
        const Sense stem = later_.words[k].stem;
        if (std::find(std::begin(own), std::end(own), stem) != std::end(own)) return true;
        if (is_name_of(later_.words, k, later_.side)) return true;
      }
      return false;
    });
  }

  // "The board has cleared them": its name stands right before what it takes back.
  bool is_said_to_do_it() const {
    constexpr std::uint32_t reach = 6, reach_of_body = 3;
    std::uint32_t end = 0;  // how far the name reaches
    for (std::uint32_t i = 0; i < earlier_.words.size(); ++i) {
      const Word& word = earlier_.words[i];
      if (is_name_of(earlier_.words, i, later_.side) && !(i > 0 && is_whereabouts(earlier_.words[i - 1]))) {
        end = i + reach;
      } else if (is_body_of(word, later_.side)) {
        end = std::max(end, i + reach_of_body);
      }
      if (i > end || end == 0 || !is_plain(word)) continue;
      if (is_negated(later_, word.sense) && !is_negated(earlier_, word.sense)) return true;
    }
    return false;
  }

  // "there was a battle", "there was no battle".
  std::optional<Reversal> there_was_none() const {
    if (!is_assertion(told_.statement()) || !is_assertion(told_before_.statement())) return std::nullopt;
    if (later_.absent == no_id) return std::nullopt;
    const Word& absent = later_.words[later_.absent];
    for (std::uint32_t k = 3; k < earlier_.words.size(); ++k) {
      if (earlier_.words[k].stem != absent.stem || !stands_there(earlier_.words, k)) continue;
      if (earlier_.words[k - 1].is(Word::negation)) continue;
      return Reversal{RelationType::denies,
                      "one says that there was none",
                      0.75F,
                      {later_.words[later_.absent - 1].span.begin, absent.span.end},
                      earlier_.words[k].span};
    }
    return std::nullopt;
  }

  const Told &told_, &told_before_;
  const Prepared &later_, &earlier_;
  const Pair& pair_;
};

}  // namespace

std::optional<Reversal> find_reversal(const Told& later, const Told& earlier, const Pair& pair) {
  return Reversals(later, earlier, pair).run();
}

}  // namespace sayso::relations
