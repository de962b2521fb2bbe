#include "links/relations/moments.hpp"

namespace sayso::relations {

std::string_view moment_of(const Told& told) {
  const std::uint32_t said = told.statement().said;
  if (said < told.reading->times.size()) {
    const Reading::Time& time = told.reading->times[said];
    if ((time.precision == TimePrecision::day || time.precision == TimePrecision::instant) &&
        time.value.size() >= 10)
      return time.value;
  }
  return told.reading->article.source.published;
}

int compare_moments(std::string_view a, std::string_view b) {
  if (a.size() < 10 || b.size() < 10) return 0;
  return a.substr(0, 10).compare(b.substr(0, 10));
}

bool is_before(const Told& a, const Told& b) {
  if (a.reading == b.reading) return a.number < b.number;
  return compare_moments(moment_of(a), moment_of(b)) < 0;
}

bool is_later(const Told& a, const Told& b) {
  if (a.reading == b.reading) return a.number > b.number;
  if (const int order = compare_moments(moment_of(a), moment_of(b)); order != 0) return order > 0;
  return a.reading->id > b.reading->id;
}

bool is_published_later(const Told& a, const Told& b) {
  const std::string_view x = a.reading->article.source.published, y = b.reading->article.source.published;
  if (a.reading != b.reading && x != y && !x.empty() && !y.empty()) return x > y;
  return is_later(a, b);
}

}  // namespace sayso::relations
