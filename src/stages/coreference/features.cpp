#include "stages/coreference/features.hpp"

#include <algorithm>

namespace sayso {

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
