// What tells how central a fact is to its article: numbers between about 0 and 2, each with a name. models/outlet_weights.txt has a
// weight for each, fitted by training/fit_outlet.py on facts that were marked by hand; the sum says how likely a reader would count
// the fact among the few that the article is about.
//
//   measures[first] == 1            of the first sentence that is no headline
//   measures[title_share] == 0.5    half of the headline's words are in the clause
//
// Odd cases: an article without a headline has 0 for everything that compares with one, and `no_title` 1; a weight for a name that
// nobody knows is a fault, which a test shows.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::outlet {

enum Measure : std::uint8_t {
  always,
  // the article
  no_title,
  length,        // of the article, doublings of 100 words
  author,        // share of the sentences with an "I", "we" or "you" outside of what others say
  exclamations,  // share of the sentences that ask or exclaim
  quoted,        // share of the words that others say
  in_past,       // share of the sentences that tell what happened
  deeds,         // share of the sentences with a deed
  title_deed,    // the headline's verb is one
  // where it stands
  first,
  second,
  third,
  early,   // the next three
  middle,  // the next five
  late,    // share of the text before it
  opens_paragraph,
  headline,  // its words are written with capitals
  // how much of what the article is about
  title_words,  // a fifth of the words that it shares with the headline, at most 1
  title_share,  // … as a share of the headline's
  title_told,   // … as a share of its own
  lead_words,   // the same for the first sentence, which has 0
  lead_told,
  frequent,   // how often its words stand in other sentences: the mean
  most,       // … and the most frequent of them
  said_told,  // share of its words that are also in what somebody says
  subject_title,
  subject_frequent,
  subject_chain,  // how often its subject is mentioned
  subject_new,    // its subject is mentioned here for the first time
  predicate_title,
  predicate_frequent,
  // what it tells
  happening,
  lasting,
  saying,
  intending,
  stating,
  event,
  assault,
  nominal,
  past,
  perfect,
  progressive,
  passive,
  negative,
  // its figures
  people_counted,
  things_counted,
  money,
  share_told,
  amount,
  ranked,  // "This was the fourth attack": a happening counted among its like
  other_figure,
  prices,
  scored,  // "20 points", "in the second half": how a match went
  // its words
  day,
  moment,
  background,
  earlier,  // "last month", "recently", "since"
  named_place,
  named_person,
  named_other,
  subject_person,
  subject_named,
  subject_group,
  subject_pronoun,
  subject_it,
  subject_there,
  subject_indefinite,
  points_back,
  turn,       // "But", "However"
  joins,      // begins with a clause or phrase before its subject
  compares,   // "the most", "more than ever"
  describes,  // share of adjectives and adverbs
  long_one,
  short_one,
  cut_off,  // part of the sentence is somebody else's
  measure_count
};

using Measures = std::array<float, measure_count>;

std::string_view name_of(Measure measure);

class Weights {
 public:
  // "weight name" a line.
  explicit Weights(std::string_view text);

  float sum(const Measures& measures) const;
  const std::vector<std::string>& faults() const { return faults_; }

 private:
  Measures weights_{};
  std::vector<std::string> faults_;
};

// Those that sayso was built with.
const Weights& shared_weights();

}  // namespace sayso::outlet
