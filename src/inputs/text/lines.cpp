#include "inputs/text/lines.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

namespace sayso {
namespace {

bool is_space(char32_t character) {
  switch (character) {
    case ' ':
    case '\t':
    case '\n':
    case 0xA0:
    case 0x1680:
    case 0x200B:  // zero width, but nothing to see either
    case 0x202F:
    case 0x205F:
    case 0x3000:
    case 0xFEFF: return true;
    default: return character >= 0x2000 && character <= 0x200A;
  }
}

bool is_upper(char32_t character) {
  return u_isupper(static_cast<UChar32>(character)) != 0 || u_istitle(static_cast<UChar32>(character)) != 0;
}

bool is_lower(char32_t character) { return u_islower(static_cast<UChar32>(character)) != 0; }

bool is_letter(char32_t character) { return u_isalpha(static_cast<UChar32>(character)) != 0; }

bool is_closing(char32_t character) {
  switch (character) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case 0x2019:
    case 0x201D:
    case 0xBB: return true;
    default: return false;
  }
}

bool is_opening(char32_t character) {
  switch (character) {
    case '"':
    case '\'':
    case '(':
    case '[':
    case 0x2018:
    case 0x201C:
    case 0x201E:
    case 0xAB: return true;
    default: return false;
  }
}

char32_t first_character(std::string_view words) {
  std::size_t begin = 0;
  utf8::CodePoint first = utf8::decode(words, begin);
  while (first.size > 0 && is_opening(first.value)) {
    begin += first.size;
    first = utf8::decode(words, begin);
  }
  return first.value;
}

// What stands before any closing marks.
std::string_view without_closing(std::string_view words) {
  for (;;) {
    const utf8::CodePoint last = utf8::decode_before(words, words.size());
    if (last.size == 0 || !is_closing(last.value)) return words;
    words.remove_suffix(last.size);
  }
}

// Lower case, without the stop: words that end with one and no sentence.
constexpr auto abbreviations = std::to_array<std::string_view>(
    {"adm",  "apr",  "aug", "ave", "blvd", "brig", "calif",  "capt", "cllr", "cmdr", "co",  "col",  "corp",
     "dec",  "dept", "dr",  "feb", "fla",  "fr",   "gen",    "gov",  "hon",  "inc",  "jan", "jr",   "jul",
     "jun",  "lt",   "ltd", "maj", "mar",  "mass", "messrs", "mr",   "mrs",  "ms",   "mt",  "no",   "nos",
     "nov",  "oct",  "pa",  "ph",  "pres", "prof", "rep",    "reps", "rev",  "sec",  "sen", "sens", "sep",
     "sept", "sgt",  "sr",  "st",  "ste",  "supt", "tex",    "v",    "va",   "vs"});

// `word` ends before a stop: "Mr", "U.S", "J".
bool is_abbreviation(std::string_view word) {
  while (!word.empty() && is_opening(utf8::decode(word, 0).value))
    word.remove_prefix(utf8::decode(word, 0).size);
  if (word.find('.') != std::string_view::npos && word.size() <= 6) return true;
  if (word.size() == 1 && is_upper(utf8::decode(word, 0).value)) return true;
  return std::find(abbreviations.begin(), abbreviations.end(), small_letters(word)) != abbreviations.end();
}

std::string_view last_word(std::string_view words) {
  const std::size_t space = words.find_last_of(" \t\n");
  return space == std::string_view::npos ? words : words.substr(space + 1);
}

}  // namespace

bool LineCursor::next(Line& line) {
  if (next_ >= text_.size()) return false;
  const std::size_t end = std::min(text_.find('\n', next_), text_.size());
  const Span whole{next_, static_cast<Offset>(end)};
  line.span = trimmed(text_, whole);
  line.indent = 0;
  for (Offset i = whole.begin; i < line.span.begin; ++i) {
    const char byte = text_[i];
    if (!utf8::is_continuation(byte)) line.indent += byte == '\t' ? 8 : 1;
  }
  next_ = static_cast<Offset>(end < text_.size() ? end + 1 : end);
  return true;
}

std::string_view trimmed(std::string_view words) {
  for (;;) {
    const utf8::CodePoint first = utf8::decode(words, 0);
    if (first.size == 0) return words;
    if (!is_space(first.value)) break;
    words.remove_prefix(first.size);
  }
  for (;;) {
    const utf8::CodePoint last = utf8::decode_before(words, words.size());
    if (!is_space(last.value)) return words;
    words.remove_suffix(last.size);
  }
}

