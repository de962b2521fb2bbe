// Coreference: which mentions mean the same. Every mention in order of the text chooses among the mentions before it, or
// none, what scores best by a linear model (features.hpp); what names of persons forbid ("Bill Clinton" is not "Hillary
// Clinton", "Mr. Clinton" is not "her") is forbidden. Statements found before tell who "I" in a quotation is.
//
//   "[Mara Novak] said [she] would go. [Novak] left."     three mentions of one entity
//
// Odd case: how far a mention looks back is bounded, so that an article with 300,000 mentions takes linear time; a name is
// found again from anywhere, by the words in it.
#pragma once

#include "stages/coreference/features.hpp"
#include "stages/coreference/mentions.hpp"
#include "stages/stage.hpp"

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sayso {

struct Candidate {
  std::uint32_t mention = no_id;                     // no_id: the mention is the first of its entity
  std::uint32_t first_feature = 0, feature_end = 0;  // of features
  float score = 0;
};

struct CoreferenceScratch {
  std::vector<Quotation> quotations;
  TokenNotes notes;
  std::vector<MentionInfo> infos;
  std::vector<Entity> entities;
  std::vector<std::uint32_t> before;  // of each mention, the one before it that means the same; no_id
  std::vector<std::uint32_t>
      source_of;  // of each mention inside a content: the first token of its statement's source
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>
      by_word;                      // mentions by the words they are found by
  std::vector<std::uint32_t> back;  // which mentions are candidates
  std::vector<Candidate> candidates;
  std::vector<std::uint16_t> features;
  std::vector<std::uint32_t> rivals;
};

// For training: decides instead of the weights, and sees what they would have seen.
class CoreferenceTeacher {
 public:
  virtual ~CoreferenceTeacher() = default;
  // The number of a candidate; candidates[0] stands for none of them.
  virtual std::uint32_t choose(std::uint32_t mention, const CoreferenceScratch& scratch) = 0;
};

void run_coreference(Document& document, Workbench& bench);
void link_mentions(Document& document, CoreferenceScratch& scratch, const Grammar& grammar,
                   CoreferenceTeacher* teacher);

}  // namespace sayso
