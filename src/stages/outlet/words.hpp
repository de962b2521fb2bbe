// The lists of models/outlet.txt, as they were embedded: words in small letters, under headings. They are asked for forms, not for
// lemmas: the lemma head reads word pieces and takes many a regular form wrong ("prevente" of "prevented"). Reading them never
// fails; a heading that nobody knows is passed over with its words, which a test shows.
//
//   words.has(happens, "exploded"), stem_of("stories") == stem_of("story")
//
// Odd cases: a word may be in several lists ("expect" is said and is intended); regular forms are made by rule, so that some
// are made that nobody writes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sayso::outlet {

enum WordKind : std::uint32_t {
  happens = 1U << 0U,
  lasts = 1U << 1U,
  says = 1U << 2U,
  intends = 1U << 3U,
  hedges = 1U << 4U,
  people = 1U << 5U,
  things = 1U << 6U,
  states = 1U << 7U,
  opinion = 1U << 8U,
  common = 1U << 9U,
  sport = 1U << 10U
};

// What forms of one word share, to tell whether two texts are about the same; no word that anybody would read.
std::string stem_of(std::string_view form);

class Words {
 public:
  explicit Words(std::string_view text);

  // The kinds of a form in small letters, a sum of WordKind; 0 for one of no word in a list.
  std::uint32_t kinds_of(std::string_view form) const;
  bool has(WordKind kind, std::string_view form) const { return (kinds_of(form) & kind) != 0; }
  // Headings that are none.
  const std::vector<std::string>& faults() const { return faults_; }

 private:
  void add(std::string_view word, std::uint32_t kind);

  std::unordered_map<std::string, std::uint32_t> kinds_;  // of each form
  std::vector<std::string> faults_;
};

// Those that sayso was built with, read when they are first asked for.
const Words& shared_words();

}  // namespace sayso::outlet
