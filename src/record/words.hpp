// Words that only the record writes: what sort of block, what sort of time. All others are those of text/values.hpp.
//
//   name_of(BlockKind::byline) == "byline"
//
// Odd case: a word that is in no list, as another program may write it, reads back as nothing.
#pragma once

#include "sayso/article.hpp"
#include "sayso/document.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace sayso::record_words {

// In the order of the enumerations.
inline constexpr std::array<std::string_view, 8> blocks{"title", "byline",  "date", "paragraph",
                                                        "quote", "caption", "list", "credit"};
inline constexpr std::array<std::string_view, 4> time_kinds{"date", "time", "duration", "set"};

inline std::string_view name_of(BlockKind kind) { return blocks[static_cast<std::size_t>(kind)]; }
inline std::string_view name_of(TimeKind kind) { return time_kinds[static_cast<std::size_t>(kind)]; }

template <class Value, std::size_t size>
std::optional<Value> value_in(const std::array<std::string_view, size>& words, std::string_view word) {
  const auto* const found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Value>(found - words.begin());
}

}  // namespace sayso::record_words
