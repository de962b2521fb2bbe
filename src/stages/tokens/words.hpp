// What the scanner knows of single words: elisions that begin with an apostrophe, affixes that a hyphen does not part,
// words that begin a sentence. All lists are closed and short; the affixes are those of training/texts.py.
//
//   ’Tis -> ’T|is     '90s     rock ’n’ roll     'em
//   ‘em,’ he said -> an apostrophe after the word makes it a quoted word: ‘|em|,|’
#pragma once

#include "stages/tokens/characters.hpp"

#include <string_view>

namespace sayso::tokens {

struct Elision {
  Offset middle = 0;  // where its two tokens meet, or its end
  Offset end = 0;     // where the apostrophe begins when this is no elision
};

// Of the apostrophe [begin, after), which stands at a word's beginning.
Elision elision_after(const BlockText& text, Offset begin, Offset after);

bool is_hyphen_prefix(std::string_view word);  // any case
bool is_hyphen_suffix(std::string_view word);

// doin, lovin: the apostrophe after one of these is theirs.
bool drops_g(std::string_view word);

// The, He, But: words that begin a sentence far more often than they follow an initial or an abbreviation.
bool begins_sentences(std::string_view word);

// plan, vitamin: a single capital after one of these is no initial.
bool precedes_single_letter(std::string_view word);

// An ASCII word in small letters, for looking it up; empty where it is longer than any word in a list.
class SmallWord {
 public:
  explicit SmallWord(std::string_view word);
  std::string_view view() const { return {letters_, size_}; }

 private:
  static constexpr std::size_t longest = 15;
  char letters_[longest] = {};
  std::size_t size_ = 0;
};

}  // namespace sayso::tokens
