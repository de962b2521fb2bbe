#include "stages/coreference/people_words.hpp"
#include "stages/settings/settings.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace sayso {

namespace {

template <std::size_t size>
bool is_any(const Saying& saying, std::uint32_t token, const std::string_view (&words)[size]) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return saying.is(token, word); });
}

// Verbs whose object is the one who is told, and those that may also name a thing there ("asked a question").
constexpr std::string_view telling[] = {"tell", "assure", "inform", "remind", "notify", "brief", "reassure"};
constexpr std::string_view moving[] = {"ask",      "urge",   "warn",     "advise",   "order",     "call",
                                       "implore",  "beg",    "instruct", "address",  "encourage", "exhort",
                                       "caution",  "invite", "thank",    "confront", "press",     "pressure",
                                       "question", "scold",  "grill"};
// Verbs under which "to somebody" is who is told: not "referred to", "objected to".
constexpr std::string_view saying_to[] = {
    "say",     "write",     "speak",     "insist",  "joke",   "assert",  "explain", "complain",
    "confess", "confide",   "confirm",   "admit",   "repeat", "suggest", "brag",    "boast",
    "remark",  "apologize", "apologise", "lie",     "recall", "reveal",  "stress",  "argue",
    "report",  "vow",       "pledge",    "promise", "swear",  "respond", "reply"};
constexpr std::string_view occasions[] = {
    "interview", "letter",    "email",    "e-mail",       "speech", "address",      "remark",
    "statement", "testimony", "call",     "message",      "memo",   "conversation", "note",
    "comment",   "text",      "briefing", "presentation", "case",   "pitch",        "appeal"};
// "in an interview with X", "at a meeting with X".
constexpr std::string_view shared_occasions[] = {"interview", "conversation", "call", "meeting", "conference",
                                                 "session",   "discussion",   "chat", "talk"};

bool is_noun(const Saying& saying, std::uint32_t token) {
  const std::string_view kind = saying.upos(token);
  return kind == "NOUN" || kind == "PROPN" || kind == "PRON";
}

const Name* name_at(const Saying& saying, std::uint32_t token) {
  const auto& names = saying.document().names;
  const auto name =
      std::partition_point(names.begin(), names.end(), [&](const Name& n) { return n.tokens.end <= token; });
  return name != names.end() && name->tokens.contains(token) ? &*name : nullptr;
}

// Somebody who can be told something: a person, an organisation, people. Not "a question", not "the truth".
bool is_somebody(const Saying& saying, std::uint32_t token) {
  if (saying.xpos(token) == "PRP") return saying.form(token) != "it" && saying.form(token) != "itself";
  if (const Name* const name = name_at(saying, token)) return name->kind != NameKind::event;
  if (saying.upos(token) == "PROPN") return true;
  const PeopleWords& words = PeopleWords::shared();
  const std::uint32_t kinds = words.of(saying.form(token)) | words.of(saying.lemma(token));
  constexpr std::uint32_t people =
      person_word | group_word | organisation_word | male_word | female_word | title_word;
  return saying.upos(token) == "NOUN" && (kinds & people) != 0;
}

bool is_time_word(const Saying& saying, std::uint32_t token) {
  const auto& times = saying.document().times;
  const Span span = saying.document().tokens.span[token];
  const auto time = std::partition_point(times.begin(), times.end(),
                                         [&](const Time& t) { return t.span.end <= span.begin; });
  if (time != times.end() && time->span.begin < span.end) return true;
  static constexpr std::string_view days[] = {"monday",    "tuesday",  "wednesday", "thursday",
                                              "friday",    "saturday", "sunday",    "today",
                                              "yesterday", "tomorrow", "tonight"};
  return std::find(std::begin(days), std::end(days), saying.form(token)) != std::end(days);
}

// The noun phrase around its head: what hangs on it before, and names and "of …" behind.
Span phrase_of(const Saying& saying, std::uint32_t head) {
  const Tokens& tokens = saying.document().tokens;
  std::uint32_t begin = head, end = head + 1;
  const auto hangs_on = [&](std::uint32_t token) {
    for (int steps = 0; steps < 4 && token != no_id; ++steps) {
      token = saying.head(token);
      if (token == head) return true;
    }
    return false;
  };
  while (begin > 0 && head - begin < 10 && hangs_on(begin - 1)) {
    const std::string_view kind = saying.upos(begin - 1), relation = saying.relation(begin - 1);
    if (kind == "ADP" || kind == "PUNCT" || kind == "VERB" || kind == "AUX" || kind == "SCONJ" ||
        relation.starts_with("case") || relation == "cc")
      break;
    --begin;
  }
  while (end < tokens.size() && end - head < 10 && hangs_on(end) && !is_time_word(saying, end)) {
    const std::string_view relation = saying.relation(end);
    const bool is_of = saying.form(end) == "of" && end + 1 < tokens.size() && hangs_on(end + 1);
    const bool goes_on =
        relation.starts_with("flat") || relation == "compound" || relation == "conj" || relation == "cc" ||
        saying.form(end - 1) == "of" ||
        (relation == "nmod" && saying.head(end) == head && saying.form(end - 1) == "of") ||
        (saying.upos(end) == "PROPN" && saying.upos(end - 1) == "PROPN") ||
        (saying.form(end - 1) == "the" || (saying.upos(end) == "DET" && saying.form(end - 1) == "of"));
    if (!is_of && !goes_on) break;
    ++end;
  }
  return saying.document().span_of({begin, end});
}

