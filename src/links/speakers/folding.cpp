// How words are made comparable: accents, apostrophes, and the many ways of writing one foreign name.
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "links/speakers/names.hpp"

#include <array>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace sayso {
namespace {

// Letters that no decomposition takes apart.
std::string_view plain_letter(UChar32 c) {
  switch (c) {
    case 0x142: return "l";
    case 0xF8: return "o";
    case 0xE6: return "ae";
    case 0x153: return "oe";
    case 0x111:
    case 0xF0: return "d";
    case 0xFE: return "th";
    case 0x131: return "i";
    default: return {};
  }
}

bool is_apostrophe(UChar32 c) {
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x2BC || c == '`' || c == 0xB4 || c == 0x2BB;
}
bool is_hyphen(UChar32 c) { return c == '-' || c == 0x2010 || c == 0x2011; }

class Folder {
 public:
  Folder(FullStops full_stops, std::string& out) : full_stops_(full_stops), out_(out) {}

  void take(UChar32 c) {
    if (c < 0x80) {
      take_ascii(static_cast<char>(c));
    } else if (const std::string_view letters = plain_letter(c); !letters.empty()) {
      out_.append(letters);
    } else if (u_isalnum(c)) {
      utf8::append(out_, static_cast<char32_t>(c));
    } else if (is_hyphen(c)) {
      take_ascii('-');
    } else if (u_charType(c) != U_NON_SPACING_MARK && !is_apostrophe(c)) {
      part();
    }
  }

 private:
  void part() {
    while (out_.ends_with('-')) out_.pop_back();
    if (!out_.empty() && out_.back() != ' ') out_.push_back(' ');
  }
  void take_ascii(char c) {
    c = small_letter(c);
    if (is_ascii_small(c) || is_ascii_digit(c)) {
      out_.push_back(c);
    } else if (c == '-') {
      if (!out_.empty() && out_.back() != ' ' && out_.back() != '-') out_.push_back('-');
    } else if (c == '&') {
      part();
      out_.append("and ");
    } else if (!is_apostrophe(c) && (c != '.' || full_stops_ == FullStops::part_words)) {
      part();
    }
  }

  FullStops full_stops_;
  std::string& out_;
};

using Change = std::pair<std::string_view, std::string_view>;

// The longer first. What stands left of it is done already.
constexpr std::array<Change, 34> changes{{
    {"tsch", "c"}, {"tch", "c"}, {"sch", "s"}, {"sh", "s"}, {"cz", "c"}, {"ch", "c"}, {"zh", "z"},
    {"kh", "k"},   {"gh", "g"},  {"ck", "k"},  {"qu", "k"}, {"ph", "f"}, {"dh", "d"}, {"th", "t"},
    {"tz", "c"},   {"ts", "c"},  {"ou", "u"},  {"oo", "u"}, {"oe", "o"}, {"ae", "a"}, {"ue", "u"},
    {"ee", "i"},   {"iy", "i"},  {"yi", "i"},  {"ij", "i"}, {"yy", "i"}, {"ii", "i"}, {"ie", "i"},
    {"ce", "se"},  {"ci", "si"}, {"x", "ks"},  {"q", "k"},  {"w", "v"},  {"c", "k"},
}};

}  // namespace

std::string folded(std::string_view words, FullStops full_stops) {
  std::string out;
  out.reserve(words.size());
  bool is_ascii = true;
  for (const char c : words) is_ascii = is_ascii && static_cast<unsigned char>(c) < 0x80;
  Folder folder(full_stops, out);
  if (is_ascii) {
    for (const char c : words) folder.take(c);
  } else {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFKDInstance(error);
    icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(words.data(), static_cast<std::int32_t>(words.size())));
    text.foldCase();
    if (U_SUCCESS(error)) text = normalizer->normalize(text, error);
    for (std::int32_t i = 0; i < text.length();) {
      const UChar32 c = text.char32At(i);
      folder.take(c);
      i += U16_LENGTH(c);
    }
  }
  while (out.ends_with(' ') || out.ends_with('-')) out.pop_back();
  return out;
}

std::string sound_of(std::string_view word) {
  std::string sound;
  while (!word.empty()) {
    std::string_view heard = word.substr(0, 1);
    std::size_t size = 1;
    for (const auto& [written, spoken] : changes) {
      if (!word.starts_with(written)) continue;
      heard = spoken;
      size = written.size();
      break;
    }
    for (const char c : heard) {
      const char plain = c == 'y' || c == 'j' ? 'i' : c;
      if (plain != '-' && (sound.empty() || sound.back() != plain)) sound.push_back(plain);
    }
    word.remove_prefix(size);
  }
  return sound;
}

std::string bones_of(std::string_view word) {
  std::string bones;
  for (const char c : sound_of(word)) {
    const bool is_vowel = c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
    if (is_vowel || c == 'h') {
      if (bones.empty() && is_vowel) bones.push_back('a');
      continue;
    }
    const char bone = c == 'g' ? 'k' : c;
    if (bones.empty() || bones.back() != bone) bones.push_back(bone);
  }
  return bones.empty() ? std::string(word) : bones;
}

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = text.find(' ') == std::string_view::npos ? text.size() : text.find(' ');
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(end < text.size() ? end + 1 : end);
  }
  return words;
}

std::string join_words(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string joined;
  for (std::size_t i = begin; i < std::min(end, words.size()); ++i) {
    if (!joined.empty()) joined.push_back(' ');
    joined.append(words[i]);
  }
  return joined;
}

}  // namespace sayso
