// What sayso promises at every door, whatever comes in, as checks that end the program when one is broken: the fuzzers ask
// them after each step. Nothing here is fast or clever, so that it can be believed; it shares no code with what it checks but
// the reading of UTF-8, and parses the output with nlohmann::json.
//
//   Desk desk;
//   desk.read_all(bytes, "article.txt");           // every article in it, through all stages without a network, and out
//   expect(list.size() < 3, "there are two at most");
//
// Odd case: an Error may be the right answer, but it must be one sentence that a person can use (check_error).
#pragma once

#include "inputs/input.hpp"
#include "sayso/document.hpp"
#include "sayso/result.hpp"
#include "stages/workbench.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace sayso::fuzz {

// Ends the program with the promise, and what was found instead.
void expect(bool is_kept, std::string_view promise, std::string_view found = {});

// One complete sentence in valid UTF-8 on one line, about the input and not about a fault of sayso.
void check_error(const Error& error);

void check_article(const Article& article);

// The invariants; and every letter and digit of a block is in a token, every token in one block and one sentence.
void check_document(const Document& document);

// Every format: it is well-formed, and its offsets give its words. `variant` chooses among units, widths and colours.
void check_exports(const Document& document, std::uint32_t variant);

// A place to read at, used again and again as a thread's is.
class Desk {
 public:
  // All that comes out of these bytes as a file of this name; how many articles there were.
  std::size_t read_all(std::string bytes, const std::string& name);

  // One article, with all checks; `edit` may add to the document before the stage `statements`.
  void read(const Article& article, const std::function<void(Document&)>& edit = {});

  Workbench bench;

 private:
  Document document_;
};

// The bytes as they are where they are UTF-8, and U+FFFD elsewhere.
std::string as_utf8(std::string_view bytes);

// Small numbers off the front of an input; zeros after its end.
class Script {
 public:
  explicit Script(std::string_view bytes) : bytes_(bytes) {}

  std::uint8_t byte() {
    if (bytes_.empty()) return 0;
    const auto value = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return value;
  }
  std::uint32_t number() {
    const std::uint32_t low = byte();
    return low + 256U * byte();
  }
  // Below `count`, which is not 0.
  std::uint32_t below(std::size_t count) { return number() % static_cast<std::uint32_t>(count); }

  // At most this many bytes.
  std::string_view take(std::size_t size) {
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(taken.size());
    return taken;
  }
  std::string_view rest() { return take(bytes_.size()); }
  bool is_at_end() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
};

}  // namespace sayso::fuzz
