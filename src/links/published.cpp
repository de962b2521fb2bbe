#include "links/published.hpp"

#include <chrono>

namespace sayso {
namespace {

// Exactly `count` digits from `begin`, or -1.
int digits(std::string_view text, std::size_t begin, std::size_t count) {
  if (begin + count > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(begin, count)) {
    if (c < '0' || c > '9') return -1;
    value = 10 * value + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<std::int32_t> day_of(std::string_view published) {
  const int year = digits(published, 0, 4), month = digits(published, 5, 2), day = digits(published, 8, 2);
  if (year < 0 || month < 0 || day < 0 || published[4] != '-' || published[7] != '-') return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::optional<std::int64_t> instant_of(std::string_view published) {
  const auto day = day_of(published);
  if (!day) return std::nullopt;
  std::int64_t minutes = std::int64_t{*day} * 24 * 60;
  const int hour = digits(published, 11, 2), minute = digits(published, 14, 2);
  if (hour < 0 || minute < 0) return minutes;
  minutes += hour * 60 + minute;
  const std::size_t sign = published.find_first_of("+-", 16);
  if (sign == std::string_view::npos) return minutes;
  const int hours = digits(published, sign + 1, 2);
  const bool has_colon = sign + 3 < published.size() && published[sign + 3] == ':';
  const int rest = digits(published, sign + (has_colon ? 4 : 3), 2);
  if (hours < 0) return minutes;
  const int distance = hours * 60 + (rest < 0 ? 0 : rest);
  return published[sign] == '+' ? minutes - distance : minutes + distance;
}

}  // namespace sayso
