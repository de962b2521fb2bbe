// When an article was published, as numbers that can be compared: Source::published is ISO 8601, a day or an instant with or without
// its distance to UTC.
//
//   day_of("2013-09-16T03:31+01:00") == days since 1970-01-01 in the article's own time
//   instant_of("2013-09-16T03:31+01:00") < instant_of("2013-09-16T03:00Z")
//
// Odd case: a day alone counts as its beginning; what is no date is none.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso {

std::optional<std::int32_t> day_of(std::string_view published);
// Minutes since 1970-01-01T00:00Z.
std::optional<std::int64_t> instant_of(std::string_view published);

}  // namespace sayso
