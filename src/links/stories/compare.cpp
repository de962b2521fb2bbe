#include "base/text_list.hpp"
#include "links/stories/profile.hpp"

#include <array>
#include <cmath>
#include <cstdlib>
#include <string>

namespace sayso {

namespace texts {
extern const std::string_view story_weights;
}

namespace stories {
namespace {

constexpr std::int32_t days_without_loss = 2;

struct Weights {
  std::array<double, measure_count> of{};
  double always = 0, day = 0;
};

Weights read_weights(std::string_view text) {
  Weights weights;
  each_line(text, [&](std::string_view line) {
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) return;
    const std::string_view name = line.substr(0, space);
    const double value = std::strtod(std::string(line.substr(space + 1)).c_str(), nullptr);
    if (name == "always") weights.always = value;
    if (name == "day") weights.day = value;
    for (std::size_t i = 0; i < measure_count; ++i) {
      if (name == measure_names[i]) weights.of[i] = value;
    }
  });
  return weights;
}

}  // namespace

double compare(const Profile& first, const Profile& second) {
  static const Weights weights = read_weights(texts::story_weights);
  double sum = weights.always;
  if (first.features().day && second.features().day) {
    const std::int32_t apart = std::abs(*first.features().day - *second.features().day);
    if (apart > most_days_apart) return 0;
    sum += weights.day * std::max(0, apart - days_without_loss);
  }
  const auto measures = measures_of(first.features(), second.features());
  for (std::size_t i = 0; i < measure_count; ++i) sum += weights.of[i] * measures[i];
  return 1 / (1 + std::exp(-sum));
}

}  // namespace stories
}  // namespace sayso
