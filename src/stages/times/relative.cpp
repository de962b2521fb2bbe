// Times told from today or from the time last mentioned: "last week", "this spring", "the following day", "the quarter".
#include "stages/times/reading.hpp"

#include <algorithm>

namespace sayso::times {

namespace {

// "This Week" in quotation marks is a programme.
bool is_mark(std::string_view text) {
  return text == "\"" || text == "“" || text == "‘" || text == "``" || text == "'";
}

Unit unit_of(const Word& word) { return static_cast<Unit>(word.value); }

}  // namespace

Moment Reading::from(const Moment& anchor, std::int32_t count, Unit unit) const {
  Moment moment = anchor.is_known() ? shifted(anchor, count, unit) : Moment{};
  if (moment.grain == Grain::none) moment.grain = grain_of(unit);
  return moment;
}

// The time last mentioned, where it is as fine as the unit; a day for days and hours.
const Moment& Reading::reference_for(Unit unit) const {
  const Grain grain = grain_of(unit);
  if (grain == Grain::day) return reference_day_.is_known() ? reference_day_ : today_;
  const bool is_week = reference_.grain == Grain::week || reference_.grain == Grain::weekend;
  if (is_week && grain < Grain::week && reference_day_.is_known()) return reference_day_;
  if (reference_.is_known() && (reference_.grain >= grain || grain == Grain::year)) return reference_;
  return reference_day_.is_known() ? reference_day_ : today_;
}

// Directed: "last", "this" or "next" stands before it.
Moment Reading::weekday_moment(int weekday, int direction, bool is_directed, std::uint32_t at) const {
  Moment unknown;
  unknown.grain = Grain::day;
  if (!today_.is_known()) return unknown;
  const std::int32_t now = first_day(today_);
  const int back = (weekday_of(now) - weekday + 7) % 7, ahead = (7 - back) % 7;
  if (is_directed && direction != 0) {
    return of_day_number(direction < 0 ? now - (back == 0 ? 7 : back) : now + (ahead == 0 ? 7 : ahead));
  }
  const Tense tense = tense_at(at);
  const bool is_ahead =
      tense == Tense::future || tense == Tense::present || (is_directed && tense != Tense::past);
  return of_day_number(is_ahead ? now + ahead : now - back);
}

Moment Reading::month_moment(int month, int direction, bool is_directed, std::uint32_t at) const {
  if (!today_.is_known()) return Moment::of_month(unknown_year, month);
  const int now = today_.month;
  int year = today_.year;
  if (is_directed && direction < 0) {
    if (month >= now - 1) --year;  // "last May" in June is a year ago
  } else if (is_directed && direction > 0) {
    if (month <= now) ++year;
  } else if (!is_directed) {
    const Tense tense = tense_at(at);
    // "Italy in November, Mexico in January": what follows a month ahead is ahead too.
    const bool follows = last_sentence_ == sentence_number_ && last_.moment.is_known() &&
                         first_day(last_.moment) > first_day(today_) && tense != Tense::past;
    const bool is_ahead = tense == Tense::future || tense == Tense::present || follows;
    if (is_ahead && month < now) ++year;
    if (!is_ahead && month > now) --year;
  }
  return Moment::of_month(year, month);
}

Moment Reading::season_moment(int season, int direction, bool is_directed, std::uint32_t at) const {
  if (!today_.is_known()) return Moment::of_number(Grain::season, unknown_year, season);
  const Moment now = at_grain(Moment::of_month(today_.year, today_.month), Grain::season);
  Moment moment = Moment::of_number(Grain::season, today_.year, season);
  if (is_directed && direction == 0) {
    if (season == 4 && now.number == 4) moment.year = now.year;
    return moment;
  }
  int steps = (season - now.number + 4) % 4;  // ahead
  if (is_directed ? direction < 0 : tense_at(at) != Tense::future) {
    steps -= is_directed && steps == 0 ? 4 : steps == 0 ? 0 : 4;
  } else if (is_directed && steps == 0) {
    steps = 4;
  }
  return shifted(now, steps, Unit::season);
}

Moment Reading::quarter_moment(int quarter, std::uint32_t at) const {
  Moment moment = Moment::of_number(Grain::quarter, today_.year, quarter);
  if (!today_.is_known()) return moment;
  const bool is_ahead = first_day(moment) > first_day(today_);
  const bool is_far = first_day(moment) > first_day(today_) + 92;
  if (is_ahead && (is_far || tense_at(at) != Tense::future)) --moment.year;
  const bool is_long_past = last_day(moment) + 280 < first_day(today_);
  if (is_long_past && tense_at(at) == Tense::future) ++moment.year;
  return moment;
}

// "last week", "this spring", "next Tuesday", "the past two months", "the current fiscal year", "recent years".
bool Reading::take_deictic(std::uint32_t at, Found& found) {
  const Word& core = word(at + 1);
  if (says(at, "ahead")) return false;
  found.end = at + 2;
  if (word(at).is_capital && core.is_capital && core.is == Is::unit && is_mark(before(at).text)) return false;
  if (take_stretch(at, word(at).value, found)) return true;
  if (says(at, "latest") && says(at + 1, "period") && quarter_.is_known()) {
    found.moment = quarter_;
    return true;
  }
  if (core.is == Is::unit) return take_deictic_unit(at, found);
  return !says(at, "past") && take_deictic_name(at, found);
}

// "last Tuesday", "this May", "next summer", "last Christmas", "this morning"; "current" and "recent" before anything.
bool Reading::take_deictic_name(std::uint32_t at, Found& found) {
  const std::uint32_t next = at + 1;
  const Word& core = word(next);
  const int direction = word(at).value;
  switch (core.is) {
    case Is::weekday:
      if (!core.is_capital || is_in_name_of_other(next)) return false;
      found.moment = weekday_moment(core.value, direction, true, at);
      return true;
    case Is::month:
      if (!core.is_capital || day_of_month(next + 1) > 0) return false;
      found.moment = month_moment(core.value, direction, true, at);
      return true;
    case Is::season: return take_season(next, direction, found);
    case Is::fiscal: return take_fiscal(next, found);
    case Is::holiday: return take_holiday(next, found);
    case Is::ordinal: return direction == 0 && take_quarter(next, found);
    case Is::part:
      if (says(next, "overnight")) return false;
      found.moment = from(today_, direction, Unit::day);
      found.moment.part = static_cast<DayPart>(core.value);
      found.kind = TimeKind::time;
      return true;
    default: break;
  }
  const bool is_current =
      says(at, "current") && (is_tag(at, "JJ") || tag(at).empty()) && !is_tag(next, "NNP");
  if (!is_current && !(says(at, "recent") && !is_hyphen(next))) return false;
  set_reference(found, is_current ? "PRESENT_REF" : "PAST_REF");
  found.end = next;
  return true;
}

// "last week", "next year", "this quarter", "the next day".
bool Reading::take_deictic_unit(std::uint32_t at, Found& found) {
  const std::uint32_t next = at + 1;
  const Word& head = word(at);
  const int direction = head.value;
  const Unit unit = unit_of(word(next));
  const bool has_the = before(at).is == Is::the;
  const bool is_hyphenated = is_hyphen(next + 1) && word(next + 1).is_glued;
  if (unit <= Unit::hour || is_hyphenated) return false;
  // "the last week of the year" is not the week before this one.
  if (has_the && is(next + 1, Is::of) && unit != Unit::decade && unit != Unit::century) return false;
  if (unit == Unit::day) {
    // "the next day" counts from what was told; "this day" and "last day" name no date.
    if (head.is != Is::relative || direction <= 0 || !has_the) return false;
    found.moment = from(reference_for(unit), 1, unit);
    found.is_relative = true;
    extend_day(found);
    return true;
  }
  if (says(at, "past") || says(at, "recent")) {
    set_duration(found, {next, 1, false, true, {}}, unit);
    return has_the;
  }
  if (unit == Unit::quarter) {
    const bool is_latest = says(at, "latest") && today_.is_known();
    found.moment =
        is_latest && quarter_.is_known() ? quarter_ : from(today_, is_latest ? -1 : direction, unit);
    return true;
  }
  if (unit == Unit::weekend && today_.is_known()) {
    const std::int32_t now = first_day(today_);
    const int day = weekday_of(now);
    const bool is_over = direction == 0 && day <= 2 && tense_at(at) == Tense::past;
    const int days = direction < 0 || is_over ? -7 : direction > 0 && day >= 5 ? 7 : 0;
    found.moment = at_grain(of_day_number(now - day + 5 + days), Grain::weekend);
    return true;
  }
  // "the next month he left": after what was told.
  found.is_relative = head.is == Is::relative && direction > 0 && has_the && tense_at(at) == Tense::past;
  found.moment = from(found.is_relative ? reference_for(unit) : today_, direction, unit);
  if (unit == Unit::year && is(found.end, Is::possessive)) extend_to_quarter(found);
  return true;
}

// "this year" + "'s third quarter".
void Reading::extend_to_quarter(Found& found) {
  const std::uint32_t next = found.end + 1;
  Found part;
  if (is(next, Is::ordinal) && take_quarter(next, part)) {
    part.moment.year = found.moment.year;
    found.moment = part.moment;
    found.end = part.end;
  } else if (is(next, Is::unit) && unit_of(word(next)) == Unit::quarter && quarter_.is_known()) {
    found.moment = Moment::of_number(Grain::quarter, found.moment.year, quarter_.number);
    found.end = next + 1;
  }
}

// "the past two months", "the next few days", "the first nine months", "coming weeks": how long, not when.
bool Reading::take_stretch(std::uint32_t at, int direction, Found& found) {
  const std::uint32_t next = at + 1;
  if (is(next, Is::units) && (word(at).is == Is::coming || says(at, "past"))) {
    std::uint32_t end = next + 1;
    while ((is(end, Is::conjunction) || is(end, Is::hyphen)) && is(end + 1, Is::units)) end += 2;
    if (says(at, "latest")) return false;
    set_reference(found, direction > 0 ? "FUTURE_REF" : "PAST_REF");
    found.end = end;
    return true;
  }
  const Count count = count_at(next);
  if (count.end == 0 || count.is_article || !(is(count.end, Is::units) || is(count.end, Is::unit)))
    return false;
  if (count.number > 1 && !is(count.end, Is::units)) return false;
  set_duration(found, count, unit_of(word(count.end)));
  found.end = count.end + 1;
  return true;
}

bool Reading::take_season(std::uint32_t at, int direction, Found& found) {
  const Word& season = word(at);
  std::uint32_t end = at + 1;
  const std::uint32_t before_year = is(end, Is::of) || is(end, Is::comma) ? end + 1 : end;
  std::uint32_t after_year = end;
  const int year = year_at(before_year, after_year);
  if (year != unknown_year && !(is(end, Is::comma) && !is(before_year + 1, Is::comma))) {
    found.moment = Moment::of_number(Grain::season, year, season.value);
    found.end = after_year;
    return true;
  }
  const Word& head = before(at);
  const bool is_directed = head.is == Is::relative || head.is == Is::coming;
  if (!is_directed) {
    // "in spring", "the summer", "by fall": not the verb, not the coil.
    const bool is_pointed_at = head.is == Is::the || head.is == Is::in || head.is == Is::early ||
                               season.is_mid || says(at - 1, "until") || says(at - 1, "through");
    const bool is_noun = tag(at).empty() || is_tag(at, "NN");
    if (at == sentence_.begin || !is_pointed_at || !is_noun || is_hyphen(end)) return false;
    if (is_tag(end, "NN") || is(end, Is::of)) return false;
    if (says(at - 1, "the") && season.value == 3 &&
        !(says(at - 2, "in") || says(at - 2, "by") || says(at - 2, "until"))) {
      return false;  // the fall of a city
    }
  }
  found.moment = season_moment(season.value, direction, is_directed, at);
  found.end = end;
  return true;
}

// "third quarter of 1998", "third-quarter", "the fiscal first quarter", "first half of 2020", "Q3 2016", "1988 third quarter".
bool Reading::take_quarter(std::uint32_t at, Found& found) {
  std::uint32_t next = at, end = at;
  int year = unknown_year;
  if (is_year_number(next)) {
    year = word(next).value;
    ++next;
    if (is(next, Is::fiscal)) ++next;
  }
  const Word& which = word(next);
  Grain grain = Grain::quarter;
  if (which.is == Is::quarter_name) {
    if (!which.is_capital) return false;
    end = next + 1;
  } else if (which.is == Is::ordinal) {
    ++next;
    const bool is_hyphenated = is_hyphen(next);
    if (is_hyphenated) ++next;
    if (is(next, Is::fiscal)) ++next;
    if (says(next, "half") && which.value <= 2) grain = Grain::half;
    const bool is_quarter = is(next, Is::unit) && unit_of(word(next)) == Unit::quarter && which.value <= 4;
    if (!is_quarter && grain != Grain::half) return false;
    if (which.value < 1 || (is_hyphenated && grain == Grain::half)) return false;
    end = next + 1;
  } else {
    return false;
  }
  if (year == unknown_year) {
    std::uint32_t before_year = is(end, Is::of) || is(end, Is::comma) || says(end, "in") ? end + 1 : end;
    if (is(before_year, Is::fiscal)) ++before_year;
    std::uint32_t after_year = end;
    year = year_at(before_year, after_year);
    if (year != unknown_year) {
      end = after_year;
    } else if ((is(end, Is::of) || says(end, "in")) && is(end + 1, Is::relative) && says(end + 2, "year") &&
               today_.is_known()) {
      year = today_.year + word(end + 1).value;
      end += 3;
    } else if (is(end, Is::of) && is(end + 1, Is::the) && says(end + 2, "year") && today_.is_known()) {
      year = today_.year;
      end += 3;
    }
  }
  if (year == unknown_year && grain == Grain::half) {
    if (!quarter_.is_known() || !today_.is_known()) return false;  // of a game, perhaps
    const bool is_ahead = which.value == 2 && today_.month <= 6 && tense_at(at) != Tense::future;
    year = today_.year - (is_ahead ? 1 : 0);
  }
  found.moment =
      year == unknown_year ? quarter_moment(which.value, at) : Moment::of_number(grain, year, which.value);
  found.end = end;
  return true;
}

// "fiscal 1999", "fiscal year 1999", "the fiscal year", "the fiscal first quarter". The year is named, not its months,
// which differ from company to company.
bool Reading::take_fiscal(std::uint32_t at, Found& found) {
  if (word(at).value == 1 && !word(at).is_capital) return false;  // FY
  std::uint32_t next = at + 1;
  if (take_quarter(next, found)) return true;
  const bool is_year = is(next, Is::unit) && unit_of(word(next)) == Unit::year;
  if (is_year) ++next;
  std::uint32_t end = next;
  const int year = year_at(next, end);
  if (year != unknown_year) {
    found.moment = Moment::of_year(year);
    found.end = end;
    return true;
  }
  const Word& head = before(at);
  if (!is_year ||
      (head.is != Is::relative && head.is != Is::the && head.is != Is::coming && head.is != Is::following)) {
    return false;
  }
  found.moment = from(today_, head.is == Is::relative || says(at - 1, "coming") ? head.value : 0, Unit::year);
  found.end = next;
  return true;
}

// "year-ago quarter", "year-earlier period", "year-end", "year's end".
bool Reading::take_year_ago(std::uint32_t at, Found& found) {
  const Unit unit = unit_of(word(at));
  if (is_hyphen(at + 1) && says(at + 2, "long") && unit >= Unit::hour) {  // "day-long"
    set_duration(found, {at, 1, false, true, {}}, unit);
    found.end = at + 3;
    return true;
  }
  if (!is(at, Is::unit) || unit_of(word(at)) != Unit::year) return false;
  std::uint32_t next = at + 1;
  const bool is_hyphenated = is_hyphen(next);
  const bool is_possessive = is(next, Is::possessive);
  if (is_hyphenated || is_possessive) ++next;
  if (says(next, "end") && !is(next + 1, Is::of)) {
    const Tense tense = tense_at(at);
    const int year = today_.year - (tense == Tense::past && today_.is_known() && today_.month < 12 ? 1 : 0);
    found.moment = is_hyphenated ? Moment::of_day(year, 12, 31) : Moment::of_year(today_.year);
    if (!today_.is_known()) found.moment.year = unknown_year;
    std::uint32_t end = next + 1;
    const int told = year_at(end, end);  // "year-end 1988"
    if (told != unknown_year) found.moment.year = static_cast<std::int16_t>(told);
    found.end = end;
    return true;
  }
  if (!is_hyphenated || (!is(next, Is::ago) && !is(next, Is::earlier) && !says(next, "earlier")))
    return false;
  found.end = next + 1;
  found.is_relative = true;
  if (is(found.end, Is::ordinal) && take_quarter(found.end, found)) {
    if (found.moment.is_known() && today_.is_known()) found.moment = from(found.moment, -4, Unit::quarter);
    found.is_relative = true;
    return true;
  }
  const bool names_stretch = says(found.end, "quarter") || says(found.end, "period");
  if (names_stretch) ++found.end;
  found.moment = quarter_.is_known() ? from(quarter_, -4, Unit::quarter) : from(today_, -1, Unit::year);
  return true;
}

// "the year", "the week", "the weekend", "the quarter": the one that the article is about.
bool Reading::take_the_unit(std::uint32_t at, Found& found) {
  const Unit unit = unit_of(word(at));
  found.end = at + 1;
  if (is_hyphen(at + 1) && word(at + 1).is_glued) return false;
  if (word(at).is_capital) return false;  // Player of the Year
  if (unit == Unit::year && (is(at + 1, Is::ended) || says(at + 1, "that"))) {
    set_duration(found, {at, 1, false, true, {}}, unit);
    return true;
  }
  std::uint32_t after_year = at + 1;
  if (unit == Unit::year && year_at(at + 1, after_year) != unknown_year) {
    found.moment = Moment::of_year(year_at(at + 1, after_year));
    found.end = after_year;
    return true;
  }
  if (is(at + 1, Is::of) && unit == Unit::week) {  // "the week of March 6"
    Found day;
    if (is_month(at + 2) && take_month_first(at + 2, day) && day.moment.grain == Grain::day) {
      found.moment = at_grain(day.moment, Grain::week);
      found.end = day.end;
      return true;
    }
    return false;
  }
  if (unit == Unit::weekend && today_.is_known()) {
    const bool is_ahead = tense_at(at) == Tense::future;
    const std::int32_t now = first_day(today_);
    const int day = weekday_of(now);
    const bool is_next = is_ahead || says(at - 3, "ahead") || says(at - 2, "before");
    const std::int32_t saturday = now - day + 5 - (day < 5 && !is_next ? 7 : 0);
    found.moment = at_grain(of_day_number(saturday), Grain::weekend);
    return true;
  }
  if (unit == Unit::weekend) {
    found.moment = from(today_, 0, unit);
    return true;
  }
  if (unit == Unit::quarter) {
    const bool is_near = quarter_.is_known();
    if (!is_near && !(is(at + 1, Is::ended) || says(at - 2, "in") || says(at - 2, "for"))) return false;
    found.moment = is_near ? quarter_ : from(today_, -1, unit);
    return true;
  }
  const bool is_told =
      says(at - 2, "of") || says(at - 2, "in") || says(at - 2, "for") || is(at - 2, Is::early);
  if (unit == Unit::year || unit == Unit::month || unit == Unit::week) {
    if (!is_told && unit != Unit::year && unit != Unit::week) return false;
    if (is(at + 1, Is::of) || is(at + 1, Is::ordinal)) return false;
    found.moment = from(today_, 0, unit);
    return true;
  }
  return false;
}

// "the following week", "that day", "the same month", "the previous Friday": from the time last mentioned.
bool Reading::take_following(std::uint32_t at, Found& found) {
  const Word& head = word(at);
  const std::uint32_t next = says(at, "that") && says(at + 1, "same") ? at + 2 : at + 1;
  const Word& core = word(next);
  const bool is_demonstrative = says(at, "that");
  if (!is_demonstrative && before(at).is != Is::the && !(is_tag(at - 1, "PRP$"))) return false;
  if (!is_demonstrative && take_stretch(at, head.value, found)) return true;
  found.end = next + 1;
  found.is_relative = true;
  const bool is_alike = says(at, "same") || says(at, "corresponding") || says(at, "comparable");
  const bool is_stretch = says(next, "quarter") || says(next, "period");
  if (is_alike && is_stretch && quarter_.is_known()) {  // "the corresponding period last year"
    found.moment = from(quarter_, -4, Unit::quarter);
    if (says(next + 1, "last") && says(next + 2, "year")) found.end = next + 3;
    return true;
  }
  if (says(at, "corresponding") || says(at, "comparable")) return false;
  if (core.is == Is::weekday && core.is_capital && reference_.is_known() && !is_demonstrative) {
    const std::int32_t base = first_day(reference_day_.is_known() ? reference_day_ : today_);
    const int back = (weekday_of(base) - core.value + 7) % 7, ahead = (7 - back) % 7;
    found.moment = of_day_number(head.value < 0   ? base - (back == 0 ? 7 : back)
                                 : head.value > 0 ? base + (ahead == 0 ? 7 : ahead)
                                                  : base - back);
    return true;
  }
  if (core.is == Is::part && !says(next, "overnight")) {
    found.moment = from(reference_for(Unit::day), head.value, Unit::day);
    found.moment.hour = found.moment.minute = found.moment.second = -1;
    found.moment.part = static_cast<DayPart>(core.value);
    found.kind = TimeKind::time;
    return true;
  }
  if (core.is != Is::unit || unit_of(core) <= Unit::hour) return false;
  const Unit unit = unit_of(core);
  if (is_demonstrative && unit != Unit::day && unit != Unit::year && unit != Unit::month &&
      unit != Unit::week && unit != Unit::weekend) {
    return false;
  }
  if (unit == Unit::quarter && quarter_.is_known()) {
    found.moment = from(quarter_, head.value, unit);
    return true;
  }
  found.moment = from(reference_for(unit), head.value, unit);
  found.moment.part = DayPart::none;
  if (found.moment.grain == Grain::day) {
    found.moment.hour = found.moment.minute = found.moment.second = -1;
    extend_day(found);
  }
  return true;
}

}  // namespace sayso::times
