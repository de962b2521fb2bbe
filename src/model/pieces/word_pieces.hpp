// A text as word pieces: what the encoder reads instead of words. Each has a number in the vocabulary, the letter shape of
// its word, and the bytes of the text that it stands for, exactly as training/pieces.py makes them. One Pieces a thread,
// used again from text to text: its columns are of equal length, and begins and ends never go backwards.
//
//   Pieces pieces;
//   read_pieces("Tarvik’s mayor", *vocabulary, pieces);   // tar ##vik ' s mayor, of shapes title title other lower lower
//   match_tokens(document.tokens.span, pieces);           // pieces.first[token], pieces.last[token]
//
// Odd cases: characters that are dropped (controls, accents) are in no piece, or inside one: "a\u00ADb" is one piece of
// four bytes. Two pieces may share a character that became several ("각"). A word of more than 100 characters, or with a
// part that is no piece, is one "[UNK]". A token in which no piece begins takes the piece before it.
#pragma once

#include "model/pieces/vocabulary.hpp"
#include "sayso/span.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sayso {

struct Pieces {
  std::vector<std::int32_t> ids;
  std::vector<std::uint8_t> shapes;  // characters::Shape
  std::vector<Offset> begins, ends;
  std::vector<std::uint32_t> words;  // the number of the word, from 0

  // A token: its first and last piece. Filled by match_tokens.
  std::vector<std::uint32_t> first, last;

  std::uint32_t size() const { return static_cast<std::uint32_t>(ids.size()); }
  void clear();
};

// Replaces what is in `pieces`, the tokens' too. The text is valid UTF-8.
void read_pieces(std::string_view text, const Vocabulary& vocabulary, Pieces& pieces);

// The same for parts of a text, in ascending order: what is between them is as if it were not there, and quotation marks
// do not reach from one to the other.
void read_pieces(std::string_view text, std::span<const Span> parts, const Vocabulary& vocabulary,
                 Pieces& pieces);

// Finds the first and last piece of each token. Fast where tokens ascend, right in any order.
void match_tokens(std::span<const Span> tokens, Pieces& pieces);

}  // namespace sayso
