// What becomes of one character on its way into word pieces: the steps of BERT's uncased normaliser (clean, isolate CJK
// ideographs, decompose and drop accents, lower the case) joined into one table look-up; and what letter shapes and
// quotation marks are decided by. It repeats training/pieces.py and the Python package `tokenizers` exactly, and
// tests/python compares them: the latter's tables are those of Unicode 8, so later characters have no category.
//
//   basic_of(U'É')   letters, "e"            basic_of(U'-')  alone           basic_of(U'\u0301')  dropped
//   basic_of(U'中')  alone                   basic_of(U'가') letters, two of them (jamo)
//
// Odd cases: "ß" stays "ß" and "ﬁ" stays "ﬁ" (no compatibility forms); "≠" becomes "=", for its stroke is an accent;
// a line feed is a space, but other control characters are dropped without parting a word. Not repeated: the canonical
// order of the few marks that are no accents (Hangul tone marks, stems of notes), for no piece of the vocabulary has one.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace sayso::characters {

enum class Treatment : std::uint8_t {
  letters,  // part of a word
  alone,    // a word of its own: punctuation, ideographs
  space,    // parts words
  dropped,
};

// Bits of Basic::traits: as Python's str.isdecimal, isalpha and isupper have it.
inline constexpr std::uint8_t is_digit = 1, is_letter = 2, is_capital = 4;

struct Basic {
  char32_t code = 0;  // what it becomes; the first of these
  Treatment treatment = Treatment::dropped;
  std::uint8_t traits = 0;  // of the character itself, not of what it becomes
  std::uint8_t count = 0;   // how many it becomes: 0 when dropped, else 1 to most_codes
};

inline constexpr std::size_t most_codes = 4;

Basic basic_of(char32_t character);

// All that a character with a count above 1 becomes.
struct Codes {
  std::array<char32_t, most_codes> codes{};
  std::size_t count = 0;
};
Codes codes_of(char32_t character);

// As Python's str.isspace has it, which differs from a Treatment: U+001F is a space here, and dropped there.
bool is_python_space(char32_t character);

// The letter shape of a word, from its original characters; valid UTF-8.
enum class Shape : std::uint8_t { lower, title, upper, mixed, digit, other };
Shape shape_of(std::string_view word);

// The same from counts, where a caller has them already.
constexpr Shape shape_of(bool has_digit, std::uint32_t letters, std::uint32_t capitals,
                         bool first_is_capital) {
  if (has_digit) return Shape::digit;
  if (letters == 0) return Shape::other;
  if (capitals == 0) return Shape::lower;
  if (capitals == letters) return letters > 1 ? Shape::upper : Shape::title;
  return capitals == 1 && first_is_capital ? Shape::title : Shape::mixed;
}

// Gives quotation marks their direction and straightens apostrophes, one character for one. A double mark " opens after
// a space or an opening character, closes before a space, and else does what the one before it in the paragraph did not.
class QuotationMarks {
 public:
  // Whether any of this is about the character.
  static bool concerns(char32_t character);

  // What stands for `character`; to be called for each one that concerns() in the order of the text, and for line feeds.
  char32_t next(char32_t character, char32_t before, char32_t after);

 private:
  bool is_open_ = false;
};

}  // namespace sayso::characters