Span trimmed(std::string_view text, Span span) {
  const std::string_view kept = trimmed(text.substr(span.begin, span.size()));
  if (kept.empty()) return {span.end, span.end};
  const auto begin = static_cast<Offset>(kept.data() - text.data());
  return {begin, begin + static_cast<Offset>(kept.size())};
}

std::string on_one_line(std::string_view words) {
  std::string line;
  bool is_gap = false;
  words = trimmed(words);
  for (std::size_t offset = 0; offset < words.size();) {
    const utf8::CodePoint next = utf8::decode(words, offset);
    if (is_space(next.value)) {
      is_gap = true;
    } else {
      if (is_gap) line += ' ';
      is_gap = false;
      line.append(words.substr(offset, next.size));
    }
    offset += next.size;
  }
  return line;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && starts_with_ignoring_case(a, b);
}

bool starts_with_ignoring_case(std::string_view words, std::string_view beginning) {
  if (words.size() < beginning.size()) return false;
  for (std::size_t i = 0; i < beginning.size(); ++i)
    if (small_letter(words[i]) != small_letter(beginning[i])) return false;
  return true;
}

std::size_t find_words(std::string_view text, std::string_view wanted) {
  const std::string lower = small_letters(text);
  const auto is_part_of_word = [](char character) {
    return is_ascii_digit(character) || is_ascii_small(character) ||
           (static_cast<unsigned char>(character) & 0x80U) != 0;
  };
  for (std::size_t at = lower.find(wanted); at != std::string::npos; at = lower.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    if ((at == 0 || !is_part_of_word(lower[at - 1])) && (end == lower.size() || !is_part_of_word(lower[end])))
      return at;
  }
  return std::string_view::npos;
}

std::string_view take_word(std::string_view& rest) {
  rest = trimmed(rest);
  std::size_t size = 0;
  while (size < rest.size()) {
    const utf8::CodePoint next = utf8::decode(rest, size);
    if (is_space(next.value)) break;
    size += next.size;
  }
  const std::string_view word = rest.substr(0, size);
  rest.remove_prefix(size);
  return word;
}

bool starts_upper(std::string_view words) { return is_upper(first_character(words)); }

bool starts_lower(std::string_view words) { return is_lower(first_character(words)); }

bool is_all_capitals(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t offset = 0; offset < word.size();) {
    const utf8::CodePoint next = utf8::decode(word, offset);
    if (is_lower(next.value)) return false;
    letters += static_cast<std::size_t>(is_letter(next.value));
    offset += next.size;
  }
  return letters >= 2;
}

bool ends_sentence(std::string_view words) {
  const std::string_view bare = without_closing(words);
  if (bare.empty()) return false;
  if (bare.ends_with("…")) return true;
  return bare.back() == '.' || bare.back() == '?' || bare.back() == '!';
}

bool ends_with_stop(std::string_view words) {
  std::string_view bare = without_closing(words);
  if (!bare.ends_with('.') || bare.ends_with("..")) return false;
  bare.remove_suffix(1);
  return !is_abbreviation(last_word(bare));
}

bool has_stop_inside(std::string_view words) {
  std::string_view rest = words;
  for (std::string_view word = take_word(rest); !word.empty(); word = take_word(rest)) {
    if (trimmed(rest).empty()) return false;
    std::string_view bare = without_closing(word);
    if (bare.empty() || !starts_upper(trimmed(rest))) continue;
    if (bare.back() == '.' && !bare.ends_with("..") && !is_abbreviation(bare.substr(0, bare.size() - 1)))
      return true;
  }
  return false;
}

bool has_words(std::string_view words) {
  for (std::size_t offset = 0; offset < words.size();) {
    const utf8::CodePoint next = utf8::decode(words, offset);
    if (u_isalnum(static_cast<UChar32>(next.value)) != 0) return true;
    // Pictures and symbols may be read; dashes, stars and bullets alone are a rule, and U+FFFD is what was broken.
    const auto kind = static_cast<UCharCategory>(u_charType(static_cast<UChar32>(next.value)));
    if (next.value >= 0x80 && next.value != utf8::replacement &&
        (kind == U_OTHER_SYMBOL || kind == U_CURRENCY_SYMBOL || kind == U_MATH_SYMBOL) &&
        !(next.value >= 0x2500 && next.value <= 0x25FF))
      return true;
    offset += next.size;
  }
  return false;
}

std::size_t columns(std::string_view words) { return utf8::count_code_points(words); }

}  // namespace sayso
