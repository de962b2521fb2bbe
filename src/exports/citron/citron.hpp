// One article in the annotation format of BBC Citron (docs/data_format.md of github.com/bbc/citron), for tools that read
// or compare its output: text and quotes, each with sources, coreferences, cue, contents, confidence and id. One object a
// line. Offsets are code points, as Citron counts.
//
//   {"text":"…","quotes":[{"sources":[{"start":0,"end":5,"text":"Novak"}],"coreferences":[],
//     "cue":{"start":6,"end":15,"text":"estimated"},"contents":[…],"confidence":0.93,"id":"s1"}]}
//
// Odd cases: Citron's cue is one span, so a cue in pieces reaches from the first to the last of them, as in Citron's own
// data; Citron drops a quote without cue or source, here it is kept, with null or an empty list in its place.
#pragma once

#include "exports/exports.hpp"

namespace sayso {

void write_citron(const Document& document, const ExportContext& context, std::string& out);

}  // namespace sayso
