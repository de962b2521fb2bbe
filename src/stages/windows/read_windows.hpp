// Reads a document's windows with the network, a group at a time, and lets each head take its answers from the group.
// Memory is that of one group, whatever the size of the text.
//
// Odd case: without a network on the bench, or without tokens, nothing is read.
#pragma once

#include "stages/stage.hpp"

#include <span>

namespace sayso {

void read_windows(Document& document, Workbench& bench, std::span<const Stage* const> heads);

}  // namespace sayso
