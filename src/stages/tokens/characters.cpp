#include "stages/tokens/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace sayso::tokens {

namespace {

bool is_apostrophe(char32_t c) {
  switch (c) {
    case 0x00B4:  // ´
    case 0x02BC:  // ʼ
    case 0x2018:  // ‘
    case 0x2019:  // ’
    case 0x201B:  // ‛
    case 0xFF07:  // ＇
      return true;
    default: return false;
  }
}

bool is_written_without_spaces(char32_t c) {
  switch (script_of(c)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR: return true;
    default: return false;
  }
}

Kind kind_of_format(char32_t c) {
  constexpr char32_t zero_width_space = 0x200B;
  return c == zero_width_space ? Kind::space : Kind::joiner;
}

Kind kind_of_symbol(char32_t c) {
  // Every emoji is a symbol, and so are flags' letters and the tones of skin.
  const auto point = static_cast<UChar32>(c);
  const bool is_picture = u_hasBinaryProperty(point, UCHAR_EXTENDED_PICTOGRAPHIC) != 0 ||
                          u_hasBinaryProperty(point, UCHAR_REGIONAL_INDICATOR) != 0 ||
                          u_hasBinaryProperty(point, UCHAR_EMOJI_MODIFIER) != 0;
  return is_picture ? Kind::pictograph : Kind::other;
}

}  // namespace

int script_of(char32_t c) {
  constexpr char32_t long_vowel = 0x30FC;  // ー, common to both kana by its property
  if (c == long_vowel) return USCRIPT_KATAKANA;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status);
}

bool is_upper(char32_t c) {
  if (c < 128) return c >= U'A' && c <= U'Z';
  return u_isUUppercase(static_cast<UChar32>(c)) != 0 ||
         u_charType(static_cast<UChar32>(c)) == U_TITLECASE_LETTER;
}

bool is_lower(char32_t c) {
  if (c < 128) return c >= U'a' && c <= U'z';
  return u_isULowercase(static_cast<UChar32>(c)) != 0;
}

namespace detail {

Kind kind_beyond_ascii(char32_t c) {
  if (is_apostrophe(c)) return Kind::apostrophe;
  if (c == 0x2010 || c == 0x2011) return Kind::hyphen;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER: return Kind::letter;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER: return is_written_without_spaces(c) ? Kind::ideograph : Kind::letter;
    case U_DECIMAL_DIGIT_NUMBER: return Kind::digit;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK: return Kind::mark;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR: return Kind::space;
    case U_FORMAT_CHAR: return kind_of_format(c);
    case U_OTHER_SYMBOL:
    case U_MODIFIER_SYMBOL: return kind_of_symbol(c);
    default: break;
  }
  // ‼ and ⁉ are pictographs by name and punctuation by use; they are left as marks.
  return Kind::other;
}

}  // namespace detail

}  // namespace sayso::tokens
