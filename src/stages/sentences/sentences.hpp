// The stage `sentences`: groups the tokens of every block into sentences, as the English treebanks do. It fills
// document.sentences and document.tokens.sentence: every token is in exactly one sentence, none crosses a block, none is
// longer than longest_sentence.
//
//   "We won. It was hard," Ann Lee said. "Very."     three: ["We won.]  [It was hard," Ann Lee said.]  ["Very."]
//   "Did we?" he asked. "Go!" Ann Lee said.          two: after a closing mark the reporting clause goes on
//
// Sentences end inside quotations too; closing marks and brackets go with the sentence that they close.
// Odd cases: "the U.S. It said" ends at "U.S.", "the U.S. Navy" does not; "1. Vote" is one sentence; a text without
// any end mark is cut every longest_sentence tokens, so that what reads sentences later stays linear.
#pragma once

#include "sayso/document.hpp"

namespace sayso {

struct Workbench;

void run_sentences(Document& document, Workbench& bench);

namespace sentences {

inline constexpr std::uint32_t longest_sentence = 2000;

// The same without a workbench, which this stage does not use.
void cut_into_sentences(Document& document);

}  // namespace sentences

}  // namespace sayso
