// UTF-8: is a text valid, what stands at an offset, and how offsets in bytes translate to code points or UTF-16 units.
// Texts are checked once, at the door, with first_invalid(); everything else here expects valid text, and still never
// reads outside of it when it is not.
//
//   utf8::first_invalid("caf\xC3\xA9") == 5, the size: all of it is valid
//   utf8::first_invalid("caf\xC3") == 3: the sequence that begins there is cut off
//   utf8::decode("é", 1) is U+FFFD of size 1: offset 1 is inside a character
#pragma once

#include "sayso/span.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::utf8 {

inline constexpr char32_t replacement = U'\uFFFD';

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  // in bytes; 0 only where there is no text

  friend bool operator==(CodePoint, CodePoint) = default;
};

// Where the first ill-formed sequence begins, or text.size(). All before it is valid: no overlong forms, no surrogates,
// nothing above U+10FFFF, nothing cut off.
std::size_t first_invalid(std::string_view text);
inline bool is_valid(std::string_view text) { return first_invalid(text) == text.size(); }

// The code point that begins at `offset`. At or beyond the end: value 0, size 0. Where no valid sequence begins:
// U+FFFD, size 1, so that a loop always advances.
CodePoint decode(std::string_view text, std::size_t offset);

// The code point that ends at `offset`, under the same rules: size 0 at the beginning.
CodePoint decode_before(std::string_view text, std::size_t offset);

inline bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Whether a character begins or the text ends at `offset`. Beyond the end there is no boundary.
inline bool is_boundary(std::string_view text, std::size_t offset) {
  return offset < text.size() ? !is_continuation(text[offset]) : offset == text.size();
}

// The nearest boundary that is not after `offset`.
std::size_t boundary_before(std::string_view text, std::size_t offset);

std::size_t count_code_points(std::string_view text);
std::size_t count_utf16_units(std::string_view text);

// Adds one code point; what is none (a surrogate, above U+10FFFF) becomes U+FFFD.
void append(std::string& text, char32_t code_point);

}  // namespace sayso::utf8

namespace sayso {

// Translates byte offsets of one text into another unit, and back. It keeps a count for every 256 bytes, no table of
// all of them, and a view of the text, which must outlive it. Offsets beyond the text count as its end; an offset inside
// a character counts that character as passed.
//
//   OffsetMap map("né 🙂.", OffsetUnit::utf16);   // n=1 byte, é=2, space=1, 🙂=4, .=1
//   map.from_byte(8) == 5                         // 🙂 is two units
//   map.to_byte(4) == 4                           // inside of 🙂: its beginning
class OffsetMap {
 public:
  OffsetMap(std::string_view text, OffsetUnit unit);

  OffsetUnit unit() const { return unit_; }
  std::uint32_t from_byte(Offset offset) const;
  Offset to_byte(std::uint32_t units) const;
  Span from_bytes(Span span) const { return {from_byte(span.begin), from_byte(span.end)}; }
  Span to_bytes(Span span) const { return {to_byte(span.begin), to_byte(span.end)}; }

  // The size of the whole text in this unit.
  std::uint32_t size() const { return size_; }

 private:
  std::uint32_t units_in(std::string_view part) const;

  std::string_view text_;
  OffsetUnit unit_;
  bool same_as_bytes_ = true;
  std::uint32_t size_ = 0;
  std::vector<std::uint32_t> checkpoints_;  // units before each 256th byte; empty where units are bytes
};

// "byte", "codepoint", "utf16": as the output and --offsets name them.
std::string_view name_of(OffsetUnit unit);
std::optional<OffsetUnit> offset_unit_named(std::string_view name);

}  // namespace sayso
