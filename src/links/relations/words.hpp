// The words of a statement as the relations compare them: small letters, without endings, each with its weight (how rare it is) and its
// meaning (words of one line of models/relations/synonyms.txt share one). All of it follows from the text and from static lists, so
// that the same words are the same in every record.
//
//   split("Police said 23 pirates weren't armed.", {0, 37}, words);   // polic say 23 pirate be not arm
//
// Odd cases: "2, 000ft" is the number 2000 and "ft"; "can't" is two words, the second a negation; words longer than 64
// bytes are cut there.
#pragma once

#include "sayso/span.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sayso::relations {

using Sense = std::uint64_t;

struct Word {
  static constexpr std::uint8_t capital = 1, number = 2, negation = 4, country = 8, day = 16, plain = 32;

  Sense stem = 0, sense = 0;
  float weight = 0;  // from 0, in every text, to 1, in none
  std::uint8_t flags = 0;
  Span span;
  double value = 0;  // of a number

  bool is(std::uint8_t flag) const { return (flags & flag) != 0; }
};

// Appends the words that stand in text[within].
void split(std::string_view text, Span within, std::vector<Word>& words);

// A word in small letters without its ending: "arrested", "arrests" and "arresting" become "arrest".
std::string stem_of(std::string_view word);

// The lists of models/relations, read once.
class Lexicon {
 public:
  static const Lexicon& instance();

  float weight(Sense stem) const;
  Sense sense(Sense stem) const;  // the stem itself where the lists have no other word for it
  bool is_country(Sense sense) const { return countries_.contains(sense); }
  bool is_body(Sense stem) const { return bodies_.contains(stem); }
  bool is_official(Sense stem) const { return officials_.contains(stem); }
  bool says_nothing(Sense stem) const { return empty_.contains(stem); }
  bool is_first_name(Sense stem) const { return first_names_.contains(stem); }
  bool has_opposite(Sense stem) const { return opposites_.contains(stem); }
  // Whether both stand in one line of opposites.txt.
  bool are_opposite(Sense a, Sense b) const;

  enum class Marker : std::uint8_t { pending, unclear, contrary, revised, earlier, whole };
  // The first place at which one of the phrases stands as whole words; empty where none does.
  Span find(Marker marker, std::string_view text, Span within) const;

 private:
  Lexicon();
  void read_frequencies(std::string_view text);
  void read_sides(std::string_view text);
  void read_markers(std::string_view text);
  void read_first_names(std::string_view text);

  std::unordered_map<Sense, float> weights_;
  std::unordered_map<Sense, Sense> senses_;
  std::unordered_map<Sense, std::vector<std::uint32_t>> opposites_;  // the lines that have it, with
  std::unordered_set<Sense> countries_, bodies_, officials_, empty_, first_names_;
  std::vector<std::string> markers_[6];
};

// Words of a list's line, stemmed and hashed.
Sense hash_of(std::string_view stem);

}  // namespace sayso::relations
