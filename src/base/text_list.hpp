// Lists as plain text, which people edit: an entry a line, empty lines and lines that begin with # apart. All of models/*.txt is read so.
//
//   each_line(text, [&](std::string_view line) { … });                             // or (line, number), counted from 1, comments too
//   each_part("kill, killed ,, died", ',', [&](std::string_view word) { … });      // "kill", "killed", "died"
//   is_in(weekdays, word), is_any_of(word, {"and", "or"})                          // a few words that stand in the code
//
// Odd cases: white space around a line and around a part does not count, nor does the \r of another system's line end; a part that
// is empty is none.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string_view>
#include <type_traits>

namespace sayso {

// Without the ASCII white space around it.
constexpr std::string_view without_blanks(std::string_view words) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = words.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return words.substr(begin, words.find_last_not_of(blanks) - begin + 1);
}

// In any order; for lists of a few words.
template <class Words>
bool is_in(const Words& words, std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}
inline bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return is_in(words, word);
}

template <class Use>
void each_part(std::string_view list, char separator, const Use& use) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    if (const std::string_view part = without_blanks(list.substr(0, end)); !part.empty()) use(part);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

template <class Use>
void each_line(std::string_view text, const Use& use) {
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = without_blanks(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if constexpr (std::is_invocable_v<const Use&, std::string_view, std::uint32_t>) {
      use(line, number);
    } else {
      use(line);
    }
  }
}

}  // namespace sayso
