// Statements inside statements. The head of attribution gives every word one role, as its training texts do, and so finds
// only the outermost saying; rules over the tree of dependencies find those that stand inside a content, and the channel
// that hands on a source.
//
//   "Reuters reported that the minister said the army would leave."   the minister, within Reuters
//   "Ten died, according to a statement quoted by AFP."               a statement, within AFP
//
// Odd cases: "if he says that …", "I say that …" and "nobody said that …" are no sayings of their own; without tags and
// syntax nothing is added. Whatever the spans, a statement is within an earlier one or within none.
#pragma once

#include "stages/statements/statements.hpp"
#include "stages/tags/grammar.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace sayso {

// A content's piece, and whose it is.
struct ContentPiece {
  Span span;
  std::uint32_t owner = 0;  // a draft or a statement
};

// What is used again from article to article.
struct NestingScratch {
  std::vector<ContentPiece> pieces;        // ascending by begin, the longer first
  std::vector<std::uint32_t> order, open;  // statements by where they are looked for; pieces not yet ended
  // Of each token: what hangs on it, next to one another, and the first and last token below it.
  std::vector<std::uint32_t> children, child_begin, first, last, waiting;
};

// Sets `within` of all statements: the innermost one whose content holds a statement's cue, source and content. A sweep over
// the sorted pieces; of those that are open at a place only the nearest few are asked.
void find_within(Document& document, NestingScratch& scratch);

// Adds a draft for each saying inside a content: "the minister said the army would leave", "according to the ministry",
// "Novak as saying …".
void add_inner_sayings(const Document& document, const Grammar& grammar, std::vector<Draft>& drafts,
                       NestingScratch& scratch);

// Adds a draft for who hands on a source: "a statement quoted by AFP".
void add_channels(const Document& document, const Grammar& grammar, std::vector<Draft>& drafts);

}  // namespace sayso
