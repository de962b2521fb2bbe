// On whose side a statement is said: the speaker's name, and the institution that speaks through its spokesmen and papers.
//
//   "The navy" and "navy spokesman Commander Nirad Sinha" are one side; "Sinha" and "Nirad Sinha" are one speaker
//
// Odd case: a statement without a speaker is the outlet's, also where it has a cue ("it later emerged that").
#pragma once

#include "links/relations/words.hpp"
#include "record/reading.hpp"

#include <vector>

namespace sayso::relations {

struct Side {
  bool is_outlet = false;    // nobody is named
  bool is_person = false;    // a named person
  bool is_named = false;     // a person or body with a name
  bool is_official = false;  // of the state
  std::vector<Sense>
      name;  // of a person: the words of the name, as they stand; of others: what is left without empty words
  std::vector<Sense>
      bodies;  // ascending: "navy", "police", and countries, of name, role, affiliation and the words of the source
  std::vector<Sense> words;  // ascending: all that says something
  std::vector<Sense> about;  // ascending: names by which others speak of it, and of its country's people
  bool is_minister = false;  // speaks for a ministry or department
};

Side side_of(const Reading& reading, const Reading::Statement& statement);

enum class Closeness : std::uint8_t {
  different,
  unknown,       // nothing tells ("a resident", "the release")
  officials,     // both of the state, nothing else in common
  one_side,      // one institution
  same,          // one speaker
  both_outlets,  // both in the outlet's own voice
  outlet_and_speaker
};
inline constexpr std::uint32_t closeness_count = 7;

Closeness compare(const Side& a, const Side& b);
inline bool is_one_side(Closeness c) { return c == Closeness::same || c == Closeness::one_side; }

}  // namespace sayso::relations
