#include "model/pieces/characters.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

namespace sayso::characters {

namespace {

bool is_of_unicode_8(UChar32 c) {
  UVersionInfo age;  // zeros where nothing is assigned
  u_charAge(c, age);
  return age[0] <= 8;
}

// General categories as Unicode 8 had them; what came later, and what is unassigned, is in none of the groups asked for.
std::uint32_t category_mask(UChar32 c) {
  switch (c) {  // those that changed since
    case 0x166D:
    case 0x111C9: return U_GC_PO_MASK;
    case 0x1734: return U_GC_MN_MASK;
    case 0x1885:
    case 0x1886: return U_GC_LO_MASK;
    case 0xA9BD: return U_GC_MC_MASK;
    default: return is_of_unicode_8(c) ? U_GET_GC_MASK(c) : U_GC_CN_MASK;
  }
}

bool is_control(UChar32 c) {
  if (c == U'\t' || c == U'\n' || c == U'\r') return false;
  return (category_mask(c) & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK)) != 0;
}

bool is_punctuation(UChar32 c) {
  const bool is_ascii = (c >= 0x21 && c <= 0x2F) || (c >= 0x3A && c <= 0x40) || (c >= 0x5B && c <= 0x60) ||
                        (c >= 0x7B && c <= 0x7E);
  return is_ascii || (category_mask(c) & U_GC_P_MASK) != 0;
}

// The ranges that BERT isolates, its gaps included: extension E begins at U+2B820 and is here from U+2B920.
bool is_ideograph(UChar32 c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x2A6DF) || (c >= 0x2A700 && c <= 0x2B73F) || (c >= 0x2B740 && c <= 0x2B81F) ||
         (c >= 0x2B920 && c <= 0x2CEAF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

std::uint8_t traits_of(UChar32 c) {
  std::uint8_t traits = 0;
  if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) traits |= is_digit;
  if ((U_GET_GC_MASK(c) & U_GC_L_MASK) != 0) traits |= is_letter;
  if (u_hasBinaryProperty(c, UCHAR_UPPERCASE) != 0) traits |= is_capital;
  return traits;
}

const UNormalizer2* decomposer() {
  static const UNormalizer2* const instance = [] {
    UErrorCode error = U_ZERO_ERROR;
    return unorm2_getNFDInstance(&error);  // built into ICU: it cannot be missing
  }();
  return instance;
}

Basic compute(UChar32 c) {
  Basic basic{0, Treatment::dropped, traits_of(c), 0};
  if (c == 0 || c == 0xFFFD || is_control(c)) return basic;
  if (u_hasBinaryProperty(c, UCHAR_WHITE_SPACE) != 0) {
    basic.treatment = Treatment::space;
    return basic;
  }
  const Codes codes = codes_of(static_cast<char32_t>(c));
  if (codes.count == 0) return basic;
  basic.code = codes.codes[0];
  basic.count = static_cast<std::uint8_t>(codes.count);
  const bool is_alone = is_ideograph(c) || is_punctuation(static_cast<UChar32>(basic.code));
  basic.treatment = is_alone ? Treatment::alone : Treatment::letters;
  return basic;
}

// Alphabets and general punctuation; what is above is computed when it comes.
constexpr char32_t table_size = 0x2500;

}  // namespace

Codes codes_of(char32_t character) {
  const auto c = static_cast<UChar32>(character);
  constexpr std::int32_t most_units = 32;
  UChar units[most_units];
  UChar32 parts[most_units] = {c};
  std::int32_t count = 1;
  UErrorCode error = U_ZERO_ERROR;
  const std::int32_t size =
      is_of_unicode_8(c) ? unorm2_getDecomposition(decomposer(), c, units, most_units, &error) : -1;
  if (size >= 0) u_strToUTF32(parts, most_units, &count, units, size, &error);
  Codes found;
  for (std::int32_t i = 0; i < count; ++i) {
    if ((category_mask(parts[i]) & U_GC_MN_MASK) != 0 || found.count == most_codes) continue;
    found.codes[found.count++] = static_cast<char32_t>(u_tolower(parts[i]));
  }
  return found;
}

Basic basic_of(char32_t character) {
  static const std::vector<Basic> table = [] {
    std::vector<Basic> made(table_size);
    for (char32_t c = 0; c < table_size; ++c) made[c] = compute(static_cast<UChar32>(c));
    return made;
  }();
  return character < table_size ? table[character] : compute(static_cast<UChar32>(character));
}

bool is_python_space(char32_t character) {
  if (character == U' ' || character == U'\n') return true;
  const auto c = static_cast<UChar32>(character);
  const UCharDirection direction = u_charDirection(c);
  return direction == U_WHITE_SPACE_NEUTRAL || direction == U_BLOCK_SEPARATOR ||
         direction == U_SEGMENT_SEPARATOR || u_charType(c) == U_SPACE_SEPARATOR;
}

Shape shape_of(std::string_view word) {
  bool has_digit = false, first_is_capital = false;
  std::uint32_t letters = 0, capitals = 0;
  for (std::size_t at = 0; at < word.size();) {
    const utf8::CodePoint character = utf8::decode(word, at);
    const std::uint8_t traits = basic_of(character.value).traits;
    has_digit = has_digit || (traits & is_digit) != 0;
    if ((traits & is_letter) != 0) ++letters;
    if ((traits & is_capital) != 0) ++capitals;
    if (at == 0) first_is_capital = (traits & is_capital) != 0;
    at += character.size;
  }
  return shape_of(has_digit, letters, capitals, first_is_capital);
}

bool QuotationMarks::concerns(char32_t character) {
  switch (character) {
    case U'"':
    case U'`':
    case U'\u00AB':  // «
    case U'\u00B4':  // ´
    case U'\u00BB':  // »
    case U'\u02BC':  // ʼ
    case U'\u2018':
    case U'\u2019':
    case U'\u201B':
    case U'\u201C':
    case U'\u201D':
    case U'\u201E':
    case U'\u201F': return true;
    default: return false;
  }
}

char32_t QuotationMarks::next(char32_t character, char32_t before, char32_t after) {
  constexpr char32_t opening = U'\u201C', closing = U'\u201D';
  constexpr std::u32string_view opens_before = U"([{<\u2014\u2013-/\u201C\u2018\u00AB\u00A1\u00BF";
  switch (character) {
    case U'\n': is_open_ = false; return character;
    case U'`':
    case U'\u00B4':
    case U'\u02BC':
    case U'\u2018':
    case U'\u2019':
    case U'\u201B': return U'\'';
    case U'\u00AB':
    case U'\u201C':
    case U'\u201E':
    case U'\u201F': is_open_ = true; return opening;
    case U'\u00BB':
    case U'\u201D': is_open_ = false; return closing;
    case U'"': {
      const bool starts = is_python_space(before) || opens_before.find(before) != std::u32string_view::npos;
      const bool ends = is_python_space(after);
      is_open_ = starts == ends ? !is_open_ : starts;
      return is_open_ ? opening : closing;
    }
    default: return character;
  }
}

}  // namespace sayso::characters
