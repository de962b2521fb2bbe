#include "stages/events/participants.hpp"

#include <algorithm>
#include <iterator>

namespace sayso::events {

namespace {

constexpr std::uint32_t most_fillers = 8;
constexpr std::uint32_t widest_words = 12;

bool is_known(const std::vector<Filler>& list, std::uint32_t token) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Filler& f) { return f.words.contains(token) || f.token == token; });
}

}  // namespace

// "of" tells who did it: "the visit of the president", "a withdrawal of troops".
bool does_of_act(const View& view, const Found& found) {
  return found.type == EventType::consult ||
         (found.type == EventType::retreat && !view.is(found.token, "release"));
}

void Participants::find(Found& found) {
  list_.clear();
  who(found, list_);
  found.who = {static_cast<std::uint32_t>(desk_.fillers.size()), static_cast<std::uint32_t>(list_.size())};
  desk_.fillers.insert(desk_.fillers.end(), list_.begin(), list_.end());
  list_.clear();
  whom(found, list_);
  // Nobody does it to himself.
  const auto is_doer = [&](const Filler& f) {
    const auto first = desk_.fillers.begin() + found.who.begin;
    return std::any_of(first, first + found.who.count,
                       [&](const Filler& doer) { return doer.token == f.token; });
  };
  list_.erase(std::remove_if(list_.begin(), list_.end(), is_doer), list_.end());
  found.whom = {static_cast<std::uint32_t>(desk_.fillers.size()), static_cast<std::uint32_t>(list_.size())};
  desk_.fillers.insert(desk_.fillers.end(), list_.begin(), list_.end());
}

// Who does what a verb says: its subject, or the one who controls it.
std::uint32_t Participants::subject_of(std::uint32_t verb, std::uint32_t steps) const {
  if (view_.is_passive(verb)) return view_.agent(verb);
  const std::uint32_t own = view_.subject(verb);
  if (own != no_id) {
    const std::string_view word = view_.form(own);
    const bool is_relative = word == "who" || word == "which" || word == "that";
    return is_relative && view_.relation(verb) == "acl:relcl" ? view_.head(verb) : own;
  }
  const std::uint32_t above = view_.head(verb);
  if (above == no_id || steps == 0) return no_id;
  const std::string_view relation = view_.relation(verb);
  if (relation == "acl:relcl") return above;
  if (relation == "acl" && view_.xpos(verb) == "VBG") return doer_behind(above, steps);
  if (relation == "acl") {
    const std::uint32_t owner = view_.child(above, "nmod:poss");
    return owner != no_id ? owner : subject_of(view_.verb_above(above), steps - 1);
  }
  const std::uint32_t object = view_.object(above);
  // "Accused the cabinet OF IGNORING parliament": what somebody is accused of, kept from, forced into.
  if (relation == "advcl" && object != no_id && object != verb && view_.xpos(verb) == "VBG") {
    const std::uint32_t mark = view_.child(verb, "mark");
    const bool is_of_object =
        mark != no_id && (view_.is(mark, "of") || view_.is(mark, "from") || view_.is(mark, "into") ||
                          (view_.is(mark, "for") && view_.is_in(above, view_.list().list("@accuses"))));
    if (is_of_object) return object;
  }
  if (relation == "xcomp" && object != no_id && view_.is_in(above, view_.list().list("@controls")))
    return object;
  if (relation == "xcomp" || relation == "conj" || relation == "advcl" || relation == "ccomp" ||
      relation == "parataxis") {
    if (relation == "ccomp" && view_.is_in(above, view_.list().list("@say"))) return no_id;
    if (!view_.is_verb(above)) return view_.subject(above);
    return view_.is_passive(above) ? view_.child(above, "nsubj") : subject_of(above, steps - 1);
  }
  return no_id;
}

// "Issued a statement CONDEMNING": not the statement, but whoever issued it.
std::uint32_t Participants::doer_behind(std::uint32_t noun, std::uint32_t steps) const {
  if (view_.is_actor(noun) || !view_.is_in(noun, view_.list().list("@papers"))) return noun;
  for (const std::uint32_t own : {view_.child(noun, "nmod:poss"), view_.by_preposition(noun, "by"),
                                  view_.by_preposition(noun, "from")}) {
    if (own != no_id) return own;
  }
  const std::uint32_t verb = view_.head(noun);
  if (verb == no_id || !view_.is_verb(verb) || view_.relation(noun).starts_with("nsubj")) return noun;
  const std::uint32_t doer = subject_of(verb, steps - 1);
  return doer != no_id ? doer : noun;
}

