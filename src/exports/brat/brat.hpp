// brat's standoff annotations (brat.nlplab.org/standoff.html) of one article, for the file FILE.ann beside its text
// FILE.txt. Source, Cue and Content are text-bound annotations, in one piece or more; what two statements share is
// written once. A statement with a cue is an event on it; one without joins its source to its content by a relation.
// Offsets are code points, as brat counts.
//
//   T1	Source 0 5	Novak
//   T2	Cue 6 15	estimated
//   T3	Content 16 30;32 47	that as many as 12,000 had fled
//   E1	Cue:T2 Source:T1 Content:T3
//   A1	Kind E1 indirect
//   #1	AnnotatorNotes E1	confidence 0.93
//
// Odd cases: brat has no annotation across a line break, so a piece over two paragraphs is written as two; with neither
// cue nor source the content stands alone, and attribute and note are its own.
#pragma once

#include "exports/exports.hpp"

namespace sayso {

void write_brat(const Document& document, const ExportContext& context, std::string& out);

}  // namespace sayso
