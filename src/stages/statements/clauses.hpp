// The tree of a sentence as the rules about phrases ask for it: words in small letters, children, and the run of words
// that hang on one.
//
//   clauses.phrase(council)            // "the city council"
//   clauses.form(0) == "reportedly"    // until the next call
//
// Odd case: without the stages tags and syntax nothing is known, is_known() is false and every answer is empty.
#pragma once

#include "sayso/document.hpp"
#include "stages/tags/grammar.hpp"

#include <string>
#include <string_view>

namespace sayso {

class Clauses {
 public:
  Clauses(const Document& document, const Grammar& grammar) : document_(document), grammar_(grammar) {}

  bool is_known() const;
  std::string_view form(std::uint32_t token) const;  // in small letters, until the next call
  std::string_view upos(std::uint32_t token) const { return grammar_.upos(document_, token); }
  std::string_view xpos(std::uint32_t token) const { return grammar_.xpos(document_, token); }
  std::string_view relation(std::uint32_t token) const { return grammar_.relation(document_, token); }
  std::uint32_t head(std::uint32_t token) const { return document_.tokens.head[token]; }
  bool is_refusal(std::uint32_t token) const;  // "refused", "declines"
  TokenRange sentence(std::uint32_t token) const;

  // The first child with this relation or a kind of it ("nsubj" finds "nsubj:pass"), no_id if there is none.
  std::uint32_t child(std::uint32_t token, std::string_view relation) const;
  bool hangs_on(std::uint32_t token, std::uint32_t ancestor) const;
  // The words around a token without a gap that hang on it, itself among them.
  TokenRange phrase(std::uint32_t token) const;
  // Without stops, commas, colons and dashes at its ends.
  TokenRange without_stops(TokenRange range) const;

 private:
  TokenRange near(std::uint32_t token) const;

  const Document& document_;
  const Grammar& grammar_;
  mutable std::string form_;
};

}  // namespace sayso
