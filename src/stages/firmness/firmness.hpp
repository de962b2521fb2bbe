// How firmly each statement's content is put by its speaker: certain, probable, possible or hypothetical, as so or as not
// so (docs/annotation.md, section 3). The content's main predicate is judged as if the content were a text of its own
// (factuality.hpp); what is beside it, the cue's words and the act then decide by weights fitted on labelled statements
// (models/firmness_weights.txt, sums probable, possible, hypothetical and negative).
//
//   "said the toll could rise to 60"        possible, +    evidence: could
//   "denied that anybody was hurt"          certain, -     evidence: denied
//
// Odd cases: a content without a predicate ("denied involvement") is judged by its act and cue; a plain sentence is
// certain and has no evidence.
#pragma once

#include "stages/acts/saying.hpp"
#include "stages/firmness/factuality.hpp"
#include "stages/stage.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

// A word that tells how firmly something is put, and what it speaks for.
struct FirmnessEvidence {
  enum For : std::uint8_t { unsure, hypothetical, negative };
  std::uint32_t token = 0;
  For speaks_for = unsure;
  friend constexpr auto operator<=>(FirmnessEvidence, FirmnessEvidence) = default;
};

struct StatementFirmnessScratch {
  Saying saying;
  FirmnessScratch features;
  std::vector<FirmnessEvidence> evidence;
  std::vector<Span> spans;
  std::string name, by;
};

// Judges the statements that have no judgement yet: all, or those that a later stage added.
void run_firmness(Document& document, Workbench& bench);

// Its parts. The features of a statement, and the words that they were read from.
void add_statement_features(const Document& document, const Grammar& grammar, std::uint32_t statement,
                            StatementFirmnessScratch& scratch, float& value, FirmnessFeatures& features);

}  // namespace sayso
