// Coreference: which mentions mean the same. Every mention in order of the text chooses among the mentions before it, or
// none, what scores best (pairs.hpp, weights.hpp); what names of persons forbid ("Bill Clinton" is not "Hillary
// Clinton", "Mr. Clinton" is not "her") is forbidden. Statements found before tell who "I" in a quotation is.
//
//   "[Mara Novak] said [she] would go. [Novak] left."     three mentions of one entity
//
// Odd case: how far a mention looks back is bounded, so that an article with 300,000 mentions takes linear time; a name is
// found again from anywhere, by the words in it.
#pragma once

#include "stages/coreference/scratch.hpp"
#include "stages/coreference/weights.hpp"
#include "stages/stage.hpp"

#include <cstdint>

namespace sayso {

// For training: decides instead of the weights, and sees what they would have seen.
class CoreferenceTeacher {
 public:
  virtual ~CoreferenceTeacher() = default;
  // The number of a candidate; candidates[0] stands for none of them; no_id lets the weights decide.
  virtual std::uint32_t choose(std::uint32_t mention, const CoreferenceScratch& scratch) = 0;
};

void run_coreference(Document& document, Workbench& bench);
void link_mentions(Document& document, CoreferenceScratch& scratch, const Grammar& grammar,
                   const CoreferenceWeights& weights, CoreferenceTeacher* teacher);

}  // namespace sayso
