#include "links/relations/pair.hpp"

#include "base/text_list.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>

namespace sayso::texts {
extern const std::string_view relation_weights;
}  // namespace sayso::texts

namespace sayso::relations {

namespace {

constexpr std::string_view measure_names[] = {"bias",
                                              "overlap",
                                              "covered",
                                              "covered_both",
                                              "shared",
                                              "run_share",
                                              "run",
                                              "sequence",
                                              "sequence_short",
                                              "neighbours",
                                              "overlap_square",
                                              "covered_square",
                                              "names_shared",
                                              "names_apart",
                                              "persons_shared",
                                              "persons_apart",
                                              "places_shared",
                                              "places_apart",
                                              "numbers_shared",
                                              "numbers_apart",
                                              "days_shared",
                                              "days_apart",
                                              "countries_shared",
                                              "countries_apart",
                                              "ages_shared",
                                              "ages_apart",
                                              "events_shared",
                                              "events_apart",
                                              "triggers_shared",
                                              "negation_apart",
                                              "direct_both",
                                              "direct_one",
                                              "short_one",
                                              "uneven",
                                              "missing_short",
                                              "missing_long",
                                              "one_article",
                                              "one_origin",
                                              "same_act",
                                              "unnamed",
                                              "officials",
                                              "one_side",
                                              "same_speaker",
                                              "outlets",
                                              "outlet_and_speaker",
                                              "one_side_overlap",
                                              "one_side_covered",
                                              "outlets_overlap",
                                              "outlets_covered",
                                              "outlet_and_speaker_covered",
                                              "outlet_and_speaker_run",
                                              "figure_alike",
                                              "figure_equal",
                                              "figure_clash",
                                              "opposite",
                                              "lead_shared",
                                              "names_differ",
                                              "triggers_apart",
                                              "fragment",
                                              "negated_apart",
                                              "own_overlap",
                                              "own_covered",
                                              "own_shared",
                                              "own_missing",
                                              "best_of_both",
                                              "best_of_one"};
static_assert(std::size(measure_names) == measure_count);

using Weights = std::array<std::array<float, measure_count>, scorer_count>;

// "equal overlap 1.25" a line.
Weights read_weights(std::string_view text) {
  constexpr std::string_view scorers[] = {"equal", "matter", "verbatim"};
  Weights weights{};
  each_line(text, [&](std::string_view line) {
    const std::size_t one = line.find(' '), two = line.rfind(' ');
    if (one == two) return;  // none, or one only
    const std::string_view scorer = line.substr(0, one), measure = line.substr(one + 1, two - one - 1);
    for (std::size_t s = 0; s < scorer_count; ++s) {
      for (std::size_t m = 0; m < measure_count; ++m) {
        if (scorer == scorers[s] && measure == measure_names[m])
          weights[s][m] = std::strtof(std::string(line.substr(two + 1)).c_str(), nullptr);
      }
    }
  });
  return weights;
}

const Weights& weights() {
  static const Weights read = read_weights(texts::relation_weights);
  return read;
}

template <class Value>
std::size_t count_shared(const std::vector<Value>& a, const std::vector<Value>& b) {
  std::size_t count = 0;
  auto x = a.begin(), y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (*x == *y)
      ++count, ++x, ++y;
    else if (*x < *y)
      ++x;
    else
      ++y;
  }
  return count;
}

template <class Value>
bool are_apart(const std::vector<Value>& a, const std::vector<Value>& b) {
  return !a.empty() && !b.empty() && count_shared(a, b) == 0;
}

// What both say: its weight, and the heaviest that only one says.
struct Overlap {
  float shared = 0, missing_a = 0, missing_b = 0;
  float own = 0, own_missing_a = 0, own_missing_b = 0;  // the same of what is their own
};

Overlap overlap_of(const std::vector<Key>& a, const std::vector<Key>& b) {
  constexpr float other_word = 0.85F;  // the same meaning in another word
  Overlap overlap;
  auto x = a.begin(), y = b.begin();
  while (x != a.end() || y != b.end()) {
    if (y == b.end() || (x != a.end() && x->sense < y->sense)) {
      overlap.missing_a = std::max(overlap.missing_a, x->weight);
      overlap.own_missing_a = std::max(overlap.own_missing_a, x->own);
      ++x;
    } else if (x == a.end() || y->sense < x->sense) {
      overlap.missing_b = std::max(overlap.missing_b, y->weight);
      overlap.own_missing_b = std::max(overlap.own_missing_b, y->own);
      ++y;
    } else {
      const float worth = x->stem == y->stem ? 1 : other_word;
      overlap.shared += std::min(x->weight, y->weight) * worth;
      overlap.own += std::min(x->own, y->own) * worth;
      ++x, ++y;
    }
  }
  return overlap;
}

// The longest common subsequence.
void count_in_order(const std::vector<Word>& a, const std::vector<Word>& b, Pair& pair) {
  std::vector<std::uint32_t> lengths(b.size() + 1, 0);
  for (const Word& word : a) {
    std::uint32_t diagonal = 0;
    for (std::size_t k = 0; k < b.size(); ++k) {
      const std::uint32_t above = lengths[k + 1];
      lengths[k + 1] = word.stem == b[k].stem ? diagonal + 1 : std::max(above, lengths[k]);
      diagonal = above;
    }
  }
  pair.in_order = lengths.back();
}

void find_run(const std::vector<Word>& a, const std::vector<Word>& b, Pair& pair) {
  std::vector<std::uint32_t> lengths(b.size() + 1, 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::uint32_t diagonal = 0;
    for (std::size_t k = 0; k < b.size(); ++k) {
      const std::uint32_t before = lengths[k + 1];
      lengths[k + 1] = a[i].stem == b[k].stem ? diagonal + 1 : 0;
      diagonal = before;
      // Of equally long runs the one with the lesser places in both, so that the order of a and b does not matter.
      const std::uint32_t run = lengths[k + 1];
      const auto run_a = static_cast<std::uint32_t>(i + 1 - run),
                 run_b = static_cast<std::uint32_t>(k + 1 - run);
      if (run > pair.run || (run == pair.run && run > 0 && run_a + run_b < pair.run_a + pair.run_b)) {
        pair.run = run, pair.run_a = run_a, pair.run_b = run_b;
      }
    }
  }
}

// The same number in the other statement for what may be the same thing: such a figure clashes with none.
bool has_equal(const Amount& amount, const std::vector<Amount>& others) {
  return std::any_of(others.begin(), others.end(),
                     [&](const Amount& other) { return compare(amount, other) == Agreement::equal; });
}

float likeness_of(const Amount& x, const Amount& y) {
  const auto smaller = static_cast<float>(std::min(x.counted.size(), y.counted.size()));
  const float counted = smaller == 0 ? 0 : static_cast<float>(count_shared(x.counted, y.counted)) / smaller;
  if (x.unit == 0) return counted;
  const auto around = static_cast<float>(std::min<std::size_t>(count_shared(x.around, y.around), 2));
  return std::max(counted, around == 0 ? 0.0F : 0.5F + 0.25F * around);
}

void pair_figures(const Prepared& a, const Prepared& b, Pair& pair) {
  for (std::uint32_t i = 0; i < a.amounts.size() && i < 32; ++i) {
    for (std::uint32_t k = 0; k < b.amounts.size() && k < 32; ++k) {
      const Amount &x = a.amounts[i], &y = b.amounts[k];
      Agreement agreement = compare(x, y);
      if (agreement == Agreement::unrelated) continue;
      if (agreement != Agreement::equal && (has_equal(x, b.amounts) || has_equal(y, a.amounts))) continue;
      const float likeness = likeness_of(x, y);
      if (likeness >= 0.5F) pair.figures.push_back({i, k, agreement, likeness});
    }
  }
}

// Words that exclude one another, next to a weighty word that both have there.
void find_opposites(const Prepared& a, const Prepared& b, Pair& pair) {
  const Lexicon& lexicon = Lexicon::instance();
  const auto neighbour = [](const std::vector<Word>& words, std::size_t i, int step) -> Sense {
    for (int k = 1; k <= 2; ++k) {
      const auto at = static_cast<std::ptrdiff_t>(i) + step * k;
      if (at < 0 || at >= static_cast<std::ptrdiff_t>(words.size())) return 0;
      const Word& word = words[static_cast<std::size_t>(at)];
      if (word.weight >= 0.1F && !word.is(Word::number)) return word.sense;
    }
    return 0;
  };
  // "south - west": one word in two
  const auto is_compound = [&](const std::vector<Word>& words, std::size_t i) {
    return (i > 0 && lexicon.are_opposite(words[i - 1].stem, words[i].stem)) ||
           (i + 1 < words.size() && lexicon.are_opposite(words[i].stem, words[i + 1].stem));
  };
  const auto has = [](const std::vector<Word>& words, Sense stem) {
    return std::any_of(words.begin(), words.end(), [&](const Word& word) { return word.stem == stem; });
  };
  for (const std::uint32_t i : a.opposing) {
    for (const std::uint32_t k : b.opposing) {
      if (!lexicon.are_opposite(a.words[i].stem, b.words[k].stem)) continue;
      if (has(b.words, a.words[i].stem) || has(a.words, b.words[k].stem)) continue;
      if (is_compound(a.words, i) || is_compound(b.words, k)) continue;
      const Sense before_a = neighbour(a.words, i, -1), before_b = neighbour(b.words, k, -1);
      const Sense after_a = neighbour(a.words, i, 1), after_b = neighbour(b.words, k, 1);
      if ((before_a == 0 || before_a != before_b) && (after_a == 0 || after_a != after_b)) continue;
      pair.opposite_a = i, pair.opposite_b = k;
      return;
    }
  }
}

bool takes_back_of(const Prepared& a, const Prepared& b) {
  return std::any_of(a.negated.begin(), a.negated.end(), [&](std::uint32_t i) {
    const Word& word = a.words[i];
    return word.weight >= 0.25F && find_key(b, word.sense) != nullptr && !is_negated(b, word.sense);
  });
}

bool negated_apart(const Prepared& a, const Prepared& b) {
  return takes_back_of(a, b) || takes_back_of(b, a);
}

class Measuring {
 public:
  Measuring(const Prepared& a, const Prepared& b, PairContext context, Pair& pair)
      : a_(a), b_(b), context_(context), pair_(pair) {}

