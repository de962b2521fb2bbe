#include "stages/coreference/features.hpp"

#include <algorithm>
#include <charconv>

namespace sayso {

namespace texts {
extern const std::string_view coreference_weights;  // models/coreference.txt
}

CoreferenceWeights::CoreferenceWeights(std::string_view lines) : weights_(form_count * feature_count, 0.0F) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.starts_with('#')) continue;
    int numbers[4] = {0, 0, 0, 0};  // the weight in hundredths
    const char* at = line.data();
    const char* const last = line.data() + line.size();
    bool is_whole = true;
    for (int& number : numbers) {
      while (at < last && *at == ' ') ++at;
      const auto [next, error] = std::from_chars(at, last, number);
      is_whole = is_whole && error == std::errc();
      at = next;
    }
    const auto form = static_cast<std::uint32_t>(numbers[0]), theme = static_cast<std::uint32_t>(numbers[1]),
               value = static_cast<std::uint32_t>(numbers[2]);
    if (!is_whole || form >= form_count || theme >= static_cast<std::uint32_t>(Theme::count) ||
        value >= values_of_theme)
      continue;
    weights_[form * feature_count + theme * values_of_theme + value] = static_cast<float>(numbers[3]) / 100;
  }
}

const CoreferenceWeights& CoreferenceWeights::shared() {
  static const CoreferenceWeights weights(texts::coreference_weights);
  return weights;
}

// One word is a family's or a first name; of more, the last is the family's.
NameMatch match_persons(NameWords later, NameWords before) {
  if (later.empty() || before.empty()) return NameMatch::none;
  if (std::equal(later.begin(), later.end(), before.begin(), before.end())) return NameMatch::same;
  const std::uint64_t last = later.back(), first = later.front();
  if (later.size() == 1 || before.size() == 1) {
    const bool is_last = later.back() == before.back();
    const bool is_first = later.size() == 1 ? before.front() == first : first == before.front();
    if (is_last) return NameMatch::last;
    if (is_first) return NameMatch::first;
    const NameWords longer = later.size() == 1 ? before : later;
    const std::uint64_t single = later.size() == 1 ? first : before.front();
    return std::find(longer.begin(), longer.end(), single) != longer.end() ? NameMatch::part
                                                                           : NameMatch::none;
  }
  const bool shares_last = last == before.back(), shares_first = first == before.front();
  if (shares_first && shares_last) return NameMatch::same;  // a middle name more or less
  // "Peña Nieto" for "Enrique Peña Nieto", "Hillary Clinton" for "Hillary Rodham".
  if (shares_last && std::find(before.begin(), before.end(), first) != before.end()) return NameMatch::part;
  if (shares_last && std::find(later.begin(), later.end(), before.front()) != later.end())
    return NameMatch::part;
  if (shares_first && std::find(before.begin(), before.end(), last) != before.end()) return NameMatch::part;
  if (shares_first && std::find(later.begin(), later.end(), before.back()) != later.end())
    return NameMatch::part;
  return shares_last || shares_first ? NameMatch::conflict : NameMatch::none;
}

}  // namespace sayso
