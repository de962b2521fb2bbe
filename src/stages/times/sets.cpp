// How often ("twice a week", "every Tuesday"), and what has no value ("now", "recently").
#include "stages/times/reading.hpp"

namespace sayso::times {

namespace {

constexpr std::string_view parts[] = {"", "TMO", "TAF", "TEV", "TNI"};  // by DayPart

}  // namespace

// "every Tuesday", "each July", "every two years", "Tuesdays", "daily", "annually".
bool Reading::take_set(std::uint32_t at, Found& found) {
  const Word& head = word(at);
  found.kind = TimeKind::set;
  found.precision = TimePrecision::interval;
  found.end = at + 1;
  if (head.is == Is::weekdays) return set_weekday(found, at);
  if (head.is == Is::adverb_of_set) {
    if (head.is_capital && (says(at + 1, "et") || says(at - 1, "and"))) return false;  // Daily et al.
    if (head.is_capital && at != sentence_.begin && (word(at + 1).is_capital || before(at).is_capital))
      return false;
    if (is_in_name_of_other(at)) return false;
    if (says(at, "quarterly") && is_tag(at + 1, "NN")) return false;
    set_period(found, at, 1, static_cast<Unit>(head.value));
    return true;
  }
  std::uint32_t next = at + 1;
  const bool is_other = says(next, "other") || says(next, "second");
  if (is_other) ++next;
  const Count count = count_at(next);
  if (count.end != 0) next = count.end;
  const Word& core = word(next);
  found.end = next + 1;
  switch (core.is) {
    case Is::unit:
    case Is::units:
      set_period(found, next,
                 count.end != 0 ? count.number
                 : is_other     ? 2
                                : 1,
                 static_cast<Unit>(core.value));
      // Kilometres per hour are no times.
      if (says(at, "per") && (core.value <= static_cast<int>(Unit::hour) || count.end != 0)) return false;
      return core.value > static_cast<int>(Unit::second);
    case Is::weekday: return set_weekday(found, next);
    case Is::month:
      found.timex = Value("XXXX-");
      found.timex.append(core.value, 2);
      found.precision = TimePrecision::month;
      return core.is_capital;
    case Is::season:
      found.timex = timex_of(Moment::of_number(Grain::season, unknown_year, core.value));
      found.precision = TimePrecision::season;
      return true;
    case Is::part:
      found.timex = Value("XXXX-XX-XX");
      found.timex.append(parts[core.value]);
      return !says(next, "overnight");
    default: return false;
  }
}

// What returns every week: "XXXX-WXX-2TNI" for Tuesday nights.
bool Reading::set_weekday(Found& found, std::uint32_t at) const {
  const Word& day = word(at);
  if (!day.is_capital || is_in_name_of_other(at)) return false;
  found.timex = Value("XXXX-WXX-");
  found.timex.append(day.value + 1, 1);
  found.precision = TimePrecision::day;
  if (is(found.end, Is::part) && !says(found.end, "overnight")) {
    found.timex.append(parts[word(found.end).value]);
    ++found.end;
  }
  return true;
}

void Reading::set_period(Found& found, std::uint32_t at, std::int32_t number, Unit unit) const {
  set_duration(found, {at, number, false, false, {}}, unit);
  found.kind = TimeKind::set;
  found.value = {};
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
