#include "stages/coreference/features.hpp"

#include "base/ascii.hpp"
#include "stages/coreference/people_words.hpp"

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

namespace {

// Of "North Korea", "N. Korea" and "northern Mali": 'n'; 0 of any other word.
char direction_of(std::string_view word) {
  const char first = word.empty() ? '\0' : small_letter(word[0]);
  if (word.size() == 2 && word[1] == '.')
    return first == 'n' || first == 's' || first == 'e' || first == 'w' ? first : '\0';
  for (const std::string_view way : {"north", "south", "east", "west"}) {
    const bool begins =
        word.size() >= way.size() && first == way[0] && word.substr(1, way.size() - 1) == way.substr(1);
    if (begins && (word.size() == way.size() || word.substr(way.size()) == "ern")) return way[0];
  }
  return '\0';
}

}  // namespace

bool are_two_bodies(const Document& document, const std::vector<std::uint64_t>& hashes, TokenRange a,
                    TokenRange b) {
  if (a.empty() || b.empty()) return false;
  const auto* const words = hashes.data();
  const char way = direction_of(document.token(a.begin)), other_way = direction_of(document.token(b.begin));
  if (way != 0 && other_way != 0 && way != other_way)
    return std::equal(words + a.begin + 1, words + a.end, words + b.begin + 1, words + b.end);
  if (a.size() == b.size()) return false;
  const TokenRange shorter = a.size() < b.size() ? a : b, longer = a.size() < b.size() ? b : a;
  if (!std::equal(words + shorter.begin, words + shorter.end, words + longer.begin)) return false;
  std::string last;
  plain_form(document.token(longer.end - 1), last);
  const std::uint32_t kinds = PeopleWords::shared().of(last);
  const std::string_view first = document.token(shorter.begin);
  const bool is_initials = first.size() > 1 && std::all_of(first.begin(), first.end(), [](char c) {
                             return c == '.' || is_ascii_capital(c);
                           });
  return (kinds & document_word) != 0 || (is_initials && (kinds & organisation_word) != 0);
}

}  // namespace sayso
