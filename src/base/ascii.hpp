// ASCII letters in small; all other bytes stay as they are, so that a text keeps its length and its offsets. (Whole words of any script are
// folded where they are compared: text/values.hpp, links/speakers/names.hpp.)
//
//   small_letters("Öl für Kiel, PSB") == "Öl für kiel, psb"
//
// Odd case: "Ö" stays, being no ASCII letter.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char small_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = small_letter(c);
  return small;
}

}  // namespace sayso
