// The choice itself: of each content the best of its options, or none, by the sums of weights. A content that takes in other
// spans leaves none of them; its cue gives up the words that it takes; partners are numbered anew.
//
//   choose_among(document, grammar, ContentWeights::shared(), window, contents);
//
// Odd case: a content that one chosen before it has taken in is not chosen for any more.
#pragma once

#include "stages/attribution/contents.hpp"

#include <span>

namespace sayso {

// New in this window, and not sure, cues and sources that no content leads to go as well.
void choose_among(Document& document, const Grammar& grammar, const ContentWeights& weights,
                  const WindowView& window, std::span<const ContentOptions> contents);

}  // namespace sayso
