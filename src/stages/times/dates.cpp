// What the calendar names: days, months, years, decades, centuries and holidays.
#include "base/ascii.hpp"
#include "stages/times/reading.hpp"

#include <algorithm>
#include <charconv>

namespace sayso::times {

namespace {

// Up to three whole numbers, parted by one kind of mark.
struct Parts {
  std::int32_t number[3] = {-1, -1, -1};
  std::size_t digits[3] = {};
  std::size_t count = 0;
};

Parts parts_of(std::string_view text, char mark) {
  Parts parts;
  while (!text.empty() && parts.count < 3) {
    const std::size_t end = std::min(text.find(mark), text.size());
    const auto [last, error] = std::from_chars(text.data(), text.data() + end, parts.number[parts.count]);
    if (error != std::errc() || end > 4 || (last != text.data() + end && *last != 'T')) return {};
    parts.digits[parts.count++] = end;
    text.remove_prefix(std::min(end + 1, text.size()));
    if (text.empty()) return parts;
  }
  return text.empty() ? parts : Parts{};
}

bool is_full_year(int year) { return year >= 1000 && year <= 2100; }

struct Holiday {
  int month, day;    // of a fixed one
  int weekday, nth;  // of a movable one: the nth of the month, -1 the last
};

std::int32_t easter_of(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  return day_number(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
}

std::int32_t nth_weekday(int year, int month, int weekday, int nth) {
  if (nth < 0) {
    const std::int32_t last = day_number(year, month, days_in_month(year, month));
    return last - (weekday_of(last) - weekday + 7) % 7;
  }
  const std::int32_t first = day_number(year, month, 1);
  return first + (weekday - weekday_of(first) + 7) % 7 + 7 * (nth - 1);
}

enum Feast : std::uint8_t {
  christmas,
  thanksgiving,
  easter,
  halloween,
  new_year,
  valentine,
  labor,
  memorial,
  independence,
  election,
  good_friday,
  boxing,
  veterans,
  eve_of_christmas,
  eve_of_new_year,
  easter_monday
};

std::int32_t day_of(Feast feast, int year) {
  switch (feast) {
    case christmas: return day_number(year, 12, 25);
    case eve_of_christmas: return day_number(year, 12, 24);
    case boxing: return day_number(year, 12, 26);
    case eve_of_new_year: return day_number(year, 12, 31);
    case new_year: return day_number(year, 1, 1);
    case thanksgiving: return nth_weekday(year, 11, 3, 4);
    case easter: return easter_of(year);
    case good_friday: return easter_of(year) - 2;
    case easter_monday: return easter_of(year) + 1;
    case halloween: return day_number(year, 10, 31);
    case valentine: return day_number(year, 2, 14);
    case labor: return nth_weekday(year, 9, 0, 1);
    case memorial: return nth_weekday(year, 5, 0, -1);
    case independence: return day_number(year, 7, 4);
    case election: return nth_weekday(year, 11, 0, 1) + 1;
    case veterans: return day_number(year, 11, 11);
  }
  return 0;
}

}  // namespace

// "11/06/2024" as Americans write it, "25/12/2024" where that cannot be; "2024-11-06", "2024/11/06"; "9/11".
bool Reading::take_numeric_date(std::uint32_t at, Found& found) {
  const Word& first = word(at);
  if (first.is != Is::slashed && first.is != Is::dashed) return false;
  std::string_view text = first.text;
  if (text.starts_with("post-") || text.starts_with("pre-")) text.remove_prefix(text.find('-') + 1);
  const Parts parts = parts_of(text.substr(0, 10), first.is == Is::slashed ? '/' : '-');
  found.end = at + 1;
  found.is_nothing = true;  // a fraction or a number of something: not to be looked into
  int year = parts.number[0], month = parts.number[1], day = parts.number[2];
  if (parts.count == 2 && text == "9/11") {
    if (today_.is_known() && today_.year < 2001) return true;
    year = 2001, month = 9, day = 11;
  } else if (parts.count != 3) {
    return true;
  } else if (parts.digits[0] != 4) {
    month = parts.number[0], day = parts.number[1], year = parts.number[2];
    if (month > 12) std::swap(month, day);
    if (parts.digits[2] == 2) year += year > (today_.is_known() ? today_.year % 100 + 20 : 50) ? 1900 : 2000;
    if (parts.digits[2] == 3) return true;
  }
  if (!is_full_year(year) || !is_day(year, month, day)) return true;
  found.is_nothing = false;
  found.moment = Moment::of_day(year, month, day);
  return true;
}

bool Reading::is_year_number(std::uint32_t at) const {
  const Word& year = word(at);
  return year.is == Is::number && is_full_year(year.value) && year.text.find(',') == std::string_view::npos;
}

// The year that begins at `at`, in digits ("1998", "'98") or words.
int Reading::year_at(std::uint32_t at, std::uint32_t& end) const {
  const Word& year = word(at);
  if (is_year_number(at) && !(is_hyphen(at + 1) && word(at + 1).is_glued && is_unit(at + 2))) {
    end = at + 1;
    return year.value;
  }
  if (year.is == Is::short_year) {
    end = at + 1;
    return year.value + (year.value > 50 ? 1900 : 2000);
  }
  if (says(at, "two") && says(at + 1, "thousand")) {
    end = at + 2;
    return 2000;
  }
  if (year.is == Is::number_word && (year.value == 19 || year.value == 20)) {
    const Count rest = words_at(at + 1);
    if (rest.end != 0 && rest.number >= 10 && rest.number < 100) {
      end = rest.end;
      return year.value * 100 + rest.number;
    }
  }
  return unknown_year;
}

bool Reading::is_weekday(std::uint32_t at) const {
  const Word& day = word(at);
  if (day.is == Is::weekday) return day.is_capital && !is_in_name_of_other(at);
  if (day.is != Is::short_weekday || !day.is_capital) return false;
  const std::uint32_t next = is(at + 1, Is::comma) ? at + 2 : at + 1;
  return is(next, Is::month) || is(next, Is::number) || is(next, Is::part) || is(next, Is::clock);
}

int Reading::day_of_month(std::uint32_t at) const {
  const Word& day = word(at);
  const bool is_day = (day.is == Is::number && day.text.size() <= 2) || day.is == Is::ordinal;
  return is_day && day.value >= 1 && day.value <= 31 ? day.value : 0;
}

// "May" and "March" are months beside a day, a year or a word that points at a time; never names or verbs.
bool Reading::is_month(std::uint32_t at) const {
  const Word& month = word(at);
  if (month.is != Is::month && month.is != Is::short_month) return false;
  const std::uint32_t next = is(at + 1, Is::comma) || is(at + 1, Is::of) ? at + 2 : at + 1;
  const bool is_beside_number = day_of_month(at + 1) > 0 || is_year_number(next) ||
                                is(at + 1, Is::short_year) ||
                                (at > sentence_.begin && day_of_month(at - 1) > 0);
  if (is_beside_number) return month.is_capital || month.is == Is::month;
  if (month.is == Is::short_month || !month.is_capital) return false;
  if (is_in_name_of_other(at)) return false;
  const bool is_word_too = month.value == 5 || (month.value == 3 && month.text.size() == 5);
  if (!is_word_too) return true;
  const Word& side = before(at);
  switch (side.is) {
    case Is::relative:
    case Is::in:
    case Is::early:
    case Is::every:
    case Is::following: return !(says(at - 1, "for") && is_tag(at + 1, "VB"));
    case Is::to:
    case Is::from:
    case Is::between: return !is_tag(at + 1, "VBD") && !says(at + 1, "for");
    case Is::of:
      return at >= 2 && (is(at - 2, Is::edge) || is(at - 2, Is::ordinal) || is(at - 2, Is::unit) ||
                         is(at - 2, Is::weekday));
    case Is::conjunction: return last_.end == at - 1 && last_.moment.grain == Grain::month;
    case Is::the: return is_tag(at, "NNP") && is_tag(at + 1, "NN") && !word(at + 1).is_capital;
    default: return month.is_mid;
  }
}

// Sets a day whose year may be told, be that of the article, or not be known.
void Reading::set_day(Found& found, int year, int month, int day, std::uint32_t at) {
  if (!is_day(year, month, day)) {
    found.precision = TimePrecision::vague;  // 31 February: words, no day
    found.moment = {};
    return;
  }
  found.moment = Moment::of_day(year, month, day);
  if (year != unknown_year || !today_.is_known()) return;
  const int here = today_.year;
  const std::int32_t now = first_day(today_);
  const auto distance = [&](int candidate) {
    return is_day(candidate, month, day) ? day_number(candidate, month, day) - now : 100000;
  };
  const Tense tense = tense_at(at);
  // A year more or less changes the distance by a year: past times may lie eleven months back, future ones ahead.
  const std::int32_t least = tense == Tense::future ? -30 : tense == Tense::past ? -330 : -250;
  int best = here;
  for (const int candidate : {here - 1, here, here + 1}) {
    if (distance(candidate) >= least && distance(candidate) < least + 365) best = candidate;
  }
  if (!is_day(best, month, day)) return;
  found.moment = Moment::of_day(best, month, day);
}

bool Reading::take_date(std::uint32_t at, Found& found) {
  if (is_weekday(at)) return take_weekday(at, found);
  return take_month_first(at, found) || take_day_first(at, found);
}

// "Nov. 6, 2024", "November 6th", "Nov. 3-5", "March 2016", "March of 2016", "March".
bool Reading::take_month_first(std::uint32_t at, Found& found) {
  if (!is_month(at)) return false;
  const int month = word(at).value;
  std::uint32_t next = at + 1, end = next;
  const int day = day_of_month(next);
  const bool is_part_of_number = is_hyphen(next + 1) && word(next + 1).is_glued && is_unit(next + 2);
  if (day > 0 && !is_part_of_number && !(word(next).is == Is::number && is(next + 1, Is::half_day))) {
    ++next;
    int last = 0;
    const bool is_range =
        (is_hyphen(next) && word(next).is_glued) || says(next, "to") || says(next, "through");
    if (is_range && day_of_month(next + 1) > day && !is(next + 2, Is::half_day) && !is_month(next + 2)) {
      last = day_of_month(next + 1);
      next += 2;
    }
    int year = unknown_year;
    end = next;
    const std::uint32_t after_comma = is(next, Is::comma) || says(next, "of") ? next + 1 : next;
    year = year_at(after_comma, end);
    if (year == unknown_year) end = next;
    set_day(found, year, month, day, at);
    if (last > 0 && found.moment.is_known() && is_day(found.moment.year, month, last)) {
      found.until = Moment::of_day(found.moment.year, month, last);
    }
    found.end = end;
    return true;
  }
  const std::uint32_t before_year = is(next, Is::comma) || is(next, Is::of) ? next + 1 : next;
  const int year = year_at(before_year, end);
  if (year != unknown_year) {
    found.moment = Moment::of_month(year, month);
    found.end = end;
    return true;
  }
  const bool goes_on = last_.end + 1 == at && (is(at - 1, Is::to) || is(at - 1, Is::conjunction)) &&
                       last_.moment.grain == Grain::month && last_.moment.is_known();
  found.moment = month_moment(month, 0, false, at);
  if (goes_on && is(at - 1, Is::to) && found.moment.is_known() &&
      first_day(found.moment) < first_day(last_.moment)) {
    found.moment.year = static_cast<std::int16_t>(last_.moment.year + (month < last_.moment.month ? 1 : 0));
  }
  found.end = at + 1;
  return true;
}

// "6 November 2024", "6th of November", "3-5 November".
bool Reading::take_day_first(std::uint32_t at, Found& found) {
  const int day = day_of_month(at);
  if (day == 0) return false;
  std::uint32_t next = at + 1;
  int last = 0;
  if (is_hyphen(next) && word(next).is_glued && day_of_month(next + 1) > day) {
    last = day_of_month(next + 1);
    next += 2;
  }
  const bool is_of = is(next, Is::of) && word(at).is == Is::ordinal;
  if (is_of) ++next;
  if (!is(next, Is::month) || !word(next).is_capital || day_of_month(next + 1) > 0) return false;
  const bool is_word_too = word(next).value == 5 || word(next).value == 3;
  if (word(at).is == Is::ordinal && !is_of && is_word_too && !is_year_number(next + 1)) return false;
  const int month = word(next).value;
  std::uint32_t end = next + 1;
  const std::uint32_t before_year = is(end, Is::comma) ? end + 1 : end;
  std::uint32_t after_year = end;
  const int year = year_at(before_year, after_year);
  if (year != unknown_year) end = after_year;
  set_day(found, year, month, day, at);
  if (last > 0 && found.moment.is_known() && is_day(found.moment.year, month, last)) {
    found.until = Moment::of_day(found.moment.year, month, last);
  }
  found.end = end;
  return true;
}

// "Tuesday", "Tuesday, Nov. 6", "Tuesday the 6th", "Tuesday 6 November 2024".
bool Reading::take_weekday(std::uint32_t at, Found& found) {
  if (is(at + 1, Is::part) && word(at + 1).is_capital && word(at + 2).is_capital) {  // Saturday Night Live
    found.end = at + 3;
    found.is_nothing = true;
    return true;
  }
  const std::uint32_t next = is(at + 1, Is::comma) ? at + 2 : at + 1;
  const bool has_day =
      (is_month(next) && day_of_month(next + 1) > 0) || (day_of_month(next) > 0 && is(next + 1, Is::month));
  if (has_day && (take_month_first(next, found) || take_day_first(next, found))) return true;
  found = {};
  found.end = at + 1;
  const int weekday = word(at).value;
  if (says(at + 1, "last") || says(at + 1, "next")) {
    if (is(at + 2, Is::unit) && says(at + 2, "week")) {  // "Tuesday next week"
      const Moment week = from(today_, word(at + 1).value, Unit::week);
      found.moment = week.is_known() ? of_day_number(first_day(week) + weekday) : week;
      found.end = at + 3;
      return true;
    }
  }
  found.moment = weekday_moment(weekday, 0, false, at);
  // "from Monday to Thursday": the second is not before the first.
  const bool is_second =
      last_.end + 1 == at && last_.moment.is_known() && last_.moment.grain == Grain::day &&
      (is(at - 1, Is::to) || (is(at - 1, Is::conjunction) && tense_at(at) == Tense::future));
  if (is_second && first_day(found.moment) < first_day(last_.moment) && is(last_.end - 1, Is::weekday)) {
    const std::int32_t begin = first_day(last_.moment);
    found.moment = of_day_number(begin + (weekday - weekday_of(begin) + 7) % 7);
  }
  return true;
}

// "on the 21st": of the month that was told, or of this one.
bool Reading::take_bare_day(std::uint32_t at, Found& found) {
  const bool is_written_so = is_ascii_digit(word(at).text[0]);
  if (!is_written_so || at < 2 || !(says(at - 2, "on") || is(at - 2, Is::to)) || is_tag(at + 1, "NN") ||
      is_tag(at + 1, "JJ") || is(at + 1, Is::of) || word(at + 1).is_capital) {
    return false;
  }
  const Moment& near = reference_day_.is_known() ? reference_day_ : today_;
  found.end = at + 1;
  found.moment.grain = Grain::day;
  if (!near.is_known() || !is_day(near.year, near.month, word(at).value))
    return near.is_known() ? false : true;
  found.moment = Moment::of_day(near.year, near.month, word(at).value);
  return true;
}

// "April 24 and 25": the second day is one too.
bool Reading::take_another_day(std::uint32_t at, Found& found) {
  const int day = day_of_month(at);
  if (day == 0 || last_.end + 1 != at || last_.moment.grain != Grain::day || last_.moment.day >= day)
    return false;
  if (!is(at - 1, Is::conjunction) || last_.moment.has_clock()) return false;
  if (is_tag(at + 1, "NN") || is_tag(at + 1, "JJ") || is_unit(at + 1) || is(at + 1, Is::number)) return false;
  const Word& end = word(last_.end - 1);
  if (end.is != Is::number || end.value != last_.moment.day) return false;
  if (!is_day(last_.moment.year, last_.moment.month, day)) return false;
  found.moment = Moment::of_day(last_.moment.year, last_.moment.month, day);
  found.end = at + 1;
  return true;
}

// Whether what stands around four digits lets them be a year.
bool Reading::may_be_year(std::uint32_t at) const {
  const Word &side = before(at), &next = word(at + 1);
  const int year = word(at).value;
  const std::string_view left = side.text;
  if (left == "$" || left == "£" || left == "€" || left == "#" || left == "+" || left == "No." ||
      left == "no.")
    return false;
  if (side.is == Is::hedge && !says(at - 1, "about") && !says(at - 1, "around")) return false;
  if (says(at - 1, "than") || says(at - 1, "some") || says(at - 1, "least")) return false;
  constexpr std::string_view numbered[] = {"room",    "flight",  "route",    "highway", "unit",   "apartment",
                                           "page",    "bus",     "channel",  "version", "model",  "suite",
                                           "section", "article", "chapter",  "windows", "office", "box",
                                           "gate",    "lot",     "extension"};
  if (std::any_of(std::begin(numbered), std::end(numbered), [&](auto name) { return says(at - 1, name); }))
    return false;
  if (side.is == Is::number || (side.is == Is::hyphen && word(at).is_glued && at > 0 && side.is_glued))
    return false;
  if (next.text == "%" || next.text == "percent" || next.text == "°" || is_unit(at + 1)) return false;
  if (next.is == Is::zone || next.is == Is::half_day || says(at + 1, "hours")) return false;
  const bool is_pointed_at = side.is == Is::in || side.is == Is::of || side.is == Is::to ||
                             side.is == Is::from || side.is == Is::between || side.is == Is::later ||
                             side.is == Is::earlier || side.is == Is::early || side.is == Is::conjunction ||
                             says(at - 1, "circa");
  if (year < 1900 || year > 2060) return is_pointed_at && side.is != Is::conjunction && !is_tag(at + 1, "NN");
  if (is_tag(at + 1, "NNS")) {
    const bool is_named = side.is == Is::the || side.is == Is::possessive || is_tag(at - 1, "PRP$");
    return is_named || (is_pointed_at && side.is != Is::conjunction && year % 100 != 0) ||
           (side.is == Is::other && is_tag(at - 1, "JJ"));
  }
  return true;
}

bool Reading::take_year(std::uint32_t at, Found& found) {
  if (!is_year_number(at) || !may_be_year(at)) return false;
  const int year = word(at).value;
  if (take_quarter(at, found)) return true;
  if (is(at + 1, Is::possessive) && take_quarter(at + 2, found)) {  // "1988's third quarter"
    found.moment.year = static_cast<std::int16_t>(year);
    return true;
  }
  found.moment = Moment::of_year(year);
  found.end = at + 1;
  const Word& last = word(at + 2);
  if (is_hyphen(at + 1) && word(at + 1).is_glued && last.is_glued && last.is == Is::number) {
    const int second = last.text.size() == 2 ? year / 100 * 100 + last.value : last.value;
    if ((last.text.size() == 2 || last.text.size() == 4) && second > year && is_full_year(second)) {
      found.until = Moment::of_year(second);
      found.end = at + 3;
    }
  }
  return true;
}

// "nineteen ninety-six".
bool Reading::take_spoken_year(std::uint32_t at, Found& found) {
  std::uint32_t end = at;
  const int year = year_at(at, end);
  if (year == unknown_year) return false;
  found.moment = Moment::of_year(year);
  found.end = end;
  return true;
}

// "1990s", "'90s", "nineties": a decade; "the 1900s" too, for news means the ten years more often than the hundred.
bool Reading::take_era(std::uint32_t at, Found& found) {
  const Word& era = word(at);
  if (era.is != Is::era) return false;
  const bool is_spoken = era.text[0] >= 'A' && era.text[0] != '`';
  const bool is_named = before(at).is == Is::the || before(at).is == Is::early || era.is_mid;
  if (is_spoken && (!is_named || era.value < 1920)) return false;
  if (era.text.size() == 3 && before(at).is != Is::the && before(at).is != Is::early) return false;
  if (at >= 2 && (is_tag(at - 2, "PRP$") || is_tag(at - 1, "PRP$"))) return false;  // in her late 30s
  if (at >= 3 && is_tag(at - 3, "PRP$") && is_hyphen(at - 1)) return false;
  found.moment = Moment::of_year(era.value);
  // "Vision 2030's goals": without "the" the apostrophe is a genitive.
  const bool is_genitive = !is_named && !is_spoken && !is_hyphen(at - 1) && era.text.size() >= 6;
  if (!is_genitive) found.moment.grain = Grain::decade;
  found.end = at + 1;
  return true;
}

// "20th century", "the eighteenth century".
bool Reading::take_century(std::uint32_t at, Found& found) {
  const std::uint32_t unit = is_hyphen(at + 1) ? at + 2 : at + 1;
  const int number = word(at).value;
  if (!is(at, Is::ordinal) || number < 1 || number > 30 || !is_unit(unit)) return false;
  if (word(unit).value != static_cast<int>(Unit::century)) return false;
  found.moment = Moment::of_year((number - 1) * 100);
  found.moment.grain = Grain::century;
  found.end = unit + 1;
  return true;
}

bool Reading::take_holiday(std::uint32_t at, Found& found) {
  if (!word(at).is_capital || is_in_name_of_other(at)) return false;
  auto feast = static_cast<Feast>(word(at).value);
  std::uint32_t end = at + 1;
  if (is(end, Is::possessive)) ++end;
  if (feast == new_year) {
    if (!says(end, "year")) return false;
    ++end;
    if (is(end, Is::possessive)) ++end;
  }
  if (feast == good_friday) {
    if (!says(end, "friday")) return false;
    ++end;
  }
  const bool is_day = says(end, "day") || says(end, "eve") || says(end, "sunday") || says(end, "monday");
  const bool needs_day = feast == labor || feast == memorial || feast == independence || feast == election ||
                         feast == boxing || feast == veterans || feast == valentine;
  if (needs_day && !says(end, "day")) return false;
  if (is_day && word(end).is_capital) {
    if (says(end, "eve") && feast == christmas) feast = eve_of_christmas;
    if (says(end, "eve") && feast == new_year) feast = eve_of_new_year;
    if (says(end, "monday") && feast == easter) feast = easter_monday;
    ++end;
  } else if (feast == new_year) {
    return false;
  }
  std::uint32_t after_year = end;
  int year = year_at(is(end, Is::comma) ? end + 1 : end, after_year);
  found.end = year == unknown_year ? end : after_year;
  found.moment.grain = Grain::day;
  if (year == unknown_year && today_.is_known()) {
    const Word& head = before(at);
    const Tense tense = tense_at(at);
    const std::int32_t now = first_day(today_), here = day_of(feast, today_.year);
    // Past ones lie up to a year back, "last" ones not today.
    const std::int32_t least = head.is == Is::relative && head.value < 0   ? -365
                               : head.is == Is::relative && head.value > 0 ? 1
                               : tense == Tense::future                    ? -7
                               : tense == Tense::past                      ? -364
                                                                           : -200;
    year = today_.year + (here - now < least ? 1 : here - now >= least + 365 ? -1 : 0);
  }
  if (year != unknown_year) found.moment = of_day_number(day_of(feast, year));
  return true;
}

}  // namespace sayso::times
