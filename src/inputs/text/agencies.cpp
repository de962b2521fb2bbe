#include "inputs/text/agencies.hpp"

#include "base/ascii.hpp"
#include "base/text_list.hpp"
#include "base/utf8.hpp"
#include "inputs/text/lines.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace sayso {

namespace texts {
extern const std::string_view agencies;
}

namespace {

// The names in lower case are found in any letters and anywhere; a short name only in its own.
struct Agency {
  std::string_view short_name;
  std::vector<std::string_view> names;
};

// The lines of models/agencies.txt.
std::vector<Agency> read_agencies(std::string_view text) {
  std::vector<Agency> agencies;
  each_line(text, [&](std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    Agency& made = agencies.emplace_back();
    made.short_name = without_blanks(line.substr(0, colon));
    each_part(line.substr(colon + 1), ',', [&](std::string_view name) { made.names.push_back(name); });
  });
  return agencies;
}

const std::vector<Agency>& table() {
  static const std::vector<Agency> agencies = read_agencies(texts::agencies);
  return agencies;
}

bool is_word_byte(char character) {
  return is_ascii_digit(character) || is_ascii_letter(character) ||
         (static_cast<unsigned char>(character) & 0x80U) != 0;
}

// In its own letters, as whole words.
bool has_short_name(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || !is_word_byte(text[at - 1])) && (end == text.size() || !is_word_byte(text[end])))
      return true;
  }
  return false;
}

std::string_view without_article(std::string_view words) {
  words = trimmed(words);
  return starts_with_ignoring_case(words, "the ") ? words.substr(4) : words;
}

}  // namespace

std::string agency_named(std::string_view words) {
  words = without_article(words);
  if (words.empty() || words.size() > 40) return {};
  for (const Agency& agency : table()) {
    if (equals_ignoring_case(words, agency.short_name)) {
      // "pa", "ani" and "ap" are words of other languages, or slips; the agency writes itself in its own letters.
      if (words == agency.short_name || is_all_capitals(words)) return std::string(agency.short_name);
      if (words.size() > 4 && starts_upper(words)) return std::string(agency.short_name);
    }
    for (const std::string_view name : agency.names)
      if (!name.empty() && equals_ignoring_case(words, name)) return std::string(agency.short_name);
  }
  return {};
}

std::string agency_in(std::string_view words) {
  // "Australian Associated Press" holds "Associated Press": the longest name that is there counts.
  std::string_view found;
  std::size_t size = 0;
  for (const Agency& agency : table()) {
    if (agency.short_name.size() > size && has_short_name(words, agency.short_name)) {
      found = agency.short_name;
      size = agency.short_name.size();
    }
    for (const std::string_view name : agency.names) {
      if (name.size() <= size || find_words(words, name) == std::string_view::npos) continue;
      found = agency.short_name;
      size = name.size();
    }
  }
  return std::string(found);
}

std::string agency_in_dateline(std::string_view words) {
  words = trimmed(words);
  if (std::string known = agency_named(words); !known.empty()) return known;
  if (std::string known = agency_in(words); !known.empty() && words.size() <= 40) return known;
  const bool is_word = words.find_first_of(" \t\n.,:;0123456789") == std::string_view::npos;
  if (is_word && words.size() <= 12 && is_all_capitals(words)) return std::string(words);
  return {};
}

}  // namespace sayso
