#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace sayso::utf8 {
namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080U;
constexpr std::uint64_t low_bits = 0x0101010101010101U;

std::uint64_t word_at(std::string_view text, std::size_t offset) {
  std::uint64_t word = 0;
  std::memcpy(&word, text.data() + offset, sizeof word);
  return word;
}

std::uint32_t byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

// How long a sequence is by its first byte, and between which bounds its second byte must lie: that is where overlong
// forms, surrogates and values above U+10FFFF show. Size 0 is no first byte.
struct Lead {
  std::uint32_t size, second_low, second_high;
};

constexpr Lead lead_of(std::uint32_t byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

// The size of the valid sequence at `offset`, or 0.
std::uint32_t sequence_size(std::string_view text, std::size_t offset) {
  const Lead lead = lead_of(byte_at(text, offset));
  if (lead.size <= 1) return lead.size;
  if (text.size() - offset < lead.size) return 0;
  const std::uint32_t second = byte_at(text, offset + 1);
  if (second < lead.second_low || second > lead.second_high) return 0;
  for (std::uint32_t i = 2; i < lead.size; ++i)
    if (!is_continuation(text[offset + i])) return 0;
  return lead.size;
}

// Each bit of the result stands for one byte of the word: set where the byte is no continuation.
std::uint64_t starts_in(std::uint64_t word) { return ((~word >> 7U) | (word >> 6U)) & low_bits; }

// The same for first bytes of four-byte sequences, 0xF0 and above: two units in UTF-16.
std::uint64_t four_byte_leads_in(std::uint64_t word) {
  return (word >> 7U) & (word >> 6U) & (word >> 5U) & (word >> 4U) & low_bits;
}

}  // namespace

std::size_t first_invalid(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    if (offset + 8 <= text.size() && (word_at(text, offset) & high_bits) == 0) {
      offset += 8;
      continue;
    }
    // Not all of the next eight bytes are ASCII: go through them one sequence at a time.
    const std::size_t stop = std::min(text.size(), offset + 8);
    while (offset < stop) {
      const std::uint32_t size = sequence_size(text, offset);
      if (size == 0) return offset;
      offset += size;
    }
  }
  return text.size();
}

CodePoint decode(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const std::uint32_t size = sequence_size(text, offset);
  if (size == 0) return {replacement, 1};
  const std::uint32_t first = byte_at(text, offset);
  if (size == 1) return {first, 1};
  char32_t value = first & (0x7FU >> size);
  for (std::uint32_t i = 1; i < size; ++i) value = (value << 6U) | (byte_at(text, offset + i) & 0x3FU);
  return {value, size};
}

CodePoint decode_before(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  if (offset == 0) return {};
  const std::size_t furthest = offset < 4 ? 0 : offset - 4;
  for (std::size_t begin = offset; begin-- > furthest;) {
    if (is_continuation(text[begin])) continue;
    const CodePoint found = decode(text.substr(0, offset), begin);
    if (begin + found.size == offset) return found;
    break;
  }
  return {replacement, 1};
}

std::size_t boundary_before(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  while (offset > 0 && !is_boundary(text, offset)) --offset;
  return offset;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  std::size_t offset = 0;
  for (; offset + 8 <= text.size(); offset += 8)
    count += static_cast<std::size_t>(std::popcount(starts_in(word_at(text, offset))));
  for (; offset < text.size(); ++offset) count += is_continuation(text[offset]) ? 0U : 1U;
  return count;
}

std::size_t count_utf16_units(std::string_view text) {
  std::size_t count = 0;
  std::size_t offset = 0;
  for (; offset + 8 <= text.size(); offset += 8) {
    const std::uint64_t word = word_at(text, offset);
    count +=
        static_cast<std::size_t>(std::popcount(starts_in(word)) + std::popcount(four_byte_leads_in(word)));
  }
  for (; offset < text.size(); ++offset)
    count += (is_continuation(text[offset]) ? 0U : 1U) + (byte_at(text, offset) >= 0xF0 ? 1U : 0U);
  return count;
}

void append(std::string& text, char32_t code_point) {
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  const std::uint32_t value = surrogate || code_point > 0x10FFFF ? replacement : code_point;
  const auto tail = [&](std::uint32_t shift) {
    text.push_back(static_cast<char>(0x80U | ((value >> shift) & 0x3FU)));
  };
  if (value < 0x80) {
    text.push_back(static_cast<char>(value));
  } else if (value < 0x800) {
    text.push_back(static_cast<char>(0xC0U | (value >> 6U)));
    tail(0);
  } else if (value < 0x10000) {
    text.push_back(static_cast<char>(0xE0U | (value >> 12U)));
    tail(6);
    tail(0);
  } else {
    text.push_back(static_cast<char>(0xF0U | (value >> 18U)));
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace sayso::utf8

namespace sayso {
namespace {

constexpr std::size_t checkpoint_bytes = 256;

constexpr std::array<std::string_view, 3> unit_names = {"byte", "codepoint", "utf16"};

}  // namespace

OffsetMap::OffsetMap(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  size_ = units_in(text);
  same_as_bytes_ = size_ == text.size();
  if (same_as_bytes_) return;
  checkpoints_.reserve(text.size() / checkpoint_bytes + 1);
  std::uint32_t units = 0;
  for (std::size_t begin = 0; begin < text.size(); begin += checkpoint_bytes) {
    checkpoints_.push_back(units);
    units += units_in(text.substr(begin, checkpoint_bytes));
  }
}

std::uint32_t OffsetMap::units_in(std::string_view part) const {
  switch (unit_) {
    case OffsetUnit::byte: return static_cast<std::uint32_t>(part.size());
    case OffsetUnit::codepoint: return static_cast<std::uint32_t>(utf8::count_code_points(part));
    case OffsetUnit::utf16: return static_cast<std::uint32_t>(utf8::count_utf16_units(part));
  }
  return 0;
}

std::uint32_t OffsetMap::from_byte(Offset offset) const {
  if (offset >= text_.size()) return size_;
  if (same_as_bytes_) return offset;
  const std::size_t block = offset / checkpoint_bytes;
  const std::size_t begin = block * checkpoint_bytes;
  return checkpoints_[block] + units_in(text_.substr(begin, offset - begin));
}

Offset OffsetMap::to_byte(std::uint32_t units) const {
  if (units >= size_) return static_cast<Offset>(text_.size());
  if (same_as_bytes_) return units;
  // The last checkpoint with at most `units` before it; the character sought begins there or later.
  const auto after = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), units);
  const auto block = static_cast<std::size_t>(after - checkpoints_.begin()) - 1;
  std::size_t offset = block * checkpoint_bytes;
  std::uint32_t passed = checkpoints_[block];
  while (offset < text_.size() && utf8::is_continuation(text_[offset])) ++offset;
  while (offset < text_.size()) {
    const utf8::CodePoint here = utf8::decode(text_, offset);
    passed += unit_ == OffsetUnit::utf16 && here.size == 4 ? 2 : 1;
    if (passed > units) break;
    offset += here.size;
  }
  return static_cast<Offset>(offset);
}

std::string_view name_of(OffsetUnit unit) { return unit_names[static_cast<std::size_t>(unit)]; }

std::optional<OffsetUnit> offset_unit_named(std::string_view name) {
  for (std::size_t i = 0; i < unit_names.size(); ++i)
    if (unit_names[i] == name) return static_cast<OffsetUnit>(i);
  return std::nullopt;
}

}  // namespace sayso
