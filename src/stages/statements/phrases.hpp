// What words and syntax say about statements where it is closed and the heads have seen it too seldom: rules that fit the
// ends of what they found to the annotators' habit (conventions.md), and rules that find what they missed. They read
// tokens, tags and syntax; without those they do nothing.
//
//   "called | on the council | to publish"    cue "called on", content "the council to publish"
//   "The general reportedly left"             cue "reportedly", content "The general" and "left"
//
// Odd case: what one head or rule has taken no later rule takes again.
#pragma once

#include "stages/statements/statements.hpp"
#include "stages/tags/grammar.hpp"

namespace sayso {

// Fits cues, sources and contents to the habit: "called on", "refused", "is expected", "accused by".
void fit_phrases(const Document& document, const Grammar& grammar, std::vector<Draft>& drafts);

// Adds what the heads did not find: "reportedly", "in the words of", "X's claim that", headlines with a colon, lists after a
// colon, and cues that were left without a content.
void find_phrases(const Document& document, const Grammar& grammar, std::vector<Draft>& drafts);

}  // namespace sayso
