// Windows: a text of any size in parts that the encoder can read, as training/pieces.py cuts them. A window is a range of
// tokens; each token is new in exactly one window, and the ones before the new ones are seen again as context. A window
// parts no paragraph that fits into it, else no sentence, else no token. All of it takes time in proportion to the text.
//
//   windows.cut(pieces, document.tokens.block, document.tokens.sentence);
//   for (const Window& window : windows.list()) fill_window(window, pieces, document.tokens.block, *vocabulary, inputs);
//
// Odd cases: a text without tokens has no windows; a single token of more pieces than fit is cut short, and its last
// piece is then the window's; tokens without any piece share a neighbour's, so a window can have more tokens than pieces.
#pragma once

#include "model/pieces/word_pieces.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace sayso {

inline constexpr std::uint32_t window_size = 256;    // pieces, with [CLS] and all [SEP]
inline constexpr std::uint32_t window_context = 64;  // pieces of the text before, with their [SEP]

// Tokens [begin, end); of these [fresh, end) are new.
struct Window {
  std::uint32_t begin = 0, fresh = 0, end = 0;

  friend bool operator==(Window, Window) = default;
};

class Windows {
 public:
  // `pieces` has its tokens matched; `paragraph` and `sentence` give a number for each token and never decrease.
  void cut(const Pieces& pieces, std::span<const std::uint32_t> paragraph,
           std::span<const std::uint32_t> sentence);

  std::span<const Window> list() const { return windows_; }
  std::size_t size() const { return windows_.size(); }
  const Window& operator[](std::size_t number) const { return windows_[number]; }

 private:
  struct Unit {
    std::uint32_t begin, end;
  };

  std::vector<Unit> units_;  // what a window does not part
  std::vector<Window> windows_;
};

// What the network reads of a window.
struct WindowInputs {
  std::vector<std::int32_t> ids;
  std::vector<std::uint8_t> shapes;
  std::vector<std::uint32_t> first, last;  // of each token: the places of its first and last piece in `ids`
  std::vector<std::uint8_t> opens;         // of each token: whether a paragraph begins there, or the window
  std::uint32_t fresh = 0;                 // the first token that is new in this window

  void clear();
};

// Replaces what is in `inputs`. Between paragraphs stands a [SEP]; pieces between two tokens belong to the first of them.
void fill_window(const Window& window, const Pieces& pieces, std::span<const std::uint32_t> paragraph,
                 const Vocabulary& vocabulary, WindowInputs& inputs);

}  // namespace sayso
