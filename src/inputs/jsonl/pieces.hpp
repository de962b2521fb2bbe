// Cuts JSON into the values that stand side by side in it: the elements of a list, or one value after another. Only
// brackets and strings are looked at, so a value that is broken inside is still cut off where it ends, and those after
// it can be read. One pass, no recursion, nothing copied.
//
//   JsonPieces pieces(R"([{"a": 1}, {"b": ]}])");
//   Piece piece;  pieces.next(piece);              // {"a": 1}; then {"b": ]}, whatever that is
//
// Odd case: a value that is not closed at the end of the text is a piece too, and says so (is_cut).
#pragma once

#include <cstddef>
#include <string_view>

namespace sayso {

struct Piece {
  std::string_view json;
  std::size_t line = 1;    // where it begins, counted from 1
  std::size_t number = 0;  // of pieces, counted from 1
  bool is_cut = false;
};

class JsonPieces {
 public:
  // `first_line` is the number of the line that the text begins on.
  explicit JsonPieces(std::string_view text, std::size_t first_line = 1);

  bool next(Piece& piece);

  // Whether nothing but white space is left.
  bool is_at_end();

 private:
  void skip_between();
  void advance(std::size_t size);

  std::string_view rest_;
  std::size_t line_;
  std::size_t number_ = 0;
  bool is_in_list_ = false;
};

// The list of objects that is the value of one of an object's keys and holds articles ("articles", "items", …), or
// empty. `line` is moved from the object's line to the list's.
std::string_view article_list_in(std::string_view object, std::size_t& line);

}  // namespace sayso
