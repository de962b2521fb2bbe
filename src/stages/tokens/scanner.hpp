// The scanner: goes once over the characters of a block and adds its tokens to a list of spans. What a character begins
// (a word, a number, dots, an apostrophe, a picture) decides how far the token reaches; no rule looks further ahead than
// a fixed number of characters or than what it then takes, so that the whole is linear.
//
//   Scanner(BlockText(text, block), spans).scan();
//
// Odd case: a word is scanned with all that may join its parts (it's, 9/11, AT&T, 1,200.5, p.m.) and then parted again
// at its clitics and units (it|'s, 5|pm).
#pragma once

#include "stages/tokens/characters.hpp"

#include <vector>

namespace sayso::tokens {

class Scanner {
 public:
  Scanner(const BlockText& text, std::vector<Span>& spans)
      : text_(text), spans_(spans), first_(spans.size()) {}

  void scan();

 private:
  // Where a word goes on after something in it; `end` is where that begins when the word ends there.
  struct Joint {
    Offset end;
    bool is_last = false;  // the word ends with it: an address, US$
  };

  // Each takes what begins at `begin`, adds its tokens and returns where it ends.
  Offset take_word(Offset begin);
  Offset take_ideographs(Offset begin);
  Offset take_pictograph(Offset begin);
  Offset take_dots(Offset begin);
  Offset take_apostrophe(Offset begin);
  Offset take_hyphens(Offset begin);
  Offset take_other(Offset begin);
  Offset take_run(Offset begin);
  Offset take_tag(Offset begin);
  Offset take_emoticon(Offset begin);

  // joints.cpp: how far a word reaches.
  Offset end_of_letters(Offset at) const;
  Offset end_of_number(Offset begin) const;
  Joint joint_at(Offset begin, Offset at);
  Joint dot_inside(Offset begin, Offset at);
  Joint address_over(Offset begin, Offset at);
  bool joins_apostrophe(Offset at) const;
  bool joins_hyphen(Offset begin, Offset at) const;
  bool joins_digits(Offset begin, Offset at, char32_t joint) const;
  bool joins_ampersand(Offset begin, Offset at) const;
  bool joins_slash(Offset begin, Offset at) const;

  // final_dots.cpp: whether the dot after a word is the word's.
  bool keeps_dot(Offset begin, Offset at) const;
  bool keeps_dot_of_initial(Offset begin, Offset dot, Character after) const;
  bool keeps_dot_of_abbreviation(Offset begin, Offset dot, Character after) const;

  // clitics.cpp: how a word is parted again.
  void add_word(Offset begin, Offset end);
  Offset end_of_value(Offset begin, Offset end) const;
  void add_with_clitics(Offset begin, Offset end);

  void add(Offset begin, Offset end) { spans_.push_back({begin, end}); }
  bool has_token() const { return spans_.size() > first_; }
  std::string_view last_token() const;
  Character at(Offset offset) const { return text_.at(offset); }
  Character before(Offset offset) const { return text_.before(offset); }
  // The first character after white space, and where it is.
  Character after_spaces(Offset& offset) const;

  BlockText text_;
  std::vector<Span>& spans_;
  std::size_t first_;            // of this block's tokens
  Offset seen_for_address_ = 0;  // no address begins at a word that begins before
};

}  // namespace sayso::tokens
