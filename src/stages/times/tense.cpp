// The tense of what a time belongs to, from the tags of the verbs around it: it decides whether "Tuesday" is the last one
// or the next.
#include "base/text_list.hpp"
#include "stages/times/reading.hpp"

#include <algorithm>

namespace sayso::times {

namespace {

constexpr std::uint32_t far_left = 25, far_right = 15;  // tokens that are looked at

constexpr std::string_view plans[] = {"expected", "scheduled", "due",     "set",      "supposed", "slated",
                                      "planned",  "likely",    "to",      "going",    "poised",   "ready",
                                      "bound",    "expected",  "payable", "effective"};
// Verbs in the past whose infinitive lies ahead: "agreed to meet Friday".
constexpr std::string_view promises[] = {
    "agreed",  "planned",  "scheduled", "expected",   "vowed",  "promised", "decided", "hoped",
    "wanted",  "intended", "voted",     "threatened", "called", "urged",    "asked",   "ordered",
    "pledged", "invited",  "proposed",  "offered",    "said",   "told"};

constexpr std::string_view says_now[] = {"says",  "say",    "tells",   "adds",     "notes", "shows", "show",
                                         "think", "thinks", "believe", "believes", "argue", "argues"};

}  // namespace

std::string_view Reading::tag(std::uint32_t at) const {
  return sentence_.contains(at) ? grammar_.xpos(document_, at) : std::string_view();
}

Reading::Tense Reading::tense_at(std::uint32_t at) const {
  // What stands right before may tell by itself.
  for (std::uint32_t back = 1; back <= 3 && at >= sentence_.begin + back; ++back) {
    const std::uint32_t side = at - back;
    if (says(side, "ahead") && says(side + 1, "of")) return Tense::future;
    if (says(side, "payable") || says(side, "effective") || says(side, "upcoming")) return Tense::future;
    if (back <= 2 && (says(side, "until") || says(side, "till"))) return Tense::future;
    if (says(side, "as") && back <= 2 && (says(side - 1, "soon") || says(side - 1, "early")))
      return Tense::future;
    if (says(side, "since") && back <= 2) return Tense::past;
  }
  if (document_.tokens.xpos.empty()) return tense_without_tags(at);
  // "Wednesday's ruling" has been, "ahead of Wednesday's vote" lies ahead.
  if (is(at + 1, Is::possessive) && !is_ahead_of(at)) return Tense::past;
  const std::uint32_t left = std::max(sentence_.begin, at > far_left ? at - far_left : 0);
  for (std::uint32_t verb = at; verb-- > left;) {
    if (word(verb).text == ";") break;
    if (!is_tag(verb, "VB") && !is_tag(verb, "MD")) {
      if (says(verb, "due") && verb > left) return is_past_plan(verb) ? Tense::past : Tense::future;
      continue;
    }
    const Tense tense = tense_of_verb(verb);
    if (tense != Tense::unknown) return tense;
  }
  for (std::uint32_t verb = at + 1; verb < std::min(sentence_.end, at + far_right); ++verb) {
    if (is_tag(verb, "MD")) return Tense::future;
    if (!is_tag(verb, "VBD") && !is_tag(verb, "VBP") && !is_tag(verb, "VBZ")) continue;
    const Tense tense = tense_of_verb(verb);
    if (tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

bool Reading::is_ahead_of(std::uint32_t at) const {
  const std::uint32_t left = std::max(sentence_.begin, at > 3 ? at - 3 : 0);
  for (std::uint32_t side = at; side-- > left;) {
    if (says(side, "for") || says(side, "ahead") || says(side, "until") || says(side, "next")) {
      return true;
    }
  }
  return false;
}

// "had been due to expire Friday": what was planned has not come about since.
bool Reading::is_past_plan(std::uint32_t at) const {
  const std::uint32_t left = std::max(sentence_.begin, at > 4 ? at - 4 : 0);
  for (std::uint32_t side = at; side-- > left;) {
    if (says(side, "had")) return true;
  }
  return false;
}

Reading::Tense Reading::tense_of_verb(std::uint32_t verb) const {
  const std::string_view kind = tag(verb);
  if (kind == "MD") return Tense::future;
  if (kind == "VBD") return Tense::past;
  if (kind == "VB") return tense_of_bare_verb(verb);
  if (kind == "VBN") return tense_of_participle(verb);
  if (kind == "VBG") {
    if (says(verb, "going") && says(verb + 1, "to")) return Tense::future;
    return says(verb, "beginning") || says(verb, "starting") ? Tense::future : Tense::unknown;
  }
  // Who "says" it is no measure of when it was.
  if (is_in(says_now, word(verb).text)) return Tense::unknown;
  if (word(verb).text.starts_with("ha")) return Tense::past;  // has, have
  for (std::uint32_t next = verb + 1; next < verb + 4; ++next) {
    if (is_in(plans, word(next).text)) return Tense::future;
    if (is_tag(next, "VBN")) return Tense::past;
    if (is_tag(next, "VBG")) return Tense::future;
    if (!is_tag(next, "RB")) break;
  }
  return Tense::present;
}

// "will meet", "plans to meet", "agreed to meet", "declined to comment".
Reading::Tense Reading::tense_of_bare_verb(std::uint32_t verb) const {
  const std::uint32_t left = std::max(sentence_.begin, verb > 5 ? verb - 5 : 0);
  for (std::uint32_t side = verb; side-- > left;) {
    if (is_tag(side, "MD")) return Tense::future;
    if (is_tag(side, "VBD") && word(side).text.starts_with("did")) return Tense::past;
    if (!is_tag(side, "TO")) continue;
    const std::uint32_t first = std::max(sentence_.begin, side > 8 ? side - 8 : 0);
    for (std::uint32_t governor = side; governor-- > first;) {
      if (is_in(plans, word(governor).text)) return is_past_plan(governor) ? Tense::past : Tense::future;
      if (is_tag(governor, "VBZ") || is_tag(governor, "VBP") || is_tag(governor, "MD")) return Tense::future;
      if (is_tag(governor, "VBD") || is_tag(governor, "VBN")) {
        return is_in(promises, word(governor).text) ? Tense::future : Tense::past;
      }
    }
    return Tense::future;
  }
  return Tense::unknown;
}

// "was issued", "is scheduled for", "will be held", "issued July 1".
Reading::Tense Reading::tense_of_participle(std::uint32_t verb) const {
  const bool is_plan = is_in(plans, word(verb).text);
  const std::uint32_t left = std::max(sentence_.begin, verb > 4 ? verb - 4 : 0);
  for (std::uint32_t side = verb; side-- > left;) {
    if (is_tag(side, "MD") || is_tag(side, "TO")) return Tense::future;
    if (is_tag(side, "VBD")) return is_plan && !is_past_plan(verb) ? Tense::future : Tense::past;
    if (is_tag(side, "VBZ") || is_tag(side, "VBP")) {
      return is_plan ? Tense::future : Tense::past;
    }
  }
  return is_plan ? Tense::future : Tense::past;
}

Reading::Tense Reading::tense_without_tags(std::uint32_t at) const {
  const std::uint32_t left = std::max(sentence_.begin, at > far_left ? at - far_left : 0);
  for (std::uint32_t side = at; side-- > left;) {
    if (says(side, "will") || says(side, "would") || says(side, "'ll") || says(side, "’ll") ||
        says(side, "scheduled") || says(side, "expected")) {
      return Tense::future;
    }
    if (word(side).text.ends_with("ed") || says(side, "was") || says(side, "were") || says(side, "said")) {
      return Tense::past;
    }
  }
  return says(at + 1, "will") ? Tense::future : Tense::unknown;
}

}  // namespace sayso::times