void Participants::who(const Found& found, std::vector<Filler>& out) const {
  if (!found.is_verb) return who_of_noun(found, out);
  if (view_.upos(found.token) == "AUX") return who_obliges(found, out);
  const std::uint32_t subject = subject_of(found.token, 4);
  if (subject == no_id) return add_sides(found, out);
  // "The bombing killed ten": whoever bombed.
  const std::uint32_t other = desk_.found_at[subject];
  if (other != no_id && !desk_.found[other].is_verb && desk_.found[other].type == found.type &&
      desk_.found[other].token == subject) {
    return who_of_noun(desk_.found[other], out);
  }
  add(subject, Depth::whole, out);
}

// "An agreement between Oman and Yemen was signed": of what is done, between whom.
void Participants::add_sides(const Found& found, std::vector<Filler>& out) const {
  const std::uint32_t object = view_.object(found.token);
  if (object == no_id) return;
  const std::uint32_t sides = view_.by_preposition(object, "between");
  if (sides != no_id) add(sides, Depth::inside, out);
}

void Participants::who_of_noun(const Found& found, std::vector<Filler>& out) const {
  const std::uint32_t noun = found.token;
  for (const std::uint32_t c : view_.children(noun)) {
    const std::string_view relation = view_.relation(c);
    const bool is_before =
        c < noun && (relation == "compound" || relation == "amod" || relation == "nmod:desc");
    if (relation == "nmod:poss" || (is_before && view_.is_actor(c))) add(c, Depth::inside, out);
    if (const std::uint32_t leader = is_before ? leader_in(c) : no_id; leader != no_id) add_one(leader, out);
  }
  for (const std::string_view preposition : {"between", "by", "from", "among", "of"}) {
    if (preposition == "of" && (!does_of_act(view_, found) || !out.empty())) continue;
    // "A demand from Oman", but not "a withdrawal from Oman".
    if (preposition == "from" && (!out.empty() || does_of_act(view_, found))) continue;
    std::uint32_t t = view_.by_preposition(noun, preposition);
    if (t == no_id && preposition == "between" && found.carrier != noun)
      t = view_.by_preposition(found.carrier, preposition);
    if (t == no_id) continue;
    add(t, Depth::inside, out);
    // "between Iran and the United States", the second hung on the noun itself.
    if (preposition == "between") {
      for (const std::uint32_t c : view_.children(noun)) {
        if (c > t && view_.relation(c) == "nmod" && view_.has_child(c, "cc")) add(c, Depth::inside, out);
      }
    }
  }
  if (!out.empty() || found.carrier == noun) return;
  const std::uint32_t subject = subject_of(found.carrier, 4);
  if (subject != no_id && subject != noun) add(subject, Depth::inside, out);
}

// "The US-led war": the country before a participle.
std::uint32_t Participants::leader_in(std::uint32_t participle) const {
  if (view_.relation(participle) != "amod" || !view_.is_verb(participle)) return no_id;
  for (const std::uint32_t c : view_.children(participle)) {
    if (c < participle && c + 3 > participle && view_.is_named_actor(c)) return c;
  }
  return no_id;
}

// "Chirac said Iraq MUST stop": whoever says it, of the one who must.
void Participants::who_obliges(const Found& found, std::vector<Filler>& out) const {
  const std::uint32_t saying = view_.head(view_.head(found.token));
  const std::uint32_t verb = view_.is_verb(saying) ? saying : view_.verb_above(saying);
  const std::uint32_t subject = subject_of(verb, 3);
  if (subject != no_id) add(subject, Depth::inside, out);
}

bool Participants::is_other(std::uint32_t t) const {
  return desk_.found_at[t] != no_id && desk_.found[desk_.found_at[t]].token == t;
}

