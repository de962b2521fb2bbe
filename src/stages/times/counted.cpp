// Counted units: how long ("three days"), how long before or after ("two weeks ago"), and how old, which is no time.
#include "stages/times/reading.hpp"

#include <algorithm>

namespace sayso::times {

namespace {

struct Letters {
  std::string_view prefix, letter;
  std::int32_t factor;
};

// How ISO 8601 writes a unit: "PT" and "M" for minutes; a decade is ten years.
Letters letters_of(Unit unit) {
  switch (unit) {
    case Unit::second: return {"PT", "S", 1};
    case Unit::minute: return {"PT", "M", 1};
    case Unit::hour: return {"PT", "H", 1};
    case Unit::day:
    case Unit::night: return {"P", "D", 1};
    case Unit::weekend: return {"P", "D", 2};
    case Unit::week: return {"P", "W", 1};
    case Unit::fortnight: return {"P", "W", 2};
    case Unit::month: return {"P", "M", 1};
    case Unit::season:
    case Unit::quarter: return {"P", "M", 3};
    case Unit::year: return {"P", "Y", 1};
    case Unit::decade: return {"P", "Y", 10};
    case Unit::century: return {"P", "Y", 100};
  }
  return {"P", "D", 1};
}

constexpr std::int32_t largest = 1'000'000;

}  // namespace

bool Reading::is_unit(std::uint32_t at) const {
  return is(at, Is::unit) || is(at, Is::units) || (says(at, "second") && is(at - 1, Is::article));
}
bool Reading::is_plural_unit(std::uint32_t at) const { return is(at, Is::units); }

// A cardinal in words: "twenty-six", "two hundred", "a hundred".
Reading::Count Reading::words_at(std::uint32_t at) const {
  Count count;
  const Word& first = word(at);
  if (first.is != Is::number_word) return count;
  count.number = first.value;
  count.end = at + 1;
  const std::uint32_t next = is_hyphen(at + 1) ? at + 2 : at + 1;
  const Word& ones = word(next);
  if (first.value >= 20 && first.value % 10 == 0 && ones.is == Is::number_word && ones.value >= 1 &&
      ones.value <= 9) {
    count.number += ones.value;
    count.end = next + 1;
  }
  if (is(count.end, Is::scale)) {
    count.number *= word(count.end).value;
    ++count.end;
  }
  return count;
}

// In digits: "3", "3.5", "5 1/2", "13 billion".
Reading::Count Reading::digits_at(std::uint32_t at) const {
  const Word& first = word(at);
  Count count{at + 1, first.value, false, false, {}};
  if (first.value < 0) {
    if (first.text.size() > 5 || first.text.find('.') == std::string_view::npos) return {};
    count.decimal = first.text;
  } else if (first.text.size() > 6 || first.value > largest) {
    return {};
  }
  if (word(count.end).text == "1/2") {
    count.has_half = true;
    ++count.end;
  }
  if (is(count.end, Is::scale) || says(count.end, "million") || says(count.end, "billion")) {
    count.number = -1;  // more than any calendar holds
    ++count.end;
  }
  return count;
}

// "a", "a hundred", "a few", "a half", "a full".
Reading::Count Reading::article_at(std::uint32_t at) const {
  const std::uint32_t next = at + 1;
  if (is(next, Is::scale)) return {at + 2, word(next).value, false, true, {}};
  if (is(next, Is::few)) return count_at(next);
  if (is(next, Is::half)) return {at + 2, 0, true, false, {}};
  const bool is_whole = says(next, "full") || says(next, "whole") || says(next, "single");
  return {is_whole ? at + 2 : next, 1, false, true, {}};
}

// "three", "3", "3.5", "5 1/2", "a", "a few", "several", "two and a half", "half a".
Reading::Count Reading::count_at(std::uint32_t at) const {
  Count count;
  switch (word(at).is) {
    case Is::number: count = digits_at(at); break;
    case Is::number_word: count = words_at(at); break;
    case Is::article: count = article_at(at); break;
    case Is::few:
      count.end = is(at + 1, Is::of) ? at + 2 : at + 1;
      if (says(at, "some") && (is(at + 1, Is::number) || is(at + 1, Is::number_word)))
        return count_at(at + 1);
      if (says(at, "couple")) count.number = 2;
      if (says(at, "dozens") && !is(at + 1, Is::of)) return {};
      break;
    case Is::half: {
      const bool is_half_hour = is_hyphen(at + 1) && says(at + 2, "hour");
      if (!is_half_hour && !is(at + 1, Is::article)) return {};
      count = {is_half_hour ? at + 1 : at + 2, 0, true, false, {}};
      break;
    }
    case Is::ordinal:
      // "the first nine months"
      if (!is(at + 1, Is::number) && !is(at + 1, Is::number_word) && !says(at + 1, "few")) return {};
      return count_at(at + 1);
    default: return {};
  }
  if (count.end != 0 && is(count.end, Is::conjunction) && is(count.end + 1, Is::article) &&
      is(count.end + 2, Is::half)) {
    count.has_half = true;
    count.end += 3;
  }
  return count;
}

void Reading::set_duration(Found& found, const Count& count, Unit unit) const {
  const Letters letters = letters_of(unit);
  found.kind = TimeKind::duration;
  found.moment = {};
  found.precision = unit <= Unit::hour                              ? TimePrecision::instant
                    : unit <= Unit::night                           ? TimePrecision::day
                    : unit == Unit::week || unit == Unit::fortnight ? TimePrecision::week
                    : unit == Unit::month                           ? TimePrecision::month
                    : unit == Unit::year                            ? TimePrecision::year
                                                                    : TimePrecision::interval;
  found.timex = {};
  found.value = {};
  found.timex.append(letters.prefix);
  if (count.number < 0 && count.decimal.empty()) {
    found.precision = TimePrecision::vague;
    found.timex.append("X");
    // Tens and hundreds of years have letters of their own, for X of them cannot be multiplied.
    found.timex.append(unit == Unit::decade ? "DE" : unit == Unit::century ? "CE" : letters.letter);
    return;
  }
  if (!count.decimal.empty()) {
    found.timex.append(count.decimal);
  } else if (count.has_half && letters.letter == "H") {
    if (count.number > 0) {
      found.timex.append(count.number, 1);
      found.timex.append("H");
    }
    found.timex.append("30M");
    found.value = found.timex;
    return;
  } else {
    const std::int64_t number = std::int64_t{count.number} * letters.factor;
    const bool is_even = count.has_half && letters.factor % 2 == 0;
    found.timex.append(static_cast<std::int32_t>(std::min<std::int64_t>(
                           number + (is_even ? letters.factor / 2 : 0), largest * 100)),
                       1);
    if (count.has_half && !is_even) found.timex.append(".5");
  }
  found.timex.append(letters.letter);
  found.value = found.timex;
}

void Reading::set_reference(Found& found, std::string_view name) const {
  found.kind = TimeKind::date;
  found.precision = TimePrecision::vague;
  found.moment = {};
  found.value = {};
  found.timex = Value(name);
}

// "two or three weeks", "two to three years": the larger number stands for both. `next` is behind the first.
bool Reading::take_two_counts(const Count& count, std::uint32_t next, Found& found) {
  const std::uint32_t second = is_hyphen(next - 1) ? next : next + 1;
  const Count other = count_at(second);
  if (other.end == 0 || other.number <= count.number || !is(other.end, Is::units)) return false;
  set_duration(found, {other.end, -1, false, false, {}}, static_cast<Unit>(word(other.end).value));
  found.end = other.end + 1;
  if (is(found.end, Is::ago)) {
    set_reference(found, "PAST_REF");
    ++found.end;
  }
  return true;
}

// Where an age ends whose number begins at `at` and whose unit is at `unit`; 0 where it is none.
std::uint32_t Reading::end_of_age(std::uint32_t at, std::uint32_t unit) const {
  const std::uint32_t next = unit + 1;
  if (is(at - 1, Is::old) || (is(at - 1, Is::of) && says(at - 2, "age"))) return next;
  if (is_hyphen(next) && (is(next + 1, Is::old) || says(next + 1, "olds"))) return next + 2;
  return is(next, Is::old) || says(next, "older") || says(next, "younger") ? next + 1 : 0;
}

// Whether a unit can be counted so: not "one quarter of them", not "World Cup 2018 day five".
bool Reading::counts(const Count& count, std::uint32_t at, std::uint32_t next) const {
  if (!is(next, Is::unit) && !is(next, Is::units)) return false;
  const Unit unit = static_cast<Unit>(word(next).value);
  const bool is_plural = is(next, Is::units), is_hyphenated = is_hyphen(next - 1);
  if (!is_plural && !is_hyphenated && is_year_number(at)) return false;
  if (unit == Unit::quarter && (!is_plural || is_hyphenated || is(next + 1, Is::of))) return false;
  if (unit == Unit::weekend && count.is_article) return false;
  if (unit == Unit::night && !is_plural) return false;
  if (is_plural && count.is_article && word(count.end - 1).is == Is::article) return false;
  return word(next).text != "min" && word(next).text != "hr";
}

// "three days", "two weeks ago", "a year earlier", "three times a week", "two-week"; an age is nothing.
bool Reading::take_counted(std::uint32_t at, Found& found) {
  const Count count = count_at(at);
  if (count.end == 0) return false;
  std::uint32_t next = count.end;
  if (is(next, Is::times)) return take_frequency(at, found);
  const bool is_hyphenated = is_hyphen(next) && word(next).is_glued;
  if (is_hyphenated) ++next;
  if (says(next, "more") || says(next, "additional") || says(next, "consecutive") || says(next, "straight") ||
      says(next, "full") || says(next, "fiscal")) {
    ++next;
  }
  if (says(next, "or") && says(next + 1, "two")) next += 2;
  const bool has_two = says(next, "or") || says(next, "to") || (is_hyphenated && is(next, Is::number));
  if (has_two && !count.is_article) return take_two_counts(count, next, found);
  if (!counts(count, at, next)) return false;
  const Unit unit = static_cast<Unit>(word(next).value);
  found.end = end_of_age(at, next);
  found.is_nothing = found.end != 0;
  if (found.is_nothing) return true;
  found.end = next + 1;
  if (take_shift(found.end, count, unit, found)) return true;
  const bool is_joined = is_hyphen(found.end) && word(found.end).is_glued;
  const bool is_long = is_joined && says(found.end + 1, "long");  // "a day-long meeting"
  if (count.is_article && is_joined && !is_long) return false;    // "a year-end sale"
  if (count.is_article && unit == Unit::second) return false;
  set_duration(found, count, unit);
  if (is_long) {
    found.end += 2;
  } else if (count.is_article && count.end == next && unit >= Unit::day && is_rate(at)) {
    found.kind = TimeKind::set;
    found.value = {};
  }
  return true;
}

// "$4 million a year": what stands before the article is counted.
bool Reading::is_rate(std::uint32_t at) const {
  const Is side = before(at).is;
  if (side == Is::in || side == Is::hedge || side == Is::later || side == Is::earlier) return false;
  return is_tag(at - 1, "NN") || is_tag(at - 1, "CD") || is_tag(at - 1, "RB") || is_tag(at - 1, "JJ") ||
         side == Is::number || before(at).text == "%";
}

// What stands behind a counted unit, at `next`: ago, earlier, later, from now.
Reading::Direction Reading::direction_at(std::uint32_t next) const {
  if (is(next, Is::ago)) return {next + 1, -1, true};
  if (says(next, "from") && says(next + 1, "now")) return {next + 2, 1, true};
  const bool is_before = says(next, "before"), is_after = says(next, "after");
  if (is_before || is_after) {
    // "two days before the vote" is a stretch and an event.
    const Word& mark = word(next + 1);
    const bool ends = mark.text.empty() || mark.is == Is::comma || mark.text == "." || mark.text == ";";
    return ends ? Direction{next + 1, is_before ? -1 : 1, false} : Direction{};
  }
  if (says(next, "earlier") || says(next, "beforehand")) return {next + 1, -1, false};
  const bool is_later = says(next, "later") || says(next, "afterward") || says(next, "afterwards");
  return is_later ? Direction{next + 1, 1, false} : Direction{};
}

// "two weeks ago", "a year earlier", "three hours later".
bool Reading::take_shift(std::uint32_t at, const Count& count, Unit unit, Found& found) {
  std::uint32_t next = is_hyphen(at) && word(at).is_glued ? at + 1 : at;
  if (says(next, "or") && says(next + 1, "so")) next += 2;
  const Direction direction = direction_at(next);
  if (direction.sign == 0) return false;
  if (count.has_half && count.number >= 0 && (unit == Unit::year || unit == Unit::decade)) {
    const bool is_year = unit == Unit::year;
    const std::int32_t finer = is_year ? 12 * count.number + 6 : 10 * count.number + 5;
    return take_shift(at, {count.end, finer, false, false, {}}, is_year ? Unit::month : Unit::year, found);
  }
  found.end = direction.end;
  found.kind = TimeKind::date;
  found.is_relative = true;
  if (count.number < 0) {
    set_reference(found, direction.is_from_today && direction.sign > 0 ? "FUTURE_REF" : "PAST_REF");
    return true;
  }
  // "a year ago" in a report of quarters is the quarter of the year before.
  const std::uint32_t far = direction.is_from_today ? 6 : 8;
  const bool is_quarter = unit == Unit::year && count.number == 1 && quarter_.is_known() &&
                          (direction.is_from_today || direction.sign < 0) &&
                          sentence_number_ - quarter_sentence_ <= far;
  if (is_quarter) {
    found.moment = from(quarter_, 4 * direction.sign, Unit::quarter);
    return true;
  }
  const std::int32_t steps = direction.sign * count.number;
  if (unit <= Unit::hour) {
    shift_clock(found, count, unit, direction);
    return true;
  }
  const Moment& anchor = direction.is_from_today ? today_ : reference_for(unit);
  const bool is_week = unit == Unit::week || unit == Unit::fortnight;
  if (is_week && anchor.is_known() && anchor.grain == Grain::day) {
    found.moment = from(anchor, steps * (unit == Unit::week ? 7 : 14), Unit::day);
  } else {
    found.moment = from(anchor, steps, unit);
  }
  extend_day(found);
  return true;
}

// Hours and minutes before or after an hour; one that nobody knows leaves a stretch.
void Reading::shift_clock(Found& found, const Count& count, Unit unit, const Direction& direction) const {
  constexpr int minutes_a_day = 24 * 60;
  const Moment& anchor = direction.is_from_today ? today_ : reference_for(unit);
  if (!anchor.has_clock()) {
    if (direction.is_from_today) {
      set_reference(found, direction.sign < 0 ? "PAST_REF" : "FUTURE_REF");
    } else {
      set_duration(found, count, unit);
    }
    return;
  }
  const int factor = unit == Unit::hour ? 60 : unit == Unit::minute ? 1 : 0;
  const int minutes =
      anchor.hour * 60 + std::max<int>(anchor.minute, 0) + direction.sign * count.number * factor;
  const int days = minutes >= 0 ? minutes / minutes_a_day : -((minutes_a_day - 1 - minutes) / minutes_a_day);
  found.moment = from(anchor, days, Unit::day);
  found.moment.hour = static_cast<std::int8_t>((minutes - days * minutes_a_day) / 60);
  found.moment.minute = static_cast<std::int8_t>((minutes - days * minutes_a_day) % 60);
}

// "for years", "in decades", "weeks ago": no number at all.
bool Reading::take_bare_units(std::uint32_t at, Found& found) {
  const Unit unit = static_cast<Unit>(word(at).value);
  found.end = at + 1;
  if (is(at + 1, Is::ago) || says(at + 1, "earlier")) {
    set_reference(found, "PAST_REF");
    found.end = at + 2;
    return true;
  }
  const bool is_stretch = before(at).is == Is::in || says(at - 1, "over") || says(at - 1, "after") ||
                          says(at - 1, "took") || says(at - 1, "take") || says(at - 1, "last") ||
                          says(at - 1, "lasted") || says(at - 1, "spent") || says(at - 1, "early") ||
                          says(at + 1, "later") || says(at + 1, "of") || says(at - 1, "these") ||
                          says(at - 1, "those") || says(at - 1, "than");
  if (!is_stretch || says(at - 1, "since") || says(at - 1, "by") || unit < Unit::minute ||
      unit == Unit::quarter)
    return false;
  if (is_tag(at + 1, "NN") && !says(at + 1, "later")) return false;
  if (is(at + 1, Is::of) && is(at + 2, Is::the) && !says(at - 1, "first"))
    return false;  // the hours of the day
  const bool is_pointed_at = says(at - 1, "these") || says(at - 1, "those") || says(at - 1, "early");
  if (is_pointed_at && unit <= Unit::day) return false;
  set_duration(found, {at, -1, false, false, {}}, unit);
  if (says(at + 1, "later")) found.end = at + 2;
  return true;
}

}  // namespace sayso::times
