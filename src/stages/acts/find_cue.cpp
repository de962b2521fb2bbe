#include "base/text_list.hpp"
#include "stages/acts/acts.hpp"
#include "stages/acts/content_rules.hpp"
#include "stages/acts/inflection.hpp"
#include "stages/coreference/people_words.hpp"

#include <algorithm>
#include <tuple>

namespace sayso {

namespace {

constexpr std::uint32_t widest_hang = 40;  // tokens after the cue's word in which something may hang on it
constexpr std::uint32_t widest_gap = 3;    // words of the cue that may stand between two of a pattern

// Matches the pattern's words from `begin` of the trail on. Inside the cue up to three words may stand between them, no
// verbs among these; beyond it only adverbs. `places` gets the indexes.
bool matches(const Saying& saying, const Words& pattern, std::uint32_t begin,
             std::vector<std::uint32_t>& places) {
  const std::vector<std::uint32_t>& trail = saying.trail();
  places.clear();
  std::uint32_t at = begin;
  for (const std::string_view word : pattern) {
    std::uint32_t skipped = 0;
    while (at < trail.size() && !saying.is(trail[at], word)) {
      const bool is_in_cue = at < saying.cue().size();
      const std::string_view kind = saying.upos(trail[at]);
      if (places.empty() || ++skipped > widest_gap || kind == "VERB" || (!is_in_cue && kind != "ADV"))
        return false;
      ++at;
    }
    if (at == trail.size()) return false;
    places.push_back(at++);
  }
  return true;
}

// What a cue's word acts on: "confirmed her plans", "his criticism of the plan", "the offer was rejected".
std::uint32_t object_of(const Saying& saying, const CueMatch& match) {
  const std::uint32_t word = saying.trail()[match.begin], last = saying.trail()[match.last];
  for (const std::uint32_t verb : {word, last}) {
    for (const std::string_view relation : {"obj", "nsubj:pass", "nmod", "obl"}) {
      if (const std::uint32_t found = saying.child(verb, relation); found != no_id) return found;
    }
  }
  // No tree, or none there: the last noun of the first run of nouns that follows.
  std::uint32_t noun = no_id;
  for (std::uint32_t i = match.last + 1; i < saying.trail().size(); ++i) {
    const std::string_view kind = saying.upos(saying.trail()[i]);
    const bool is_noun = kind == "NOUN" || kind == "PROPN" || kind == "PRON";
    if (!is_noun && noun != no_id) break;
    if (is_noun) noun = saying.trail()[i];
  }
  return noun;
}

// Conditions on one match, asked in the order of the line.
class Conditions {
 public:
  Conditions(const CueList& list, const Saying& saying, std::uint32_t content_rules, const CueMatch& match)
      : list_(list), saying_(saying), rules_(content_rules), match_(match) {}

  bool hold() const {
    return std::all_of(match_.line->conditions.begin(), match_.line->conditions.end(),
                       [&](const Condition& condition) { return holds(condition) != condition.is_denied; });
  }

 private:
  bool has(std::uint32_t list, std::uint32_t token) const {
    return list_.has(list, saying_.form(token)) || list_.has(list, saying_.lemma(token));
  }

  bool holds(const Condition& condition) const {
    const std::uint32_t word = saying_.trail()[match_.begin];
    switch (condition.ask) {
      case Ask::object: {
        const std::uint32_t object = object_of(saying_, match_);
        return object != no_id && has(condition.list, object);
      }
      case Ask::mentions:
        return std::any_of(saying_.content().begin(), saying_.content().end(),
                           [&](std::uint32_t token) { return has(condition.list, token); });
      case Ask::starts: return starts(condition.list);
      case Ask::with: return hangs(condition.list);
      case Ask::person: return is_somebody(object_of(saying_, match_));
      case Ask::nouns: return saying_.upos(word) == "NOUN";
      case Ask::passive: return is_passive(word);
      case Ask::own: return is_own();
      case Ask::that: return begins_with("that");
      case Ask::whether: return begins_with("whether") || begins_with("if");
      case Ask::infinitive: return (begins_with("to") && is_infinitive()) || is_denied_infinitive();
      case Ask::quote: return first() != no_id && saying_.is_mark(first());
      case Ask::clause: return is_clause();
      case Ask::source: return is_source(static_cast<SourceKind>(condition.value));
      case Ask::content: return has_rule(rules_, static_cast<ContentRule>(condition.value));
    }
    return false;
  }

  std::uint32_t first() const {
    return saying_.content_after_cue() < saying_.content().size()
               ? saying_.content()[saying_.content_after_cue()]
               : no_id;
  }

