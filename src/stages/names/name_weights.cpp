#include "stages/names/name_weights.hpp"

#include "base/text_list.hpp"

#include <charconv>

namespace sayso {

namespace texts {
extern const std::string_view name_weights;  // models/names_weights.txt
}

namespace {

// The next number of a line, which is cut off; 0 where there is none.
std::int16_t take_number(std::string_view& line) {
  std::int16_t number = 0;
  const auto [end, fault] = std::from_chars(line.data(), line.data() + line.size(), number);
  line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  if (!line.empty()) line.remove_prefix(1);
  return fault == std::errc() ? number : std::int16_t{0};
}

}  // namespace

NameWeights::NameWeights(std::string_view text) {
  each_line(text, [&](std::string_view line) {
    constexpr std::string_view step = "step ";
    if (line.starts_with(step)) {
      line.remove_prefix(step.size());
      const auto from = static_cast<std::size_t>(take_number(line));
      if (from >= name_labels) return;
      for (float& to : steps_[from]) to = static_cast<float>(take_number(line)) * 0.01F;
      return;
    }
    std::array<std::int16_t, name_labels> numbers{};
    for (std::int16_t& number : numbers) number = take_number(line);
    if (numbers_.emplace(line, static_cast<std::uint32_t>(weights_.size())).second)
      weights_.push_back(numbers);
  });
}

void NameWeights::add(std::string_view feature, float value, NameScores& scores) const {
  const auto found = numbers_.find(feature);
  if (found == numbers_.end()) return;
  const auto& numbers = weights_[found->second];
  for (std::size_t label = 0; label < name_labels; ++label)
    scores[label] += static_cast<float>(numbers[label]) * 0.01F * value;
}

const NameWeights& NameWeights::shared() {
  static const NameWeights weights(texts::name_weights);
  return weights;
}

}  // namespace sayso