  void run() {
    set(Measure::bias, 1.0F);
    measure_words();
    measure_anchors();
    measure_clashes();
    measure_sides();
    set(Measure::best_of_both, std::min(context_.of_first, context_.of_second));
    set(Measure::best_of_one, std::max(context_.of_first, context_.of_second));
    set(Measure::one_article, context_.one_article);
    set(Measure::one_origin, context_.one_origin);
    set(Measure::same_act, context_.same_act);
    float alike = 0, equal = 0, clash = 0;
    for (const FigurePair& figure : pair_.figures) {
      alike = std::max(alike, figure.likeness);
      if (figure.agreement == Agreement::equal) equal = std::max(equal, figure.likeness);
      if (figure.agreement == Agreement::clash) clash = std::max(clash, figure.likeness);
    }
    set(Measure::figure_alike, alike);
    set(Measure::figure_equal, equal);
    set(Measure::figure_clash, clash);
    set(Measure::opposite, pair_.opposite_a != no_id);
  }

 private:
  void set(Measure measure, float value) { pair_.measures[static_cast<std::size_t>(measure)] = value; }
  void set(Measure measure, bool value) { set(measure, value ? 1.0F : 0.0F); }
  static float share(float part, float whole) { return whole <= 0 ? 0 : part / whole; }

