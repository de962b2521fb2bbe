// How far a word reaches: over which apostrophes, dots, hyphens, commas, colons and slashes.
#include "base/ascii.hpp"
#include "stages/tokens/abbreviations.hpp"
#include "stages/tokens/addresses.hpp"
#include "stages/tokens/scanner.hpp"
#include "stages/tokens/words.hpp"

#include <algorithm>
#include <string_view>

namespace sayso::tokens {

namespace {

bool is_digit(Character c) { return c.kind == Kind::digit; }
bool is_letter(Character c) { return c.kind == Kind::letter || c.kind == Kind::mark; }

// Groups of digits with hyphens or dots between them that are one number: 713-853-3989, 2016-09-12, 345-9945.
bool is_one_number(std::string_view digits, std::size_t groups, std::size_t first, std::size_t last) {
  if (groups >= 3) return digits.size() - (groups - 1) >= 6;
  const bool is_local = first == 3 && last == 4;
  const bool is_postal = first == 5 && last == 4;
  const bool is_range = digits[first - 1] == '0' && digits.ends_with("00");
  return groups == 2 && (is_local || is_postal) && !is_range;
}

}  // namespace

// Letters, digits and marks, with joiners between them.
Offset Scanner::end_of_letters(Offset offset) const {
  for (;;) {
    Character c = at(offset);
    while (c.is_word()) {
      offset += c.size;
      c = at(offset);
    }
    if (c.size == 0 || c.kind != Kind::joiner || !at(offset + c.size).is_word()) return offset;
    offset += c.size;
  }
}

// Of a telephone number, a date or a postal code that begins with these digits; `begin` where there is none.
Offset Scanner::end_of_number(Offset begin) const {
  constexpr Offset longest = 24;
  Offset end = begin;
  Offset group = begin;
  std::size_t groups = 0;
  std::size_t first = 0;
  char32_t separator = 0;
  while (end - begin < longest) {
    while (is_digit(at(end)) && at(end).size == 1 && end - begin < longest) ++end;
    if (end == group) return begin;
    ++groups;
    if (groups == 1) first = end - group;
    const Character next = at(end);
    const bool goes_on =
        (next.is('-') || next.is('.')) && (separator == 0 || next.is(separator)) && is_digit(at(end + 1));
    if (!goes_on) break;
    separator = next.value;
    group = ++end;
  }
  const bool is_closed = !at(end).is_word() && !(at(end).is('-') && at(end + 1).is_word());
  if (separator == 0 || !is_closed || end - begin >= longest) return begin;
  if (separator == '.' && groups < 3) return begin;
  return is_one_number(text_.slice(begin, end), groups, first, end - group) ? end : begin;
}

Offset Scanner::take_word(Offset begin) {
  const Character first = at(begin);
  if (first.kind == Kind::letter) {
    if (const Offset end = url_end(text_, begin); end != begin) {
      add(begin, end);
      return end;
    }
  }
  Offset end = begin;
  if (!first.is_word()) ++end;  // the dot of .45, the sign of +44
  if (is_digit(at(end))) {
    if (const Offset number = end_of_number(end); number != end) {
      add(begin, number);
      return number;
    }
  }
  for (;;) {
    end = end_of_letters(end);
    const Joint joint = joint_at(begin, end);
    if (joint.is_last) {
      add(begin, joint.end);
      return joint.end;
    }
    if (joint.end == end) break;
    end = joint.end;
  }
  const Character next = at(end);
  if (next.kind == Kind::dot && keeps_dot(begin, end)) ++end;
  if (next.kind == Kind::apostrophe && !at(end + next.size).is_word() && drops_g(text_.slice(begin, end))) {
    end += next.size;
  }
  add_word(begin, end);
  return end;
}

// An address that begins with the word and goes on over what stands at `offset`.
Scanner::Joint Scanner::address_over(Offset begin, Offset offset) {
  if (begin < seen_for_address_) return {offset};
  const Offset end = address_end(text_, begin, seen_for_address_);
  return end > offset ? Joint{end, true} : Joint{offset};
}

Scanner::Joint Scanner::joint_at(Offset begin, Offset offset) {
  const Character c = at(offset);
  const auto joined_if = [&](bool is_joined) {
    return Joint{is_joined ? offset + c.size : offset};
  };
  switch (c.kind) {
    case Kind::apostrophe: return joined_if(joins_apostrophe(offset));
    case Kind::dot: return dot_inside(begin, offset);
    case Kind::hyphen:
      if (const Joint address = address_over(begin, offset); address.is_last) return address;
      return joined_if(joins_hyphen(begin, offset));
    case Kind::other: break;
    default: return {offset};
  }
  if (c.is('$')) {
    constexpr std::string_view countries[] = {"A",  "AU", "C", "CA", "HK", "NT",
                                              "NZ", "R",  "S", "U",  "US", "Z"};
    const bool is_currency = std::find(std::begin(countries), std::end(countries),
                                       text_.slice(begin, offset)) != std::end(countries);
    return is_currency ? Joint{offset + 1, true} : Joint{offset};
  }
  if (!at(offset + c.size).is_word()) return {offset};
  switch (c.value) {
    case '@':
    case '+':
    case '%': return address_over(begin, offset);
    case '_': return joined_if(true);
    case ',':
    case ':': return joined_if(joins_digits(begin, offset, c.value));
    case '/': return joined_if(joins_slash(begin, offset));
    case '&': return joined_if(joins_ampersand(begin, offset));
    default: return {offset};
  }
}

bool Scanner::joins_apostrophe(Offset offset) const {
  const Character last = before(offset);
  const Offset after = offset + at(offset).size;
  const Character next = at(after);
  if (!is_letter(next)) return false;
  if (is_letter(last)) return true;
  // 60's, 2003's; not 5'2 nor 5'tall.
  return is_digit(last) && (next.is('s') || next.is('S')) && !at(after + 1).is_word();
}

// A dot inside a word: decimals, acronyms, addresses, and the few abbreviations with an inner dot.
Scanner::Joint Scanner::dot_inside(Offset begin, Offset offset) {
  const Character next = at(offset + 1);
  // Mailing lists hide addresses: franz...@example.org
  if (next.kind == Kind::dot && at(offset + 2).kind == Kind::dot && at(offset + 3).is('@')) {
    return address_over(begin, offset);
  }
  if (!next.is_word()) return {offset};
  if (const Joint address = address_over(begin, offset); address.is_last) return address;
  const Character last = before(offset);
  if (is_digit(next)) return {is_digit(last) ? offset + 1 : offset};
  if (!is_letter(last)) return {offset};
  const Offset last_begin = offset - last.size;
  const bool is_single = last_begin == begin || !is_letter(before(last_begin));
  const bool next_is_single = !at(offset + 1 + next.size).is_word();
  if (is_single && next_is_single) return {offset + 1};
  // Ph.D. and M.Sc.
  constexpr Offset longest = 4;
  Offset end = offset + 1;
  while (end - offset <= longest && at(end).size == 1 && at(end).is_word()) ++end;
  const bool is_listed = abbreviation_of(text_.slice(begin, end)) != Abbreviation::none;
  return {is_listed ? offset + 1 : offset};
}

bool Scanner::joins_hyphen(Offset begin, Offset offset) const {
  constexpr std::size_t longest_affix = 7;
  const Offset after = offset + at(offset).size;
  if (!at(after).is_word()) return false;
  const std::string_view left = text_.slice(begin, offset);
  if (left.size() <= longest_affix && is_hyphen_prefix(left)) return true;
  Offset end = after;
  while (end - after <= longest_affix && at(end).size == 1 && at(end).is_word()) ++end;
  return !at(end).is_word() && is_hyphen_suffix(text_.slice(after, end));
}

// 1,200.5 and 1,50,000 but not 13,14; 10:30 and 3:2.
bool Scanner::joins_digits(Offset begin, Offset offset, char32_t joint) const {
  if (!is_digit(before(offset)) || !is_digit(at(offset + 1))) return false;
  if (joint == ':') return true;
  if (!is_digit(at(begin))) return false;
  Offset end = offset + 1;
  while (end - offset <= 4 && is_digit(at(end))) ++end;
  const Offset count = end - offset - 1;
  if (count == 3) return true;
  // Lakhs and crores: two digits, if three follow in the end.
  Offset last = offset;
  Offset group = count;
  for (int i = 0; i < 4 && group == 2 && at(end).is(','); ++i) {
    last = end;
    end = last + 1;
    while (end - last <= 4 && is_digit(at(end))) ++end;
    group = end - last - 1;
  }
  return count == 2 && group == 3;
}

// 9/11, 24/7 and 11/28/2000; b/c, h/t, w/o, s/he.
bool Scanner::joins_slash(Offset begin, Offset offset) const {
  constexpr Offset longest = 8;
  const Character next = at(offset + 1);
  if (is_digit(next)) {
    if (offset - begin > longest || !is_digit(before(offset))) return false;
    const std::string_view numbers = text_.slice(begin, offset);
    const std::size_t hyphen = numbers.rfind('-');  // post-9/11
    const std::string_view last = hyphen == std::string_view::npos ? numbers : numbers.substr(hyphen + 1);
    return std::all_of(last.begin(), last.end(), [](char c) { return is_ascii_digit(c) || c == '/'; });
  }
  Offset end = offset + 1;
  while (end - offset <= 3 && at(end).is_word()) ++end;
  if (at(end).is_word() || offset - begin != 1) return false;
  const SmallWord word(text_.slice(begin, end));
  constexpr std::string_view whole[] = {"b/c", "h/t", "l/c", "n/a", "s/he", "w/o"};
  return std::find(std::begin(whole), std::end(whole), word.view()) != std::end(whole);
}

// AT&T, Q&A, R&B, p&l; not salt&pepper.
bool Scanner::joins_ampersand(Offset begin, Offset offset) const {
  constexpr Offset longest = 3;
  if (offset - begin > longest) return false;
  const auto is_short = [&](Offset from, Offset to) {
    Offset end = from;
    bool is_capital = true;
    while (end < to && end - from <= longest && at(end).size == 1 && is_letter(at(end))) {
      is_capital = is_capital && is_upper(at(end).value);
      ++end;
    }
    const Offset size = end - from;
    return (end == to || !at(end).is_word()) && (size == 1 || (size > 1 && size <= longest && is_capital));
  };
  return is_short(begin, offset) && is_short(offset + 1, text_.end());
}

}  // namespace sayso::tokens
