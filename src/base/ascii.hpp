// The letters and digits of ASCII, byte by byte; all other bytes are none of them and stay as they are, so that a text keeps its length
// and its offsets. (Whole words of any script are folded where they are compared: text/values.hpp, links/speakers/names.hpp.)
//
//   small_letters("Öl für Kiel, PSB") == "Öl für kiel, psb"
//
// Odd case: "Ö" stays, being no ASCII letter.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_small(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_letter(char c) { return is_ascii_small(c) || is_ascii_capital(c); }
constexpr char small_letter(char c) { return is_ascii_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = small_letter(c);
  return small;
}

}  // namespace sayso
