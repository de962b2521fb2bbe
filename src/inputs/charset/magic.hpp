// What bytes are that are no text, by how they begin and by what they hold. Only the beginning is compared with a table
// of well-known formats; whether bytes are mostly control characters is counted over all of them.
//
//   known_binary("%PDF-1.7 …")->kind == "a PDF document"
//   known_binary("PK is short for Peter Kay") == nullptr: only "PK\3\4" is a ZIP archive
#pragma once

#include <string_view>

namespace sayso::charset {

struct BinaryKind {
  std::string_view kind;    // "a PDF document"
  std::string_view advice;  // what to do, as the end of a sentence
};

// Null where the beginning is that of no known binary format.
const BinaryKind* known_binary(std::string_view bytes);

// Whether more than one byte in twenty is a control character that no text has: NUL, or below a space and no white
// space. A few are forgiven in a text however short.
bool is_mostly_controls(std::string_view bytes);

}  // namespace sayso::charset
