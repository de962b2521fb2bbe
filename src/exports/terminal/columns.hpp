// How many columns of a terminal a character takes: two for East Asian wide and full-width ones and most emoji, none for
// what is drawn on the character before it, one for all others. Where terminals disagree the larger number is given, so
// that a line is rather too short than too long.
//
//   columns_in("Zürich") == 6, however the ü is composed
//   columns_in("東京") == 4
//
// Odd case: characters that would steer the terminal or turn its text around are not shown at all (shown_as):
// an article must not be able to repaint the page it is shown on.
#pragma once

#include <cstdint>
#include <string_view>

namespace sayso {

std::uint32_t columns_of(char32_t c);
std::uint32_t columns_in(std::string_view text);

// What stands on the page in the place of a character: itself, a space for all white space that may be broken, U+FFFD
// for a control character, 0 for what is left out (soft hyphens, marks of direction).
char32_t shown_as(char32_t c);

}  // namespace sayso
