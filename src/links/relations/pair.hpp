// Two statements side by side: how alike their words are, what of them agrees and what clashes, and the judgement of the trained
// scorers on it (models/relations/weights.txt, fitted by training/fit_relations.py).
//
// Every measure is the same for (a, b) and (b, a). Odd case: numbers are left out of all but their own measures, so that
// two statements can tell the same thing with other figures.
#pragma once

#include "links/relations/features.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace sayso::relations {

enum class Measure : std::uint8_t {
  bias,
  overlap,         // weight of what both say, of all that they say
  covered,         // of the shorter
  covered_both,    // the less covered of the two
  shared,          // weight that both have
  run_share,       // the longest run of the same words, of the shorter
  run,             // the same in words
  sequence,        // words in the same order, of both
  sequence_short,  // of the shorter
  neighbours,      // pairs of words that follow one another, of all
  overlap_square,
  covered_square,
  names_shared,
  names_apart,
  persons_shared,
  persons_apart,
  places_shared,
  places_apart,
  numbers_shared,
  numbers_apart,
  days_shared,
  days_apart,
  countries_shared,
  countries_apart,
  ages_shared,  // numbers that are no figures: ages, dates, house numbers
  ages_apart,
  events_shared,  // kinds of event
  events_apart,
  triggers_shared,  // the words that tell them
  negation_apart,
  direct_both,
  direct_one,
  short_one,      // few words in the shorter
  uneven,         // one much longer than the other
  missing_short,  // the heaviest word of the shorter that the other lacks
  missing_long,
  one_article,
  one_origin,
  same_act,
  unnamed,  // closeness, one each
  officials,
  one_side,
  same_speaker,
  outlets,
  outlet_and_speaker,
  one_side_overlap,
  one_side_covered,
  outlets_overlap,
  outlets_covered,
  outlet_and_speaker_covered,
  outlet_and_speaker_run,
  figure_alike,  // figures for the same thing, whatever they say
  figure_equal,
  figure_clash,
  opposite,
  lead_shared,     // what both begin with, of the lesser share
  names_differ,    // each names somebody or a place that the other does not
  triggers_apart,  // each tells another kind of happening
  fragment,        // a few words only
  negated_apart,   // a word that one takes back and the other says
  own_overlap,     // as overlap, of words that few statements of their articles have
  own_covered,
  own_shared,
  own_missing,  // the weightiest of them that only one has, of the lesser
  best_of_both,  // how near each is to being the other's likeliest counterpart in its article, of the lesser …
  best_of_one,  // … and of the greater
  count
};
inline constexpr std::size_t measure_count = static_cast<std::size_t>(Measure::count);
std::string_view name_of(Measure measure);

enum class Scorer : std::uint8_t {
  equal,
  matter,
  verbatim
};  // same content; same thing told, whatever the figures; same words
inline constexpr std::size_t scorer_count = 3;

// Figures of both that count the same thing.
struct FigurePair {
  std::uint32_t first = 0, second = 0;  // of amounts
  Agreement agreement = Agreement::unrelated;
  float likeness = 0;  // of what is counted
};

struct Pair {
  const Prepared* a = nullptr;
  const Prepared* b = nullptr;
  std::array<float, measure_count> measures{};
  Closeness closeness = Closeness::unknown;
  std::uint32_t run = 0, run_a = 0,
                run_b = 0;     // longest run of the same words: its size, and where it begins in each
  std::uint32_t in_order = 0;  // how many words both have in the same order
  std::vector<FigurePair> figures;
  std::uint32_t opposite_a = no_id,
                opposite_b = no_id;  // words that exclude one another in the same surroundings

  float operator[](Measure measure) const { return measures[static_cast<std::size_t>(measure)]; }
  // From 0 to 1.
  float probability(Scorer scorer) const;
};

struct PairContext {
  bool one_article = false, one_origin = false, same_act = false;
  // From 0 to 1: what both share, as a part of the most that the first shares with any statement of the second's article, and the
  // other way round.
  float of_first = 0, of_second = 0;
};

Pair compare(const Prepared& a, const Prepared& b, PairContext context);

// The words of one side that the other has too: from the first to the last of them, in one piece of the content.
Span shared_words(const Prepared& of, const Prepared& other);

}  // namespace sayso::relations
