// Reads the expressions of time of one article, from its first token to its last. At a token it takes the longest
// expression that begins there, resolves it against the article's date, the time last mentioned and the tense of the
// verbs around it, and goes on behind it. It allocates nothing; how far it looks around a token is bounded.
//
//   Reading reading(document, grammar, Moment::of_day(2024, 11, 6));
//   reading.enter(sentence);
//   Found found;
//   if (reading.take(token, found)) …                 // "two days later": tokens, kind, value
//
// Odd cases: what depends on a date that is not known has an empty value and keeps its precision. An age, a score or the
// name of a newspaper is found as `nothing`: to be passed over.
#pragma once

#include "sayso/document.hpp"
#include "stages/tags/grammar.hpp"
#include "stages/times/calendar.hpp"
#include "stages/times/words.hpp"

#include <array>

namespace sayso::times {

struct Found {
  std::uint32_t begin = 0, end = 0;  // tokens
  TimeKind kind = TimeKind::date;
  TimePrecision precision = TimePrecision::vague;
  bool is_nothing = false;
  bool is_relative = false;  // to another time: the next "a year earlier" does not count from it
  Moment moment;             // where it is a point in time
  Moment until;              // the end of an interval
  Value value, timex;
};

class Reading {
 public:
  Reading(const Document& document, const Grammar& grammar, const Moment& published)
      : document_(document), grammar_(grammar), today_(published) {
    if (today_.grain == Grain::none) today_.grain = Grain::day;
  }

  void enter(TokenRange sentence);
  // The expression that begins at a token of the sentence; what it found is remembered for those after it.
  bool take(std::uint32_t at, Found& found);
  // A whole date with its year, and nothing that depends on other times: for the line below a title.
  bool take_full_date(std::uint32_t at, Found& found);

 private:
  enum class Tense : std::uint8_t { unknown, past, present, future };
  struct Count {
    std::uint32_t end = 0;     // 0: there is none
    std::int32_t number = -1;  // -1: not told
    bool has_half = false;     // two and a half
    bool is_article = false;   // a, an
    std::string_view decimal;  // "3.5"
  };

  struct Direction {
    std::uint32_t end = 0;
    std::int32_t sign = 0;  // 0: there is none
    bool is_from_today = false;
  };

  bool take_any(std::uint32_t at, Found& found);
  bool take_core(std::uint32_t at, Found& found);
  bool take_modified(std::uint32_t at, Found& found);
  bool take_the(std::uint32_t at, Found& found);
  bool take_day_beside(std::uint32_t at, Found& found);
  void finish(Found& found) const;
  bool has_hour_of_either_half(const Found& found) const;
  void remember(const Found& found);

  // dates.cpp: what the calendar names.
  bool take_numeric_date(std::uint32_t at, Found& found);
  bool take_date(std::uint32_t at, Found& found);
  bool take_month_first(std::uint32_t at, Found& found);
  bool take_day_first(std::uint32_t at, Found& found);
  bool take_weekday(std::uint32_t at, Found& found);
  bool take_bare_day(std::uint32_t at, Found& found);
  bool take_another_day(std::uint32_t at, Found& found);
  bool take_year(std::uint32_t at, Found& found);
  bool take_spoken_year(std::uint32_t at, Found& found);
  bool take_era(std::uint32_t at, Found& found);
  bool take_century(std::uint32_t at, Found& found);
  bool take_holiday(std::uint32_t at, Found& found);
  void set_day(Found& found, int year, int month, int day, std::uint32_t at);
  int year_at(std::uint32_t at, std::uint32_t& end) const;
  bool is_month(std::uint32_t at) const;
  bool is_weekday(std::uint32_t at) const;
  int day_of_month(std::uint32_t at) const;
  bool is_year_number(std::uint32_t at) const;
  bool may_be_year(std::uint32_t at) const;

  // clocks.cpp: hours, and parts of days.
  bool take_clock(std::uint32_t at, Found& found);
  std::uint32_t clock_at(std::uint32_t at, Moment& moment) const;
  std::uint32_t after_zone(std::uint32_t at) const;
  bool take_named_day(std::uint32_t at, Found& found);
  bool take_part(std::uint32_t at, Found& found);
  void extend_day(Found& found);
  void extend_year(Found& found);

