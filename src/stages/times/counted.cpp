// Counted units: how long ("three days"), how often ("twice a week", "every Tuesday"), how long before or after; and what
// has no value ("now", "recently").
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

// "three", "3", "3.5", "5 1/2", "a", "a few", "several", "two and a half", "half a".
Reading::Count Reading::count_at(std::uint32_t at) const {
  Count count;
  const Word& first = word(at);
  switch (first.is) {
    case Is::number:
      count.end = at + 1;
      count.number = first.value;
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
      break;
    case Is::number_word: count = words_at(at); break;
    case Is::article:
      count.end = at + 1;
      count.number = 1;
      count.is_article = true;
      if (is(at + 1, Is::scale)) {
        count.number = word(at + 1).value;
        count.end = at + 2;
      } else if (is(at + 1, Is::few)) {
        count = count_at(at + 1);
        count.is_article = false;
      } else if (is(at + 1, Is::half)) {
        count.number = 0;
        count.has_half = true;
        count.is_article = false;
        count.end = at + 2;
      } else if (says(at + 1, "full") || says(at + 1, "whole") || says(at + 1, "single")) {
        count.end = at + 2;
      }
      break;
    case Is::few:
      count.end = is(at + 1, Is::of) ? at + 2 : at + 1;
      if (says(at, "some") && (is(at + 1, Is::number) || is(at + 1, Is::number_word)))
        return count_at(at + 1);
      if (says(at, "couple")) count.number = 2;
      if (says(at, "dozens") && !is(at + 1, Is::of)) return {};
      break;
    case Is::half:
      if (is_hyphen(at + 1) && says(at + 2, "hour")) {
        count.end = at + 1;
        count.number = 0;
        count.has_half = true;
        break;
      }
      if (!is(at + 1, Is::article)) return {};
      count.number = 0;
      count.has_half = true;
      count.end = at + 2;
      break;
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
  // "two or three weeks", "two to three years": the larger number stands for both.
  if ((says(next, "or") || says(next, "to") || (is_hyphenated && is(next, Is::number))) &&
      !count.is_article) {
    const std::uint32_t second = is_hyphenated ? next : next + 1;
    const Count other = count_at(second);
    if (other.end != 0 && other.number > count.number && is(other.end, Is::units)) {
      set_duration(found, {other.end, -1, false, false, {}}, static_cast<Unit>(word(other.end).value));
      found.end = other.end + 1;
      if (is(found.end, Is::ago)) {
        set_reference(found, "PAST_REF");
        ++found.end;
      }
      return true;
    }
    return false;
  }
  if (!is(next, Is::unit) && !is(next, Is::units)) return false;
  const Unit unit = static_cast<Unit>(word(next).value);
  if (is(next, Is::unit) && !is_hyphenated && is_year_number(at)) return false;  // World Cup 2018 day five
  // One quarter or three-quarters of them.
  if (unit == Unit::quarter && (!is(next, Is::units) || is_hyphenated || is(next + 1, Is::of))) return false;
  if (unit == Unit::weekend && count.is_article) return false;
  if (unit == Unit::night && !is(next, Is::units)) return false;
  if (is(next, Is::units) && count.is_article && word(count.end - 1).is == Is::article) return false;
  if (word(next).text == "min" || word(next).text == "hr") return false;
  const bool is_age = (is_hyphen(next + 1) && is(next + 2, Is::old)) || is(next + 1, Is::old) ||
                      says(next + 1, "older") || says(next + 1, "younger") ||
                      (is_hyphen(next + 1) && says(next + 2, "olds"));
  const bool is_age_before = is(at - 1, Is::old) || (is(at - 1, Is::of) && says(at - 2, "age"));
  found.end = next + 1;
  if (is_age_before) {
    found.is_nothing = true;
    return true;
  }
  if (is_age) {
    found.end = is_hyphen(next + 1) ? next + 3 : next + 2;
    found.is_nothing = true;
    return true;
  }
  if (take_shift(found.end, count, unit, found)) return true;
  const Is side = before(at).is;
  const bool is_rate = count.is_article && count.end == next && !is_hyphenated &&
                       (is_tag(at - 1, "NN") || is_tag(at - 1, "CD") || is_tag(at - 1, "RB") ||
                        is_tag(at - 1, "JJ") || side == Is::number || before(at).text == "%") &&
                       side != Is::in && side != Is::hedge && side != Is::later && side != Is::earlier;
  if (count.is_article && is_hyphen(found.end) && word(found.end).is_glued) {
    // "a day-long meeting", "a year-end sale", "a month-old baby"
    if (is(found.end + 1, Is::old)) {
      found.end += 2;
      found.is_nothing = true;
      return true;
    }
    if (!says(found.end + 1, "long")) return false;
    set_duration(found, count, unit);
    found.end += 2;
    return true;
  }
  if (count.is_article && (says(next, "second") || unit <= Unit::second)) return false;
  set_duration(found, count, unit);
  if (is_rate && unit >= Unit::day) {
    found.kind = TimeKind::set;
    found.value = {};
  }
  if (is_hyphen(found.end) && word(found.end).is_glued && says(found.end + 1, "long")) found.end += 2;
  return true;
}

// What stands behind a counted unit: ago, earlier, later, from now.
bool Reading::take_shift(std::uint32_t at, const Count& count, Unit unit, Found& found) {
  std::uint32_t next = is_hyphen(at) && word(at).is_glued ? at + 1 : at;
  if (says(next, "or") && says(next + 1, "so")) next += 2;
  const Word& side = word(next);
  int direction = 0;
  bool is_from_today = false;
  if (side.is == Is::ago) {
    direction = -1;
    is_from_today = true;
  } else if (says(next, "from") && says(next + 1, "now")) {
    direction = 1;
    is_from_today = true;
    ++next;
  } else if (says(next, "earlier") || says(next, "before") || says(next, "beforehand")) {
    direction = -1;
  } else if (says(next, "later") || says(next, "afterward") || says(next, "afterwards") ||
             says(next, "after")) {
    direction = 1;
  }
  if (direction == 0) return false;
  if (says(next, "before") || says(next, "after")) {
    // "two days before the vote" is a stretch and an event.
    const Word& mark = word(next + 1);
    const bool ends = mark.text.empty() || mark.is == Is::comma || mark.text == "." || mark.text == ";";
    if (!ends) return false;
  }
  found.end = next + 1;
  found.kind = TimeKind::date;
  found.is_relative = true;
  const std::int32_t steps = count.number < 0 ? 0 : direction * count.number;
  if (count.has_half && count.number >= 0 && (unit == Unit::year || unit == Unit::decade)) {
    const Count months{
        count.end, unit == Unit::year ? 12 * count.number + 6 : 10 * count.number + 5, false, false, {}};
    return take_shift(at, months, unit == Unit::year ? Unit::month : Unit::year, found);
  }
  if (count.number < 0) {
    set_reference(found, is_from_today && direction > 0 ? "FUTURE_REF" : "PAST_REF");
    found.is_relative = true;
    return true;
  }
  if (is_from_today && unit == Unit::year && quarter_.is_known() && count.number == 1 &&
      sentence_number_ - quarter_sentence_ <= 6) {
    found.moment = from(quarter_, 4 * direction, Unit::quarter);
    return true;
  }
  if (!is_from_today && unit == Unit::year && quarter_.is_known() && count.number == 1 && direction < 0 &&
      sentence_number_ - quarter_sentence_ <= 8) {
    found.moment = from(quarter_, -4, Unit::quarter);
    return true;
  }
  const Moment& anchor = is_from_today ? today_ : reference_for(unit);
  if (unit <= Unit::hour) {
    found.kind = TimeKind::time;
    found.moment = anchor;
    found.moment.part = DayPart::none;
    const int hours = unit == Unit::hour ? steps : 0;
    if (!anchor.has_clock() && !is_from_today) {
      set_duration(found, count, unit);  // from an hour that nobody knows
      return true;
    }
    if (!anchor.has_clock()) {
      set_reference(found, is_from_today && direction < 0 ? "PAST_REF" : "FUTURE_REF");
      found.is_relative = true;
      return true;
    }
    int hour = anchor.hour + hours,
        minute = std::max<int>(anchor.minute, 0) + (unit == Unit::minute ? steps % 1440 : 0);
    hour += (minute >= 0 ? minute / 60 : -((59 - minute) / 60));
    minute = (minute % 60 + 60) % 60;
    const int days = hour >= 0 ? hour / 24 : -((23 - hour) / 24);
    found.moment = from(anchor, days, Unit::day);
    found.moment.hour = static_cast<std::int8_t>((hour % 24 + 24) % 24);
    found.moment.minute = static_cast<std::int8_t>(minute);
    return true;
  }
  found.moment = from(anchor, steps, unit == Unit::week || unit == Unit::fortnight ? Unit::day : unit);
  if (unit == Unit::week || unit == Unit::fortnight) {
    const std::int32_t days = steps * (unit == Unit::week ? 7 : 14);
    found.moment = anchor.is_known() && anchor.grain == Grain::day ? from(anchor, days, Unit::day)
                                                                   : from(anchor, steps, unit);
  }
  extend_day(found);
  return true;
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

// "every Tuesday", "each July", "every two years", "Tuesdays", "daily", "annually".
bool Reading::take_set(std::uint32_t at, Found& found) {
  const Word& head = word(at);
  found.kind = TimeKind::set;
  found.precision = TimePrecision::interval;
  found.end = at + 1;
  const auto set_weekday = [&](std::int32_t weekday) {
    found.timex = Value("XXXX-WXX-");
    found.timex.append(weekday + 1, 1);
    found.precision = TimePrecision::day;
    if (is(found.end, Is::part) && !says(found.end, "overnight")) {
      constexpr std::string_view parts[] = {"", "TMO", "TAF", "TEV", "TNI"};
      found.timex.append(parts[word(found.end).value]);
      ++found.end;
    }
  };
  if (head.is == Is::weekdays) {
    if (!head.is_capital || is_in_name_of_other(at)) return false;
    set_weekday(head.value);
    return true;
  }
  if (head.is == Is::adverb_of_set) {
    if (head.is_capital && (says(at + 1, "et") || says(at - 1, "and"))) return false;  // Daily et al.
    if (head.is_capital && at != sentence_.begin && (word(at + 1).is_capital || before(at).is_capital))
      return false;
    if (is_in_name_of_other(at)) return false;
    if (says(at, "quarterly") && is_tag(at + 1, "NN")) return false;
    set_duration(found, {at, 1, false, false, {}}, static_cast<Unit>(head.value));
    found.kind = TimeKind::set;
    found.value = {};
    return true;
  }
  std::uint32_t next = at + 1;
  const bool is_other = says(next, "other") || says(next, "second");
  if (is_other) ++next;
  Count count = count_at(next);
  if (count.end != 0) next = count.end;
  const Word& core = word(next);
  found.end = next + 1;
  switch (core.is) {
    case Is::unit:
    case Is::units:
      set_duration(found,
                   {next,
                    count.end != 0 ? count.number
                    : is_other     ? 2
                                   : 1,
                    false,
                    false,
                    {}},
                   static_cast<Unit>(core.value));
      found.kind = TimeKind::set;
      found.value = {};
      // Kilometres per hour are no times.
      if (says(at, "per") && (core.value <= static_cast<int>(Unit::hour) || count.end != 0)) return false;
      if (core.value <= static_cast<int>(Unit::second)) return false;
      return true;
    case Is::weekday:
      if (!core.is_capital || is_in_name_of_other(next)) return false;
      set_weekday(core.value);
      return true;
    case Is::month:
      if (!core.is_capital) return false;
      found.timex = Value("XXXX-");
      found.timex.append(core.value, 2);
      found.precision = TimePrecision::month;
      return true;
    case Is::season:
      found.timex = timex_of(Moment::of_number(Grain::season, unknown_year, core.value));
      found.precision = TimePrecision::season;
      return true;
    case Is::part: {
      constexpr std::string_view parts[] = {"", "TMO", "TAF", "TEV", "TNI"};
      if (says(next, "overnight")) return false;
      found.timex = Value("XXXX-XX-XX");
      found.timex.append(parts[core.value]);
      return true;
    }
    default: return false;
  }
}

// "twice a week", "three times a year", "once every four years".
bool Reading::take_frequency(std::uint32_t at, Found& found) {
  const Count count = count_at(at);
  std::uint32_t next = at + 1;
  if (count.end != 0) {
    if (!says(count.end, "times")) return false;
    next = count.end + 1;
  } else if (says(at, "times")) {
    return false;
  }
  if (is(next, Is::every)) return take_set(next, found);
  if (!is(next, Is::article) || !is(next + 1, Is::unit)) return false;
  set_duration(found, {next, 1, false, false, {}}, static_cast<Unit>(word(next + 1).value));
  found.kind = TimeKind::set;
  found.value = {};
  found.end = next + 2;
  return true;
}

// "now", "recently", "soon".
bool Reading::take_vague(std::uint32_t at, Found& found) {
  const Word& head = word(at);
  if (head.is_capital && is_in_name_of_other(at)) return false;
  if (says(at, "previously") || says(at, "formerly")) return false;
  const bool is_now_and_then = is(at - 1, Is::every) || says(at + 2, "then") || says(at + 2, "again");
  if (says(at, "now") && is(at + 1, Is::conjunction) && is_now_and_then) return false;
  if (says(at, "now") && (is_hyphen(at + 1) || is_hyphen(at - 1))) return false;
  if (says(at, "soon") && (says(at + 1, "as") || says(at - 1, "as"))) return false;
  if (says(at, "shortly") && (is(at + 1, Is::later) || is(at + 1, Is::earlier))) return false;
  set_reference(found, head.is == Is::present ? "PRESENT_REF"
                       : head.is == Is::past  ? "PAST_REF"
                                              : "FUTURE_REF");
  found.end = at + 1;
  return true;
}

}  // namespace sayso::times
