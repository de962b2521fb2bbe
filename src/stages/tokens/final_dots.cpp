// Whether the dot after a word belongs to the word: acronyms, initials and abbreviations keep it.
#include "base/text_list.hpp"
#include "stages/tokens/abbreviations.hpp"
#include "stages/tokens/scanner.hpp"
#include "stages/tokens/words.hpp"

#include <string_view>

namespace sayso::tokens {

namespace {

bool is_letter(Character c) { return c.kind == Kind::letter || c.kind == Kind::mark; }

// The word at `offset`, if it is ASCII and no longer than a dozen letters.
std::string_view word_at(const BlockText& text, Offset offset) {
  constexpr Offset longest = 12;
  Offset end = offset;
  while (end - offset < longest && text.at(end).size == 1 && is_letter(text.at(end))) ++end;
  return text.slice(offset, end);
}

constexpr std::string_view days[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                     "Friday", "Saturday", "Sunday"};

}  // namespace

bool Scanner::keeps_dot(Offset begin, Offset dot) const {
  Offset dots = 0;
  while (dots < 3 && at(dot + dots).kind == Kind::dot) ++dots;
  if (dots >= 3) return false;
  const Character last = before(dot);
  if (!is_letter(last)) return false;

  Offset next = dot + 1;
  const Character after = after_spaces(next);
  const Offset last_begin = dot - last.size;
  if (last_begin == begin || !is_letter(before(last_begin))) {
    if (last_begin > begin && before(last_begin).kind == Kind::dot) return true;  // U.S. and a.m.
    if (last_begin == begin) return keeps_dot_of_initial(begin, dot, after);
    return false;
  }
  return keeps_dot_of_abbreviation(begin, dot, after);
}

// A single letter: an initial, or an abbreviation such as p. and v.
bool Scanner::keeps_dot_of_initial(Offset begin, Offset dot, Character after) const {
  const Character letter = at(begin);
  const bool is_close = at(dot + 1).kind != Kind::space || at(dot + 1).size == 0;
  if (!is_upper(letter.value)) {
    // p. 5, c. 1840, v. Wade
    return (after.kind == Kind::digit && letter.size == 1) || (letter.is('v') && is_upper(after.value));
  }
  const std::string_view previous = last_token();
  const bool follows_dot =
      !previous.empty() && previous.size() <= 7 && previous.ends_with('.') && previous.size() > 1;
  const bool follows_name = !previous.empty() && is_upper(utf8::decode(previous, 0).value);
  if (is_close) {
    // Before a mark: "J.-P.", "J.Smith", "Roe, J., and others"; at the end only after another initial or a title.
    if (after.kind == Kind::letter || after.kind == Kind::hyphen || after.is(',')) return true;
    return follows_dot;
  }
  if (!follows_dot && precedes_single_letter(previous)) return false;
  if (after.size == 0) return follows_dot;
  if (after.kind == Kind::letter) {
    if (!is_upper(after.value)) return follows_name || !letter.is('I');
    Offset next = dot + 1;
    after_spaces(next);
    if (begins_sentences(word_at(text_, next)) && !follows_dot) return false;
    return !letter.is('I') || follows_name;
  }
  return after.kind == Kind::digit && !letter.is('I');
}

bool Scanner::keeps_dot_of_abbreviation(Offset begin, Offset dot, Character after) const {
  // The part after the last hyphen: non-Gov., mid-Sept.
  std::string_view word = text_.slice(begin, dot);
  if (const std::size_t hyphen = word.rfind('-'); hyphen != std::string_view::npos)
    word.remove_prefix(hyphen + 1);
  const Character next = at(dot + 1);
  switch (abbreviation_of(word)) {
    case Abbreviation::title:
    case Abbreviation::ordinary: return true;
    case Abbreviation::before_number: return after.kind == Kind::digit || after.is('#');
    case Abbreviation::place: {
      const std::string_view previous = last_token();
      const bool follows_mark =
          previous == "," || previous == "-" || previous == "(" || previous == "/" || previous == "–";
      const bool goes_on = next.is(',') || next.is(';') || is_lower(after.value) || after.kind == Kind::digit;
      // "Police in Dover Del. Friday arrested"
      Offset following = dot + 1;
      after_spaces(following);
      const bool follows_name = !previous.empty() && is_upper(utf8::decode(previous, 0).value);
      // "said Del. Ann Lee": a delegate
      const bool is_delegate =
          word == "Del" && !follows_name && next.kind == Kind::space && is_upper(after.value);
      return follows_mark || goes_on || is_delegate ||
             (follows_name && is_in(days, word_at(text_, following)));
    }
    case Abbreviation::none: break;
  }
  // An unknown word whose dot a comma follows: "refrig.,"
  constexpr std::size_t longest = 7;
  return word.size() <= longest && (next.is(',') || next.is(';'));
}

}  // namespace sayso::tokens