std::uint32_t Participants::antecedent(std::uint32_t pronoun) const {
  const Document& document = view_.document();
  const std::uint32_t mention = speakers_.mention_at(pronoun);
  if (mention != no_id) {
    const auto& all = speakers_.scratch.entities[document.mentions[mention].entity];
    const auto own = std::lower_bound(all.begin(), all.end(), mention);
    constexpr std::ptrdiff_t looked_at = 16;
    for (auto at = own; at != all.begin() && own - at < looked_at;) {
      const Mention& before = document.mentions[*--at];
      if (before.kind == MentionKind::pronoun || speakers_.infos[*at].form == Form::joined) continue;
      // What cannot act is not meant by the "it" that says or does something.
      if (view_.is_actor(before.head) || !view_.relation(pronoun).starts_with("nsubj")) return before.head;
      break;
    }
  }
  const std::uint32_t verb = view_.head(pronoun);
  const std::string_view part = view_.relation(pronoun);
  if (verb == no_id || (!part.starts_with("nsubj") && part != "expl")) return no_id;
  const std::uint32_t saying = view_.relation(verb) == "ccomp" ? view_.head(verb) : no_id;
  if (saying == no_id || view_.upos(pronoun) != "PRON") return no_id;
  const std::string_view word = view_.form(pronoun);
  const std::uint32_t subject = word == "they" || word == "it" ? view_.subject(saying) : no_id;
  return subject != no_id && view_.upos(subject) != "PRON" && view_.is_actor(subject) ? subject : no_id;
}

void Participants::add(std::uint32_t t, Depth depth, std::vector<Filler>& out) const {
  const std::string_view word = view_.form(t);
  if (word == "it" || word == "its") {
    const std::uint32_t noun = antecedent(t);
    if (noun != no_id && view_.is_actor(noun)) add_one(t, out);
    return;
  }
  if (word == "who" || word == "whom" || word == "which" || word == "that") {
    const std::uint32_t verb = view_.head(t);
    if (verb != no_id && view_.relation(verb) == "acl:relcl" && view_.head(verb) != no_id)
      t = view_.head(verb);
  }
  if (view_.is_quantity(t)) {
    std::uint32_t of = view_.by_preposition(t, "of");
    if (of != no_id && view_.is_quantity(of)) of = view_.by_preposition(of, "of");
    if (of != no_id && view_.is_actor(of)) return add_one(t, out);
    if (of != no_id && depth == Depth::inside) return add(of, depth, out);
  }
  const bool can_act = view_.is_actor(t) && !is_other(t);
  const bool stays =
      can_act || (depth == Depth::whole && view_.is_noun(t) && view_.upos(t) != "PRON" && !is_other(t));
  if (!stays) return add_inside(t, out);
  add_one(t, out);
  const std::uint32_t own_name = name_behind(t);
  for (const std::uint32_t base : {t, own_name}) {
    if (base == no_id) continue;
    for (const std::uint32_t c : view_.children(base)) {
      if (view_.relation(c) == "conj" && c > t && (view_.is_actor(c) || depth == Depth::whole))
        add_one(c, out);
    }
  }
}

// "Libyan leader MUAMMAR GADDAFI": the name of a person right behind what he is, wherever the parser hung it.
std::uint32_t Participants::name_behind(std::uint32_t t) const {
  const Tokens& tokens = view_.document().tokens;
  if (!view_.is_noun(t) || !view_.is_person(t) || view_.name_at(t) != no_id) return no_id;
  std::uint32_t next = t + 1;
  if (next + 1 < tokens.size() && view_.is(next, "of")) next += 2;  // "Secretary of State Warren Christopher"
  if (next >= tokens.size() || tokens.sentence[next] != tokens.sentence[t]) return no_id;
  const std::uint32_t name = view_.name_at(next);
  if (name == no_id || view_.document().names[name].kind != NameKind::person) return no_id;
  const TokenRange words = view_.document().names[name].tokens;
  return words.begin == next ? next : no_id;
}

// Whoever is named in what follows a verb and hangs on it, however far down: "blocked roads to press the government of Oman".
void Participants::add_rest(std::uint32_t verb, std::vector<Filler>& out) const {
  std::uint32_t level[24];
  std::uint32_t count = 0;
  level[count++] = verb;
  for (std::uint32_t i = 0; i < count; ++i) {
    for (const std::uint32_t c : view_.children(level[i])) {
      const std::string_view relation = view_.relation(c);
      const bool hangs = relation.starts_with("nmod") || relation.starts_with("obl") || relation == "obj" ||
                         relation == "compound" || relation == "amod" || relation == "acl" ||
                         relation == "xcomp" || (relation == "advcl" && view_.has_child(c, "mark"));
      if (!hangs || c < verb || is_other(c) || view_.is_in_time(c)) continue;
      if (view_.is_named_actor(c)) return add_one(c, out);
      if (count < std::size(level)) level[count++] = c;
    }
  }
}

