#include "stages/settings/settings.hpp"

#include <algorithm>
#include <iterator>

namespace sayso {

namespace {

template <std::size_t size>
bool is_any(const Saying& saying, std::uint32_t token, const std::string_view (&words)[size]) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return saying.is(token, word); });
}

// Verbs whose object is the one who is told, and those that may also name a thing there ("asked a question").
constexpr std::string_view telling[] = {"tell", "assure", "inform", "remind", "notify", "brief", "reassure"};
constexpr std::string_view moving[] = {"ask",       "urge",    "warn",    "advise",   "order",
                                       "call",      "implore", "beg",     "instruct", "address",
                                       "encourage", "exhort",  "caution", "invite"};
constexpr std::string_view occasions[] = {"interview", "letter", "email",       "e-mail",    "speech",
                                          "address",   "remark", "statement",   "testimony", "call",
                                          "message",   "memo",   "conversation"};
constexpr std::string_view reporters[] = {"reporter", "journalist", "crowd",     "audience",
                                          "lawmaker", "supporter",  "committee", "panel",
                                          "voter",    "council",    "court"};

bool is_noun(const Saying& saying, std::uint32_t token) {
  const std::string_view kind = saying.upos(token);
  return kind == "NOUN" || kind == "PROPN" || kind == "PRON";
}

// Somebody who can be told something: a person, an organisation, people. Not "a question", not "the truth".
bool is_somebody(const Saying& saying, std::uint32_t token) {
  if (saying.xpos(token) == "PRP") return saying.form(token) != "it" && saying.form(token) != "itself";
  if (is_any(saying, token, reporters)) return true;
  const auto& names = saying.document().names;
  const auto name =
      std::partition_point(names.begin(), names.end(), [&](const Name& n) { return n.tokens.end <= token; });
  if (name != names.end() && name->tokens.contains(token)) return name->kind != NameKind::event;
  return saying.upos(token) == "PROPN";
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
  if (saying.is(verb, "call") ? !has_one || saying.form(preposition) != "on" : has_one) return false;
  // "urged the party to act": whoever is to act is told.
  return is_any(saying, verb, telling) || is_somebody(saying, object) || saying.child(verb, "xcomp") != no_id;
}

// "told X", "asked X whether": the object, outside of the source.
std::uint32_t object_told(const Saying& saying, std::uint32_t verb) {
  const bool tells = is_any(saying, verb, telling);
  if (!tells && !is_any(saying, verb, moving)) return no_id;
  const std::uint32_t size = saying.document().tokens.size(), end = std::min(verb + 13, size);
  for (std::uint32_t object = verb + 1; object < end; ++object) {
    const std::string_view relation = saying.relation(object);
    const bool is_object = relation == "iobj" || relation == "obj" || relation == "obl";
    if (is_object && saying.head(object) == verb && may_be_told(saying, verb, object)) return object;
  }
  if (!tells) return no_id;
  // The tree has it elsewhere: the first run of nouns right behind, if it is somebody's.
  std::uint32_t next = verb + 1;
  while (next < end && next < verb + 4 && (saying.upos(next) == "DET" || saying.upos(next) == "ADJ")) ++next;
  while (next + 1 < end && is_noun(saying, next) && is_noun(saying, next + 1) && saying.upos(next) != "PRON")
    ++next;
  const bool is_told = next < end && is_noun(saying, next) && is_somebody(saying, next) &&
                       !std::binary_search(saying.source().begin(), saying.source().end(), next) &&
                       !is_time_word(saying, next);
  return is_told ? next : no_id;
}

// "in a letter to X", "in an interview with X", "said to X".
std::uint32_t told_by_preposition(const Saying& saying, const std::vector<std::uint32_t>& clause) {
  for (const std::uint32_t token : clause) {
    if (!is_noun(saying, token) || is_time_word(saying, token)) continue;
    const std::uint32_t preposition = saying.child(token, "case");
    if (preposition == no_id || preposition > token) continue;
    const bool is_to = saying.form(preposition) == "to", is_with = saying.form(preposition) == "with";
    if (!is_to && !is_with) continue;
    const std::uint32_t up = saying.head(token);
    if (up == no_id || !is_somebody(saying, token)) continue;
    const bool after_occasion =
        is_any(saying, up, occasions) || (preposition > 0 && is_any(saying, preposition - 1, occasions));
    const bool is_with_interview =
        is_with && (saying.is(up, "interview") || saying.is(preposition - 1, "interview") ||
                    saying.is(up, "conversation") || saying.is(up, "call"));
    const bool after_cue = is_to && std::binary_search(saying.cue().begin(), saying.cue().end(), up) &&
                           (saying.is(up, "say") || saying.is(up, "write") || saying.is(up, "speak"));
    if ((is_to && after_occasion) || is_with_interview || after_cue) return token;
  }
  return no_id;
}

}  // namespace

Span find_addressee(const Saying& saying, const std::vector<std::uint32_t>& clause) {
  for (const std::uint32_t token : saying.cue()) {
    if (const std::uint32_t told = object_told(saying, token); told != no_id) return phrase_of(saying, told);
  }
  const std::uint32_t told = told_by_preposition(saying, clause);
  return told == no_id ? Span{} : phrase_of(saying, told);
}

}  // namespace sayso
