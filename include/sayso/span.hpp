// Addresses in an article's text, and lists in a document's pool. A Span is the bytes [begin, end) of a UTF-8 text that
// never changes: the words that a field came from. Spans sort by begin, then by end.
// Invariants, kept by whoever makes one: begin <= end, both at most the text's size and on UTF-8 boundaries. A text is
// smaller than 4 GiB, so that no_offset is never an address.
//
//   Span{3, 7}.size() == 4
//   Span{3, 3} is empty: it contains no offset and overlaps nothing, yet Span{0, 7} contains it.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace sayso {

using Offset = std::uint32_t;

inline constexpr Offset no_offset = std::numeric_limits<Offset>::max();

struct Span {
  Offset begin = 0;
  Offset end = 0;

  constexpr Offset size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Offset offset) const { return begin <= offset && offset < end; }
  constexpr bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
  constexpr bool overlaps(Span other) const {
    return !empty() && !other.empty() && begin < other.end && other.begin < end;
  }

  // clang-tidy 14 takes the zero that it compares with for a pointer.
  friend constexpr auto operator<=>(Span, Span) = default;  // NOLINT(modernize-use-nullptr)
};

// What an offset counts, outside of sayso: inside it is always bytes.
enum class OffsetUnit : std::uint8_t { byte, codepoint, utf16 };

// A list of T: `count` items from item `begin` of the pool of T that the document owns. T says which pool.
template <class T>
struct Slice {
  std::uint32_t begin = 0;
  std::uint32_t count = 0;

  constexpr std::uint32_t size() const { return count; }
  constexpr bool empty() const { return count == 0; }

  friend constexpr bool operator==(Slice, Slice) = default;
};

}  // namespace sayso
