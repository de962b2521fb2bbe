#include "stages/events/view.hpp"

#include "base/text_list.hpp"
#include "stages/coreference/people_words.hpp"

#include <algorithm>
#include <unordered_set>

namespace sayso::texts {
extern const std::string_view demonyms;
}  // namespace sayso::texts

namespace sayso::events {

namespace {

constexpr std::uint32_t widest_look = 80;
constexpr std::uint32_t highest_climb = 6;

constexpr std::uint32_t acting_kinds =
    person_word | male_word | female_word | title_word | group_word | organisation_word;

}  // namespace

std::string_view View::form(std::uint32_t t) const {
  plain_form(document_.token(t), form_);
  return form_;
}

std::span<const std::uint32_t> View::children(std::uint32_t t) const {
  const auto all = notes_.children_of(t);
  const std::uint32_t from = t > widest_look ? t - widest_look : 0;
  const auto first = std::lower_bound(all.begin(), all.end(), from);
  const auto last = std::upper_bound(first, all.end(), t + widest_look);
  return {first, last};
}

std::uint32_t View::child(std::uint32_t t, std::string_view wanted) const {
  const bool is_plain = wanted.ends_with(':');
  if (is_plain) wanted.remove_suffix(1);
  for (const std::uint32_t c : children(t)) {
    const std::string_view found = relation(c);
    if (found == wanted) return c;
    if (!is_plain && found.size() > wanted.size() && found.starts_with(wanted) && found[wanted.size()] == ':')
      return c;
  }
  return no_id;
}

std::string_view View::preposition_of(std::uint32_t t) const {
  const std::uint32_t found = child(t, "case");
  return found == no_id || found > t ? std::string_view() : form(found);
}

// The last noun of the words that follow, up to the next that is none.
std::uint32_t View::noun_after(std::uint32_t t) const {
  std::uint32_t found = no_id;
  const Tokens& tokens = document_.tokens;
  for (std::uint32_t i = t + 1; i < tokens.size() && i < t + 9 && tokens.sentence[i] == tokens.sentence[t];
       ++i) {
    const std::string_view tag = upos(i);
    if (tag == "NOUN" || tag == "PROPN") {
      found = i;
    } else if (found != no_id ||
               (tag != "DET" && tag != "ADJ" && tag != "NUM" && !is(i, "its") && !is(i, "their"))) {
      break;
    }
  }
  // Of a name the word that its others hang on.
  const std::uint32_t name = found == no_id ? no_id : name_at(found);
  if (name != no_id) {
    const TokenRange words = document_.names[name].tokens;
    for (std::uint32_t i = words.begin; i < words.end; ++i) {
      if (head(i) == no_id || !words.contains(head(i))) return is_noun(i) ? i : found;
    }
  }
  return found;
}

std::uint32_t View::by_preposition(std::uint32_t t, std::string_view preposition) const {
  for (const std::uint32_t c : children(t)) {
    const std::string_view found = relation(c);
    const bool hangs =
        found.starts_with("obl") || found.starts_with("nmod") || found == "advcl" || found == "acl";
    if (!hangs || c < t) continue;
    if (preposition_of(c) == preposition) return c;
    if (found == "advcl" || found == "acl") {
      const std::uint32_t mark = child(c, "mark");
      if (mark != no_id && is(mark, preposition)) return c;
    }
  }
  // "Part of a stronghold", "talks with Oman": right behind the noun, wherever the parser hung it.
  if (t + 1 < document_.tokens.size() && is_noun(t) && is(t + 1, preposition)) return noun_after(t + 1);
  return no_id;
}

bool View::is_passive(std::uint32_t t) const {
  if (xpos(t) != "VBN") return false;
  // "Is opposed to a treaty", but "was opposed by the union".
  if (is_in(t, stative_) && !has_child(t, "obl:agent")) return false;
  if (has_child(t, "aux:pass") || has_child(t, "obl:agent")) return true;
  if (has_child(t, "nsubj:pass")) return !has_child(t, "obj");
  return (relation(t) == "acl" || relation(t) == "amod") && !has_child(t, "aux");
}

std::uint32_t View::subject(std::uint32_t t) const {
  if (is_passive(t)) return no_id;
  // The last before the verb: the parser hangs articles and numbers there too, and the subject of the sentence behind.
  std::uint32_t before = no_id, after = no_id;
  for (const std::uint32_t c : children(t)) {
    // "Syria says IT is willing": no empty "it" where somebody is meant to do something.
    const bool is_subject =
        relation(c).starts_with("nsubj") || (relation(c) == "expl" && has_child(t, "xcomp"));
    if (!is_subject || (!is_noun(c) && upos(c) != "ADJ" && upos(c) != "DET")) continue;
    if (upos(c) == "DET" && c + 1 < t && c + 1 < document_.tokens.size() &&
        (is_noun(c + 1) || upos(c + 1) == "ADJ"))
      continue;
    if (c < t)
      before = c;
    else if (after == no_id)
      after = c;
  }
  if (before != no_id || after != no_id) return before != no_id ? before : after;
  return subject_beside(t);
}

// "Anna Vogel received the president", where the parser hung the name on what follows the verb.
std::uint32_t View::subject_beside(std::uint32_t t) const {
  constexpr std::uint32_t farthest = 4;
  const std::string_view tag = xpos(t);
  if (tag != "VBD" && tag != "VBZ" && tag != "VBP" && !has_child(t, "aux")) return no_id;
  for (std::uint32_t i = t;
       i-- > 0 && t - i <= farthest && document_.tokens.sentence[i] == document_.tokens.sentence[t];) {
    if (upos(i) == "AUX" || upos(i) == "ADV") continue;
    if (!is_noun(i)) return no_id;
    const std::uint32_t name = name_at(i);
    const std::uint32_t first = name == no_id ? i : document_.names[name].tokens.begin;
    const std::uint32_t above = head(first);
    const bool is_over_verb =
        above != no_id && above > t && relation(first) == "nmod:poss" && !has_child(first, "case");
    return is_over_verb && is_actor(first) ? first : no_id;
  }
  return no_id;
}

std::uint32_t View::object(std::uint32_t t) const {
  if (is_passive(t)) {
    std::uint32_t subject = no_id;
    for (const std::uint32_t c : children(t)) {
      if (relation(c).starts_with("nsubj") && (is_noun(c) || subject == no_id) && (c < t || subject == no_id))
        subject = c;
    }
    if (subject != no_id) return subject;
    // "Ann Lee has been accused", hung elsewhere.
    for (const std::uint32_t c : children(t)) {
      if (c < t && relation(c) == "obl" && is_noun(c) && preposition_of(c).empty() &&
          has_child(t, "aux:pass"))
        return c;
    }
    return relation(t).starts_with("acl") || relation(t) == "amod" ? head(t) : no_id;
  }
  const std::uint32_t direct = child(t, "obj");
  if (direct != no_id) return direct;
  // "Received the president", taken for what he received somebody as.
  const std::uint32_t predicate = child(t, "xcomp");
  if (predicate != no_id && predicate > t && is_noun(predicate) && has_child(predicate, "det") &&
      !has_child(predicate, "mark") && !has_child(predicate, "cop") && is_actor(predicate))
    return predicate;
  // A second subject, behind the verb.
  const std::uint32_t first = subject(t);
  // "Tried to kill outgoing Prime Minister …", hung elsewhere: of an infinitive only somebody who can act.
  if (first == no_id && xpos(t) == "VB" && (relation(t) == "xcomp" || relation(t) == "acl")) {
    const std::uint32_t behind = noun_after(t);
    return behind != no_id && is_actor(behind) && !is_in_time(behind) ? behind : no_id;
  }
  if (first == no_id || first > t) return no_id;
  for (const std::uint32_t c : children(t)) {
    if (c > t && relation(c) == "nsubj" && c < t + 12) return c;
  }
  // Right behind the verb, wherever the parser hung it.
  return relation(t) == "amod" || has_child(t, "cop") ? no_id : noun_after(t);
}

std::uint32_t View::agent(std::uint32_t t) const {
  const std::uint32_t agent = child(t, "obl:agent");
  if (agent != no_id) return agent;
  return is_passive(t) ? by_preposition(t, "by") : no_id;
}

std::uint32_t View::complement(std::uint32_t t) const {
  for (const std::string_view wanted : {"xcomp", "ccomp", "acl:", "advcl"}) {
    for (const std::uint32_t c : children(t)) {
      if (c < t) continue;
      const std::string_view found = relation(c);
      const bool fits = wanted == "acl:" ? found == "acl" : found == wanted;
      if (!fits) continue;
      if (wanted == "xcomp" || wanted == "ccomp") return c;
      // Of the others only "to do".
      const std::uint32_t mark = child(c, "mark");
      if (mark != no_id && (is(mark, "to") || is(mark, "that")) && c < t + 15) return c;
    }
  }
  return no_id;
}

std::uint32_t View::verb_above(std::uint32_t t) const {
  for (std::uint32_t step = 0; step < highest_climb; ++step) {
    if (is_verb(t) || head(t) == no_id) return t;
    t = head(t);
  }
  return t;
}

bool View::is_actor_name(std::uint32_t t) const {
  const std::uint32_t name = name_at(t);
  if (name == no_id || is_in_money(t)) return false;
  const NameKind kind = document_.names[name].kind;
  return kind == NameKind::person || kind == NameKind::organisation || kind == NameKind::place ||
         kind == NameKind::group;
}

// Names of other kinds, "French" for one, stand for somebody where they are a country's.
bool View::is_named_actor(std::uint32_t t) const {
  if (is_actor_name(t)) return true;
  const std::uint32_t name = name_at(t);
  const bool is_short = name == no_id || document_.names[name].tokens.size() <= 2;
  return is_short && is_demonym(t) && !is_in_money(t);
}

// "US$", but not "lent Indonesia $200 million".
bool View::is_in_money(std::uint32_t t) const {
  const Tokens& tokens = document_.tokens;
  return t + 1 < tokens.size() && is(t + 1, "$") && tokens.span[t].end == tokens.span[t + 1].begin;
}

bool View::is_demonym(std::uint32_t t) const {
  static const std::unordered_set<std::string_view> words = [] {
    std::unordered_set<std::string_view> all = {"US", "U.S.", "UK", "U.K."};
    each_line(texts::demonyms, [&](std::string_view line) {
      each_part(line.substr(0, line.find('|')), ',', [&](std::string_view word) { all.insert(word); });
    });
    return all;
  }();
  return words.count(document_.token(t)) > 0;
}

bool View::is_in_time(std::uint32_t t) const {
  const Span word = document_.tokens.span[t];
  const auto& times = document_.times;
  const auto at = std::partition_point(times.begin(), times.end(),
                                       [&](const Time& time) { return time.span.end <= word.begin; });
  return at != times.end() && at->span.begin < word.end;
}

// What models/people.txt says of a noun, also of its plural.
std::uint32_t View::kinds_of(std::uint32_t t) const {
  std::string word(form(t));
  const PeopleWords& people = PeopleWords::shared();
  if (const std::uint32_t kinds = people.of(word); kinds != 0) return kinds;
  if (word.ends_with("ies")) {
    word.replace(word.size() - 3, 3, "y");
  } else if (word.ends_with("men")) {
    word.replace(word.size() - 3, 3, "man");
  } else if (word.ends_with('s')) {
    word.pop_back();
  }
  return people.of(word);
}

bool View::is_person(std::uint32_t t) const {
  if (const std::uint32_t name = name_at(t); name != no_id) {
    const NameKind kind = document_.names[name].kind;
    return kind == NameKind::person || (kind == NameKind::group && is_noun(t));
  }
  if (upos(t) == "PRON") return !is(t, "it") && is_actor(t);
  constexpr std::uint32_t people = person_word | male_word | female_word | title_word;
  return is_noun(t) && (kinds_of(t) & people) != 0;
}

bool View::is_actor(std::uint32_t t) const {
  if (is_named_actor(t)) return true;
  const std::string_view tag = upos(t);
  if (tag == "PRON") {
    const std::string_view word = form(t);
    return word != "it" && word != "this" && word != "that" && word != "which" && word != "what" &&
           word != "there";
  }
  if (tag != "NOUN" && tag != "PROPN" && tag != "ADJ" && !xpos(t).starts_with("NN")) return false;
  if (is_in(t, actors_)) return true;
  return tag != "ADJ" && !is_in(t, not_actors_) && (kinds_of(t) & acting_kinds) != 0;
}

bool View::is_quantity(std::uint32_t t) const { return upos(t) == "NUM" || is_in(t, quantities_); }

}  // namespace sayso::events
