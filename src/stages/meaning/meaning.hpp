// What the network's second branch says of each token, kept for the stages that judge acts, firmness and coreference.
//
//   float affinity = pair_affinity(document.meanings, later_head, earlier_head);   // of two mentions, by their heads
//
// Odd case: a model without that branch leaves the layer empty; those stages then go by their lists alone.
#pragma once

#include "stages/stage.hpp"

namespace sayso {

void run_meaning(Document& document, Workbench& bench, const WindowView& window);

// How well two mentions go together, given the tokens of their heads: the later one's score of this earlier one, where 0
// is as likely as having none.
float pair_affinity(const Meanings& meanings, std::uint32_t later, std::uint32_t earlier);

}  // namespace sayso
