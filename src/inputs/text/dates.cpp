#include "inputs/text/dates.hpp"

#include "inputs/text/agencies.hpp"
#include "inputs/text/date_words.hpp"
#include "inputs/text/lines.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace sayso {
namespace {

struct Day {
  int year = 0;  // 0: not said
  int month = 0;
  int day = 0;
};

struct Clock {
  int hour = 0;
  int minute = 0;
  int second = -1;          // below zero: not said
  std::optional<int> zone;  // minutes east of Greenwich
};

bool is_on_calendar(const Day& day) {
  // Without a year the 29th of February may be meant.
  const int year = day.year == 0 ? 2000 : day.year;
  if (year < 1600 || year > 2100) return false;
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(day.month)),
                                     std::chrono::day(static_cast<unsigned>(day.day)))
      .ok();
}

std::string two_digits(int number) {
  std::string digits = std::to_string(number);
  return digits.size() < 2 ? "0" + digits : digits;
}

std::string iso_of(const Day& day, const std::optional<Clock>& clock) {
  std::string iso = std::to_string(day.year) + "-" + two_digits(day.month) + "-" + two_digits(day.day);
  if (!clock) return iso;
  if (!clock->zone && clock->hour == 0 && clock->minute == 0 && clock->second <= 0) return iso;
  iso += "T" + two_digits(clock->hour) + ":" + two_digits(clock->minute);
  if (clock->second >= 0) iso += ":" + two_digits(clock->second);
  if (!clock->zone) return iso;
  if (*clock->zone == 0) return iso + "Z";
  const int minutes = std::abs(*clock->zone);
  return iso + (*clock->zone < 0 ? "-" : "+") + two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
}

// Goes through the words once. Each member that takes something moves on only if it is there.
class DateReader {
 public:
  explicit DateReader(const std::vector<DateWord>& words) : words_(words) {}

  // Whether every word belongs to a date line that has at least one date.
  bool read() {
    while (at_ < words_.size())
      if (!take_date() && !take_clock() && !take_reading_time() && !take_filler()) return false;
    return has_date_;
  }

  bool is_whole() const { return day_.year != 0; }
  bool is_update() const { return is_kept_update_; }
  std::string iso() const { return is_whole() ? iso_of(day_, clock_) : std::string(); }

 private:
  bool is_number(std::size_t ahead, int digits_low, int digits_high) const {
    return at_ + ahead < words_.size() && words_[at_ + ahead].kind == DateWord::Kind::number &&
           words_[at_ + ahead].digits >= digits_low && words_[at_ + ahead].digits <= digits_high;
  }
  bool is_word(std::size_t ahead) const {
    return at_ + ahead < words_.size() && words_[at_ + ahead].kind == DateWord::Kind::word;
  }
  bool is_sign(std::size_t ahead, char sign) const {
    return at_ + ahead < words_.size() && words_[at_ + ahead].kind == DateWord::Kind::sign &&
           words_[at_ + ahead].word.front() == sign;
  }
  int number(std::size_t ahead) const { return static_cast<int>(words_[at_ + ahead].number); }
  const std::string& word(std::size_t ahead) const { return words_[at_ + ahead].word; }

  // Takes a day of which the last word is `size` words ahead.
  bool take_day(Day day, std::size_t size) {
    if (day.month < 1 || day.month > 12 || !is_on_calendar(day)) return false;
    at_ += size;
    is_last_kept_ =
        !has_date_ || (!is_update_ && is_kept_update_ && day.year != 0) || (!is_whole() && day.year != 0);
    if (is_last_kept_) {
      day_ = day;
      clock_ = has_date_ ? std::nullopt : waiting_clock_;
      is_kept_update_ = is_update_;
    }
    has_date_ = true;
    return true;
  }

  bool take_date() {
    return take_year_first() || take_compact() || take_month_first() || take_day_first() || take_numbers();
  }

  // 2024-11-06, 2024/11/06, 2024.11.06; 2024 Nov 6
  bool take_year_first() {
    if (!is_number(0, 4, 4)) return false;
    if (is_word(1) && month_named(word(1)) != 0) {
      const std::size_t day = is_sign(2, '.') ? 3 : 2;
      return is_number(day, 1, 2) && take_day({number(0), month_named(word(1)), number(day)}, day + 1);
    }
    for (const char sign : {'-', '/', '.'}) {
      if (is_sign(1, sign) && is_number(2, 1, 2) && is_sign(3, sign) && is_number(4, 1, 2))
        return take_day({number(0), number(2), number(4)}, 5);
    }
    return false;
  }

  // 20241106
  bool take_compact() {
    if (!is_number(0, 8, 8)) return false;
    const int all = number(0);
    return take_day({all / 10000, all / 100 % 100, all % 100}, 1);
  }

  std::size_t after_ordinal(std::size_t ahead) const {
    if (!is_word(ahead) || words_[at_ + ahead].has_space_before) return ahead;
    const std::string& end = word(ahead);
    return end == "st" || end == "nd" || end == "rd" || end == "th" ? ahead + 1 : ahead;
  }