  void measure_words() {
    const Overlap overlap = overlap_of(a_.keys, b_.keys);
    const float lighter = std::min(a_.weight, b_.weight), heavier = std::max(a_.weight, b_.weight);
    const bool a_is_shorter = a_.weight < b_.weight;
    const float both = share(2 * overlap.shared, a_.weight + b_.weight),
                covered = share(overlap.shared, lighter);
    const auto shorter = static_cast<float>(std::min(a_.words.size(), b_.words.size()));
    set(Measure::own_overlap, share(2 * overlap.own, a_.own + b_.own));
    set(Measure::own_covered, share(overlap.own, std::min(a_.own, b_.own)));
    set(Measure::own_shared, std::log1p(overlap.own));
    set(Measure::own_missing, std::min(overlap.own_missing_a, overlap.own_missing_b));
    set(Measure::overlap, both);
    set(Measure::covered, covered);
    set(Measure::covered_both, share(overlap.shared, heavier));
    set(Measure::shared, std::log1p(overlap.shared));
    set(Measure::run_share, share(static_cast<float>(pair_.run), shorter));
    set(Measure::run, static_cast<float>(std::min(pair_.run, 12U)) / 12);
    const auto in_order = static_cast<float>(pair_.in_order);
    set(Measure::sequence, share(2 * in_order, static_cast<float>(a_.words.size() + b_.words.size())));
    set(Measure::sequence_short, share(in_order, shorter));
    set(Measure::neighbours, share(2 * static_cast<float>(count_shared(a_.neighbours, b_.neighbours)),
                                   static_cast<float>(a_.neighbours.size() + b_.neighbours.size())));
    set(Measure::overlap_square, both * both);
    set(Measure::covered_square, covered * covered);
    set(Measure::short_one, 1 / (1 + lighter));
    set(Measure::uneven, std::log(share(heavier + 0.1F, lighter + 0.1F)));
    const bool is_even = a_.weight == b_.weight;
    const float greater = std::max(overlap.missing_a, overlap.missing_b);
    set(Measure::missing_short, is_even ? greater : a_is_shorter ? overlap.missing_a : overlap.missing_b);
    set(Measure::missing_long, is_even ? greater : a_is_shorter ? overlap.missing_b : overlap.missing_a);
  }

