// The stage `tokens`: cuts the text of every block into tokens as the English treebanks of Universal Dependencies do,
// since the model's tags and syntax are trained on them. It fills document.tokens.span and .block. Tokens ascend, never
// overlap and lie in their block; text outside of the blocks gives none.
//
//   "The U.S. can't pay $3.5bn, Gen. Haas-Roe said."
//    The|U.S.|ca|n't|pay|$|3.5|bn|,|Gen.|Haas|-|Roe|said|.
//
// Clitics are parted, punctuation stands alone, abbreviations keep their dot, hyphens part words but for affixes
// (co-founder), addresses and tags of social media are whole.
// Odd cases: ". . ." is one token with spaces in it; a soft hyphen inside a word is part of it; a text of any shape
// takes time in proportion to its size.
#pragma once

#include "sayso/document.hpp"

namespace sayso {

struct Workbench;

void run_tokens(Document& document, Workbench& bench);

namespace tokens {

// The same without a workbench, which this stage does not use.
void cut_into_tokens(Document& document);

}  // namespace tokens

}  // namespace sayso
