// Ends of cues, sources and contents, by words and syntax.
#include "base/text_list.hpp"
#include "stages/acts/cue_list.hpp"
#include "stages/statements/clauses.hpp"
#include "stages/statements/phrases.hpp"

#include <algorithm>
#include <optional>

namespace sayso {

namespace {

class Fitter {
 public:
  Fitter(const Document& document, const Grammar& grammar)
      : document_(document), clauses_(document, grammar) {}

  void fit(Draft& draft) {
    if (draft.content.empty()) return;
    if (draft.cue == no_id) return part_claim(draft);
    if (!draft.cue_spans.empty()) return;
    const TokenRange cue = document_.attribution_spans[draft.cue].tokens;
    leave_out_it(draft, cue);
    leave_out_told(draft, cue);
    take_preposition(draft, cue);
    give_infinitive(draft, cue);
    part_agent(draft, cue);
    take_noun(draft, cue);
    take_expected_saying(draft, cue);
  }
  bool is_known() const { return clauses_.is_known(); }

 private:
  // The content that begins after a token, or null.
  Span* content_from(Draft& draft, std::uint32_t token) const {
    if (token >= document_.tokens.size()) return nullptr;
    const Offset begin = document_.tokens.span[token].begin;
    const auto found = std::find_if(draft.content.begin(), draft.content.end(),
                                    [&](Span piece) { return piece.begin >= begin; });
    return found == draft.content.end() ? nullptr : &*found;
  }

  // "It is expected that": the "it" that stands for nothing is in no span.
  void leave_out_it(Draft& draft, TokenRange cue) {
    if (cue.size() < 2 || clauses_.form(cue.begin) != "it" ||
        !clauses_.relation(cue.begin).starts_with("expl"))
      return;
    const std::uint32_t verb = clauses_.head(cue.begin);
    if (verb == no_id || !cue.contains(verb) || clauses_.child(verb, "aux:pass") == no_id) return;
    draft.cue_spans.assign(1, document_.span_of({cue.begin + 1, cue.end}));
    draft.by.push_back("rule: empty \"it\" left out");
  }

  // "Residents | were warned | that": who is told does not speak (none of 40 in PolNeAR's training part).
  void leave_out_told(Draft& draft, TokenRange cue) {
    static constexpr std::string_view told[] = {"told",     "warned",     "informed", "reminded",
                                                "notified", "briefed",    "advised",  "ordered",
                                                "urged",    "instructed", "asked"};
    if (draft.source == no_id || !draft.source_spans.empty()) return;
    const TokenRange source = document_.attribution_spans[draft.source].tokens;
    const std::uint32_t verb = cue.end - 1;
    if (clauses_.xpos(verb) != "VBN" || clauses_.child(verb, "aux:pass") == no_id) return;
    if (std::find(std::begin(told), std::end(told), clauses_.form(verb)) == std::end(told)) return;
    const std::uint32_t subject = clauses_.child(verb, "nsubj");
    if (subject == no_id || source.end > cue.begin || !source.contains(subject)) return;
    draft.source = no_id;
    draft.by.push_back("rule: who is told does not speak");
  }

  // "called | on the council | to publish": the preposition belongs to the cue, who is called on to the content (34 of 42
  // in PolNeAR's training part).
  void take_preposition(Draft& draft, TokenRange cue) {
    if (cue.end + 1 >= document_.tokens.size()) return;
    std::uint32_t on = cue.end;
    if (!is_call(cue.end - 1)) {
      on = cue.end - 1;
      if (cue.size() < 2 || !is_call(on - 1)) return;
    }
    if (clauses_.form(on) != "on" && clauses_.form(on) != "upon") return;
    const std::uint32_t called = clauses_.head(on);
    if (called == no_id || called <= on || clauses_.relation(on) != "case") return;
    Span* const content = content_from(draft, on + 1);
    if (content == nullptr || document_.tokens_in(*content).begin != clauses_.phrase(called).end) return;
    if (clauses_.form(document_.tokens_in(*content).begin) != "to") return;
    content->begin = document_.tokens.span[on + 1].begin;
    draft.cue_spans.assign(1, document_.span_of({cue.begin, on + 1}));
    draft.by.push_back("rule: who is called on belongs to the content");
  }

  // "The bank | is expected | to announce that …": what is expected is a saying, so the cue holds it. Who expects it is not told.
  void take_expected_saying(Draft& draft, TokenRange cue) {
    static constexpr std::string_view expecting[] = {"expected", "scheduled", "due", "set", "likely"};
    static constexpr std::string_view saying[] = {"announce", "unveil",  "declare", "confirm",
                                                  "reveal",   "propose", "say"};
    if (draft.source != no_id || !draft.cue_spans.empty() || draft.content.size() != 2) return;
    const TokenRange subject = document_.tokens_in(draft.content[0]),
                     deed = document_.tokens_in(draft.content[1]);
    if (subject.end != cue.begin || deed.begin != cue.end || deed.size() < 3) return;
    if (!is_in(expecting, clauses_.form(cue.end - 1)) || clauses_.form(deed.begin) != "to" ||
        !is_in(saying, clauses_.form(deed.begin + 1)))
      return;
    draft.cue_spans.assign(1, document_.span_of({cue.begin, deed.begin + 2}));
    draft.content[1].begin = document_.tokens.span[deed.begin + 2].begin;
    draft.by.push_back("rule: what is expected to be said");
  }

