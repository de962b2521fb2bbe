// The relations between the statements of one article, made when it is read: the same decisions as in the record, on the same plain
// values, put back into the document's own numbers.
#pragma once

#include "sayso/document.hpp"

namespace sayso {

// Fills document.relations, in order of the later statement, then the earlier.
void relate_document(Document& document);

}  // namespace sayso
