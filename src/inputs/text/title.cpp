#include "inputs/text/title.hpp"

#include "base/utf8.hpp"
#include "inputs/text/lines.hpp"

#include <algorithm>
#include <cstddef>

#include <unicode/uchar.h>

namespace sayso {
namespace {

// The next letter or digit at or after `offset`, in lower case, and `offset` behind it; 0 at the end.
UChar32 next_letter(std::string_view text, std::size_t& offset) {
  while (offset < text.size()) {
    const utf8::CodePoint next = utf8::decode(text, offset);
    offset += next.size;
    const auto character = static_cast<UChar32>(next.value);
    if (u_isalnum(character) != 0) return u_foldCase(character, U_FOLD_CASE_DEFAULT);
  }
  return 0;
}

}  // namespace

Span title_in(std::string_view text, std::string_view title) {
  std::size_t in_text = 0;
  std::size_t in_title = 0;
  std::size_t end = 0;
  for (UChar32 wanted = next_letter(title, in_title); wanted != 0; wanted = next_letter(title, in_title)) {
    if (next_letter(text, in_text) != wanted) return {};
    end = in_text;
  }
  if (end == 0) return {};
  const std::size_t line_end = std::min(text.find('\n', end), text.size());
  std::size_t rest = 0;
  if (next_letter(text.substr(end, line_end - end), rest) != 0) return {};
  return trimmed(text, {0, static_cast<Offset>(line_end)});
}

}  // namespace sayso
