// Who takes part in an event, found on the tree: subject and agent, object, what hangs on the trigger by a preposition, the
// one who controls an infinitive, the country or person named inside of what is acted on ("rejected an Indian proposal").
//
//   "Iran and Oman held talks with Iraq"      who: Iran, Oman; whom: Iraq
//
// Odd case: of a noun without any of these, and of a passive without an agent, nobody is known.
#pragma once

#include "stages/events/desk.hpp"
#include "stages/events/view.hpp"
#include "stages/speakers/speakers.hpp"

namespace sayso::events {

// "of" tells who did it: "the visit of the president", "a withdrawal of troops".
bool does_of_act(const View& view, const Found& found);

class Participants {
 public:
  Participants(const View& view, const SpeakerView& speakers, EventDesk& desk)
      : view_(view), speakers_(speakers), desk_(desk) {}

  // Fill found.who and found.whom.
  void find(Found& found);
  // The same, into a list of one's own; both append.
  void who(const Found& found, std::vector<Filler>& out) const;
  void whom(const Found& found, std::vector<Filler>& out) const;

  // The words that belong to a noun, without clauses and what is joined to it.
  TokenRange words_of(std::uint32_t t, std::uint32_t depth = 0) const;

 private:
  enum class Depth : std::uint8_t { inside, whole };

  // The noun that a pronoun means: a mention of the same before it, or whoever says the clause that it is the subject of.
  std::uint32_t antecedent(std::uint32_t pronoun) const;

  std::uint32_t subject_of(std::uint32_t verb, std::uint32_t steps) const;
  std::uint32_t doer_behind(std::uint32_t noun, std::uint32_t steps) const;
  std::uint32_t leader_in(std::uint32_t participle) const;
  std::uint32_t name_behind(std::uint32_t t) const;
  void who_of_noun(const Found& found, std::vector<Filler>& out) const;
  void add_sides(const Found& found, std::vector<Filler>& out) const;
  void who_obliges(const Found& found, std::vector<Filler>& out) const;
  bool add_slot(const Found& found, std::uint32_t base, std::string_view slot,
                std::vector<Filler>& out) const;
  bool add_stance(const Found& found, std::vector<Filler>& out) const;
  bool add_behind(const Found& found, std::string_view marker, std::vector<Filler>& out) const;
  void add_content(const Found& found, std::uint32_t base, std::vector<Filler>& out) const;
  std::uint32_t in_slot(std::uint32_t base, std::string_view slot) const;
  // What a word stands for: itself and what is joined to it where it can act, else who is named inside.
  void add(std::uint32_t t, Depth depth, std::vector<Filler>& out) const;
  void add_inside(std::uint32_t t, std::vector<Filler>& out) const;
  void add_named_behind(const Found& found, std::vector<Filler>& out) const;
  void add_rest(std::uint32_t verb, std::vector<Filler>& out) const;
  void add_one(std::uint32_t t, std::vector<Filler>& out) const;
  bool is_other(std::uint32_t t) const;

  const View& view_;
  const SpeakerView& speakers_;
  EventDesk& desk_;
  std::vector<Filler> list_;
};

}  // namespace sayso::events
