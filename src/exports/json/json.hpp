// One article as one line of JSON: the contract of docs/output.md, key for key. Every key is always there; what no stage
// has found is null or an empty list. Offsets are in the unit that the context names.
//
//   write_json(document, {.model = "english 1"}, out);
//   // {"sayso":"0.1.0","model":"english 1","offsets":"codepoint","article":{…},"statements":[…],…}
//
// Odd cases: a statement without cue or source has empty lists; a note about the whole article has no place, and null for
// begin and end; `why` stands in a statement only when the context asks for it.
#pragma once

#include "exports/exports.hpp"

namespace sayso {

void write_json(const Document& document, const ExportContext& context, std::string& out);

}  // namespace sayso
