#include "stages/acts/acts.hpp"

#include "stages/acts/content_rules.hpp"
#include "stages/workbench.hpp"

namespace sayso {

namespace {

constexpr float no_cue_share =
    0.8F;  // of statements without a cue that are plain saying, on the training labels
constexpr float unknown_cue_share = 0.3F;  // of those with a cue that no line knows

void tell(const CueMatch& match, std::string& by) {
  by = "cues.txt:" + std::to_string(match.line->number) + " \"";
  bool is_first = true;
  for (const std::string_view word : match.line->patterns[match.pattern]) {
    if (!is_first) by += ' ';
    by += word;
    is_first = false;
  }
  by += '"';
  if (!match.line->when.empty()) by.append(" if ").append(match.line->when);
}

}  // namespace

StatementAct judge_act(const Document& document, const Saying& saying, ActScratch& scratch) {
  (void)document;
  StatementAct act;
  const std::uint32_t rules = rules_of_content(saying);
  const CueMatch match = find_cue(cue_list(), saying, rules, scratch);
  if (match.line != nullptr) {
    act.act = match.line->act;
    act.confidence = match.line->share;
    tell(match, scratch.by);
  } else if (saying.cue().empty()) {
    act.confidence = no_cue_share;
    scratch.by = "no cue";
  } else {
    // "is cold comfort to": what has no verb tells of a mind more often than of speech.
    const bool is_poll = saying.source_kind() == SourceKind::poll;
    const bool is_mind = !is_poll && saying.upos(saying.cue_head()) != "VERB" && !saying.is_direct() &&
                         !saying.upos(saying.cue_head()).empty();
    if (is_poll) act.act = Act::show;
    if (is_mind) act.act = Act::believe;
    act.confidence = unknown_cue_share;
    scratch.by = is_poll   ? "rule: a poll shows"
                 : is_mind ? "rule: a cue without a verb tells what somebody thinks"
                           : "no line for this cue";
  }
  judge_reality(saying, match, scratch, act);
  return act;
}

void run_acts(Document& document, Workbench& bench) {
  ActScratch& scratch = bench.acts;
  for (const Statement& statement : document.statements) {
    scratch.saying.begin(document, bench.grammar, statement);
    StatementAct act = judge_act(document, scratch.saying, scratch);
    act.by = document.add_words(scratch.by);
    document.acts.push_back(act);
  }
}

}  // namespace sayso