  // November 6, 2024; Nov. 6th 2024; Nov. 6
  bool take_month_first() {
    if (!is_word(0) || month_named(word(0)) == 0) return false;
    const std::size_t day = is_sign(1, '.') ? 2 : 1;
    if (!is_number(day, 1, 2)) return false;
    std::size_t next = after_ordinal(day + 1);
    const std::size_t end = next;
    if (is_sign(next, ',')) ++next;
    if (is_number(next, 4, 4) && take_day({number(next), month_named(word(0)), number(day)}, next + 1))
      return true;
    return take_day({0, month_named(word(0)), number(day)}, end);
  }

  // 6 November 2024; 6th of November, 2024; 06-Nov-2024; 6 Nov
  bool take_day_first() {
    if (!is_number(0, 1, 2)) return false;
    std::size_t next = after_ordinal(1);
    if (is_sign(next, '-')) ++next;
    if (is_word(next) && word(next) == "of") ++next;
    if (!is_word(next) || month_named(word(next)) == 0) return false;
    const int month = month_named(word(next));
    ++next;
    if (is_sign(next, '.')) ++next;
    const std::size_t end = next;
    if (is_sign(next, ',') || is_sign(next, '-')) ++next;
    if (is_number(next, 4, 4) && take_day({number(next), month, number(0)}, next + 1)) return true;
    return take_day({0, month, number(0)}, end);
  }

  // 06.11.2024 has the day first wherever it is written; with "/" or "-" only numbers above 12 can tell.
  bool take_numbers() {
    if (!is_number(0, 1, 2) || !is_number(2, 1, 2) || !is_number(4, 4, 4)) return false;
    const int first = number(0);
    const int second = number(2);
    if (is_sign(1, '.') && is_sign(3, '.')) return take_day({number(4), second, first}, 5);
    if (!(is_sign(1, '/') && is_sign(3, '/')) && !(is_sign(1, '-') && is_sign(3, '-'))) return false;
    if (first == second || first > 12) return take_day({number(4), second, first}, 5);
    if (second > 12) return take_day({number(4), first, second}, 5);
    return take_day({0, first, second}, 5);  // a date, but which
  }

  // 14:05, 14:05:30.250, 2:05 p.m., 14.05 GMT, 2pm, 1405 GMT, T140530Z
  bool take_clock() {
    if (!is_number(0, 1, 6)) return false;
    Clock clock;
    std::size_t next = 1;
    const bool is_compact = words_[at_].digits == 4 || words_[at_].digits == 6;
    bool is_sure = false;
    if (is_compact) {
      const int all = words_[at_].digits == 6 ? number(0) / 100 : number(0);
      clock.hour = all / 100;
      clock.minute = all % 100;
      if (words_[at_].digits == 6) clock.second = number(0) % 100;
      is_sure = at_ > 0 && words_[at_ - 1].word == "t";
    } else if (!is_number(0, 1, 2)) {
      return false;
    } else {
      clock.hour = number(0);
      if ((is_sign(1, ':') || is_sign(1, '.')) && is_number(2, 2, 2)) {
        clock.minute = number(2);
        next = 3;
        is_sure = true;
        if (is_sign(3, ':') && is_number(4, 2, 2)) {
          clock.second = number(4);
          next = 5;
        }
      }
    }
    if (is_sign(next, '.') && clock.second >= 0 && is_number(next + 1, 1, 17)) next += 2;
    return take_clock_end(clock, next, is_sure);
  }

  bool take_clock_end(Clock clock, std::size_t next, bool is_sure) {
    if (const std::size_t end = half_of_day(clock, next); end != next) {
      next = end;
      is_sure = true;
    }
    if (const std::size_t end = zone_of(clock, next); end != next) {
      next = end;
      is_sure = true;
    }
    is_sure = is_sure || (is_word(next) && (word(next) == "hrs" || word(next) == "hours"));
    const bool is_possible = clock.hour < 24 && clock.minute < 60 && clock.second <= 60;
    if (!is_sure || !is_possible) return false;
    at_ += next;
    if (!has_date_) {
      waiting_clock_ = clock;
    } else if (is_last_kept_ && !clock_) {
      clock_ = clock;
    }
    return true;
  }

  // "am", "p.m.": behind them.
  std::size_t half_of_day(Clock& clock, std::size_t next) const {
    if (!is_word(next)) return next;
    bool is_afternoon = false;
    std::size_t end = next;
    if (word(next) == "am" || word(next) == "pm") {
      is_afternoon = word(next) == "pm";
      end = next + 1;
    } else if ((word(next) == "a" || word(next) == "p") && is_sign(next + 1, '.') && is_word(next + 2) &&
               word(next + 2) == "m") {
      is_afternoon = word(next) == "p";
      end = next + (is_sign(next + 3, '.') ? 4 : 3);
    } else {
      return next;
    }
    if (clock.hour > 12) return end;  // "14:05 p.m."
    clock.hour = clock.hour % 12 + (is_afternoon ? 12 : 0);
    return end;
  }

