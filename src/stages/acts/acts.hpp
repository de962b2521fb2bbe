// What each statement does: its act, whether it is negated, and whether it took place. The list of cues (models/cues.txt)
// decides, with conditions on what the cue's words act on, on who speaks and on what the content does, together with the
// network's second branch where the model has one (act_head.hpp); auxiliaries, adverbs and the tree decide on negation and
// realis. A document built by hand, without the branch's scores, can be judged in a test.
//
//   "rejected the claim"  deny        by: cues.txt:120 "reject" if object claim
//   "might announce"      announce, hypothetical
//
// Odd cases: no cue, or a cue that no line knows, is say; "has yet to comment" is decline, not negated.
#pragma once

#include "stages/acts/cue_list.hpp"
#include "stages/acts/saying.hpp"
#include "stages/stage.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sayso {

// A line of the list whose words stand in the cue and whose conditions hold.
struct CueMatch {
  const CueLine* line = nullptr;
  std::uint32_t pattern = 0;          // of the line's
  std::uint32_t begin = 0, last = 0;  // indexes into the trail: its first and last word
  std::uint32_t size() const { return static_cast<std::uint32_t>(line->patterns[pattern].size()); }
};

// What is used again from statement to statement.
struct ActScratch {
  Saying saying;
  std::vector<std::uint32_t> matched, matched_before;  // indexes into the trail
  std::string by;
  Act listed = Act::say;  // what the list alone decided
};

void run_acts(Document& document, Workbench& bench);

// Its parts. The best line for a statement; none (line is null) where no line fits.
CueMatch find_cue(const CueList& list, const Saying& saying, std::uint32_t content_rules,
                  ActScratch& scratch);
StatementAct judge_act(const Document& document, const Saying& saying, ActScratch& scratch);
void judge_reality(const Saying& saying, const CueMatch& match, const ActScratch& scratch, StatementAct& act);

}  // namespace sayso
