#include "stages/outlet/measuring.hpp"

#include "base/ascii.hpp"
#include "base/text_list.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>

namespace sayso::outlet {

namespace {

float part(std::size_t of, std::size_t all) {
  return all == 0 ? 0.0F : static_cast<float>(of) / static_cast<float>(all);
}

}  // namespace

void Gauge::measure(Fact& fact, TokenRange sentence, std::uint32_t number, bool opens_paragraph,
                    const Stems& stems) {
  to_ = &fact.measures;
  to_->fill(0);
  note_figures(fact);
  measure_article();
  measure_place(number, opens_paragraph);
  measure_likeness(stems, number);
  measure_subject(fact.clause);
  measure_predicate(fact.clause);
  measure_figures(fact);
  measure_names(document_.span_of(fact.clause.tokens));
  measure_words(fact.clause, sentence);
}

void Gauge::measure_article() {
  constexpr float hundred = 100, longest = 4;
  set(always, true);
  set(no_title, !around_.has_title);
  set(length, std::clamp(std::log2(static_cast<float>(document_.tokens.size()) / hundred), 0.0F, longest));
  set(author, around_.author);
  set(exclamations, around_.exclamations);
  set(quoted, around_.quoted);
  set(in_past, around_.in_past);
  set(deeds, around_.deeds);
  set(title_deed, around_.title_deed);
}

void Gauge::measure_place(std::uint32_t number, bool opens) {
  constexpr std::uint32_t end_of_early = 6, end_of_middle = 11;
  set(first, number == 0);
  set(second, number == 1);
  set(third, number == 2);
  set(early, number > 2 && number < end_of_early);
  set(middle, number >= end_of_early && number < end_of_middle);
  set(late, part(number, around_.sentences));
  set(opens_paragraph, opens);
}

float Gauge::frequency(std::uint64_t stem) const {
  constexpr float usual = 4;
  const std::size_t sentences = around_.sentences_with(stem);
  return sentences < 2 ? 0.0F : std::min(1.5F, std::log2(static_cast<float>(sentences)) / usual * 2);
}

void Gauge::measure_likeness(const Stems& stems, std::uint32_t number) {
  constexpr float many = 5;
  const std::size_t with_title = Surroundings::shared(stems, around_.title());
  set(title_words, std::min(1.0F, static_cast<float>(with_title) / many));
  set(title_share, part(with_title, around_.title().size()));
  set(title_told, part(with_title, stems.size()));
  const std::size_t with_lead = number == 0 ? 0 : Surroundings::shared(stems, around_.lead());
  set(lead_words, std::min(1.0F, static_cast<float>(with_lead) / many));
  set(lead_told, part(with_lead, stems.size()));
  set(said_told, part(Surroundings::shared(stems, around_.said()), stems.size()));
  float sum = 0, best = 0;
  for (const std::uint64_t stem : stems) {
    const float often = frequency(stem);
    sum += often;
    best = std::max(best, often);
  }
  set(frequent, stems.empty() ? 0.0F : sum / static_cast<float>(stems.size()));
  set(most, best);
}

void Gauge::measure_subject(const Clause& clause) {
  const std::uint32_t t = clause.subject;
  const std::string_view tag = grammar_.upos(document_, t);
  const std::uint64_t stem = around_.stem_at(t);
  const std::string_view word = clauses_.form(t);
  set(subject_it, word == "it");
  set(subject_there, word == "there");
  set(subject_pronoun, clause.has_pronoun && word != "it");
  set(subject_named, tag == "PROPN");
  set(subject_group, words_.has(people, word));
  set(subject_title, std::binary_search(around_.title().begin(), around_.title().end(), stem));
  if (tag == "NOUN" || tag == "PROPN") set(subject_frequent, frequency(stem));
  constexpr float usual = 3;
  const std::uint32_t mentions = around_.mentions_of(t);
  set(subject_chain, mentions < 2 ? 0.0F : std::min(1.5F, std::log2(static_cast<float>(mentions)) / usual));
  set(subject_new, around_.is_first_mention(t));
  for (std::uint32_t i = clause.tokens.begin; i < t; ++i) {
    if (document_.tokens.head[i] != t || grammar_.relation(document_, i) != "det") continue;
    const std::string_view article = clauses_.form(i);
    set(subject_indefinite, article == "a" || article == "an");
  }
  const Span span = document_.tokens.span[t];
  for (auto name = std::partition_point(document_.names.begin(), document_.names.end(),
                                        [&](const Name& n) { return n.span.end <= span.begin; });
       name != document_.names.end() && name->span.begin < span.end; ++name)
    if (name->kind == NameKind::person) set(subject_person, true);
}

void Gauge::measure_predicate(const Clause& clause) {
  const std::uint32_t t = clause.predicate;
  const std::uint64_t stem = around_.stem_at(t);
  set(predicate_title, std::binary_search(around_.title().begin(), around_.title().end(), stem));
  set(predicate_frequent, frequency(stem));
  set(happening, (clause.kinds & happens) != 0);
  set(lasting, (clause.kinds & lasts) != 0 && !clause.is_nominal);
  set(saying, (clause.kinds & says) != 0);
  set(intending, (clause.kinds & intends) != 0 && (clause.kinds & happens) == 0);
  set(stating, clause.is_nominal && (clause.kinds & states) != 0);
  set(event, around_.is_trigger(t));
  set(assault, around_.is_assault(t));
  set(nominal, clause.is_nominal);
  set(past, clause.is_past);
  set(perfect, clause.is_perfect);
  set(progressive, clause.is_progressive);
  set(passive, clause.is_passive);
  set(negative, clause.is_negative);
}

// ---- figures ---------------------------------------------------------------------------------------------------------

void Gauge::note_figures(Fact& fact) {
  const Span span = document_.span_of(fact.clause.tokens);
  const auto& figures = document_.figures;
  const auto begin = std::partition_point(
      figures.begin(), figures.end(), [&](const Figure& figure) { return figure.span.end <= span.begin; });
  const auto end = std::partition_point(begin, figures.end(),
                                        [&](const Figure& figure) { return figure.span.begin < span.end; });
  fact.first_figure = static_cast<std::uint32_t>(begin - figures.begin());
  fact.last_figure = static_cast<std::uint32_t>(end - figures.begin());
}

void Gauge::measure_figures(const Fact& fact) {
  std::size_t sums = 0;
  for (std::uint32_t i = fact.first_figure; i < fact.last_figure; ++i) {
    const Figure& figure = document_.figures[i];
    if (figure.statement != no_id) continue;
    switch (counts_of(figure)) {
      case Counts::people: set(people_counted, true); break;
      case Counts::things: set(things_counted, true); break;
      case Counts::money:
        set(money, true);
        ++sums;
        break;
      case Counts::share: set(share_told, true); break;
      case Counts::amount: set(amount, true); break;
      case Counts::something: set(other_figure, true); break;
      case Counts::how_long: break;
    }
  }
  constexpr std::size_t most_sums = 2;  // more are a list of prices
  set(prices, sums > most_sums);
  set(ranked, is_ranked(fact.clause));
}

// "This was the fourth attack in a week", "It marks the navy's second success"; what somebody does for the third time is no count of
// what happened.
bool Gauge::is_ranked(const Clause& clause) {
  static constexpr std::string_view ordinals[] = {"second", "third",    "fourth", "fifth",
                                                  "sixth",  "seventh",  "eighth", "ninth",
                                                  "tenth",  "eleventh", "twelfth"};
  static constexpr std::string_view marking[] = {"marks", "marked"};
  static constexpr std::string_view persons[] = {"he", "she", "they"};
  const std::uint32_t predicate = clause.predicate;
  const bool is_marking = is_in(marking, clauses_.form(predicate));
  if ((!clause.is_nominal && !is_marking) || (*to_)[subject_person] > 0 ||
      is_in(persons, clauses_.form(clause.subject)))
    return false;
  for (std::uint32_t t = clause.tokens.begin; t < clause.tokens.end; ++t) {
    if (!is_in(ordinals, clauses_.form(t))) continue;
    const std::uint32_t of = document_.tokens.head[t];
    if (t == predicate || of == predicate) return true;
    if (of != no_id && is_marking && document_.tokens.head[of] == predicate) return true;
  }
  return false;
}

Counts Gauge::counts_of(const Figure& figure) {
  static constexpr std::string_view lengths[] = {"second", "minute", "hour", "day",
                                                 "week",   "month",  "year", "decade"};
  const std::string_view unit = document_.list(figure.unit);
  constexpr std::size_t currency = 3;
  if (unit.size() == currency && std::isupper(static_cast<unsigned char>(unit[0])) != 0) return Counts::money;
  if (unit == "percent" || unit == "vote" || unit == "score") return Counts::share;
  // "in two weeks" says nothing about the size of anything.
  if (is_in(lengths, unit)) return Counts::how_long;
  if (!unit.empty()) return Counts::amount;
  const TokenRange of = document_.tokens_in(figure.of);
  constexpr std::uint32_t widest = 12;
  for (std::uint32_t t = of.begin; t < of.end && t < of.begin + widest; ++t) {
    // Behind a preposition stands what the thing counted is of.
    if (t > of.begin && grammar_.upos(document_, t) == "ADP") break;
    const std::uint32_t kinds = words_.kinds_of(clauses_.form(t));
    if ((kinds & people) != 0) return Counts::people;
    if ((kinds & things) != 0) return Counts::things;
  }
  return Counts::something;
}

// ---- names, times and words ------------------------------------------------------------------------------------------

bool Gauge::is_background(Span span) const {
  const std::string_view published = document_.article().source.published;
  const auto& times = document_.times;
  auto at = std::partition_point(times.begin(), times.end(),
                                 [&](const Time& time) { return time.span.end <= span.begin; });
  constexpr std::size_t year = 4;
  for (; at != times.end() && at->span.begin < span.end; ++at) {
    const std::string_view value = document_.list(at->value);
    if (at->kind != TimeKind::date || value.size() < year ||
        !std::all_of(value.begin(), value.begin() + year, is_ascii_digit))
      continue;
    if (published.empty() ? value.size() == year : value.substr(0, year) < published.substr(0, year))
      return true;
  }
  return false;
}

void Gauge::measure_names(Span span) {
  for (auto name = std::partition_point(document_.names.begin(), document_.names.end(),
                                        [&](const Name& n) { return n.span.end <= span.begin; });
       name != document_.names.end() && name->span.begin < span.end; ++name) {
    set(name->kind == NameKind::place    ? named_place
        : name->kind == NameKind::person ? named_person
                                         : named_other,
        true);
  }
  for (auto time = std::partition_point(document_.times.begin(), document_.times.end(),
                                        [&](const Time& one) { return one.span.end <= span.begin; });
       time != document_.times.end() && time->span.begin < span.end; ++time) {
    if (time->precision == TimePrecision::day && time->kind == TimeKind::date) set(day, true);
    if (time->precision == TimePrecision::instant || time->kind == TimeKind::time) set(moment, true);
  }
  set(background, is_background(span));
}

// "last month", "earlier this year", "since 2008": not the day's own news.
void Gauge::set_earlier(std::uint32_t t) {
  static constexpr std::string_view words[] = {"earlier", "previously", "ago",     "recently", "since",
                                               "recent",  "former",     "already", "once",     "until"};
  static constexpr std::string_view spans[] = {"month",  "months", "year",   "years",
                                               "season", "decade", "decades"};
  const std::string_view word = clauses_.form(t);
  if (is_in(words, word)) set(earlier, true);
  if ((word == "last" || word == "past" || word == "previous") && t + 1 < document_.tokens.size() &&
      is_in(spans, clauses_.form(t + 1)))
    set(earlier, true);
}

void Gauge::measure_words(const Clause& clause, TokenRange sentence) {
  static constexpr std::string_view turns[] = {"but",          "however",  "yet",    "still",
                                               "nevertheless", "although", "though", "meanwhile",
                                               "also",         "and",      "so"};
  static constexpr std::string_view back[] = {"that", "those", "this", "these", "such"};
  set(turn, is_in(turns, clauses_.form(sentence.begin)));
  set(points_back, is_in(back, clauses_.form(clause.tokens.begin)));
  std::uint32_t describing = 0, comparing = 0, in_match = 0;
  for (std::uint32_t t = clause.tokens.begin; t < clause.tokens.end; ++t) {
    const std::string_view tag = grammar_.xpos(document_, t);
    describing += tag.starts_with("JJ") || tag.starts_with("RB") ? 1U : 0U;
    set_earlier(t);
    in_match += words_.has(WordKind::sport, clauses_.form(t)) ? 1U : 0U;
    comparing += tag == "JJS" || tag == "RBS" || tag == "RBR" ? 1U : 0U;
  }
  set(compares, comparing > 0);
  set(scored, in_match > 0);
  set(describes, 4 * part(describing, clause.tokens.size()));
  // Something before the subject that a comma sets off.
  std::uint32_t before = clause.subject;
  while (before > clause.tokens.begin && document_.token(before - 1) != ",") --before;
  set(joins, before > clause.tokens.begin);
  constexpr std::uint32_t long_clause = 32, short_clause = 10;
  set(long_one, clause.tokens.size() > long_clause);
  set(short_one, clause.tokens.size() < short_clause);
  set(cut_off, clause.is_cut);
  set(headline, around_.is_capitalised(clause.tokens));
}

}  // namespace sayso::outlet
