// The words at offsets of the record: texts of articles with their offset maps, the last few kept, as neighbouring rows are often
// of different articles.
//
//   words.slice(article, 10, 16) == "Novak,"
//
// Odd case: a slice is a view of a text that the next call may drop.
#pragma once

#include "base/utf8.hpp"
#include "record/database.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sayso {

class WordsOfArticles {
 public:
  explicit WordsOfArticles(Database& database) : query_(database, "SELECT text FROM article WHERE id = ?1") {}

  // Offsets count code points; those beyond the text count as its end.
  std::string_view slice(std::int64_t article, std::int64_t begin, std::int64_t end) {
    const Text& text = of(article);
    const Span span = text.offsets.to_bytes({offset(begin), offset(end)});
    return std::string_view(text.words).substr(span.begin, span.end < span.begin ? 0 : span.size());
  }

 private:
  struct Text {
    explicit Text(std::string_view text) : words(text), offsets(words, OffsetUnit::codepoint) {}
    std::string words;
    OffsetMap offsets;
  };
  static constexpr std::size_t most = 64;

  static std::uint32_t offset(std::int64_t value) {
    return value < 0 ? 0 : value > no_offset ? no_offset : static_cast<std::uint32_t>(value);
  }

  const Text& of(std::int64_t article) {
    if (const auto known = texts_.find(article); known != texts_.end()) return *known->second;
    if (texts_.size() >= most) texts_.clear();
    query_.bind(1, article);
    auto text = std::make_unique<Text>(query_.step() ? query_.text(0) : std::string_view());
    query_.reset();
    return *texts_.emplace(article, std::move(text)).first->second;
  }

  Query query_;
  std::unordered_map<std::int64_t, std::unique_ptr<Text>> texts_;
};

}  // namespace sayso
