// A headline or a first paragraph often tells only the office of whom the text names later: "Judge orders release of files",
// then "Judge Ann Lee". Where a statement there has one speaker without a name, the only one whom the article names with
// that office stands in.
//
//   find_parts(view, statement);
//   find_named_below(view);      // view.scratch.parts: the one named below
//
// Odd cases: with two judges, or none, "Judge" stays as it is; "an official" and "a source" always do.
#pragma once

#include "stages/speakers/speakers.hpp"

namespace sayso {

void find_named_below(const SpeakerView& view);

}  // namespace sayso