// The first named, or able to act, of what hangs on a thing; those nearest to it first.
void Participants::add_inside(std::uint32_t t, std::vector<Filler>& out) const {
  std::uint32_t level[24];
  std::uint32_t count = 0;
  level[count++] = t;
  std::uint32_t begin = 0;
  for (std::uint32_t depth = 0; depth < 3 && begin < count; ++depth) {
    const std::uint32_t end = count;
    for (const bool wants_named : {true, false}) {
      for (std::uint32_t i = begin; i < end; ++i) {
        for (const std::uint32_t c : view_.children(level[i])) {
          const std::string_view relation = view_.relation(c);
          const std::uint32_t leader = wants_named ? leader_in(c) : no_id;  // "the US-led war"
          if (leader != no_id) return add_one(leader, out);
          const bool hangs = relation.starts_with("nmod") || relation == "compound" || relation == "amod" ||
                             relation.starts_with("obl") || relation == "appos" || relation == "obj";
          const bool fits = wants_named ? view_.is_named_actor(c) : view_.is_actor(c) && relation != "amod";
          if (!hangs || !fits || is_other(c) || view_.xpos(c) == "PRP$" || view_.is_in_time(c)) continue;
          add_one(c, out);
          for (const std::uint32_t joined : view_.children(c)) {
            if (view_.relation(joined) == "conj" && view_.is_actor(joined)) add_one(joined, out);
          }
          return;
        }
      }
    }
    for (std::uint32_t i = begin; i < end; ++i) {
      for (const std::uint32_t c : view_.children(level[i])) {
        const std::string_view relation = view_.relation(c);
        const bool hangs = relation.starts_with("nmod") || relation == "compound" || relation == "acl" ||
                           relation == "obj" || relation.starts_with("obl") || relation == "xcomp";
        if (hangs && count < std::size(level)) level[count++] = c;
      }
    }
    begin = end;
  }
}

void Participants::add_one(std::uint32_t t, std::vector<Filler>& out) const {
  const std::string_view word = view_.form(t);
  if (out.size() >= most_fillers || word.ends_with("self") || word.ends_with("selves") || is_known(out, t))
    return;
  const bool is_pronoun = view_.upos(t) == "PRON";
  out.push_back({t, words_of(t), is_pronoun ? antecedent(t) : no_id});
}

TokenRange Participants::words_of(std::uint32_t t, std::uint32_t depth) const {
  TokenRange words{t, t + 1};
  if (view_.upos(t) == "PRON") return words;
  for (const std::uint32_t c : view_.children(t)) {
    const std::string_view relation = view_.relation(c);
    if (c < t) {
      const bool belongs = relation == "compound" || relation == "amod" || relation == "nummod" ||
                           relation == "nmod:poss" || relation == "flat" || relation == "nmod:desc" ||
                           relation == "det" || relation == "nmod";
      if (!belongs || t - c > widest_words) continue;
      words.begin = std::min(words.begin, depth < 4 ? words_of(c, depth + 1).begin : c);
    } else {
      const bool is_of = relation == "nmod" && c < t + widest_words &&
                         (view_.preposition_of(c) == "of" || view_.preposition_of(c) == "from" ||
                          view_.preposition_of(c) == "in" || view_.preposition_of(c) == "for");
      const bool is_joined =
          depth > 0 && relation == "conj" && c <= t + 4 && view_.is_noun(c);  // "from Oman and Qatar"
      const bool belongs = relation == "flat" || relation == "compound" || is_joined ||
                           (relation == "case" && c == t + 1 && depth > 0) || is_of;
      if (!belongs || c - t > widest_words) continue;
      words.end = std::max(words.end, depth < 4 ? words_of(c, depth + 1).end : c + 1);
    }
  }
  const Tokens& tokens = view_.document().tokens;
  if (depth == 0 && words.end < tokens.size() && view_.is(words.end, "of")) {
    const std::uint32_t of = view_.noun_after(words.end);
    if (of != no_id && of < words.end + widest_words) words.end = of + 1;
  }
  if (const std::uint32_t name = depth == 0 ? name_behind(t) : no_id; name != no_id) {
    const TokenRange all = view_.document().names[view_.name_at(name)].tokens;
    words.end = std::max(words.end, all.end);
  }
  // Nor is a name cut where the words end.
  if (const std::uint32_t name = view_.name_at(words.end - 1); name != no_id)
    words.end = std::max(words.end, view_.document().names[name].tokens.end);
  // A name keeps all of its words.
  if (const std::uint32_t name = view_.name_at(t); name != no_id) {
    const TokenRange all = view_.document().names[name].tokens;
    words.begin = std::min(words.begin, all.begin);
    words.end = std::max(words.end, all.end);
  }
  return words;
}

}  // namespace sayso::events
