// When something was said, as far as the text or the publication tells: which of two statements comes first.
//
// Odd case: what is told of yesterday and printed today is of yesterday; a repetition is judged by the day of print all the same.
#pragma once

#include "links/relations/decide.hpp"

#include <string_view>

namespace sayso::relations {

// The day or instant at which it was said, else published; empty where nothing tells.
std::string_view moment_of(const Told& told);

// Below 0: a is earlier. 0: not told, or one day.
int compare_moments(std::string_view a, std::string_view b);

// The text tells that a comes before b.
bool is_before(const Told& a, const Told& b);

// The article of a was published after that of b.
bool is_published_later(const Told& a, const Told& b);

}  // namespace sayso::relations