  template <class Value>
  void measure_anchor(Measure shared, Measure apart, const std::vector<Value>& a,
                      const std::vector<Value>& b) {
    set(shared, count_shared(a, b) > 0);
    set(apart, are_apart(a, b));
  }

  // How much of what one begins with the other says, of the one that finds less.
  static float lead_found(const Prepared& of, const Prepared& in) {
    if (of.lead.empty()) return 0.5F;
    const auto found = std::count_if(of.lead.begin(), of.lead.end(),
                                     [&](Sense sense) { return find_key(in, sense) != nullptr; });
    return static_cast<float>(found) / static_cast<float>(of.lead.size());
  }

  static bool has_own(const std::vector<Sense>& own, const std::vector<Sense>& other) {
    return !std::includes(other.begin(), other.end(), own.begin(), own.end());
  }

  void measure_clashes() {
    set(Measure::lead_shared, std::min(lead_found(a_, b_), lead_found(b_, a_)));
    const bool a_names = has_own(a_.names, b_.names) || has_own(a_.places, b_.places);
    const bool b_names = has_own(b_.names, a_.names) || has_own(b_.places, a_.places);
    set(Measure::names_differ, a_names && b_names);
    set(Measure::triggers_apart, are_apart(a_.triggers, b_.triggers));
    set(Measure::fragment, std::min(a_.words.size(), b_.words.size()) < 5);
    set(Measure::negated_apart, negated_apart(a_, b_));
  }