  // The content, or the cue's last word after the match.
  bool begins_with(std::string_view word) const {
    if (match_.last + 1 < saying_.cue().size() && saying_.form(saying_.cue().back()) == word) return true;
    return first() != no_id && saying_.form(first()) == word;
  }

  // "Offered to pay", not "offered help to | the poor".
  bool is_infinitive() const {
    const bool is_in_cue =
        match_.last + 1 < saying_.cue().size() && saying_.form(saying_.cue().back()) == "to";
    const std::size_t next = saying_.content_after_cue() + (is_in_cue ? 0 : 1);
    if (next >= saying_.content().size()) return true;
    const std::string_view kind = saying_.xpos(saying_.content()[next]);
    return kind.empty() || kind == "VB" || saying_.upos(saying_.content()[next]) == "ADV";
  }

  // "Told them | never to speak"
  bool is_denied_infinitive() const {
    const std::size_t next = saying_.content_after_cue() + 1;
    return (begins_with("never") || begins_with("not")) && next < saying_.content().size() &&
           saying_.form(saying_.content()[next]) == "to";
  }

  bool starts(std::uint32_t list) const {
    const std::size_t begin = match_.last + 1, end = std::min<std::size_t>(begin + 4, saying_.trail().size());
    for (std::size_t i = begin; i < end; ++i) {
      if (has(list, saying_.trail()[i])) return true;
    }
    return false;
  }

  bool is_somebody(std::uint32_t token) const {
    if (token == no_id) return false;
    const std::string_view form = saying_.form(token);
    if (saying_.upos(token) == "PRON")
      return is_any_of(form, {"him", "her", "them", "me", "us", "you", "whom", "he", "she", "who"});
    if (saying_.upos(token) == "PROPN") return true;
    constexpr std::uint32_t people = person_word | male_word | female_word | title_word | group_word;
    const auto& words = PeopleWords::shared();
    return ((words.of(form) | words.of(saying_.lemma(token))) & people) != 0;
  }

  // "as" hangs on what it makes something, and that on the cue's word.
  bool hangs(std::uint32_t list) const {
    const Tokens& tokens = saying_.document().tokens;
    const std::uint32_t word = saying_.trail()[match_.begin], last = saying_.trail()[match_.last];
    const std::uint32_t end = std::min(last + 1 + widest_hang, tokens.size());
    for (std::uint32_t token = last + 1; token < end; ++token) {
      if (!tokens.sentence.empty() && tokens.sentence[token] != tokens.sentence[last]) break;
      if (!has(list, token)) continue;
      const std::uint32_t up = saying_.head(token);
      const std::uint32_t top = up == no_id ? no_id : saying_.head(up);
      if (up == word || up == last || top == word || top == last) return true;
    }
    return starts(list);
  }

  bool is_passive(std::uint32_t word) const {
    if (saying_.xpos(word) != "VBN") return false;
    const std::uint32_t helper = saying_.child(word, "aux:pass"), subject = saying_.child(word, "nsubj:pass");
    return helper != no_id || subject != no_id || saying_.source_kind() == SourceKind::none;
  }

  bool is_own() const {
    const std::size_t begin = match_.last + 1, end = std::min<std::size_t>(begin + 3, saying_.trail().size());
    for (std::size_t i = begin; i < end; ++i) {
      if (saying_.xpos(saying_.trail()[i]) == "PRP$") return true;
    }
    return false;
  }

  // A finite clause, with or without "that"; a quotation counts as one.
  bool is_clause() const {
    if (first() == no_id) return false;
    if (begins_with("that") || saying_.is_mark(first())) return true;
    const std::uint32_t word = saying_.trail()[match_.begin];
    return saying_.child(word, "ccomp") != no_id;
  }

  bool is_source(SourceKind kind) const {
    if (kind == SourceKind::document) return saying_.is_document();
    return saying_.source_kind() == kind;
  }

