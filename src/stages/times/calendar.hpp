// The calendar that the stage `times` reckons with: a Moment is a stretch of time as news names it, from an hour to a
// century, some of it perhaps unknown. It is shifted by units, and written in ISO 8601 and in TIMEX3.
//
//   Moment::of_day(2024, 11, 6)       ISO "2024-11-06"                TIMEX3 the same
//   at_grain(…, Grain::week)          "2024-11-04/2024-11-10"         "2024-W45"
//   at_grain(…, Grain::quarter)       "2024-10/2024-12"               "2024-Q4"
//   the same with part evening        "2024-11-06T18:00/2024-11-06T22:00"  "2024-11-06TEV"
//
// Odd cases: a winter counts to the year in which it begins (2024-WI is 2024-12/2025-02). Where the year is not known,
// ISO is empty and TIMEX3 is "XXXX-11-06". Years are 1 to 9999; a shift beyond them gives a Moment of grain none, which is
// written as nothing.
#pragma once

#include <cstdint>
#include <string_view>

namespace sayso::times {

enum class Grain : std::uint8_t {
  none,
  century,
  decade,
  year,
  half,
  season,
  quarter,
  month,
  week,
  weekend,
  day
};
enum class DayPart : std::uint8_t { none, morning, afternoon, evening, night };

// What durations and shifts are counted in.
enum class Unit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  night,
  weekend,
  week,
  fortnight,
  month,
  season,
  quarter,
  year,
  decade,
  century
};

inline constexpr int unknown_year = -1;

struct Moment {
  Grain grain = Grain::none;
  DayPart part = DayPart::none;
  std::int8_t hour = -1, minute = -1, second = -1;  // -1: not told
  std::uint8_t month = 0, day = 0;
  std::uint8_t number =
      0;  // of the week, of the quarter or half (from 1), of the season (1: spring … 4: winter)
  std::int16_t year = unknown_year;  // of a decade or century its first: 1980, 1900

  static Moment of_day(int year, int month, int day);
  static Moment of_month(int year, int month);
  static Moment of_year(int year);
  static Moment of_number(Grain grain, int year, int number);  // a week, quarter, half or season

  bool is_known() const { return grain != Grain::none && year != unknown_year; }
  bool has_clock() const { return hour >= 0; }
};

bool is_leap(int year);
int days_in_month(int year, int month);
bool is_day(int year, int month, int day);  // 31 February is none

// Days since 1970-01-01.
std::int32_t day_number(int year, int month, int day);
Moment of_day_number(std::int32_t number);
int weekday_of(std::int32_t number);  // 0: Monday … 6: Sunday

// The first and last day of a known Moment.
std::int32_t first_day(const Moment& moment);
std::int32_t last_day(const Moment& moment);

// The week, month, quarter … in which a Moment begins; a Moment that is coarser already stays as it is.
Moment at_grain(const Moment& moment, Grain grain);
Grain grain_of(Unit unit);
// `count` units later, or earlier where it is negative. The result has the unit's grain, or the Moment's where that is
// coarser: two years after 6 May 1998 is the year 2000.
Moment shifted(const Moment& moment, std::int32_t count, Unit unit);

// A short text of its own.
class Value {
 public:
  Value() = default;
  Value(std::string_view text) { append(text); }  // NOLINT(google-explicit-constructor): it is its text

  std::string_view view() const { return {letters_, size_}; }
  bool empty() const { return size_ == 0; }
  void append(std::string_view text);
  void append(std::int32_t number, int digits);  // with zeros before it
  void clear() { size_ = 0; }

 private:
  static constexpr std::size_t longest = 47;
  char letters_[longest] = {};
  std::uint8_t size_ = 0;
};

Value iso_of(const Moment& moment);
Value timex_of(const Moment& moment);
// Interval from the first to the second.
Value iso_of(const Moment& begin, const Moment& end);

}  // namespace sayso::times
