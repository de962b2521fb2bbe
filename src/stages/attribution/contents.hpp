// Which contents there are and where they begin and end, chosen among what the CRF holds likely by a log-linear model that
// sees the whole span, its cue and the tree (content_features.hpp).
//
//   choose_contents(document, bench, window)      // after the links: moves contents, and drops some
//
// Odd case: a content that the CRF is sure of, and one that began in the window before, stay as they are.
#pragma once

#include "stages/attribution/content_features.hpp"
#include "stages/stage.hpp"

#include <vector>

namespace sayso {

struct ContentOptions {
  ContentPlace place;
  std::vector<ContentOption> options;  // the likeliest by the CRF first
};

// What is looked at: contents that the CRF is less sure of than `sure`, and spans whose log share is not further behind the
// likeliest one's. Weights are fitted on more than is chosen among later, to learn from what the network is sure of, too.
struct ContentBounds {
  float sure = 0.97F, furthest_behind = 5;
};

// The contents of a window's new part that are not sure, each with the spans between which is chosen.
void list_contents(const Document& document, Workbench& bench, const WindowView& window, ContentBounds bounds,
                   std::vector<ContentOptions>& contents);

void choose_contents(Document& document, Workbench& bench, const WindowView& window);

}  // namespace sayso