  // "refused to say | how many": the infinitive belongs to the content (32 of 43).
  void give_infinitive(Draft& draft, TokenRange cue) {
    const std::optional<std::uint32_t> to = infinitive_after_refusal(cue);
    Span* const content = content_from(draft, cue.end);
    if (!to || content == nullptr || document_.tokens_in(*content).begin != cue.end) return;
    content->begin = document_.tokens.span[*to].begin;
    draft.cue_spans.assign(1, document_.span_of({cue.begin, *to}));
    draft.by.push_back("rule: infinitive after a refusal belongs to the content");
  }

  std::optional<std::uint32_t> infinitive_after_refusal(TokenRange cue) const {
    for (std::uint32_t token = cue.begin + 1; token + 1 < cue.end; ++token) {
      if (clauses_.form(token) != "to" || clauses_.upos(token) != "PART") continue;
      if (clauses_.is_refusal(token - 1)) return token;
    }
    return std::nullopt;
  }

  // "was accused | by the council of hiding it": what hangs on the verb is no part of who speaks.
  void part_agent(Draft& draft, TokenRange cue) {
    if (draft.source == no_id || !draft.source_spans.empty() ||
        !clauses_.form(cue.end - 1).starts_with("accus"))
      return;
    const TokenRange source = document_.attribution_spans[draft.source].tokens;
    if (source.begin < cue.end) return;
    for (std::uint32_t token = source.begin + 1; token + 1 < source.end; ++token) {
      if (clauses_.form(token) != "of" || clauses_.relation(token) != "mark") continue;
      if (clauses_.head(clauses_.head(token)) != cue.end - 1) continue;
      draft.source_spans.assign(1, document_.span_of({source.begin, token}));
      draft.content.push_back(document_.span_of({token, source.end}));
      std::sort(draft.content.begin(), draft.content.end());
      draft.by.push_back("rule: what somebody is accused of is no source");
      return;
    }
  }

  // "were calls by farmers | for | the minister to resign": the cue is the noun that both hang on.
  void take_noun(Draft& draft, TokenRange cue) {
    if (draft.source == no_id || cue.size() != 1 || clauses_.form(cue.begin) != "for") return;
    const TokenRange source = document_.attribution_spans[draft.source].tokens;
    if (source.end != cue.begin || source.begin < 2) return;
    const std::string_view before = clauses_.form(source.begin - 1);
    if (before != "by" && before != "from") return;
    const std::uint32_t noun = source.begin - 2;
    const std::string_view word = clauses_.form(noun);
    if (word != "call" && word != "calls" && word != "demands" && word != "appeals" && word != "pleas")
      return;
    Span* const content = content_from(draft, cue.end);
    if (content == nullptr || document_.tokens_in(*content).begin != cue.end) return;
    content->begin = document_.tokens.span[cue.begin].begin;
    const TokenRange whole{noun - (noun > 0 && clauses_.relation(noun - 1) == "cop" ? 1U : 0U), noun + 1};
    draft.cue_spans.assign(1, document_.span_of(whole));
    draft.by.push_back("rule: the noun is the cue");
  }

  bool is_call(std::uint32_t token) const {
    const std::string_view word = clauses_.form(token);
    return word == "call" || word == "calls" || word == "called" || word == "calling";
  }

  // A content that is all of "Novak's claim that …": the possessive speaks, the noun is the cue.
  void part_claim(Draft& draft) {
    if (draft.content.size() != 1 || !draft.source_spans.empty() || !draft.cue_spans.empty()) return;
    const TokenRange words = document_.tokens_in(draft.content.front());
    constexpr std::uint32_t longest_name = 8;
    const std::uint32_t stop = std::min(words.end, words.begin + longest_name);
    for (std::uint32_t token = words.begin; token < stop; ++token) {
      const bool is_pronoun = token == words.begin && clauses_.xpos(token) == "PRP$";
      if (!is_pronoun && (clauses_.xpos(token) != "POS" || token == words.begin)) continue;
      std::uint32_t noun = token + 1;
      while (noun < stop && clauses_.upos(noun) == "ADJ") ++noun;
      if (noun + 2 >= words.end || clauses_.form(noun + 1) != "that" ||
          !cue_list().has(cue_list().list("@assertions"), clauses_.form(noun)))
        return;
      draft.source_spans.assign(1, document_.span_of({words.begin, token + 1}));
      draft.cue_spans.assign(1, document_.span_of({token + 1, noun + 1}));
      draft.content.assign(1, document_.span_of({noun + 1, words.end}));
      draft.by.push_back("rule: somebody's claim that");
      return;
    }
  }

  const Document& document_;
  Clauses clauses_;
};

}  // namespace

void fit_phrases(const Document& document, const Grammar& grammar, std::vector<Draft>& drafts) {
  Fitter fitter(document, grammar);
  if (!fitter.is_known()) return;
  for (Draft& draft : drafts) fitter.fit(draft);
}

}  // namespace sayso
