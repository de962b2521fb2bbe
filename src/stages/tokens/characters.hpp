// Kinds of characters, as far as they decide where a token begins and ends: a table for ASCII, ICU's properties for the
// rest. Every character has one kind; what is unassigned, private or a symbol is `other` and a token of its own.
//
//   kind_of(U'é') == Kind::letter, kind_of(U'’') == Kind::apostrophe, kind_of(U'\u200B') == Kind::space
//
// Odd cases: a soft hyphen, a zero-width joiner and a byte order mark are `joiner`: inside a word they do not part it,
// at its edges they belong to no token. A zero-width space parts words as a space does. Control characters are spaces.
#pragma once

#include "base/utf8.hpp"
#include "sayso/span.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace sayso::tokens {

enum class Kind : std::uint8_t {
  space,
  joiner,
  letter,      // and numbers that are no decimal digits: ½ ² №
  digit,       // decimal
  mark,        // combining: stays with its base
  ideograph,   // of a script that is written without spaces: Han, kana, Thai, Lao, Khmer, Burmese
  apostrophe,  // ' ’ ‘ ` and their like
  hyphen,      // - and U+2010, U+2011; not the dashes
  dot,         // . only
  pictograph,  // emoji and flags
  other,
};

namespace detail {

constexpr std::array<Kind, 128> ascii_kinds() {
  std::array<Kind, 128> kinds{};
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const char c = static_cast<char>(i);
    kinds[i] = i <= 0x20 || i == 0x7F                             ? Kind::space
               : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? Kind::letter
               : c >= '0' && c <= '9'                             ? Kind::digit
               : c == '\'' || c == '`'                            ? Kind::apostrophe
               : c == '-'                                         ? Kind::hyphen
               : c == '.'                                         ? Kind::dot
                                                                  : Kind::other;
  }
  return kinds;
}

inline constexpr std::array<Kind, 128> kind_of_ascii = ascii_kinds();

Kind kind_beyond_ascii(char32_t c);

}  // namespace detail

inline Kind kind_of(char32_t c) {
  return c < 128 ? detail::kind_of_ascii[static_cast<std::size_t>(c)] : detail::kind_beyond_ascii(c);
}

bool is_upper(char32_t c);
bool is_lower(char32_t c);

// A number for its script: a run of ideographs ends where the script changes.
int script_of(char32_t c);

struct Character {
  char32_t value = 0;
  std::uint32_t size = 0;  // 0 beyond the edges
  Kind kind = Kind::space;

  bool is_word() const { return kind == Kind::letter || kind == Kind::digit || kind == Kind::mark; }
  bool is(char32_t c) const { return value == c && size != 0; }
};

// The text of one block. Beyond its edges stand spaces of size 0.
class BlockText {
 public:
  BlockText(std::string_view text, Span block) : text_(text.substr(0, block.end)), begin_(block.begin) {}

  Offset begin() const { return begin_; }
  Offset end() const { return static_cast<Offset>(text_.size()); }

  Character at(Offset offset) const {
    if (offset >= text_.size()) return {};
    const auto byte = static_cast<unsigned char>(text_[offset]);
    if (byte < 128) return {byte, 1, detail::kind_of_ascii[byte]};
    const utf8::CodePoint c = utf8::decode(text_, offset);
    return {c.value, c.size, detail::kind_beyond_ascii(c.value)};
  }

  Character before(Offset offset) const {
    if (offset <= begin_) return {};
    const auto byte = static_cast<unsigned char>(text_[offset - 1]);
    if (byte < 128) return {byte, 1, detail::kind_of_ascii[byte]};
    const utf8::CodePoint c = utf8::decode_before(text_, offset);
    return {c.value, c.size, detail::kind_beyond_ascii(c.value)};
  }

  std::string_view slice(Offset begin, Offset end) const { return text_.substr(begin, end - begin); }

 private:
  std::string_view text_;
  Offset begin_;
};

}  // namespace sayso::tokens
