#include "stages/coreference/weights.hpp"

#include "base/text_list.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace sayso {

namespace texts {
extern const std::string_view coreference_weights;  // models/coreference.txt
}

namespace {

constexpr std::size_t most_numbers = CoreferenceWeights::hidden + 2;

// The whole numbers of a line after its letter; how many there are, 0 where something else stands between them.
std::size_t read_numbers(std::string_view line, std::array<int, most_numbers>& numbers) {
  std::size_t count = 0;
  const char* at = line.data();
  const char* const end = line.data() + line.size();
  while (true) {
    while (at < end && *at == ' ') ++at;
    if (at == end) return count;
    if (count == numbers.size()) return 0;
    const auto [next, error] = std::from_chars(at, end, numbers[count]);
    if (error != std::errc()) return 0;
    at = next;
    ++count;
  }
}

void write_row(std::string& out, std::string_view head, const float* row, std::size_t count) {
  std::string line(head);
  bool is_nothing = true;
  for (std::size_t k = 0; k < count; ++k) {
    const long hundredths = std::lround(row[k] * 100);
    is_nothing = is_nothing && hundredths == 0;
    line += ' ';
    line += std::to_string(hundredths);
  }
  if (!is_nothing) out += line + '\n';
}

}  // namespace

CoreferenceWeights::CoreferenceWeights()
    : linear_(feature_count * form_count), rows_(feature_count * hidden), bias_(form_count * hidden),
      out_(form_count * hidden), spans_(span_features), affinity_(form_count + hidden) {}

CoreferenceWeights::CoreferenceWeights(std::string_view lines) : CoreferenceWeights() {
  std::array<int, most_numbers> numbers{};
  each_line(lines, [&](std::string_view line) {
    if (line.size() < 2) return;
    const std::size_t count = read_numbers(line.substr(1), numbers);
    if (count < 2 || numbers[0] < 0) return;
    const auto number = static_cast<std::size_t>(numbers[0]);
    const auto take = [&](std::vector<float>& to, std::size_t width) {
      if (count != width + 1 || (number + 1) * width > to.size()) return;
      for (std::size_t k = 0; k < width; ++k)
        to[number * width + k] = static_cast<float>(numbers[k + 1]) / 100;
    };
    switch (line[0]) {
      case 'l': take(linear_, form_count); break;
      case 'h': take(rows_, hidden); break;
      case 'b': take(bias_, hidden); break;
      case 'o': take(out_, hidden); break;
      case 'm': take(spans_, 1); break;
      case 'a': take(affinity_, 1); break;
      default: break;
    }
  });
}

std::string CoreferenceWeights::lines() const {
  std::string out;
  for (std::size_t f = 0; f < feature_count; ++f)
    write_row(out, "l " + std::to_string(f), linear_.data() + f * form_count, form_count);
  for (std::size_t f = 0; f < feature_count; ++f)
    write_row(out, "h " + std::to_string(f), rows_.data() + f * hidden, hidden);
  for (std::size_t f = 0; f < form_count; ++f)
    write_row(out, "b " + std::to_string(f), bias_.data() + f * hidden, hidden);
  for (std::size_t f = 0; f < form_count; ++f)
    write_row(out, "o " + std::to_string(f), out_.data() + f * hidden, hidden);
  for (std::size_t f = 0; f < spans_.size(); ++f)
    write_row(out, "m " + std::to_string(f), spans_.data() + f, 1);
  for (std::size_t k = 0; k < affinity_.size(); ++k)
    write_row(out, "a " + std::to_string(k), affinity_.data() + k, 1);
  return out;
}

const CoreferenceWeights& CoreferenceWeights::shared() {
  static const CoreferenceWeights weights(texts::coreference_weights);
  return weights;
}

void CoreferenceWeights::begin(Form form, Features own, float* sums) const {
  std::copy_n(bias_.data() + at(form) * hidden, hidden, sums);
  for (const std::uint16_t feature : own) {
    const float* const row = rows_.data() + feature * hidden;
    for (std::size_t k = 0; k < hidden; ++k) sums[k] += row[k];
  }
}

float CoreferenceWeights::score(Form form, const float* sums, Features features, float affinity) const {
  std::array<float, hidden> states;
  const float* const of_affinity = affinity_.data() + form_count;
  for (std::size_t k = 0; k < hidden; ++k) states[k] = sums[k] + affinity * of_affinity[k];
  float score = affinity * affinity_[at(form)];
  for (const std::uint16_t feature : features) {
    score += linear(form, feature);
    const float* const row = rows_.data() + feature * hidden;
    for (std::size_t k = 0; k < hidden; ++k) states[k] += row[k];
  }
  const float* const out = out_.data() + at(form) * hidden;
  for (std::size_t k = 0; k < hidden; ++k) score += out[k] * std::max(states[k], 0.0F);
  return score;
}

}  // namespace sayso