// Whether this noun, an object of the cue's verb, is the one who is told.
bool may_be_told(const Saying& saying, std::uint32_t verb, std::uint32_t object) {
  if (!is_noun(saying, object) || is_time_word(saying, object)) return false;
  if (std::binary_search(saying.source().begin(), saying.source().end(), object)) return false;
  // "called on X", but not "called X a liar" and not "warned of X".
  const std::uint32_t preposition = saying.child(object, "case");
  const bool has_one = preposition != no_id && preposition < object &&
                       saying.relation(preposition) == "case" && saying.form(preposition) != "'s";
  if (saying.is(verb, "call")) {
    const std::uint32_t on = has_one ? preposition : verb + 1;
    if (on >= object || (saying.form(on) != "on" && saying.form(on) != "upon")) return false;
  } else if (has_one) {
    return false;
  }
  // "urged the party to act": whoever is to act is told.
  const bool are_many = saying.xpos(object) == "NNS" || saying.xpos(object) == "NNPS";
  return is_any(saying, verb, telling) || is_somebody(saying, object) ||
         saying.child(verb, "xcomp") != no_id || (are_many && saying.child(verb, "ccomp") != no_id);
}

// Where the tree has it elsewhere: the last of the first run of nouns right behind.
std::uint32_t noun_behind(const Saying& saying, std::uint32_t verb) {
  const std::uint32_t end = std::min(verb + 13, saying.document().tokens.size());
  std::uint32_t next = verb + 1;
  const auto leads = [&](std::uint32_t token) {
    const std::string_view kind = saying.upos(token);
    return kind == "DET" || kind == "ADJ" || kind == "NUM" || saying.xpos(token) == "PRP$";
  };
  while (next < end && next < verb + 5 && leads(next)) ++next;
  while (next + 1 < end && is_noun(saying, next) && is_noun(saying, next + 1) && saying.upos(next) != "PRON")
    ++next;
  const bool is_told = next < end && is_noun(saying, next) && !is_time_word(saying, next) &&
                       !std::binary_search(saying.source().begin(), saying.source().end(), next);
  return is_told ? next : no_id;
}

// "told X", "asked X whether": the object, outside of the source.
std::uint32_t object_told(const Saying& saying, std::uint32_t verb) {
  const bool tells = is_any(saying, verb, telling);
  if (!tells && !is_any(saying, verb, moving)) return no_id;
  const std::uint32_t size = saying.document().tokens.size(), end = std::min(verb + 13, size);
  static constexpr std::string_view questions[] = {"whether", "if",  "why",  "what",
                                                   "how",     "who", "when", "where"};
  if (verb + 1 < end && is_any(saying, verb + 1, questions)) return no_id;
  for (std::uint32_t object = verb + 1; object < end; ++object) {
    const std::string_view relation = saying.relation(object);
    const bool is_object = relation == "iobj" || relation == "obj" || relation == "obl";
    if (is_object && saying.head(object) == verb && may_be_told(saying, verb, object)) return object;
  }
  const std::uint32_t next = noun_behind(saying, verb);
  if (next == no_id) return no_id;
  static constexpr std::string_view things[] = {"truth", "lie", "story", "tale", "joke", "thing", "secret"};
  if (tells)
    return saying.upos(next) == "PRON" && !is_somebody(saying, next) ? no_id
           : is_any(saying, next, things)                            ? no_id
                                                                     : next;
  // "urged Congress to act"
  const bool is_to_act = next + 1 < end && saying.form(next + 1) == "to" && is_somebody(saying, next);
  return is_to_act && !saying.is(verb, "call") && !saying.is(verb, "address") ? next : no_id;
}

// Whether a clause begins with this noun's phrase, behind a comma: "Asked whether it held, Novak said …".
bool begins_behind_comma(const Saying& saying, std::uint32_t noun) {
  const TokenRange phrase = saying.document().tokens_in(phrase_of(saying, noun));
  return phrase.begin > 0 && !phrase.empty() && saying.form(phrase.begin - 1) == ",";
}

// "The FBI was warned"; "asked whether …, Novak said": the subject of the passive, or of the clause that it hangs on.
std::uint32_t subject_told(const Saying& saying, std::uint32_t verb) {
  if (!is_any(saying, verb, telling) && !is_any(saying, verb, moving)) return no_id;
  if (saying.xpos(verb) != "VBN" && saying.xpos(verb) != "VBD") return no_id;
  std::uint32_t subject = saying.child(verb, "nsubj");
  // A short text's subject may lack its passive where the verb has its own.
  const bool is_passive = subject != no_id && (saying.relation(subject) == "nsubj:pass" ||
                                               saying.child(verb, "aux:pass") != no_id);
  if (subject != no_id && (subject > verb || !is_passive)) return no_id;
  const std::uint32_t above = saying.head(verb);
  if (subject == no_id && saying.is(verb, "ask") && saying.source().empty() && above != no_id &&
      saying.relation(verb) == "advcl" && verb < above && saying.child(verb, "obj") == no_id) {
    subject = saying.child(above, "nsubj");
    if (subject != no_id && (subject < verb || !begins_behind_comma(saying, subject))) return no_id;
  }
  const bool is_source = std::binary_search(saying.source().begin(), saying.source().end(), subject);
  return subject == no_id || is_source || !is_somebody(saying, subject) ? no_id : subject;
}

