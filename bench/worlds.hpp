// Articles varied honestly: a world gives the articles of one story other names, numbers and words, the same in all of them, so that
// articles of one world are as alike as the samples are, and those of two worlds as unlike as two stories. Words become others
// that are about as frequent, so that the common ones stay common; persons and other names are drawn from lists in which, as in
// the news, a few are named again and again and most seldom (Zipf). Worlds of one beat tell of one matter: three names in ten and
// two words in ten are the same in all of them. Readings are made, not read: the network's share is left out.
//
//   const Vocabulary vocabulary("models/relations/word_frequencies.txt");
//   const World world(vocabulary, story, {.number = 7, .beat = 3});
//   const Reading made = world.vary(story.articles[0], {.outlet = "Denmarek Post", .day = 20000, .edits = 12});
//
// Odd cases: the first words of cues, days of the week and months stay as they are, as statements and times hang on them; a word whose like is not in
// the list becomes a rare one.
#pragma once

#include "record/reading.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sayso::bench {

// Numbers below `most`, of which the first come much oftener than the last; `flat` of the first come about as often as each other.
std::uint64_t zipf(std::uint64_t hash, std::uint64_t most, std::uint64_t flat);

class Vocabulary {
 public:
  // A word a line and behind it in how many texts it is; common ones are not varied like the others.
  explicit Vocabulary(const std::string& path);

  bool is_common(std::string_view word) const;
  const std::string& common(std::uint64_t hash) const { return common_[hash % common_.size()]; }
  // One as frequent.
  const std::string& like(std::string_view word, std::uint64_t hash) const;

 private:
  std::vector<std::string> common_;
  std::vector<std::vector<std::string>> bands_;  // by the logarithm of their frequency
  std::unordered_map<std::string, std::size_t> band_of_;
};

// The articles of one sample story.
struct Story {
  std::vector<Reading> articles;
  std::vector<std::string> persons, outlets;  // as the articles name them
  std::int32_t first_day = 0;

  void prepare();
};

class World {
 public:
  struct Which {
    std::uint64_t number = 0, beat = 0;
  };
  // How one article of it is printed.
  struct Print {
    std::string outlet, url, credit, fetched;
    std::int32_t day = 0;     // of the story's first article
    std::uint64_t edits = 0;  // of an edited copy: which words it changes; 0: none
    std::string path;
  };
  World(const Vocabulary& vocabulary, const Story& story, Which which);

  Reading vary(const Reading& original, const Print& print) const;
  // What an outlet of the samples is called here.
  std::string outlet(const std::string& original) const;

 private:
  friend class Moved;
  std::string words(std::string_view text, std::uint64_t edits) const;
  using Roles = std::vector<std::pair<Span, std::uint64_t>>;  // in order of the text, with whose they are
  Roles roles_of(const Reading& original) const;
  // `holder`: whose role the word is of; 0: nobody's.
  std::string other(std::string_view word, std::string_view before, std::uint64_t edits,
                    std::uint64_t holder) const;
  std::string other_number(std::string_view word, std::uint64_t edits) const;
  std::string other_name(std::string_view word, std::uint64_t holder) const;
  std::uint64_t hash_of(std::string_view word, std::uint64_t of_beat) const;
  void draw_persons(const Story& story);

  const Vocabulary& vocabulary_;
  Which which_;
  std::map<std::string, std::string, std::less<>> names_;  // of persons and outlets, word by word
  std::int32_t first_day_ = 0;
};

// An outlet of the list; the first ones are the large ones.
inline constexpr std::uint64_t outlet_count = 120;
std::string outlet_named(std::uint64_t number);

std::string day_text(std::int32_t day);  // "2024-02-29"

}  // namespace sayso::bench
