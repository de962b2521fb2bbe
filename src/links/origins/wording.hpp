// What origins compare: an article's words in order, each with whether it stands in a quotation; its sayings, with the text or the outlet they
// were given to; and the agencies it credits. Lines that an outlet prints under everything (models/origins.txt) are left out.
//
// Odd case: of an article of more than most_words words the rest is not looked at.
#pragma once

#include "links/origins/origins.hpp"
#include "links/relations/words.hpp"

namespace sayso::origins {

inline constexpr std::size_t most_words = 20000;
// Words in a row that two articles must share to be looked at.
inline constexpr std::uint32_t gram_size = 4;
// How rare the words of a saying are together, at least, for its speaker to be the source of an article that says the same.
inline constexpr double cited_mass = 2.5;

struct Saying {
  std::uint32_t statement = 0;
  Span content;  // from its first piece to its last
  std::vector<bool>::size_type first_word = 0, end_word = 0;
  std::vector<std::pair<std::uint64_t, float>>
      senses;           // of its telling words, ascending, each once, with their weights
  double mass = 0;      // the sum of these
  std::string speaker;  // as named, in small letters
  bool is_of_person = false;
  std::string told;           // the one outlet it was said to, in small letters
  bool is_release = false;    // a written text that others were given too
  bool is_interview = false;  // said to one outlet
  bool is_public = false;     // said where all could hear
};

struct Gram {
  std::uint64_t hash = 0;
  std::uint32_t word = 0;  // its first
};

struct Wording::Features {
  std::vector<relations::Word> words;
  std::vector<bool> is_quoted;  // of each word
  std::uint32_t foot = 0;       // the first word of the last paragraph
  std::vector<Gram> grams;      // ascend by hash, then by word
  std::vector<Saying> sayings;
  std::vector<std::string> agencies;  // ascend
  std::string outlet;                 // in small letters
};

// Of every byte whether it stands between quotation marks.
std::vector<bool> quoted_bytes(std::string_view text);
// ASCII in small letters, without "the " before it.
std::string plain_name(std::string_view name);

}  // namespace sayso::origins
