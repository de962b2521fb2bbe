// Lines of a clean text, one after the other, and small questions about the words in them. A Line is without the white
// space around it (also no-break spaces and the like); a blank line is empty. Nothing is stored for a whole text.
//
//   LineCursor lines(text);
//   for (Line line; lines.next(line);) …          // "  By Ann Lee \n": span of "By Ann Lee", indent 2
//
// Odd case: a last line without a line end is a line; what follows a last line end is none.
#pragma once

#include "sayso/span.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sayso {

struct Line {
  Span span;
  std::uint32_t indent = 0;  // characters of white space before it; a tab counts as eight

  bool is_blank() const { return span.empty(); }
};

class LineCursor {
 public:
  explicit LineCursor(std::string_view text, Offset begin = 0) : text_(text), next_(begin) {}

  bool next(Line& line);

 private:
  std::string_view text_;
  Offset next_;
};

// Without the white space around it, Unicode's included.
std::string_view trimmed(std::string_view words);
Span trimmed(std::string_view text, Span span);

// Every stretch of white space as one space.
std::string on_one_line(std::string_view words);

// ASCII letters in lower case, all else as it is.
bool equals_ignoring_case(std::string_view a, std::string_view b);
bool starts_with_ignoring_case(std::string_view words, std::string_view beginning);

// Offset of `wanted`, of ASCII letters in lower case, as whole words; npos if it is not there.
std::size_t find_words(std::string_view text, std::string_view wanted);

// Takes the next word, up to white space, off the front of `rest`; empty at the end.
std::string_view take_word(std::string_view& rest);

// Of the first character, which may be a quotation mark or an opening bracket and is then passed over.
bool starts_upper(std::string_view words);
bool starts_lower(std::string_view words);

// At least two letters, none of them lower case: "TARVIK", "U.S.", "AL-ARISH".
bool is_all_capitals(std::string_view word);

// Whether the last word ends a sentence: a full stop, question or exclamation mark, with any closing marks after it.
bool ends_sentence(std::string_view words);
// The same, but only a full stop, and not one of an abbreviation ("U.S.", "Inc.") or an ellipsis.
bool ends_with_stop(std::string_view words);
// Whether a sentence ends before the last word: a stop, a space, and a capital, and no abbreviation before.
bool has_stop_inside(std::string_view words);

// Whether there is anything to read in it: not only rules and stars, as between two parts of a text.
bool has_words(std::string_view words);

// In code points, as a person counts columns.
std::size_t columns(std::string_view words);

}  // namespace sayso
