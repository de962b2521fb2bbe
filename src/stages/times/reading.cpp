#include "stages/times/reading.hpp"

#include "base/ascii.hpp"

#include <algorithm>

namespace sayso::times {

namespace {

TimePrecision precision_of(const Moment& moment) {
  if (moment.has_clock()) return TimePrecision::instant;
  switch (moment.grain) {
    case Grain::day: return moment.part == DayPart::none ? TimePrecision::day : TimePrecision::interval;
    case Grain::week: return TimePrecision::week;
    case Grain::month: return TimePrecision::month;
    case Grain::season: return TimePrecision::season;
    case Grain::year: return TimePrecision::year;
    case Grain::none: return TimePrecision::vague;
    default: return TimePrecision::interval;
  }
}

}  // namespace

void Reading::enter(TokenRange sentence) {
  sentence_ = sentence;
  ++sentence_number_;
}

const Word& Reading::word(std::uint32_t at) const {
  if (!sentence_.contains(at)) return nothing_;
  Remembered& known = words_[at % memory];
  if (known.token != at) {
    known.token = at;
    known.word = word_of(document_.token(at));
    known.word.is_glued = at > 0 && document_.tokens.span[at - 1].end == document_.tokens.span[at].begin;
  }
  return known.word;
}

bool Reading::says(std::uint32_t at, std::string_view small) const {
  const std::string_view text = word(at).text;
  return text.size() == small.size() && std::equal(text.begin(), text.end(), small.begin(),
                                                   [](char a, char b) { return small_letter(a) == b; });
}

// In the name of a person, an organisation or a work: "Theresa May", "The Sunday Times", "USA Today".
bool Reading::is_in_name_of_other(std::uint32_t at) const {
  const auto& names = document_.names;
  const auto next = std::partition_point(names.begin(), names.end(),
                                         [&](const Name& name) { return name.tokens.end <= at; });
  if (next != names.end() && next->tokens.contains(at)) {
    const bool is_other = next->kind == NameKind::person || next->kind == NameKind::organisation ||
                          next->kind == NameKind::work;
    if (is_other && (next->tokens.size() > 1 || next->kind == NameKind::person)) return true;
  }
  constexpr std::string_view papers[] = {"times",  "telegraph", "mail",     "express", "mirror",
                                         "herald", "post",      "star",     "news",    "tribune",
                                         "beast",  "world",     "politiken"};
  const bool is_paper =
      word(at + 1).is_capital &&
      std::any_of(std::begin(papers), std::end(papers), [&](auto paper) { return says(at + 1, paper); });
  return is_paper && word(at).is_capital;
}

bool Reading::take(std::uint32_t at, Found& found) {
  found = {};
  const Is first = word(at).is;
  if (first == Is::other || first == Is::comma || first == Is::hyphen || first == Is::of) return false;
  if (!take_any(at, found)) return false;
  found.begin = at;
  if (found.is_nothing) return true;
  finish(found);
  remember(found);
  return true;
}

bool Reading::take_full_date(std::uint32_t at, Found& found) {
  found = {};
  const bool is_date = take_numeric_date(at, found) || take_date(at, found);
  return is_date && found.moment.is_known() && found.moment.grain == Grain::day && found.moment.day > 0;
}

bool Reading::take_any(std::uint32_t at, Found& found) {
  if (take_modified(at, found)) return true;
  found = {};
  if (!take_core(at, found)) return false;
  if (!found.is_nothing) {
    extend_year(found);
    extend_day(found);
  }
  return true;
}

bool Reading::take_core(std::uint32_t at, Found& found) {
  switch (word(at).is) {
    case Is::slashed:
    case Is::dashed: return take_numeric_date(at, found);
    case Is::clock:
    case Is::noon: return take_clock(at, found);
    case Is::number:
      return take_clock(at, found) || take_date(at, found) || take_another_day(at, found) ||
             take_counted(at, found) || take_year(at, found);
    case Is::number_word:
      return take_clock(at, found) || take_counted(at, found) || take_spoken_year(at, found);
    case Is::month:
    case Is::short_month:
    case Is::weekday:
    case Is::short_weekday: return take_date(at, found);
    case Is::weekdays:
    case Is::every:
    case Is::adverb_of_set: return take_set(at, found);
    case Is::times: return take_frequency(at, found);
    case Is::ordinal:
      return take_date(at, found) || take_quarter(at, found) || take_century(at, found) ||
             take_counted(at, found);
    case Is::quarter_name: return take_quarter(at, found);
    case Is::the: return take_the(at, found);
    case Is::article:
    case Is::few:
    case Is::half: return take_counted(at, found);
    case Is::units: return take_bare_units(at, found);
    case Is::lasting:
      set_duration(found, {at, 1, false, true, {}}, static_cast<Unit>(word(at).value));
      found.end = at + 1;
      return true;
    case Is::these:
      if (!says(at + 1, "days")) return false;
      set_reference(found, "PRESENT_REF");
      found.end = at + 2;
      return true;
    case Is::unit: return take_year_ago(at, found);
    case Is::relative:
    case Is::coming: return take_deictic(at, found);
    case Is::following: return take_following(at, found);
    case Is::named_day:
    case Is::tonight: return take_named_day(at, found);
    case Is::era: return take_era(at, found);
    case Is::season: return take_season(at, 0, found);
    case Is::part: return take_part(at, found);
    case Is::fiscal: return take_fiscal(at, found);
    case Is::holiday: return take_holiday(at, found);
    case Is::present:
    case Is::past:
    case Is::future: return take_vague(at, found);
    default: return false;
  }
}

// Words in front that belong to the expression: "early Tuesday", "nearly two months", "the end of 1990".
bool Reading::take_modified(std::uint32_t at, Found& found) {
  const Word& first = word(at);
  std::uint32_t core = at + 1;
  if (first.is == Is::early) {
    if (is_hyphen(core)) ++core;
    if (first.value >= 3 && is(core, Is::in) && is(core + 1, Is::the)) ++core;
    if (says(core, "on") || says(core, "in")) {
      if (!says(core + 1, "the") && !is_weekday(core + 1) && !is_year_number(core + 1) && !is_month(core + 1))
        return false;
      ++core;
    }
    const bool is_point = take_core(core, found) && !found.is_nothing && found.kind != TimeKind::duration &&
                          found.kind != TimeKind::set;
    if (!is_point || found.moment.grain == Grain::none) return false;
    if (today_.is_known() && !found.moment.is_known()) return false;
    extend_year(found);
    extend_day(found);
    return true;
  }
  if (first.is == Is::hedge || (first.is == Is::more && says(core, "than"))) {
    if (first.is == Is::more) ++core;
    const Is next = word(core).is;
    if (next == Is::the || next == Is::relative || next == Is::coming || next == Is::month) return false;
    if (says(at, "over") && next == Is::noon) return false;
    if (!take_core(core, found) || found.is_nothing) return false;
    const bool is_hour = found.moment.has_clock() && !says(at, "over");
    const bool is_ago = found.is_relative && found.kind == TimeKind::date;
    if (found.kind != TimeKind::duration && !is_hour && !is_ago) return false;
    extend_day(found);
    return true;
  }
  if (first.is == Is::the) {
    if (is(core, Is::early) || is(core, Is::edge) || word(core).is_mid) {
      if (word(core).is_mid) return take_core(core, found);
      return take_modified(core, found);
    }
    return false;
  }
  if (first.is == Is::edge && is(core, Is::of)) {
    ++core;
    if (!take_core(core, found) || found.is_nothing || found.kind == TimeKind::set) return false;
    return found.moment.grain != Grain::none;
  }
  return false;
}

bool Reading::take_the(std::uint32_t at, Found& found) {
  const std::uint32_t next = at + 1;
  switch (word(next).is) {
    case Is::number:
      // "the 1988 third quarter"; "the 1992 protests" begins at the year.
      return is_year_number(next) && take_quarter(next, found);
    case Is::ordinal:
      return take_day_first(next, found) || take_quarter(next, found) || take_century(next, found) ||
             take_counted(next, found) || take_bare_day(next, found);
    case Is::era: return take_era(next, found);
    case Is::short_year: return false;
    case Is::season: return take_season(next, 0, found);
    case Is::relative:
    case Is::coming:
      if (take_deictic(next, found)) return true;
      break;
    case Is::following: return take_following(next, found);
    case Is::fiscal: return take_fiscal(next, found);
    case Is::part: return take_part(next, found);
    case Is::units:
      if (!is_plural_unit(next) || (!says(next + 1, "ahead") && !says(next, "years"))) return false;
      set_duration(found, {next, -1, false, false, {}}, static_cast<Unit>(word(next).value));
      found.end = says(next + 1, "ahead") ? next + 2 : next + 1;
      return true;
    case Is::unit:
      return take_day_beside(next, found) || take_year_ago(next, found) || take_the_unit(next, found);
    case Is::number_word: {
      // "the nine months"; in "the two-week strike" the time begins at its number.
      const Count count = count_at(next);
      return count.end != 0 && is_plural_unit(count.end) && take_counted(next, found);
    }
    case Is::holiday: return false;
    default: break;
  }
  if (says(next, "future") || says(next, "past")) {
    const bool is_noun = !(is_tag(next + 1, "NN") || is_tag(next + 1, "JJ")) || is(next + 1, Is::comma);
    if (!is_noun || is(next + 1, Is::of) || count_at(next + 1).end != 0) return false;
    set_reference(found, says(next, "future") ? "FUTURE_REF" : "PAST_REF");
    found.end = next + 1;
    return true;
  }
  if (says(next, "near") && says(next + 1, "future")) {
    set_reference(found, "FUTURE_REF");
    found.end = next + 2;
    return true;
  }
  return false;
}

// "the day before", "the day after tomorrow", "the week after": from the time last mentioned.
bool Reading::take_day_beside(std::uint32_t at, Found& found) {
  const Word& unit = word(at);
  const Word& side = word(at + 1);
  if (side.is != Is::earlier && side.is != Is::later) return false;
  if (static_cast<Unit>(unit.value) == Unit::weekend || (at >= 2 && is(at - 2, Is::in))) return false;
  const auto count = static_cast<std::int32_t>(side.value);
  if (is(at + 2, Is::named_day)) {
    found.moment = from(today_, word(at + 2).value + count, Unit::day);
    found.end = at + 3;
    return true;
  }
  Found other;
  if ((is(at + 2, Is::relative) || is_weekday(at + 2)) && take_core(at + 2, other) &&
      other.moment.is_known()) {
    found.moment = from(other.moment, count, static_cast<Unit>(unit.value));
    found.end = other.end;
    found.is_relative = true;
    return true;
  }
  // "the day before the vote" says when the vote is, not when this was.
  const bool names_event = is(at + 2, Is::the) || is(at + 2, Is::article) || is_tag(at + 2, "NN") ||
                           is_tag(at + 2, "PRP") || is_tag(at + 2, "DT") || is_tag(at + 2, "VBG");
  const bool is_before_event = names_event && !is(at + 2, Is::comma);
  found.moment = is_before_event ? Moment{}
                                 : from(reference_for(static_cast<Unit>(unit.value)), count,
                                        static_cast<Unit>(unit.value));
  if (is_before_event) {
    found.moment.grain = grain_of(static_cast<Unit>(unit.value));
    found.end = at + 1;
  } else {
    found.end = at + 2;
  }
  found.is_relative = true;
  return true;
}

void Reading::finish(Found& found) const {
  const bool is_point = found.kind == TimeKind::date || found.kind == TimeKind::time;
  if (is_point && found.moment.grain != Grain::none) {
    if (found.moment.has_clock() || found.moment.part != DayPart::none) found.kind = TimeKind::time;
    if (found.precision == TimePrecision::vague) found.precision = precision_of(found.moment);
    if (found.timex.empty()) found.timex = timex_of(found.moment);
    if (found.until.is_known()) {
      found.precision = TimePrecision::interval;
      found.value = iso_of(found.moment, found.until);
      found.timex = found.value;
    } else if (found.value.empty()) {
      found.value = iso_of(found.moment);
    }
    if (!found.value.empty() && has_hour_of_either_half(found)) {
      Moment day = found.moment;
      day.hour = -1;
      found.value = iso_of(day);
      found.precision = TimePrecision::day;
    }
  }
}

// "seven o'clock": in the morning or in the evening, nobody knows.
bool Reading::has_hour_of_either_half(const Found& found) const {
  bool has_oclock = false;
  for (std::uint32_t at = found.begin; at < found.end; ++at) {
    if (is(at, Is::half_day) || is(at, Is::part) || is(at, Is::noon) || is(at, Is::tonight)) return false;
    has_oclock = has_oclock || is(at, Is::oclock);
  }
  return has_oclock;
}

void Reading::remember(const Found& found) {
  last_ = found;
  last_sentence_ = sentence_number_;
  if (found.kind != TimeKind::date && found.kind != TimeKind::time) return;
  if (!found.moment.is_known()) return;
  if (found.moment.grain == Grain::quarter && !found.is_relative) {
    quarter_ = found.moment;
    quarter_sentence_ = sentence_number_;
  }
  if (says(found.begin, "overnight")) return;
  reference_ = found.moment;
  if (found.moment.grain == Grain::day) reference_day_ = found.moment;
}

}  // namespace sayso::times
