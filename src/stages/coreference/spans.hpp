// How far a noun's mention reaches, and whether it is one at all: the tree of dependencies proposes a span, its weights
// (models/coreference.txt, rows `m`) compare it with shorter and longer ones. "[the capital] in Kabul" hangs together
// otherwise than "[the capital of Kenya]", and "in fact" speaks of no fact.
//
//   spans.propose(head, is_part) ; spans.choose(weights)   // the best is notes.spans.options[notes.spans.best]
//
// Odd case: without weights all are as good, and the tree's own span, which comes first, is taken.
#pragma once

#include "stages/coreference/extents.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace sayso {

class Spans {
 public:
  Spans(const Document& document, const Grammar& grammar, TokenNotes& notes, const Extents& extents)
      : document_(document), grammar_(grammar), notes_(notes), extents_(extents) {}

  void propose(std::uint32_t head, bool is_part);
  // `weights`: span_features of them.
  void choose(const float* weights);

 private:
  // Words behind the noun that may belong to it: what hangs on it, then what hangs on something else.
  struct Piece {
    std::uint32_t begin, end, head;
    bool is_child;
  };
  static constexpr std::uint32_t most_pieces = 8, most_further = 2, most_cut = 3;
  struct Pieces {
    std::array<Piece, most_pieces + most_further> list;
    std::uint32_t count = 0, children = 0;
  };
  // What all spans of a noun share.
  struct Noun {
    std::uint32_t head = 0, preposition = no_id, governor = no_id;
    std::uint64_t word = 0, of_governor = 0, of_preposition = 0, relation = 0;
    bool is_part = false;
  };

  std::string_view upos(std::uint32_t token) const { return grammar_.upos(document_, token); }
  std::string_view relation(std::uint32_t token) const { return grammar_.relation(document_, token); }
  std::uint64_t name_kind(std::uint32_t token) const;  // of the name that a token is in
  std::uint64_t word_at(std::uint32_t token) const;
  void find_pieces(std::uint32_t head, TokenRange base, Pieces& pieces) const;
  bool find_further(std::uint32_t head, std::uint32_t end, Piece& piece) const;
  void add_option(const Noun& noun, TokenRange range, std::uint32_t way, const Pieces& pieces,
                  std::uint32_t taken);
  void add_shared(const Noun& noun);
  void add_edges(const Noun& noun, TokenRange range);
  void add_piece(const Noun& noun, const Piece& piece, std::uint64_t side);
  void note(std::uint64_t theme, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0);

  const Document& document_;
  const Grammar& grammar_;
  TokenNotes& notes_;
  const Extents& extents_;
};

}  // namespace sayso
