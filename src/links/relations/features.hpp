// A statement prepared for comparison, and all of an article's with an index over their weighty words, by which only pairs that
// share some are compared.
//
// Odd case: of a content of more than 400 words only the first 400 are compared; one without words takes no part.
#pragma once

#include "links/relations/amounts.hpp"
#include "links/relations/relate.hpp"
#include "links/relations/sides.hpp"
#include "links/relations/words.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace sayso::relations {

// What a statement says with one meaning; numbers stand apart.
struct Key {
  Sense sense = 0, stem = 0;
  float weight = 0;
  float own = 0;  // of the weight: less for a meaning that many statements of the article have
};

struct Prepared {
  std::vector<Word> words;             // of the content, in order
  std::vector<Key> keys;               // ascending by sense, each once
  std::vector<Sense> neighbours;       // ascending: two weighty words that follow one another
  std::vector<Sense> names;            // ascending: capital words that are no places, countries or days
  std::vector<Sense> persons;          // ascending: surnames of the article's people
  std::vector<Sense> places;           // ascending
  std::vector<Sense> countries;        // ascending
  std::vector<double> numbers;         // ascending
  std::vector<double> ages;            // ascending: numbers that tell who it is
  std::vector<EventType> events;       // ascending: of events whose triggers it holds
  std::vector<Sense> triggers;         // ascending: the words of those
  std::vector<std::string_view> days;  // ascending: ISO days that the content names
  std::vector<Amount> amounts;
  Side side;
  // What it does to an earlier statement, and the words that tell it; empty where it does not.
  bool denies = false, confirms = false, takes_back = false;
  Span contrary, revised, pending, unclear;
  Span whole;                           // "a total of": it counts more than one happening
  std::vector<std::uint32_t> weekdays;  // of words
  std::vector<std::uint32_t> opposing;  // of words: those that any other word excludes
  std::vector<std::uint32_t> negated;   // of words: those that a negation takes back ("not one has fired")
  std::vector<Sense> lead;              // ascending: the first weighty words, names apart
  std::uint32_t absent = no_id;         // of words: what "there was no battle" says there was not
  std::uint32_t recast = no_id;         // of words: the number of "12,000 was the number of people who …"
  Span claimed;                         // the "that" of "a claim by the company that …"
  bool points_at_blame = false;         // "the accusation that …"
  bool replaces_number = false;         // "17, not three"
  bool admits = false;                  // grants what is unwelcome
  bool regrets = false;                 // "I was wrong", "we correct it"
  float weight = 0;                     // of the keys
  float own = 0;                        // of the keys
  float pointing = 0;                   // of those of them that only point at a saying: "the claim that"
  float heaviest = 0;                   // of the keys
  std::uint32_t negations = 0;
  bool is_direct = false;
};

inline const Key* find_key(const Prepared& prepared, Sense sense) {
  const auto key = std::lower_bound(prepared.keys.begin(), prepared.keys.end(), sense,
                                    [](const Key& one, Sense wanted) { return one.sense < wanted; });
  return key == prepared.keys.end() || key->sense != sense ? nullptr : &*key;
}

// Whether a negation takes back this meaning wherever the statement has it.
bool is_negated(const Prepared& prepared, Sense sense);

// It takes something of its own side back or replaces it: compared with all that its side has said, whatever the words.
inline bool turns_on_itself(const Prepared& prepared) {
  return prepared.takes_back || prepared.replaces_number || prepared.regrets || prepared.admits ||
         prepared.recast != no_id || !prepared.revised.empty();
}

// "there was a battle", "there was no battle": whether that is said of the word at i.
bool stands_there(const std::vector<Word>& words, std::size_t i);

// Whether the word at i names a side, or the people of its country ("Kestrian troops"); of names of common words ("Road Safety Board") two
// have to stand together.
bool is_name_of(const std::vector<Word>& words, std::size_t i, const Side& side);

// "the police", "the board": whether a word stands for an institution that the side belongs to.
bool is_body_of(const Word& word, const Side& side);

// Whether the content speaks of a side by its name, or by the name of its country ("Kestrian troops").
bool speaks_of(const Prepared& prepared, const Side& side);

}  // namespace sayso::relations

namespace sayso {

struct Subject::Features {
  std::vector<relations::Prepared> statements;
  std::vector<std::pair<relations::Sense, std::uint32_t>>
      index;  // ascending: weighty meanings, and who has them
  std::vector<FoundRelation>
      turns;  // denies and corrects within the article: they hold for what restates a side of them, too
};

}  // namespace sayso
