// The shape of a text's lines: whether somebody broke its paragraphs into lines of a certain width. Such lines are full,
// so that the next word would not have fitted, and go on in the next line in the middle of a sentence.
//
//   Shape shape = shape_of(text);
//   shape.joins(text, first, second)      // whether two lines, with no blank one between, are one paragraph's
//
// Odd case: a single pair of lines is enough, when the second goes on with a small letter.
#pragma once

#include "inputs/text/lines.hpp"

#include <cstddef>
#include <string_view>

namespace sayso {

struct Shape {
  bool is_wrapped = false;
  bool has_blank_lines = false;        // between paragraphs, and not only around a title
  bool has_set_in_beginnings = false;  // some lines are set in, and most are not: paragraphs begin there
  std::size_t width = 0;               // the columns that most lines keep to

  bool joins(std::string_view text, const Line& first, const Line& second) const;
};

Shape shape_of(std::string_view text);

}  // namespace sayso
