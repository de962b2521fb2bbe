#include "stages/acts/acts.hpp"

#include "stages/acts/act_head.hpp"
#include "stages/acts/content_rules.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <cmath>

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

// What the list's answer adds to its act's score: the logarithm of its odds against any one other act, weighed: more where a
// rule read the content, for the tree tells what the network's means over tokens lose; less where the list only says or has
// no line, for then the network sees more. Chosen on 1,285 labelled statements of articles that the branch had not seen,
// looked at beside 393 more of others and the development labels (EXPERIMENTS.md); penalties from 0 to 4 were tried.
constexpr float list_weight = 1.2F, content_weight = 1.5F, say_weight = 0.8F;
// Half of what a rule takes for a denial behind a plain word ("said he did not expect it") is none, and a wrong one misleads:
// with less weight fewer are said, and more acts in all are right.
constexpr float denial_weight = 1.0F;
// A question mark at the content's end leaves little to weigh.
constexpr float question_weight = 4.0F;
// Both call too much plain saying: with this as many of those articles' statements are say as people call so.
constexpr float say_penalty = 1.0F;

float weight_of(const CueMatch& match, float share) {
  float weight = list_weight;
  if (match.line == nullptr || match.line->act == Act::say) weight = say_weight;
  if (match.line != nullptr) {
    for (const Condition& condition : match.line->conditions) {
      if (condition.ask != Ask::content) continue;
      if (static_cast<ContentRule>(condition.value) == ContentRule::question) return question_weight;
      const bool is_doubtful =
          static_cast<ContentRule>(condition.value) == ContentRule::denial && match.line->share < 0.6F;
      weight = is_doubtful ? denial_weight : content_weight;
    }
  }
  const float kept = std::clamp(share, 0.2F, 0.95F);
  return weight * std::log(static_cast<float>(act_count - 1) * kept / (1 - kept));
}

// The network sees the whole cue and content, the list the words that people thought of: the better sum of both.
void weigh(const Meanings& meanings, const Saying& saying, float weight, StatementAct& act, std::string& by) {
  ActShares shares = act_shares(meanings, saying.cue(), saying.content());
  shares.log[static_cast<std::size_t>(act.act)] += weight;
  shares.log[static_cast<std::size_t>(Act::say)] -= say_penalty;
  const auto best =
      static_cast<std::size_t>(std::max_element(shares.log.begin(), shares.log.end()) - shares.log.begin());
  float sum = 0;
  for (const float log : shares.log) sum += std::exp(log - shares.log[best]);
  act.confidence = 1.0F / sum;
  if (best == static_cast<std::size_t>(act.act)) return;
  act.act = static_cast<Act>(best);
  by = "acts head, against " + by;
}

// "is cold to", "for many voters, it was": adjectives, and whom something is so for, tell of a mind more often than of speech.
bool tells_of_a_mind(const Saying& saying) {
  if (saying.is_direct() || saying.cue_head() == no_id) return false;
  const std::string_view word = saying.form(saying.cue().front());
  const bool is_for = saying.cue().size() == 1 && (word == "for" || word == "among" || word == "to");
  return is_for || saying.upos(saying.cue_head()) == "ADJ";
}

}  // namespace

StatementAct judge_act(const Document& document, const Saying& saying, ActScratch& scratch) {
  StatementAct act;
  const std::uint32_t rules = rules_of_content(saying);
  CueMatch match = find_cue(cue_list(), saying, rules, scratch);
  // Whatever a poll does, it shows; only surer lines know better.
  if (match.line != nullptr && match.line->is_faint && saying.source_kind() == SourceKind::poll) {
    match = {};
    scratch.matched.clear();
  }
  if (match.line != nullptr) {
    act.act = match.line->act;
    act.confidence = match.line->share;
    tell(match, scratch.by);
  } else if (saying.cue().empty()) {
    act.confidence = no_cue_share;
    scratch.by = "no cue";
  } else {
    const bool is_poll = saying.source_kind() == SourceKind::poll;
    const bool is_mind = !is_poll && tells_of_a_mind(saying);
    if (is_poll) act.act = Act::show;
    if (is_mind) act.act = Act::believe;
    act.confidence = unknown_cue_share;
    scratch.by = is_poll   ? "rule: a poll shows"
                 : is_mind ? "rule: an adjective tells what somebody thinks"
                           : "no line for this cue";
  }
  scratch.listed = act.act;
  if (!document.meanings.empty())
    weigh(document.meanings, saying, weight_of(match, act.confidence), act, scratch.by);
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
