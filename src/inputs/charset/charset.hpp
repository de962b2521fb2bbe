// From bytes to UTF-8. Valid UTF-8 stays as it is, without its byte order mark; marks of UTF-16 and UTF-32 are obeyed; of the
// rest, text that is UTF-8 but for some broken places gets U+FFFD there, and older charsets are recognised and converted.
// What had to be guessed or replaced is told in a Note. Bytes that are no text are refused.
// The result is valid UTF-8, no larger than four times the bytes; line ends and control characters are left to
// inputs/text/clean.hpp.
//
//   decode("caf\xE9", "The file \"a.txt\"")->text == "café", with the note "read as windows-1252"
//
// Odd cases: UTF-16 without a mark shows by its NULs, and is read; a text of ASCII with one sequence cut off at its end
// is UTF-8 that was cut, not an older charset.
#pragma once

#include "sayso/article.hpp"
#include "sayso/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sayso::charset {

struct Decoded {
  std::string text;
  std::vector<Note> notes;  // spans are of `text`
};

// `name` is the subject of the sentence that an error makes.
Result<Decoded> decode(std::string bytes, std::string_view name);

// Whether these first bytes are of a charset with two or four bytes a character, which cannot be cut into lines at "\n".
bool is_wide(std::string_view beginning);

}  // namespace sayso::charset
