// A document as the rules about events see it: the tree of dependencies with forms in small letters, and what is asked of
// a word again and again (its subject, what hangs on it by a preposition, whether it can act). Looks no further than 80
// tokens from a word, so that endless sentences take no endless time.
//
//   view.subject(t), view.by_preposition(t, "against"), view.is_actor(t)
//
// Odd cases: an object that the parser took for a second subject ("extradited Aswad to Britain") is found as the object; a
// view of a form lives until the next call of form().
#pragma once

#include "sayso/document.hpp"
#include "stages/coreference/mentions.hpp"
#include "stages/events/event_list.hpp"
#include "stages/tags/grammar.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::events {

class View {
 public:
  View(const Document& document, const Grammar& grammar, const TokenNotes& notes, const EventList& list)
      : document_(document), grammar_(grammar), notes_(notes), list_(list), actors_(list.list("@actors")),
        not_actors_(list.list("@things")), quantities_(list.list("@quantities")),
        stative_(list.list("@stative")) {}

  const Document& document() const { return document_; }
  const EventList& list() const { return list_; }
  const TokenNotes& notes() const { return notes_; }

  std::string_view form(std::uint32_t t) const;
  std::string_view upos(std::uint32_t t) const { return grammar_.upos(document_, t); }
  std::string_view xpos(std::uint32_t t) const { return grammar_.xpos(document_, t); }
  std::string_view relation(std::uint32_t t) const { return grammar_.relation(document_, t); }
  std::uint32_t head(std::uint32_t t) const { return document_.tokens.head[t]; }
  bool is(std::uint32_t t, std::string_view word) const { return form(t) == word; }
  bool is_in(std::uint32_t t, std::uint32_t list) const { return list_.has(list, form(t)); }
  bool is_verb(std::uint32_t t) const { return upos(t) == "VERB" || upos(t) == "AUX"; }
  bool is_noun(std::uint32_t t) const {
    const std::string_view tag = upos(t);
    return tag == "NOUN" || tag == "PROPN" || tag == "PRON" || tag == "NUM" || xpos(t).starts_with("NN");
  }

  // The children of a token that stand near it, ascending.
  std::span<const std::uint32_t> children(std::uint32_t t) const;
  // The first child with this relation, or a kind of it ("nsubj" finds "nsubj:pass", "nsubj:" only itself).
  std::uint32_t child(std::uint32_t t, std::string_view relation) const;
  bool has_child(std::uint32_t t, std::string_view relation) const { return child(t, relation) != no_id; }
  // The preposition that hangs on a word, "" for none; of several the first.
  std::string_view preposition_of(std::uint32_t t) const;
  // What hangs on a word by a preposition.
  std::uint32_t by_preposition(std::uint32_t t, std::string_view preposition) const;

  bool is_passive(std::uint32_t t) const;
  std::uint32_t subject(std::uint32_t t) const;  // its own, of an active verb
  std::uint32_t object(std::uint32_t t) const;   // direct, or what a passive verb has as its subject
  std::uint32_t agent(std::uint32_t t) const;    // "by police" of a passive verb
  // The complement that says what is to be done or what is said: "agreed to MEET", "demanded that it END".
  std::uint32_t complement(std::uint32_t t) const;
  // The verb whose clause a word stands in: itself, or the nearest verb above.
  std::uint32_t verb_above(std::uint32_t t) const;

  std::uint32_t name_at(std::uint32_t t) const { return notes_.name[t]; }
  // Somebody, or a body, that can act: a name of one, a word for people.
  bool is_actor(std::uint32_t t) const;
  bool is_named_actor(std::uint32_t t) const;
  bool is_actor_name(std::uint32_t t) const;  // the same without adjectives that are no names
  bool is_demonym(std::uint32_t t) const;     // "French", "Iraqis", "US": a country's
  bool is_person(std::uint32_t t) const;      // or people
  bool is_in_time(std::uint32_t t) const;
  bool is_quantity(std::uint32_t t) const;          // "thousands OF people", "two OF its nationals"
  std::uint32_t noun_after(std::uint32_t t) const;  // the last noun of the words right behind, no_id for none

 private:
  bool is_in_money(std::uint32_t t) const;
  std::uint32_t subject_beside(std::uint32_t t) const;
  std::uint32_t kinds_of(std::uint32_t t) const;

  const Document& document_;
  const Grammar& grammar_;
  const TokenNotes& notes_;
  const EventList& list_;
  std::uint32_t actors_, not_actors_, quantities_, stative_;
  mutable std::string form_;
};

}  // namespace sayso::events