  // relative.cpp: from today or from the time last mentioned.
  bool take_deictic(std::uint32_t at, Found& found);
  bool take_deictic_name(std::uint32_t at, Found& found);
  bool take_deictic_unit(std::uint32_t at, Found& found);
  void extend_to_quarter(Found& found);
  bool take_following(std::uint32_t at, Found& found);
  bool take_stretch(std::uint32_t at, int direction, Found& found);
  bool take_season(std::uint32_t at, int direction, Found& found);
  bool take_quarter(std::uint32_t at, Found& found);
  bool take_fiscal(std::uint32_t at, Found& found);
  bool take_year_ago(std::uint32_t at, Found& found);
  bool take_the_unit(std::uint32_t at, Found& found);
  Moment weekday_moment(int weekday, int direction, bool is_directed, std::uint32_t at) const;
  Moment month_moment(int month, int direction, bool is_directed, std::uint32_t at) const;
  Moment season_moment(int season, int direction, bool is_directed, std::uint32_t at) const;
  Moment quarter_moment(int quarter, std::uint32_t at) const;
  Moment from(const Moment& anchor, std::int32_t count, Unit unit) const;
  const Moment& reference_for(Unit unit) const;

  // counted.cpp: how long, how long ago.
  bool take_counted(std::uint32_t at, Found& found);
  bool take_shift(std::uint32_t at, const Count& count, Unit unit, Found& found);
  bool take_bare_units(std::uint32_t at, Found& found);
  bool take_two_counts(const Count& count, std::uint32_t next, Found& found);
  std::uint32_t end_of_age(std::uint32_t at, std::uint32_t unit) const;
  bool counts(const Count& count, std::uint32_t at, std::uint32_t next) const;
  bool is_rate(std::uint32_t at) const;
  Direction direction_at(std::uint32_t next) const;
  void shift_clock(Found& found, const Count& count, Unit unit, const Direction& direction) const;
  Count count_at(std::uint32_t at) const;
  Count digits_at(std::uint32_t at) const;
  Count article_at(std::uint32_t at) const;
  Count words_at(std::uint32_t at) const;
  bool is_unit(std::uint32_t at) const;
  bool is_plural_unit(std::uint32_t at) const;
  void set_duration(Found& found, const Count& count, Unit unit) const;
  void set_reference(Found& found, std::string_view name) const;

  // sets.cpp: how often; and what has no value.
  bool take_set(std::uint32_t at, Found& found);
  bool take_frequency(std::uint32_t at, Found& found);
  bool take_vague(std::uint32_t at, Found& found);
  bool set_weekday(Found& found, std::uint32_t at) const;
  void set_period(Found& found, std::uint32_t at, std::int32_t number, Unit unit) const;

  // tense.cpp
  Tense tense_at(std::uint32_t at) const;
  Tense tense_of_verb(std::uint32_t verb) const;
  Tense tense_of_bare_verb(std::uint32_t verb) const;
  Tense tense_of_participle(std::uint32_t verb) const;
  Tense tense_without_tags(std::uint32_t at) const;
  bool is_ahead_of(std::uint32_t at) const;
  bool is_past_plan(std::uint32_t at) const;
  bool is_tag(std::uint32_t at, std::string_view prefix) const { return tag(at).starts_with(prefix); }
  std::string_view tag(std::uint32_t at) const;

  // Words of the sentence; beyond its edges there are words without text.
  const Word& word(std::uint32_t at) const;
  const Word& before(std::uint32_t at) const { return at == 0 ? nothing_ : word(at - 1); }
  bool is(std::uint32_t at, Is kind) const { return word(at).is == kind; }
  bool says(std::uint32_t at, std::string_view small) const;
  bool is_hyphen(std::uint32_t at) const { return is(at, Is::hyphen); }
  bool is_in_name_of_other(std::uint32_t at) const;
  bool starts_sentence(std::uint32_t at) const { return at == sentence_.begin; }

  const Document& document_;
  const Grammar& grammar_;
  Moment today_;      // the article's date
  Moment reference_;  // the time last mentioned
  Moment reference_day_;
  Moment quarter_;  // the quarter last named
  std::uint32_t quarter_sentence_ = 0;
  std::uint32_t sentence_number_ = 0;
  std::uint32_t last_sentence_ = 0;  // in which last_ was found
  Found last_;                       // what was found before
  TokenRange sentence_;

  static constexpr std::size_t memory = 64;
  struct Remembered {
    std::uint32_t token = no_id;
    Word word;
  };
  mutable std::array<Remembered, memory> words_{};
  Word nothing_;
};

}  // namespace sayso::times