  void measure_anchors() {
    measure_anchor(Measure::names_shared, Measure::names_apart, a_.names, b_.names);
    measure_anchor(Measure::persons_shared, Measure::persons_apart, a_.persons, b_.persons);
    measure_anchor(Measure::places_shared, Measure::places_apart, a_.places, b_.places);
    measure_anchor(Measure::numbers_shared, Measure::numbers_apart, a_.numbers, b_.numbers);
    measure_anchor(Measure::days_shared, Measure::days_apart, a_.days, b_.days);
    measure_anchor(Measure::countries_shared, Measure::countries_apart, a_.countries, b_.countries);
    measure_anchor(Measure::ages_shared, Measure::ages_apart, a_.ages, b_.ages);
    measure_anchor(Measure::events_shared, Measure::events_apart, a_.events, b_.events);
    set(Measure::triggers_shared, count_shared(a_.triggers, b_.triggers) > 0);
    set(Measure::negation_apart, (a_.negations > 0) != (b_.negations > 0));
    set(Measure::direct_both, a_.is_direct && b_.is_direct);
    set(Measure::direct_one, a_.is_direct != b_.is_direct);
  }

  void measure_sides() {
    const Closeness c = pair_.closeness;
    const float both = pair_[Measure::overlap], covered = pair_[Measure::covered];
    set(Measure::unnamed, c == Closeness::unknown);
    set(Measure::officials, c == Closeness::officials);
    set(Measure::one_side, c == Closeness::one_side);
    set(Measure::same_speaker, c == Closeness::same);
    set(Measure::outlets, c == Closeness::both_outlets);
    set(Measure::outlet_and_speaker, c == Closeness::outlet_and_speaker);
    set(Measure::one_side_overlap, is_one_side(c) ? both : 0.0F);
    set(Measure::one_side_covered, is_one_side(c) ? covered : 0.0F);
    set(Measure::outlets_overlap, c == Closeness::both_outlets ? both : 0.0F);
    set(Measure::outlets_covered, c == Closeness::both_outlets ? covered : 0.0F);
    set(Measure::outlet_and_speaker_covered, c == Closeness::outlet_and_speaker ? covered : 0.0F);
    set(Measure::outlet_and_speaker_run,
        c == Closeness::outlet_and_speaker ? pair_[Measure::run_share] : 0.0F);
  }

  const Prepared &a_, &b_;
  PairContext context_;
  Pair& pair_;
};

}  // namespace

std::string_view name_of(Measure measure) { return measure_names[static_cast<std::size_t>(measure)]; }

float Pair::probability(Scorer scorer) const {
  const auto& of = weights()[static_cast<std::size_t>(scorer)];
  double sum = 0;
  for (std::size_t i = 0; i < measure_count; ++i)
    sum += static_cast<double>(of[i]) * static_cast<double>(measures[i]);
  return static_cast<float>(1 / (1 + std::exp(-sum)));
}

Pair compare(const Prepared& a, const Prepared& b, PairContext context) {
  Pair pair;
  pair.a = &a, pair.b = &b;
  pair.closeness = compare(a.side, b.side);
  find_run(a.words, b.words, pair);
  count_in_order(a.words, b.words, pair);
  pair_figures(a, b, pair);
  find_opposites(a, b, pair);
  Measuring(a, b, context, pair).run();
  return pair;
}

Span shared_words(const Prepared& of, const Prepared& other) {
  Span shared{};
  for (const Word& word : of.words) {
    if (word.is(Word::number) || word.weight < 0.15F) continue;
    const auto key = std::lower_bound(other.keys.begin(), other.keys.end(), word.sense,
                                      [](const Key& one, Sense sense) { return one.sense < sense; });
    if (key == other.keys.end() || key->sense != word.sense) continue;
    if (shared.empty()) shared = word.span;
    shared.end = word.span.end;
  }
  if (shared.empty() && !of.words.empty()) shared = {of.words.front().span.begin, of.words.back().span.end};
  return shared;
}

}  // namespace sayso::relations
