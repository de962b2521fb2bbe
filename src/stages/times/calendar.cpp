#include "stages/times/calendar.hpp"

#include <algorithm>

namespace sayso::times {

namespace {

constexpr int first_year = 1, last_year = 9999;

constexpr int floor_of(int number, int by) { return number >= 0 ? number / by : -((by - 1 - number) / by); }

bool is_year(int year) { return year >= first_year && year <= last_year; }

// Thursday decides to which year a week belongs.
void set_week(Moment& moment, std::int32_t day) {
  const std::int32_t thursday = day - weekday_of(day) + 3;
  moment.year = of_day_number(thursday).year;
  moment.number = static_cast<std::uint8_t>((thursday - day_number(moment.year, 1, 1)) / 7 + 1);
}

std::int32_t monday_of(int year, int week) {
  const std::int32_t fourth = day_number(year, 1, 4);
  return fourth - weekday_of(fourth) + 7 * (week - 1);
}

Moment of_weekend_or_week(Grain grain, std::int32_t day) {
  if (!is_year(of_day_number(day).year)) return {};
  Moment moment;
  moment.grain = grain;
  set_week(moment, day);
  return moment;
}

Moment by_months(int year, int month, std::int32_t count) {
  const std::int64_t months = std::int64_t{year} * 12 + month - 1 + count;
  if (months < 12 || months >= std::int64_t{last_year + 1} * 12) return {};
  return Moment::of_month(static_cast<int>(months / 12), static_cast<int>(months % 12) + 1);
}

Moment by_years(const Moment& moment, std::int64_t count, int step, Grain grain) {
  const std::int64_t year = moment.year + count;
  if (!is_year(static_cast<int>(std::clamp<std::int64_t>(year, -1, 100000)))) return {};
  Moment result = Moment::of_year(static_cast<int>(year) / step * step);
  result.grain = grain;
  return result;
}

struct Hours {
  std::string_view timex, begin, end;
  int next_day;  // 1: it ends on the next day
};

Hours hours_of(DayPart part) {
  switch (part) {
    case DayPart::morning: return {"TMO", "T06:00", "T12:00", 0};
    case DayPart::afternoon: return {"TAF", "T12:00", "T18:00", 0};
    case DayPart::evening: return {"TEV", "T18:00", "T22:00", 0};
    case DayPart::night: return {"TNI", "T20:00", "T06:00", 1};
    case DayPart::none: break;
  }
  return {"", "", "", 0};
}

void append_month(Value& value, int year, int month) {
  value.append(year, 4);
  value.append("-");
  value.append(month, 2);
}

void append_day(Value& value, std::int32_t number) {
  const Moment day = of_day_number(number);
  append_month(value, day.year, day.month);
  value.append("-");
  value.append(day.day, 2);
}

void append_clock(Value& value, const Moment& moment) {
  value.append("T");
  value.append(moment.hour, 2);
  value.append(":");
  value.append(std::max<int>(moment.minute, 0), 2);
  if (moment.second >= 0) {
    value.append(":");
    value.append(moment.second, 2);
  }
}

void append_months(Value& value, const Moment& moment, int first, int count) {
  append_month(value, moment.year, first);
  value.append("/");
  const Moment last = by_months(moment.year, first, count - 1);
  append_month(value, last.year, last.month);
}

// Where a stretch begins or ends, as one side of an interval.
void append_edge(Value& value, const Moment& moment, bool is_end) {
  switch (moment.grain) {
    case Grain::none: return;
    case Grain::day:
      if (moment.has_clock()) {
        append_day(value, first_day(moment));
        append_clock(value, moment);
        return;
      }
      [[fallthrough]];
    case Grain::week:
    case Grain::weekend: append_day(value, is_end ? last_day(moment) : first_day(moment)); return;
    case Grain::century:
    case Grain::decade:
    case Grain::year:
      value.append(of_day_number(is_end ? last_day(moment) : first_day(moment)).year, 4);
      return;
    default: {
      const Moment day = of_day_number(is_end ? last_day(moment) : first_day(moment));
      append_month(value, day.year, day.month);
    }
  }
}

}  // namespace

Moment Moment::of_day(int year, int month, int day) {
  Moment moment = of_month(year, month);
  moment.grain = Grain::day;
  moment.day = static_cast<std::uint8_t>(day);
  return moment;
}

Moment Moment::of_month(int year, int month) {
  Moment moment = of_year(year);
  moment.grain = Grain::month;
  moment.month = static_cast<std::uint8_t>(month);
  return moment;
}

Moment Moment::of_year(int year) {
  Moment moment;
  moment.grain = Grain::year;
  moment.year = static_cast<std::int16_t>(year);
  return moment;
}

Moment Moment::of_number(Grain grain, int year, int number) {
  Moment moment = of_year(year);
  moment.grain = grain;
  moment.number = static_cast<std::uint8_t>(number);
  return moment;
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

bool is_day(int year, int month, int day) {
  // Without a year 29 February may be.
  return day >= 1 && day <= days_in_month(year == unknown_year ? 2000 : year, month);
}

std::int32_t day_number(int year, int month, int day) {
  // Years that begin in March, so that the leap day is a year's last.
  const int shifted_year = month <= 2 ? year - 1 : year;
  const int era = floor_of(shifted_year, 400);
  const int year_of_era = shifted_year - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Moment of_day_number(std::int32_t number) {
  const int days = number + 719468;
  const int era = floor_of(days, 146097);
  const int day_of_era = days - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int month = shifted_month + (shifted_month < 10 ? 3 : -9);
  return Moment::of_day(year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
                        day_of_year - (153 * shifted_month + 2) / 5 + 1);
}

int weekday_of(std::int32_t number) { return (number + 3) - floor_of(number + 3, 7) * 7; }

std::int32_t first_day(const Moment& moment) {
  const int year = moment.year;
  switch (moment.grain) {
    case Grain::day: return day_number(year, moment.month, moment.day);
    case Grain::month: return day_number(year, moment.month, 1);
    case Grain::week: return monday_of(year, moment.number);
    case Grain::weekend: return monday_of(year, moment.number) + 5;
    case Grain::quarter: return day_number(year, 3 * moment.number - 2, 1);
    case Grain::half: return day_number(year, 6 * moment.number - 5, 1);
    case Grain::season: return day_number(year, 3 * moment.number, 1);
    case Grain::century: return day_number(year + 1, 1, 1);
    default: return day_number(year, 1, 1);
  }
}

std::int32_t last_day(const Moment& moment) {
  const auto end_of = [&](int first_month, int months) {
    const Moment next = by_months(moment.year, first_month, months);
    return (next.is_known() ? day_number(next.year, next.month, 1) : day_number(last_year + 1, 1, 1)) - 1;
  };
  switch (moment.grain) {
    case Grain::day: return first_day(moment);
    case Grain::month: return end_of(moment.month, 1);
    case Grain::week: return first_day(moment) + 6;
    case Grain::weekend: return first_day(moment) + 1;
    case Grain::quarter: return end_of(3 * moment.number - 2, 3);
    case Grain::half: return end_of(6 * moment.number - 5, 6);
    case Grain::season: return end_of(3 * moment.number, 3);
    case Grain::decade: return day_number(moment.year + 9, 12, 31);
    case Grain::century: return day_number(moment.year + 100, 12, 31);
    default: return day_number(moment.year, 12, 31);
  }
}

Moment at_grain(const Moment& moment, Grain grain) {
  if (!moment.is_known() || moment.grain <= grain) return moment;
  const std::int32_t first = first_day(moment);
  const Moment day = of_day_number(first);
  switch (grain) {
    case Grain::day: return day;
    case Grain::week:
    case Grain::weekend: return of_weekend_or_week(grain, first);
    case Grain::month: return Moment::of_month(day.year, day.month);
    case Grain::quarter: return Moment::of_number(grain, day.year, (day.month + 2) / 3);
    case Grain::half: return Moment::of_number(grain, day.year, day.month <= 6 ? 1 : 2);
    case Grain::season: {
      const int year = day.month <= 2 ? day.year - 1 : day.year;
      return Moment::of_number(grain, year, day.month <= 2 || day.month == 12 ? 4 : day.month / 3);
    }
    case Grain::decade: return by_years(moment, 0, 10, grain);
    case Grain::century: return by_years(moment, -1, 100, grain);
    default: return Moment::of_year(moment.year);
  }
}

Grain grain_of(Unit unit) {
  switch (unit) {
    case Unit::weekend: return Grain::weekend;
    case Unit::week:
    case Unit::fortnight: return Grain::week;
    case Unit::month: return Grain::month;
    case Unit::season: return Grain::season;
    case Unit::quarter: return Grain::quarter;
    case Unit::year: return Grain::year;
    case Unit::decade: return Grain::decade;
    case Unit::century: return Grain::century;
    default: return Grain::day;
  }
}

Moment shifted(const Moment& moment, std::int32_t count, Unit unit) {
  constexpr std::int32_t far = 4'000'000;  // days, more than there are
  if (!moment.is_known() || count > far || count < -far) return {};
  const Moment from = at_grain(moment, grain_of(unit));
  const auto by_days = [&](std::int64_t days) -> Moment {
    const std::int64_t number = first_day(from) + days;
    if (number < day_number(first_year, 1, 1) || number > day_number(last_year, 12, 31)) return {};
    return of_day_number(static_cast<std::int32_t>(number));
  };
  const std::int64_t steps = count;
  switch (unit) {
    case Unit::day:
    case Unit::night: return by_days(steps);
    case Unit::weekend: {
      const Moment day = by_days(7 * steps);
      return day.is_known() ? of_weekend_or_week(Grain::weekend, first_day(day)) : Moment{};
    }
    case Unit::week:
    case Unit::fortnight: {
      const Moment day = by_days((unit == Unit::week ? 7 : 14) * steps);
      return day.is_known() && from.grain == Grain::week ? of_weekend_or_week(Grain::week, first_day(day))
                                                         : day;
    }
    case Unit::month: {
      const Moment first = of_day_number(first_day(from));
      return by_months(first.year, first.month, count);
    }
    case Unit::season:
    case Unit::quarter: {
      const Moment first = of_day_number(first_day(from));
      const Moment month = by_months(first.year, first.month, 3 * count);
      return month.is_known() ? at_grain(month, grain_of(unit)) : Moment{};
    }
    case Unit::year: return by_years(from, steps, 1, Grain::year);
    case Unit::decade: return by_years(from, 10 * steps, 10, Grain::decade);
    case Unit::century: return by_years(from, 100 * steps, 100, Grain::century);
    default: return {};
  }
}

void Value::append(std::string_view text) {
  const std::size_t count = std::min(text.size(), longest - size_);
  std::copy_n(text.data(), count, letters_ + size_);
  size_ = static_cast<std::uint8_t>(size_ + count);
}

void Value::append(std::int32_t number, int digits) {
  char reversed[12];
  int size = 0;
  for (auto rest = static_cast<std::uint32_t>(std::max(number, 0)); (rest > 0 || size < digits) && size < 12;
       rest /= 10)
    reversed[size++] = static_cast<char>('0' + rest % 10);
  while (size > 0) append(std::string_view(&reversed[--size], 1));
}

Value iso_of(const Moment& moment) {
  Value value;
  if (!moment.is_known()) return value;
  switch (moment.grain) {
    case Grain::quarter: append_months(value, moment, 3 * moment.number - 2, 3); break;
    case Grain::half: append_months(value, moment, 6 * moment.number - 5, 6); break;
    case Grain::season: append_months(value, moment, 3 * moment.number, 3); break;
    case Grain::day:
      append_day(value, first_day(moment));
      if (moment.has_clock()) {
        append_clock(value, moment);
      } else if (moment.part != DayPart::none) {
        const Hours hours = hours_of(moment.part);
        value.append(hours.begin);
        value.append("/");
        append_day(value, first_day(moment) + hours.next_day);
        value.append(hours.end);
      }
      break;
    case Grain::month: append_month(value, moment.year, moment.month); break;
    case Grain::year: value.append(moment.year, 4); break;
    default:
      append_edge(value, moment, false);
      value.append("/");
      append_edge(value, moment, true);
  }
  return value;
}

Value iso_of(const Moment& begin, const Moment& end) {
  Value value;
  if (!begin.is_known() || !end.is_known() || last_day(end) < first_day(begin)) return value;
  append_edge(value, begin, false);
  value.append("/");
  append_edge(value, end, true);
  return value;
}

Value timex_of(const Moment& moment) {
  Value value;
  if (moment.grain == Grain::none) return value;
  constexpr std::string_view seasons[] = {"", "-SP", "-SU", "-FA", "-WI"};
  if (moment.year == unknown_year) {
    value.append("XXXX");
  } else if (moment.grain == Grain::century) {
    value.append(moment.year / 100, 2);
  } else if (moment.grain == Grain::decade) {
    value.append(moment.year / 10, 3);
  } else {
    value.append(moment.year, 4);
  }
  switch (moment.grain) {
    case Grain::week:
    case Grain::weekend:
      value.append("-W");
      moment.number > 0 ? value.append(moment.number, 2) : value.append("XX");
      if (moment.grain == Grain::weekend) value.append("-WE");
      break;
    case Grain::quarter:
      value.append("-Q");
      moment.number > 0 ? value.append(moment.number, 1) : value.append("X");
      break;
    case Grain::half:
      value.append("-H");
      value.append(moment.number, 1);
      break;
    case Grain::season: value.append(seasons[moment.number <= 4 ? moment.number : 0]); break;
    case Grain::month:
    case Grain::day: {
      const auto append_or_x = [&](int number) {
        value.append("-");
        number > 0 ? value.append(number, 2) : value.append("XX");
      };
      append_or_x(moment.month);
      if (moment.grain == Grain::day) append_or_x(moment.day);
      if (moment.has_clock()) {
        append_clock(value, moment);
      } else {
        value.append(hours_of(moment.part).timex);
      }
      break;
    }
    default: break;
  }
  return value;
}

}  // namespace sayso::times
