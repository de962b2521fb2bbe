#include "base/hash.hpp"
#include "links/origins/wording.hpp"

#include <algorithm>

namespace sayso::origins {
namespace {

// Rows of four words that two articles must have in common, by what compare() asks for (the numbers are there): a run of n words
// has n - 3 of them. A quotation has six words; an agency's text a run of eight, or more in shorter ones; a copy a run of
// fifteen, or twenty-five in runs of six and more, which are at least half as many rows.
constexpr std::size_t grams_of_quotation = 3, grams_of_agency = 5, grams_of_copy = 12;

template <class Number>
std::size_t count_common(const std::vector<Number>& one, const std::vector<Number>& two, std::size_t enough) {
  std::size_t common = 0;
  auto a = one.begin(), b = two.begin();
  while (a != one.end() && b != two.end() && common < enough) {
    if (*a == *b) {
      ++common;
      ++a, ++b;
    } else {
      *a < *b ? ++a : ++b;
    }
  }
  return common;
}

}  // namespace

Hints::Hints(const Wording& wording) {
  const Wording::Features& features = wording.features();
  std::vector<bool> is_in_print(features.words.size() + gram_size);
  for (const Saying& saying : features.sayings) {
    has_release_ = has_release_ || (saying.is_release && saying.mass > 0);
    if (saying.mass >= cited_mass) cited_.push_back(xxh3_64(saying.speaker));
    if (!saying.is_release && !saying.is_interview) continue;
    // Of a row it is enough that one word is.
    const std::size_t first = saying.first_word < gram_size ? 0 : saying.first_word - gram_size + 1;
    for (std::size_t i = first; i < saying.end_word; ++i) is_in_print[i] = true;
  }
  grams_.reserve(features.grams.size());
  for (const Gram& gram : features.grams) {
    grams_.push_back(static_cast<std::uint32_t>(gram.hash >> 32U));
    if (is_in_print[gram.word]) in_print_.push_back(grams_.back());
  }
  for (const std::string& agency : features.agencies) agencies_.push_back(xxh3_64(agency));
  std::sort(cited_.begin(), cited_.end());
  std::sort(agencies_.begin(), agencies_.end());
  if (!features.outlet.empty()) outlet_ = xxh3_64(features.outlet);
}

bool may_share(const Hints& one, const Hints& two) {
  const auto cites = [](const Hints& citing, const Hints& other) {
    return other.outlet_ != 0 &&
           std::binary_search(citing.cited_.begin(), citing.cited_.end(), other.outlet_);
  };
  if ((one.has_release_ && two.has_release_) || cites(one, two) || cites(two, one)) return true;
  const std::size_t common = count_common(one.grams_, two.grams_, grams_of_copy);
  if (common == grams_of_copy) return true;
  if (common >= grams_of_agency && count_common(one.agencies_, two.agencies_, 1) != 0) return true;
  return common >= grams_of_quotation &&
         (count_common(one.in_print_, two.grams_, 1) != 0 || count_common(one.grams_, two.in_print_, 1) != 0);
}

}  // namespace sayso::origins