  // "Z", "GMT", "(UTC+2)", "+01:00", "-0500": behind them.
  std::size_t zone_of(Clock& clock, std::size_t next) const {
    std::size_t at = is_sign(next, '(') ? next + 1 : next;
    bool is_named = false;
    if (is_word(at) && zone_named(word(at))) {
      clock.zone = zone_named(word(at));
      is_named = *clock.zone == 0;
      ++at;
      if (!is_named) return at;
    }
    const std::size_t end = offset_from_greenwich(clock, at, is_named);
    return end == at && !is_named ? next : end;
  }

  // "+01:00", "-0500", and after "UTC" also "+2": behind it; else `at`.
  std::size_t offset_from_greenwich(Clock& clock, std::size_t at, bool is_named) const {
    const bool is_minus = is_sign(at, '-');
    if (!is_minus && !is_sign(at, '+')) return at;
    if (!is_number(at + 1, 1, 4) || words_[at_ + at + 1].has_space_before) return at;
    int minutes = number(at + 1) * 60;
    std::size_t size = 2;
    if (is_number(at + 1, 4, 4)) {
      minutes = number(at + 1) / 100 * 60 + number(at + 1) % 100;
    } else if (is_number(at + 1, 1, 2) && is_sign(at + 2, ':') && is_number(at + 3, 2, 2)) {
      minutes += number(at + 3);
      size = 4;
    } else if (!is_number(at + 1, 1, 2) || (!is_named && words_[at_ + at].has_space_before)) {
      return at;
    }
    if (minutes > 14 * 60) return at;
    clock.zone = is_minus ? -minutes : minutes;
    return at + size;
  }

  // "5 min read"
  bool take_reading_time() {
    if (!is_number(0, 1, 3) || !is_word(1)) return false;
    if (word(1) != "min" && word(1) != "mins" && word(1) != "minute" && word(1) != "minutes") return false;
    std::size_t next = is_sign(2, '.') ? 3 : 2;
    if (!is_word(next) || word(next) != "read") return false;
    at_ += next + 1;
    return true;
  }

  bool take_filler() {
    if (is_number(0, 1, 17)) return false;
    if (is_word(0)) {
      const bool is_update = is_updating_word(word(0));
      const bool is_publishing = is_publishing_word(word(0));
      if (is_update || is_publishing) is_update_ = is_update;
      const bool is_t = word(0) == "t" && has_date_;
      if (!is_update && !is_publishing && !is_t && !is_weekday(word(0)) && !is_date_filler(word(0)) &&
          !zone_named(word(0)))
        return false;
    }
    ++at_;
    return true;
  }

  const std::vector<DateWord>& words_;
  std::size_t at_ = 0;
  bool has_date_ = false;
  bool is_update_ = false;       // "updated" was the last of the words that say what a date is
  bool is_kept_update_ = false;  // of the date that is kept
  bool is_last_kept_ = false;    // the last date is the one that is kept, so that a time goes with it
  Day day_;
  std::optional<Clock> clock_;
  std::optional<Clock> waiting_clock_;  // "14:05, 6 November 2024"
};

constexpr std::size_t longest_line = 200;

// "Wed Nov 06 2024 14:05:00 GMT+0100 (Central European Standard Time)", as browsers write it
std::string_view without_zone_name(std::string_view words) {
  const std::size_t open = words.rfind(" (");
  return words.ends_with(')') && open != std::string_view::npos && words.find("GMT") < open
             ? words.substr(0, open)
             : words;
}

}  // namespace

std::optional<DateLine> date_line(std::string_view line) {
  if (line.size() > longest_line) return std::nullopt;
  DateLine found;
  // "Xinhua | Updated: 2017-09-15 17:52"
  if (const std::size_t bar = line.find('|'); bar != std::string_view::npos) {
    found.agency = agency_named(trimmed(line.substr(0, bar)));
    if (!found.agency.empty()) line.remove_prefix(bar + 1);
  }
  const auto words = split_date_words(line);
  if (!words) return std::nullopt;
  DateReader reader(*words);
  if (!reader.read()) return std::nullopt;
  found.iso = reader.iso();
  found.is_update = reader.is_update();
  return found;
}

std::optional<std::string> iso_date(std::string_view words) {
  if (words.size() > longest_line) return std::nullopt;
  const auto split = split_date_words(without_zone_name(trimmed(words)));
  if (!split) return std::nullopt;
  DateReader reader(*split);
  if (!reader.read() || !reader.is_whole()) return std::nullopt;
  return reader.iso();
}

std::optional<std::string> iso_date_of_seconds(std::int64_t seconds) {
  constexpr std::int64_t first_milliseconds =
      100'000'000'000;  // the year 5138 in seconds, 1973 in milliseconds
  if (seconds >= first_milliseconds) seconds /= 1000;
  // Small numbers are years and counters.
  if (seconds < 100'000'000 || seconds >= first_milliseconds) return std::nullopt;
  const std::chrono::sys_seconds instant{std::chrono::seconds(seconds)};
  const auto midnight = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day day(midnight);
  const auto second_of_day = static_cast<int>((instant - midnight).count());
  return iso_of({static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                 static_cast<int>(static_cast<unsigned>(day.day()))},
                Clock{second_of_day / 3600, second_of_day / 60 % 60, second_of_day % 60, 0});
}

}  // namespace sayso
