// The full-text index against the texts. It keeps no text itself (contentless), so its words are made again, by the same tokenizer, and
// compared with all that it has: one number a row, the sum of a hash of each word with its column and place, so that memory stays small.
//
//   FullText index(database, "article_text");
//   index.expect(article, {title, text});                 // columns in their order
//   index.compare([&](std::int64_t row) { found.note(…); });
//
// Odd case: a row of the index that nobody expects is told too.
#pragma once

#include "record/database.hpp"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sayso::verification {

class FullText {
 public:
  FullText(Database& database, std::string table);
  FullText(const FullText&) = delete;
  FullText& operator=(const FullText&) = delete;
  ~FullText();

  void expect(std::int64_t row, std::initializer_list<std::string_view> columns);
  // Calls `differs` for each row whose words the index does not have, or not these.
  void compare(const std::function<void(std::int64_t)>& differs);

 private:
  struct Tokenizer;
  Database& database_;
  std::string table_;
  std::unique_ptr<Tokenizer> tokenizer_;
  std::unordered_map<std::int64_t, std::uint64_t> sums_;  // 0 in the end where both are the same
};

}  // namespace sayso::verification
