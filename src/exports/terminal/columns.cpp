#include "exports/terminal/columns.hpp"

#include "base/utf8.hpp"

#include <unicode/uchar.h>

namespace sayso {
namespace {

constexpr char32_t emoji_selector = 0xFE0F;  // makes of a narrow sign a picture two columns wide

bool is_drawn_on_the_one_before(char32_t c) {
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR: return true;
    default: return false;
  }
}

}  // namespace

std::uint32_t columns_of(char32_t c) {
  if (c < 0x300) return 1;
  if (c == emoji_selector) return 1;
  if (is_drawn_on_the_one_before(c)) return 0;
  const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::uint32_t columns_in(std::string_view text) {
  std::uint32_t columns = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const utf8::CodePoint next = utf8::decode(text, offset);
    columns += columns_of(next.value);
    offset += next.size;
  }
  return columns;
}

char32_t shown_as(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return c;
  switch (c) {
    case '\t':
    case '\n':
    case '\v':
    case '\f':
    case '\r':
    case 0x85: return U' ';
    case 0xAD: return 0;
    default: break;
  }
  if (c < 0xA0) return utf8::replacement;
  if (c < 0x1680) return c;
  // Spaces that may be broken: all but the no-break ones, U+2007 and U+202F.
  if (c == 0x1680 || (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x2028 || c == 0x2029 ||
      c == 0x205F || c == 0x3000)
    return U' ';
  const bool turns_the_text = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return turns_the_text ? 0 : c;
}

}  // namespace sayso
