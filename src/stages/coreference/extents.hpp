// Which words a mention takes in besides its head: all that hangs on the head in the tree of dependencies, but for what
// makes it a clause or stands beside it, with the marks that belong inside.
//
//   extents.of(head)   // "the minister, who resigned", "the “parole” status", "illustrator Ann Lee", "all of you"
//
// Odd case: a quotation mark or bracket at the edge belongs to the mention only where its partner stands inside.
#pragma once

#include "stages/coreference/mentions.hpp"

namespace sayso {

class Extents {
 public:
  Extents(const Document& document, const Grammar& grammar, TokenNotes& notes)
      : document_(document), grammar_(grammar), notes_(notes) {}

  TokenRange of(std::uint32_t head) const;
  // "[you all] know": a pronoun and what counts its people.
  TokenRange of_pronoun(std::uint32_t token) const;
  // Without marks at the edges, and within the sentence.
  TokenRange trimmed(TokenRange range, std::uint32_t head) const;

 private:
  std::string_view upos(std::uint32_t token) const { return grammar_.upos(document_, token); }
  std::string_view xpos(std::uint32_t token) const { return grammar_.xpos(document_, token); }
  std::string_view relation(std::uint32_t token) const { return grammar_.relation(document_, token); }
  bool is_beside(std::uint32_t head, std::uint32_t child, TokenRange range) const;
  bool is_one_name(std::uint32_t head, std::uint32_t child, TokenRange range) const;
  bool is_bare(std::uint32_t head) const;
  bool is_place(std::uint32_t token) const;
  bool is_preposition(std::uint32_t token) const;
  bool closes(TokenRange range) const;
  bool has_open_quote(TokenRange range) const;
  bool is_word(std::uint32_t token, std::string_view word) const;

  const Document& document_;
  const Grammar& grammar_;
  TokenNotes& notes_;
};

}  // namespace sayso
