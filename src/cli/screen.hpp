// What the program stands before: is a stream a terminal, how wide is it, and may it have colours? Asked once, at the
// beginning; all below is told.
//
//   const bool has_colour = shows_colour(ColourChoice::automatic, is_terminal(Stream::output));
//
// Odd cases: COLUMNS is believed before the terminal, so that a pager or a test can set it; without either it is 80.
// NO_COLOR, set to anything but nothing, and TERM=dumb mean no colours unless they are asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso {

enum class Stream : std::uint8_t { input, output, errors };
enum class ColourChoice : std::uint8_t { automatic, always, never };

bool is_terminal(Stream stream);

// Columns of the terminal that output goes to.
std::uint32_t terminal_width();

// "auto", "always", "never".
std::optional<ColourChoice> colour_choice_named(std::string_view name);
bool shows_colour(ColourChoice choice, bool to_terminal);

}  // namespace sayso
