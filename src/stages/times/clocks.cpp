// Hours of the clock and parts of days, and the day that they belong to.
#include "stages/times/reading.hpp"

#include <algorithm>

namespace sayso::times {

namespace {

DayPart part_of(std::int32_t value) { return static_cast<DayPart>(value); }

void set_clock(Moment& moment, std::int32_t hour, std::int32_t minute) {
  moment.hour = static_cast<std::int8_t>(hour);
  moment.minute = static_cast<std::int8_t>(minute);
}

// The clock of one Moment on the day of another.
Moment on_day(const Moment& day, const Moment& clock) {
  Moment moment = day;
  if (moment.grain != Grain::day) {
    moment = {};
    moment.grain = Grain::day;
  }
  moment.part = DayPart::none;
  moment.hour = clock.hour, moment.minute = clock.minute, moment.second = clock.second;
  return moment;
}

}  // namespace

std::uint32_t Reading::after_zone(std::uint32_t at) const {
  const bool is_zone = is(at, Is::zone) && word(at).is_capital;
  const bool is_spelled = is_zone || (is(at, Is::zone) && says(at, "local"));
  if (!is_spelled) {
    // "(1430 GMT)" is another time of its own.
    return at;
  }
  const bool has_time = says(at + 1, "time");
  if (!has_time && (says(at, "eastern") || says(at, "pacific") || says(at, "local"))) return at;
  return has_time ? at + 2 : at + 1;
}

// Where the clock time that begins at `at` ends, its zone included; `at` where none begins.
std::uint32_t Reading::clock_at(std::uint32_t at, Moment& moment) const {
  const Word& first = word(at);
  std::uint32_t next = at + 1;
  std::int32_t hour = -1, minute = 0;
  if (first.is == Is::noon) {
    set_clock(moment, first.value, 0);
    return after_zone(next);
  }
  if (first.is == Is::clock) {
    hour = first.value / 60, minute = first.value % 60;
  } else if (first.is == Is::number && first.value >= 0 && first.text.size() <= 2) {
    hour = first.value;
  } else if (first.is == Is::number && first.value < 0 && first.text.size() <= 5) {  // 3.30 pm
    const std::size_t dot = first.text.find('.');
    const Word before_dot = word_of(first.text.substr(0, dot));
    const Word after_dot = dot == std::string_view::npos ? Word{} : word_of(first.text.substr(dot + 1));
    if (after_dot.text.size() != 2 || after_dot.value > 59 || before_dot.value > 12 ||
        !is(next, Is::half_day))
      return at;
    hour = before_dot.value, minute = after_dot.value;
  } else if (first.is == Is::number_word) {
    if (!is(next, Is::oclock) && !is(next, Is::half_day)) return at;
    hour = first.value;
  } else if (first.is == Is::number && first.text.size() == 4 && first.value % 100 < 60 &&
             first.value < 2400) {
    // "0900 GMT"
    if (after_zone(next) == next && !says(next, "hours")) return at;
    hour = first.value / 100, minute = first.value % 100;
    set_clock(moment, hour, minute);
    return says(next, "hours") ? next + 1 : after_zone(next);
  } else {
    return at;
  }
  const bool is_twelve = hour >= 1 && hour <= 12;
  if (is(next, Is::oclock) && is_twelve) ++next;
  if (is(next, Is::half_day) && is_twelve) {
    hour = hour % 12 + word(next).value;
    ++next;
  } else if (is_twelve && says(next, "in") && is(next + 1, Is::the) && is(next + 2, Is::part)) {
    if (part_of(word(next + 2).value) != DayPart::morning) hour = hour % 12 + 12;
    next += 3;
  } else if (is_twelve && says(next, "at") && says(next + 1, "night")) {
    hour = hour % 12 + 12;
    next += 2;
  } else if (first.is == Is::clock) {
    // 2:10 may be a score or a record: something must point at it.
    const Is side = before(at).is;
    const bool is_pointed_at = side == Is::at || side == Is::to || side == Is::from || side == Is::in ||
                               side == Is::earlier || side == Is::later || side == Is::hedge ||
                               side == Is::between;
    if (!is_pointed_at && after_zone(next) == next && !says(next, "hours")) return at;
    if (is_unit(next) || is_plural_unit(next)) return at;
  } else if (next == at + 1) {
    return at;
  }
  if (hour > 24 || (hour == 24 && minute > 0)) return at;
  set_clock(moment, hour, minute);
  return after_zone(next);
}

// "3:30 p.m. Tuesday", "noon", "5 p.m. EST, Nov. 6", "midnight on Friday".
bool Reading::take_clock(std::uint32_t at, Found& found) {
  Moment clock;
  clock.grain = Grain::day;
  std::uint32_t end = clock_at(at, clock);
  if (end == at) return false;
  found.kind = TimeKind::time;
  std::uint32_t next = is(end, Is::comma) ? end + 1 : end;
  if (says(next, "on") || (says(next, "of") && is(next + 1, Is::named_day))) ++next;
  Found day;
  const std::uint32_t behind = next + 3;  // "10:35 a.m. (0735 GMT) Friday"
  if (word(next).text == "(" && word(behind).text == ")" && is_weekday(behind + 1)) {
    found.moment = on_day(weekday_moment(word(behind + 1).value, 0, false, at), clock);
    found.end = end;
    return true;
  }
  const bool is_day_word =
      is_weekday(next) || is(next, Is::named_day) || is(next, Is::tonight) ||
      (is_month(next) && day_of_month(next + 1) > 0) || (day_of_month(next) > 0 && is(next + 1, Is::month)) ||
      (is(next, Is::relative) && (is_weekday(next + 1) || is(next + 1, Is::part))) ||
      (is(next, Is::the) && (is(next + 1, Is::relative) || is(next + 1, Is::following)) &&
       says(next + 2, "day"));
  if (is_day_word && take_core(next, day) && !day.is_nothing && day.moment.grain == Grain::day) {
    found.moment = on_day(day.moment, clock);
    found.end = day.end;
    return true;
  }
  const bool is_near =
      reference_day_.is_known() && last_.moment.grain == Grain::day && sentence_number_ - last_sentence_ <= 1;
  found.moment = on_day(is_near ? reference_day_ : today_, clock);
  found.end = end;
  return true;
}

// "yesterday", "tomorrow night", "tonight".
bool Reading::take_named_day(std::uint32_t at, Found& found) {
  const Word& day = word(at);
  if (day.is_capital && is_in_name_of_other(at)) return false;  // USA Today
  found.end = at + 1;
  if (day.is == Is::tonight) {
    found.moment = today_;
    found.moment.hour = found.moment.minute = found.moment.second = -1;
    found.moment.part = DayPart::night;
    return true;
  }
  found.moment = day.value == 0 ? today_ : from(today_, day.value, Unit::day);
  found.moment.hour = found.moment.minute = found.moment.second = -1;
  return true;
}

// A part of a day by itself: "overnight", "the morning".
bool Reading::take_part(std::uint32_t at, Found& found) {
  const bool is_overnight = says(at, "overnight");
  if (!is_overnight && before(at).is != Is::the && before(at).is != Is::early) return false;
  // "in the morning", not "the night sky".
  const std::uint32_t head = is(at - 1, Is::early) ? at - 2 : at - 1;
  const bool is_pointed_at = is(head - 1, Is::in) || is(head - 1, Is::of) || is(head - 1, Is::to) ||
                             is(head - 1, Is::from) || is(at + 1, Is::of);
  if (!is_overnight && (!is_pointed_at || is_tag(at + 1, "NN") || is_tag(at + 1, "JJ"))) return false;
  if (is(at + 1, Is::following) || is_hyphen(at + 1) || (is_overnight && is_hyphen(at - 1))) return false;
  found.kind = TimeKind::time;
  found.end = at + 1;
  if (says(at + 1, "of")) {
    Found day;
    if ((is_weekday(at + 2) || is_month(at + 2)) && take_core(at + 2, day) &&
        day.moment.grain == Grain::day) {
      found.moment = day.moment;
      found.moment.part = part_of(word(at).value);
      found.end = day.end;
      return true;
    }
    return false;
  }
  if (is_overnight) {
    found.moment = from(today_, -1, Unit::day);
  } else {
    const bool is_near = reference_day_.is_known() && last_.moment.grain == Grain::day;
    found.moment = is_near ? reference_day_ : today_;
    found.moment.hour = found.moment.minute = found.moment.second = -1;
  }
  found.moment.part = is_overnight ? DayPart::night : part_of(word(at).value);
  return true;
}

// "Tuesday" + "morning", "Nov. 6" + "at 3 p.m.", "Friday" + "'s early morning" is left.
void Reading::extend_day(Found& found) {
  const bool is_day = found.kind == TimeKind::date && found.moment.grain == Grain::day &&
                      !found.moment.has_clock() && !found.until.is_known();
  if (!is_day) return;
  std::uint32_t next = found.end;
  if (is(next, Is::early) && is(next + 1, Is::part)) ++next;
  if (is(next, Is::part) && !says(next, "overnight") && found.moment.part == DayPart::none) {
    found.moment.part = part_of(word(next).value);
    found.end = next + 1;
    next = found.end;
  }
  if (is(next, Is::comma)) ++next;
  if (!says(next, "at") && next == found.end) return;
  const bool has_at = says(next, "at");
  if (has_at) ++next;
  Moment clock;
  const std::uint32_t end = clock_at(next, clock);
  if (end == next || (!has_at && is(next, Is::clock) && !is(next + 1, Is::half_day))) return;
  found.moment = on_day(found.moment, clock);
  found.end = end;
}

// "October" + "this year", "the third quarter" + "of last year".
void Reading::extend_year(Found& found) {
  const Moment& moment = found.moment;
  const bool lacks_year = (moment.grain == Grain::month || moment.grain == Grain::day ||
                           moment.grain == Grain::quarter || moment.grain == Grain::season) &&
                          found.kind == TimeKind::date && !moment.has_clock() && !found.until.is_known();
  if (!lacks_year || is_year_number(found.end - 1) || is(found.end - 1, Is::named_day) ||
      is(found.end - 1, Is::weekday)) {
    return;
  }
  std::uint32_t next = found.end;
  if (is(next, Is::of) || is(next, Is::comma) || says(next, "in")) ++next;
  const bool is_year = is(next, Is::relative) && says(next + 1, "year") && !is(next + 2, Is::possessive);
  if (!is_year || says(next, "past") || !today_.is_known()) return;
  const bool is_told = is(found.end, Is::of) || next == found.end;
  if (!is_told) return;
  const int year = today_.year + word(next).value;
  if (moment.grain == Grain::day && !is_day(year, moment.month, moment.day)) return;
  found.moment.year = static_cast<std::int16_t>(year);
  found.end = next + 2;
}

}  // namespace sayso::times