  const CueList& list_;
  const Saying& saying_;
  std::uint32_t rules_;
  const CueMatch& match_;
};

// Of two lines for the same word: more words, then a sure one, then more conditions, then the one that stands first.
bool is_better_here(const CueMatch& match, const CueMatch& best) {
  if (best.line == nullptr) return true;
  return std::tuple(match.size(), !match.line->is_faint, match.line->conditions.size()) >
         std::tuple(best.size(), !best.line->is_faint, best.line->conditions.size());
}

// Whether a line stands for the many words that only say.
bool is_neutral(const CueLine& line) { return line.act == Act::say && line.patterns.size() > 1; }

// "Continues his adulation": the one is what the other's verb acts on.
bool is_object(const Saying& saying, const CueMatch& match, const CueMatch& verb) {
  const std::uint32_t word = saying.trail()[match.begin];
  return match.line->act != Act::say && saying.relation(word) == "obj" &&
         saying.head(word) == saying.trail()[verb.begin];
}

// "Published an open letter urging", "released an ad sharply criticising": the word behind the letter is what it does.
bool is_in_message(const CueList& list, const Saying& saying, const CueMatch& match, const CueMatch& best) {
  const auto& trail = saying.trail();
  if (match.line->is_faint || match.begin <= best.last || saying.xpos(trail[match.begin]) != "VBG")
    return false;
  if (best.line->act != Act::report && best.line->act != Act::announce) return false;
  std::uint32_t before = match.begin - 1;
  if (before > best.last && saying.upos(trail[before]) == "ADV") --before;
  return before > best.last && list.has(list.list("@messages"), saying.form(trail[before]));
}

// Of two places: a loaded act before plain saying, then a sure line, then more words; else the one that stands first. "Said at
// a briefing" is said, though.
bool is_better_there(const CueList& list, const Saying& saying, const CueMatch& match, const CueMatch& best) {
  if (best.line == nullptr || is_in_message(list, saying, match, best)) return true;
  if (match.line->is_faint && is_neutral(*best.line)) return is_object(saying, match, best);
  if (best.line->is_faint && is_neutral(*match.line)) return !is_object(saying, best, match);
  const bool is_loaded = match.line->act != Act::say, was_loaded = best.line->act != Act::say;
  const auto weight = std::tuple(is_loaded, !match.line->is_faint, match.size());
  const auto best_weight = std::tuple(was_loaded, !best.line->is_faint, best.size());
  // "A surprise decision", "angry praise": what stands before a noun only says of what kind it is.
  if (weight == best_weight) {
    const std::uint32_t word = saying.trail()[best.begin];
    return saying.head(word) == saying.trail()[match.begin] &&
           (saying.relation(word) == "compound" || saying.relation(word) == "amod");
  }
  return weight > best_weight;
}

// Whether each word of a match belongs to the longer match with these places.
bool is_inside(const CueMatch& match, const std::vector<std::uint32_t>& places) {
  return std::binary_search(places.begin(), places.end(), match.begin) &&
         std::binary_search(places.begin(), places.end(), match.last);
}

CueMatch find_at(const CueList& list, const Saying& saying, std::uint32_t rules, std::uint32_t begin,
                 std::vector<std::uint32_t>& places) {
  CueMatch best;
  const std::uint32_t token = saying.trail()[begin];
  const auto try_entries = [&](const std::vector<CueList::Entry>* entries) {
    if (entries == nullptr) return;
    for (const CueList::Entry entry : *entries) {
      CueMatch match{&list.lines()[entry.line], entry.pattern, begin, begin};
      if (best.line != nullptr && !is_better_here(match, best)) continue;
      if (!matches(saying, match.line->patterns[match.pattern], begin, places)) continue;
      match.last = places.back();
      if (Conditions(list, saying, rules, match).hold()) best = match;
    }
  };
  const auto* const by_form = list.beginning_with(saying.form(token));
  try_entries(by_form);
  const auto* const by_lemma = list.beginning_with(saying.lemma(token));
  if (by_lemma != by_form) try_entries(by_lemma);
  const auto* const by_base = list.beginning_with(base_of_irregular(saying.form(token)));
  if (by_base != by_form && by_base != by_lemma) try_entries(by_base);
  if (saying.is(token, "not")) try_entries(list.beginning_with("not"));
  return best;
}

// "wrote an op-ed | urging Congress to act", "released | an ad accusing him": the content begins by telling what is done.
CueMatch find_told(const CueList& list, const Saying& saying, std::uint32_t rules, const CueMatch& best,
                   std::vector<std::uint32_t>& places) {
  const std::uint32_t messages = list.list("@messages");
  const bool says_little = best.line == nullptr || best.line->act == Act::say ||
                           best.line->act == Act::announce || best.line->act == Act::report;
  const std::uint32_t head = saying.cue_head();
  if (head != no_id && (saying.is(head, "say") || saying.is(head, "tell"))) return {};
  if (!says_little || saying.is_direct()) return {};
  const auto begin = static_cast<std::uint32_t>(saying.cue().size());
  const auto end = static_cast<std::uint32_t>(saying.trail().size());
  for (std::uint32_t i = std::max(begin, 1U); i < end; ++i) {
    const std::uint32_t token = saying.trail()[i];
    if (saying.xpos(token) != "VBG" || saying.upos(token) != "VERB" || !saying.is_in_content(token)) continue;
    const std::uint32_t before = saying.trail()[i - 1], up = saying.head(token);
    const bool is_written = i == begin && (saying.is(before, "write") || saying.is(before, "tweet"));
    const bool is_its = is_written || list.has(messages, saying.form(before)) ||
                        (up != no_id && up < token && saying.relation(token).starts_with("acl") &&
                         list.has(messages, saying.form(up)));
    if (!is_its) return {};
    const CueMatch match = find_at(list, saying, rules, i, places);
    return match.line != nullptr && !match.line->is_faint && match.line->act != Act::say ? match : CueMatch{};
  }
  return {};
}

// "Voiced | his disapproval of the ruling", "had | doubts": what the verb carries says what is done.
CueMatch find_carried(const CueList& list, const Saying& saying, std::uint32_t rules, const CueMatch& best,
                      std::vector<std::uint32_t>& places) {
  const std::uint32_t verb = saying.cue_head();
  // "He showed little interest": a mind, while a report shows.
  const bool is_borne = best.line != nullptr && best.line->act == Act::show && !saying.is_document();
  const bool says_little =
      best.line == nullptr || best.line->is_faint || best.line->act == Act::say || is_borne;
  if (!says_little || verb == no_id || saying.is_direct() || !saying.is_one_of(verb, list.list("@carriers")))
    return {};
  const std::uint32_t object = saying.child(verb, "obj");
  if (object == no_id || object < verb || saying.upos(object) != "NOUN" || !saying.is_in_content(object))
    return {};
  const auto& trail = saying.trail();
  const auto at = std::find(trail.begin(), trail.end(), object);
  if (at == trail.end()) return {};
  const CueMatch match = find_at(list, saying, rules, static_cast<std::uint32_t>(at - trail.begin()), places);
  if (match.line == nullptr || match.line->act == Act::say) return {};
  // One has doubts, and voices them; who offers an assessment says something.
  const bool is_mind = match.line->act == Act::believe;
  return is_mind && !saying.is_one_of(verb, list.list("@holders")) ? CueMatch{} : match;
}

}  // namespace

CueMatch find_cue(const CueList& list, const Saying& saying, std::uint32_t content_rules,
                  ActScratch& scratch) {
  CueMatch best;
  const auto cue_size = static_cast<std::uint32_t>(saying.cue().size());
  // "is expected to announce": what stands before the act's words is no act, if some act follows in the cue.
  scratch.matched_before.clear();
  std::uint32_t from = 0;
  for (std::uint32_t begin = 0; begin < cue_size; ++begin) {
    for (const BeforeLine& before : list.before()) {
      if (!matches(saying, before.pattern, begin, scratch.matched) || scratch.matched.back() + 1 >= cue_size)
        continue;
      // "declined to say" is a cue of its own, not "say" with something before it.
      const CueMatch whole = find_at(list, saying, content_rules, begin, scratch.matched_before);
      if (whole.line != nullptr && whole.last > scratch.matched.back()) continue;
      bool is_followed = false;
      for (std::uint32_t after = scratch.matched.back() + 1; after < cue_size && !is_followed; ++after)
        is_followed = find_at(list, saying, content_rules, after, scratch.matched_before).line != nullptr;
      if (is_followed) from = std::max(from, scratch.matched.back() + 1);
    }
  }
  // "shoot back" is one thing: nobody backs anything in it.
  std::uint32_t covered = 0;
  for (std::uint32_t begin = from; begin < cue_size; ++begin) {
    const CueMatch match = find_at(list, saying, content_rules, begin, scratch.matched);
    if (match.line == nullptr) continue;
    if (match.last < covered && is_inside(match, scratch.matched_before)) continue;
    if (match.size() > 1 && match.last >= covered) {
      matches(saying, match.line->patterns[match.pattern], begin, scratch.matched_before);
      covered = match.last + 1;
    }
    if (is_better_there(list, saying, match, best)) best = match;
  }
  if (const CueMatch told = find_told(list, saying, content_rules, best, scratch.matched);
      told.line != nullptr)
    best = told;
  if (const CueMatch carried = find_carried(list, saying, content_rules, best, scratch.matched);
      carried.line != nullptr)
    best = carried;
  scratch.matched.clear();
  if (best.line != nullptr) matches(saying, best.line->patterns[best.pattern], best.begin, scratch.matched);
  return best;
}

}  // namespace sayso
