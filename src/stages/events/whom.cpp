// Whom a deed is done or said to, of the class `Participants`: the slots of each type in their order, and what is looked for
// where the tree tells nobody.
#include "stages/events/participants.hpp"

#include <algorithm>
#include <iterator>

namespace sayso::events {

namespace {

// A further word of the trigger's pattern.
bool is_other_word(const Found& found, std::uint32_t t) {
  return t != no_id && std::find(found.others.begin(), found.others.end(), t) != found.others.end();
}

// Where the one who is acted on is looked for, first come first taken; "content": in the complement.
struct Slots {
  EventType type;
  std::string_view of_verb, of_noun;
};
constexpr Slots slots[] = {
    {EventType::agree, "iobj with to content obj for on", "with to for on of in"},
    {EventType::consult, "obj with to content in at by", "with to of"},
    {EventType::support, "obj for to with of on behind content", "for of to with"},
    {EventType::cooperate, "with obj to for in", "with to for of in"},
    {EventType::aid, "iobj to obj for with in", "to for in of"},
    {EventType::concede, "obj to with on in for content", "to for on in of"},
    {EventType::retreat, "obj to on for from with", "to on for of from with"},
    {EventType::request, "obj on to from of content for with against in", "to on for from of against"},
    {EventType::accuse, "obj against into of on at over to for with content", "of against into on at over"},
    {EventType::reject, "obj to of with content by from", "of to for with by from"},
    {EventType::threaten, "obj content against to with on for from in", "against to on of"},
    {EventType::protest, "against obj over content at by outside in for",
     "against over at by outside for in"},
    {EventType::mobilize, "against to near along for on in content", "against to near along for on in"},
    {EventType::sanction, "on against obj from to with of for in", "on against to with of for from in"},
    {EventType::coerce, "obj on against at into in from of over with to content",
     "of on against at in over from"},
    {EventType::assault, "obj on against at with of into over in", "on against of at with over into"}};

const Slots& slots_of(EventType type) { return slots[static_cast<std::size_t>(type)]; }

std::string_view next_word(std::string_view& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

// Deeds that are said or done to somebody, whom a sentence may name anywhere.
bool holds_others(EventType type) {
  return type == EventType::agree || type == EventType::request || type == EventType::reject ||
         type == EventType::threaten || type == EventType::protest || type == EventType::sanction ||
         type == EventType::accuse || type == EventType::support;
}

}  // namespace

void Participants::whom(const Found& found, std::vector<Filler>& out) const {
  if (view_.upos(found.token) == "AUX") {
    const std::uint32_t verb = view_.head(found.token);
    const std::uint32_t subject = view_.is_passive(verb) ? view_.agent(verb) : view_.subject(verb);
    if (subject != no_id) add(subject, Depth::inside, out);
    const bool is_known =
        !out.empty() && (view_.upos(out.front().token) != "PRON" || out.front().stands_for != no_id);
    if (is_known) return;
    // "A reminder to Iraq that it MUST stop".
    const std::uint32_t saying = view_.head(verb);
    for (const std::uint32_t base : {saying, saying == no_id ? no_id : view_.verb_above(saying)}) {
      const std::uint32_t told = base == no_id ? no_id : view_.by_preposition(base, "to");
      if (told == no_id || !view_.is_actor(told)) continue;
      out.clear();
      add(told, Depth::inside, out);
      return;
    }
    return;
  }
  const Slots& of_type = slots_of(found.type);
  if (found.type == EventType::protest && add_stance(found, out)) return;
  for (std::string_view rest = found.is_verb ? of_type.of_verb : of_type.of_noun; !rest.empty();) {
    const std::string_view slot = next_word(rest);
    if (!found.is_verb && slot == "of" && does_of_act(view_, found)) continue;
    if (add_slot(found, found.token, slot, out)) return;
    if (slot == "against" && add_behind(found, slot, out)) return;
    // "held talks with Iraq": the parser hangs "with" on either.
    if (found.carrier != found.token && slot != "obj" && add_slot(found, found.carrier, slot, out)) return;
  }
  // "donated and delivered goods to the school": told with the verb that is joined.
  for (const std::uint32_t c : view_.children(found.token)) {
    if (found.is_verb && view_.relation(c) == "conj" && c > found.token && view_.is_verb(c) &&
        desk_.found_at[c] == no_id && !view_.has_child(c, "nsubj")) {
      for (const std::string_view slot : {"to", "against", "with", "on", "from"}) {
        if (add_slot(found, c, slot, out)) return;
      }
    }
  }
  // "issued a declaration DEMANDING that".
  for (const std::uint32_t other : found.others) {
    if (other == no_id) continue;
    if (view_.is_verb(other) && add_slot(found, other, "obj", out)) return;  // "attempted to ASSASSINATE"
    for (const std::string_view slot : {"against", "on", "with", "to", "for", "between", "content"}) {
      if (add_slot(found, other, slot, out)) return;
    }
  }
  // "Donated goods worth a million to the school".
  if (found.type == EventType::aid && add_behind(found, "to", out)) return;
  if ((found.type == EventType::consult || found.type == EventType::cooperate) &&
      add_behind(found, "with", out))
    return;
  if (found.is_verb && found.type != EventType::assault) add_rest(found.token, out);
  if (out.empty() && found.is_verb) add_named_behind(found, out);
}

// "In defiance of the government", "in protest at": whom a protest is about.
bool Participants::add_stance(const Found& found, std::vector<Filler>& out) const {
  for (const std::uint32_t c : view_.children(found.token)) {
    if (view_.preposition_of(c) != "in" || !view_.is_in(c, view_.list().list("@stances"))) continue;
    for (const std::string_view slot : {"of", "to", "against", "at", "over", "with"}) {
      const std::uint32_t t = view_.by_preposition(c, slot);
      if (t == no_id || view_.is_in_time(t)) continue;
      add(t, Depth::inside, out);
      // "In protest at the arrest of activists" is not against them.
      if (!out.empty() && (view_.is_actor(t) || view_.is_actor_name(out.back().token))) return true;
      out.clear();
    }
  }
  return false;
}

// "Staged rallies in the capital against the president": wherever the parser hung it, if no other verb stands between.
bool Participants::add_behind(const Found& found, std::string_view marker, std::vector<Filler>& out) const {
  const Tokens& tokens = view_.document().tokens;
  const std::uint32_t sentence = tokens.sentence[found.token];
  constexpr std::uint32_t farthest = 14;
  for (std::uint32_t t = found.token + 1; t < std::min(tokens.size(), found.token + farthest); ++t) {
    if (tokens.sentence[t] != sentence) return false;
    const bool is_own = t < found.words.end || is_other_word(found, t) || view_.relation(t) == "conj";
    if (view_.is_verb(t) && view_.relation(t) != "amod" && !is_own) return false;
    if (!view_.is(t, marker) || view_.upos(t) != "ADP") continue;
    const std::uint32_t of = view_.head(t);
    const bool is_before_noun = of != no_id && of > t && view_.relation(t) == "case" && view_.is_noun(of);
    const std::uint32_t whom = is_before_noun ? of : view_.noun_after(t);
    if (whom == no_id || is_other(whom) || view_.is_in_time(whom)) return false;
    const std::size_t before = out.size();
    add(whom, Depth::inside, out);
    return out.size() > before;
  }
  return false;
}

std::uint32_t Participants::in_slot(std::uint32_t base, std::string_view slot) const {
  if (slot == "obj") return view_.object(base);
  if (slot != "iobj") return view_.by_preposition(base, slot);
  const std::uint32_t own = view_.child(base, "iobj");
  if (own != no_id) return own;
  // "Lent INDONESIA $200 million", taken for two objects.
  const std::uint32_t direct = view_.child(base, "obj");
  for (const std::uint32_t c : view_.children(base)) {
    if (c > direct && direct > base && view_.relation(c) == "obj" && view_.is_actor(direct)) return direct;
  }
  // "will give TANZANIA a grant", taken for a second subject.
  const std::uint32_t first = view_.subject(base);
  for (const std::uint32_t c : view_.children(base)) {
    if (c == base + 1 && c != first && view_.relation(c) == "nsubj" && view_.has_child(base, "obj")) return c;
  }
  return no_id;
}

bool Participants::add_slot(const Found& found, std::uint32_t base, std::string_view slot,
                            std::vector<Filler>& out) const {
  const std::size_t before = out.size();
  if (slot == "content") {
    add_content(found, base, out);
    return out.size() > before;
  }
  const std::uint32_t t = in_slot(base, slot);
  if (t == no_id || t == found.token || view_.is_in_time(t)) return false;
  // "imposed a BLOCKADE on": a word of the trigger tells no participant, but what hangs on it does. "A state of SIEGE".
  const bool is_part_of_trigger =
      slot == "obj" && view_.is(t, "state") && is_other_word(found, view_.by_preposition(t, "of"));
  if (base != found.token && is_other_word(found, t)) return false;
  if (base == found.token && (is_other_word(found, t) || is_part_of_trigger)) {
    const bool is_harmed = found.type == EventType::assault || found.type == EventType::coerce;
    const bool is_goal = is_harmed && slot == "obj" && view_.is_in(t, view_.list().list("@goals"));
    if (is_goal || (view_.is_actor(t) && !view_.is_in(t, view_.list().list("@means")))) {
      add_one(t, out);
      return true;
    }
    for (std::string_view rest = slots_of(found.type).of_noun; !rest.empty();) {
      if (add_slot(found, t, next_word(rest), out)) return true;
    }
    // "Issued a reminder Saturday to Iraq that": who is told comes before what.
    const bool is_told = found.type == EventType::request || found.type == EventType::threaten ||
                         found.type == EventType::accuse;
    return add_slot(found, t, "between", out) || add_slot(found, t, "in", out) ||
           (is_told && slot != "to" && add_slot(found, base, "to", out)) ||
           add_slot(found, t, "content", out);
  }
  // Of places only those with a name: "in Haiti", "in Montenegro province".
  const bool is_named =
      view_.is_named_actor(t) || (t > 0 && view_.is_named_actor(t - 1) && view_.head(t - 1) == t);
  if (slot == "in" && !is_named) return false;
  const bool keeps_things =
      (found.type == EventType::assault || found.type == EventType::coerce) && slot != "in" && slot != "at";
  add(t, keeps_things ? Depth::whole : Depth::inside, out);
  // "Spoke against them on French television".
  const bool is_circumstance = slot == "on" || slot == "in" || slot == "at" || slot == "over" || slot == "by";
  if (is_circumstance && out.size() == before + 1 && view_.relation(out.back().token) == "amod" &&
      view_.is_demonym(out.back().token) && !view_.is_actor_name(out.back().token))
    out.pop_back();
  // "Ruled out talks with Norway": of another event with whom it would be.
  if (out.size() == before && slot == "obj" && desk_.found_at[t] != no_id) {
    for (const std::string_view preposition : {"with", "against", "on", "to", "between"}) {
      const std::uint32_t partner = view_.by_preposition(t, preposition);
      if (partner != no_id && out.size() == before) add(partner, Depth::inside, out);
    }
  }
  return out.size() > before;
}

// "demanded that THE US cancel plans", "agreed to give TANZANIA a grant".
void Participants::add_content(const Found& found, std::uint32_t base, std::vector<Filler>& out) const {
  const std::uint32_t doer = subject_of(found.carrier, 3);
  // First who is named, then who may act at all.
  for (const bool wants_named : {true, false}) {
    std::uint32_t verb = view_.complement(base);
    for (std::uint32_t step = 0; verb != no_id && step < 3; ++step) {
      for (const std::string_view slot :
           {"nsubj", "iobj", "to", "obj", "with", "against", "for", "on", "from", "of", "in"}) {
        const std::uint32_t t = slot == "nsubj" ? view_.subject(verb) : in_slot(verb, slot);
        if (t == no_id || t == doer || view_.upos(t) == "PRON" || view_.is_in_time(t)) continue;
        const std::size_t before = out.size();
        add(t, Depth::inside, out);
        if (out.size() == before) continue;
        const bool is_named =
            std::any_of(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), [&](const Filler& f) {
              for (std::uint32_t w = f.words.begin; w < f.words.end; ++w) {
                if (view_.is_named_actor(w)) return true;
              }
              return false;
            });
        if (is_named || !wants_named) return;
        out.resize(before);
      }
      verb = view_.complement(verb);
    }
  }
}

// Where the tree tells nobody: the next who is named in the same clause, which no other event and no source has.
void Participants::add_named_behind(const Found& found, std::vector<Filler>& out) const {
  if (!holds_others(found.type)) return;
  const Tokens& tokens = view_.document().tokens;
  constexpr std::uint32_t farthest = 16;
  const std::uint32_t end = std::min(tokens.size(), found.token + farthest);
  for (std::uint32_t t = found.words.end; t < end && tokens.sentence[t] == tokens.sentence[found.token];
       ++t) {
    const bool ends_clause =
        view_.upos(t) == "PUNCT" || view_.is(t, "as") || view_.is(t, "after") || view_.is(t, "while");
    const bool has_own_subject = view_.is_verb(t) && view_.has_child(t, "nsubj");
    if (ends_clause || has_own_subject) return;
    if (!view_.is_named_actor(t) || is_other(t) || view_.is_in_time(t)) continue;
    const std::uint32_t above = view_.head(t);
    const bool belongs_to_other = above != no_id && above != found.token && desk_.found_at[above] != no_id &&
                                  view_.relation(t).starts_with("nsubj");
    if (belongs_to_other) return;
    return add_one(t, out);
  }
}

}  // namespace sayso::events