bool is_shared(const Saying& saying, std::uint32_t token) { return is_any(saying, token, shared_occasions); }

bool is_in_cue(const Saying& saying, std::uint32_t token) {
  return std::binary_search(saying.cue().begin(), saying.cue().end(), token);
}

// "in an interview", "during a call": an occasion of this cue, not of some other clause.
bool is_occasion_of_cue(const Saying& saying, std::uint32_t noun) {
  if (is_in_cue(saying, noun)) return true;
  std::uint32_t above = saying.head(noun);
  for (int steps = 0; steps < 2 && above != no_id; ++steps, above = saying.head(above))
    if (is_in_cue(saying, above)) return true;
  return false;
}

// "in a letter to X", "in an interview with X", "said to X", "speaking to X", "in response to a question from X".
bool is_told_by(const Saying& saying, std::uint32_t preposition, std::uint32_t up) {
  const std::uint32_t before = preposition > 0 ? preposition - 1 : preposition;
  const std::string word(saying.form(preposition));  // the view does not outlive the next question
  const bool speaks =
      (saying.form(up) == "speaking" || saying.form(up) == "talking") && is_in_cue(saying, saying.head(up));
  if (word == "with") {
    const bool shares = is_shared(saying, up) || is_shared(saying, before);
    return speaks || (shares && is_occasion_of_cue(saying, is_shared(saying, up) ? up : before));
  }
  if (word == "from")
    return saying.is(up, "question") && saying.upos(up) == "NOUN" && is_occasion_of_cue(saying, up);
  if (word == "before") return saying.is(up, "testify") && is_in_cue(saying, up);
  if (word != "to") return false;
  if (speaks || (is_in_cue(saying, up) && is_any(saying, up, saying_to))) return true;
  for (const std::uint32_t noun : {up, before}) {
    if (saying.upos(noun) == "NOUN" && is_any(saying, noun, occasions) && is_occasion_of_cue(saying, noun))
      return true;
  }
  return false;
}

// Whether a noun's phrase names somebody: "Ann Lee’s podcast".
bool names_somebody(const Saying& saying, std::uint32_t noun) {
  for (std::uint32_t token = noun > 6 ? noun - 6 : 0; token <= noun; ++token) {
    if (token != noun && saying.head(token) != noun) continue;
    if (const Name* const name = name_at(saying, token))
      if (name->kind != NameKind::event && name->kind != NameKind::place) return true;
  }
  return false;
}

std::uint32_t told_by_preposition(const Saying& saying, const std::vector<std::uint32_t>& clause) {
  for (const std::uint32_t token : clause) {
    if (!is_noun(saying, token) || is_time_word(saying, token)) continue;
    const std::uint32_t preposition = saying.child(token, "case"), up = saying.head(token);
    if (preposition == no_id || preposition > token || up == no_id) continue;
    if (!is_told_by(saying, preposition, up)) continue;
    if (is_somebody(saying, token) || (is_shared(saying, up) && names_somebody(saying, token))) return token;
  }
  return no_id;
}

// "in a Fox News interview": the name before the noun.
std::uint32_t told_in_interview(const Saying& saying, const std::vector<std::uint32_t>& clause) {
  for (const std::uint32_t token : clause) {
    if (!saying.is(token, "interview") || saying.upos(token) != "NOUN" || token == 0) continue;
    if (saying.child(token, "case") == no_id || !is_occasion_of_cue(saying, token)) continue;
    const Name* const name = name_at(saying, token - 1);
    const bool is_outlet = name != nullptr && name->tokens.end == token &&
                           (name->kind == NameKind::organisation || name->kind == NameKind::work);
    if (is_outlet) return token - 1;
  }
  return no_id;
}

}  // namespace

Told find_addressee(const Saying& saying, const std::vector<std::uint32_t>& clause) {
  for (const std::uint32_t token : saying.cue()) {
    if (const std::uint32_t told = subject_told(saying, token); told != no_id)
      return {phrase_of(saying, told), false};
    if (const std::uint32_t told = object_told(saying, token); told != no_id)
      return {phrase_of(saying, told), is_any(saying, token, telling)};
  }
  if (const std::uint32_t told = told_by_preposition(saying, clause); told != no_id)
    return {phrase_of(saying, told), true};
  if (const std::uint32_t told = told_in_interview(saying, clause); told != no_id)
    return {saying.document().span_of(name_at(saying, told)->tokens), true};
  return {};
}

}  // namespace sayso
