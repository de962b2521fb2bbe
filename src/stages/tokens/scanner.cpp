#include "stages/tokens/scanner.hpp"

#include "stages/tokens/addresses.hpp"
#include "stages/tokens/words.hpp"

#include <string_view>

namespace sayso::tokens {

void Scanner::scan() {
  Offset offset = text_.begin();
  while (offset < text_.end()) {
    const Character c = at(offset);
    switch (c.kind) {
      case Kind::space:
      case Kind::joiner: offset += c.size; break;
      case Kind::letter:
      case Kind::digit:
      case Kind::mark: offset = take_word(offset); break;
      case Kind::ideograph: offset = take_ideographs(offset); break;
      case Kind::pictograph: offset = take_pictograph(offset); break;
      case Kind::dot: offset = take_dots(offset); break;
      case Kind::apostrophe: offset = take_apostrophe(offset); break;
      case Kind::hyphen: offset = take_hyphens(offset); break;
      case Kind::other: offset = take_other(offset); break;
    }
  }
}

std::string_view Scanner::last_token() const {
  if (!has_token()) return {};
  return text_.slice(spans_.back().begin, spans_.back().end);
}

Character Scanner::after_spaces(Offset& offset) const {
  constexpr int most_spaces = 16;
  Character c = at(offset);
  for (int i = 0; i < most_spaces && c.size != 0 && c.kind == Kind::space; ++i) {
    offset += c.size;
    c = at(offset);
  }
  return c;
}

Offset Scanner::take_ideographs(Offset begin) {
  const int script = script_of(at(begin).value);
  Offset end = begin;
  for (Character c = at(end); c.size != 0; c = at(end)) {
    const bool goes_on = c.kind == Kind::mark || (c.kind == Kind::ideograph && script_of(c.value) == script);
    if (!goes_on) break;
    end += c.size;
  }
  add(begin, end);
  return end;
}

// One picture: a base with its marks and tones, and further ones that a zero-width joiner ties to it; two letters of a
// flag; a flag with tags.
Offset Scanner::take_pictograph(Offset begin) {
  constexpr char32_t zero_width_joiner = 0x200D;
  const auto is_tone = [](char32_t c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
  };
  const auto is_tag = [](char32_t c) {
    return c >= 0xE0020 && c <= 0xE007F;
  };
  const auto is_flag_letter = [](char32_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
  };

  Offset end = begin + at(begin).size;
  if (is_flag_letter(at(begin).value) && is_flag_letter(at(end).value)) end += at(end).size;
  for (Character c = at(end); c.size != 0; c = at(end)) {
    if (c.is(zero_width_joiner)) {
      const Character next = at(end + c.size);
      if (next.kind != Kind::pictograph) break;
      end += c.size + next.size;
    } else if (c.kind == Kind::mark || is_tone(c.value) || is_tag(c.value)) {
      end += c.size;
    } else {
      break;
    }
  }
  add(begin, end);
  return end;
}

Offset Scanner::take_dots(Offset begin) {
  Offset end = begin;
  while (at(end).kind == Kind::dot) ++end;
  if (end - begin == 1) {
    // .45 and .com
    const Character next = at(end);
    if (next.kind == Kind::digit && !before(begin).is_word()) return take_word(begin);
    // The typewriter's ". . ." is one token. A fourth dot ends the sentence.
    const auto is_space_and_dot = [&](Offset offset) {
      const Character space = at(offset);
      return (space.is(' ') || space.is(0xA0)) && at(offset + space.size).kind == Kind::dot &&
             at(offset + space.size + 1).kind != Kind::dot;
    };
    if (is_space_and_dot(end)) {
      const Offset second = end + at(end).size + 1;
      if (is_space_and_dot(second)) end = second + at(second).size + 1;
    }
  }
  add(begin, end);
  return end;
}

Offset Scanner::take_apostrophe(Offset begin) {
  const Character first = at(begin);
  Offset end = begin + first.size;
  const Character next = at(end);
  if (next.kind == Kind::apostrophe && (next.value == first.value || first.is(U'‘'))) {
    // '' and `` and ‘’ stand for a double quotation mark.
    end += next.size;
    add(begin, end);
    return end;
  }
  if (next.is_word() && !before(begin).is_word()) {
    const Elision elision = elision_after(text_, begin, end);
    if (elision.end != begin) {
      if (elision.middle != elision.end) {
        add(begin, elision.middle);
        add(elision.middle, elision.end);
      } else {
        add(begin, elision.end);
      }
      return elision.end;
    }
  }
  add(begin, end);
  return end;
}

Offset Scanner::take_hyphens(Offset begin) {
  const char32_t hyphen = at(begin).value;
  Offset end = begin;
  for (Character c = at(end); c.is(hyphen); c = at(end)) end += c.size;
  add(begin, end);
  return end;
}

// As many of the same character as there are.
Offset Scanner::take_run(Offset begin) {
  const char32_t first = at(begin).value;
  Offset end = begin;
  for (Character c = at(end); c.is(first); c = at(end)) end += c.size;
  add(begin, end);
  return end;
}

// #tag or @name: letters, digits and underscores, at least one letter.
Offset Scanner::take_tag(Offset begin) {
  Offset end = begin + 1;
  bool has_letter = false;
  for (Character c = at(end); c.is_word() || c.is('_'); c = at(end)) {
    has_letter = has_letter || c.kind == Kind::letter;
    end += c.size;
  }
  if (!has_letter) return take_run(begin);
  add(begin, end);
  return end;
}

Offset Scanner::take_emoticon(Offset begin) {
  Offset end = begin + 1;
  const Character nose = at(end);
  if (nose.is('-') || nose.is('^')) ++end;
  const Character mouth = at(end);
  const bool is_mouth = mouth.is(')') || mouth.is('(') || mouth.is('D') || mouth.is('P');
  if (!is_mouth || at(end + 1).is_word() || before(begin).kind != Kind::space) return begin;
  add(begin, end + 1);
  return end + 1;
}

Offset Scanner::take_other(Offset begin) {
  const Character c = at(begin);
  switch (c.value) {
    case '!':
    case '?': {
      Offset end = begin;
      while (at(end).is('!') || at(end).is('?')) ++end;
      add(begin, end);
      return end;
    }
    case '#':
    case '@': return before(begin).is_word() ? take_run(begin) : take_tag(begin);
    case ':':
    case ';':
    case '=':
      if (const Offset end = take_emoticon(begin); end != begin) return end;
      return c.is('=') ? take_run(begin) : (add(begin, begin + 1), begin + 1);
    case '+':
      // +44 20 …, but a sum's sign stands alone.
      if (at(begin + 1).kind == Kind::digit && before(begin).kind == Kind::space) return take_word(begin);
      return take_run(begin);
    case '*':
    case '_':
    case '~':
    case '<':
    case '>':
    case '|':
    case '$':
    case '^':
    case '\\':
    case '/':
    case U'…':
    case U'–':
    case U'—':
    case U'―': return take_run(begin);
    default: add(begin, begin + c.size); return begin + c.size;
  }
}

}  // namespace sayso::tokens
