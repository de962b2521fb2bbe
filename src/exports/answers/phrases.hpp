// The words in which answers are told, the same on every page: who spoke, by which act, how large a figure is. sayso gives no
// verdicts: there is no phrase here that says which of two sides is right.
//
//   speaker_in_words(saying)  // "Petra Novak, Defence Minister"; "Tarvik Post, in its own voice"; "no speaker named"
//   act_in_words(saying)      // "estimated"; "did not confirm"; "expected to announce"
//   value_in_words({.high = 12000, .bound = "at most"})   // "≤ 12,000"
//
// Odd cases: a text that is cut keeps the words that were looked for in sight; what would steer a terminal is left out.
#pragma once

#include "exports/terminal/page.hpp"
#include "record/questions/figures.hpp"
#include "record/questions/saying.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

std::string counted(std::size_t count, std::string_view one, std::string_view many);

std::string speaker_in_words(const Saying& saying);
std::string speaker_names(const Saying& saying);  // without roles
std::string act_in_words(const Saying& saying);   // empty where no act was read
// What is to be known of how it is put: "possible", "rejected"; empty for a plain one.
std::string put_in_words(const Saying& saying);

std::string number_in_words(double value);  // "12,000", "3.5"
std::string value_in_words(const FigureAnswer& figure);

// One line: white space is one space, what steers a terminal is gone.
std::string plain_line(std::string_view text);
// A line of at most so many columns, with an ellipsis where it was cut; at its end, or around `near` (bytes of text).
std::string fitted(std::string_view text, std::uint32_t columns);
std::string fitted_around(std::string_view text, Span near, std::uint32_t columns);
// The same broken at spaces into lines; the last one of `most` is cut.
std::vector<std::string> wrapped(std::string_view text, std::uint32_t columns, std::size_t most);
std::string padded(std::string text, std::uint32_t columns);

}  // namespace sayso
