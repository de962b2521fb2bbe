// Measures a clause against its article: what measures.hpp names, and the figures that lie in it.
//
//   gauge.measure(fact);     fact.measures, fact.first_figure …
//
// Odd case: figures that a speaker's statement carries do not count.
#pragma once

#include "stages/outlet/outlet.hpp"
#include "stages/outlet/surroundings.hpp"

#include <string_view>

namespace sayso::outlet {

// What a figure counts, as far as it makes a clause central.
enum class Counts : std::uint8_t { something, amount, people, things, money, share, how_long };

class Gauge {
 public:
  Gauge(const Document& document, const Grammar& grammar, ClauseReader& clauses, Surroundings& around)
      : document_(document), grammar_(grammar), words_(shared_words()), clauses_(clauses), around_(around) {}

  // `sentence` is the clause's; `number` counts those that are told, from 0; `stems` are the clause's own.
  void measure(Fact& fact, TokenRange sentence, std::uint32_t number, bool opens_paragraph,
               const Stems& stems);
  // Of another year than the article, or of "1998".
  bool is_background(Span span) const;
  void note_figures(Fact& fact);

 private:
  Counts counts_of(const Figure& figure);
  void set(Measure measure, bool is_so) { (*to_)[measure] = is_so ? 1.0F : 0.0F; }
  void set(Measure measure, float value) { (*to_)[measure] = value; }
  void measure_article();
  void measure_place(std::uint32_t number, bool opens_paragraph);
  void measure_likeness(const Stems& stems, std::uint32_t number);
  void measure_subject(const Clause& clause);
  void measure_predicate(const Clause& clause);
  void measure_figures(const Fact& fact);
  bool is_ranked(const Clause& clause);
  void measure_names(Span span);
  void measure_words(const Clause& clause, TokenRange sentence);
  void set_earlier(std::uint32_t t);
  // How frequent a word is in the article, from 0 to about 1.
  float frequency(std::uint64_t stem) const;

  const Document& document_;
  const Grammar& grammar_;
  const Words& words_;
  ClauseReader& clauses_;
  Surroundings& around_;
  Measures* to_ = nullptr;
};

}  // namespace sayso::outlet
