#include "stages/times/words.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <iterator>

namespace sayso::times {

namespace {

struct Entry {
  std::string_view word;
  Is is;
  std::int32_t value;
};

constexpr Entry entries[] = {
#include "stages/times/words.inc"
};
constexpr auto is_before = [](const Entry& a, const Entry& b) {
  return a.word < b.word;
};
static_assert(std::is_sorted(std::begin(entries), std::end(entries), is_before), "Looked up by halves.");

constexpr std::size_t longest_word = 20;

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

// -1 where it is no number of at most nine digits.
std::int32_t number_of(std::string_view text) {
  if (!is_digits(text) || text.size() > 9) return -1;
  std::int32_t number = 0;
  for (const char c : text) number = number * 10 + (c - '0');
  return number;
}

// An apostrophe of either kind at the beginning; its size or 0.
std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(std::min(at, text.size()));
  if (rest.starts_with("'") || rest.starts_with("`")) return 1;
  return rest.starts_with("’") || rest.starts_with("‘") ? 3 : 0;
}

// "1990s", "1990's", "90s": the year in which the decade begins.
bool read_era(std::string_view text, Word& word) {
  const std::size_t mark = apostrophe_at(text, 0);
  text.remove_prefix(mark);
  if (!text.ends_with('s') && !text.ends_with('S')) return false;
  text.remove_suffix(1);
  if (text.ends_with("'")) text.remove_suffix(1);
  if (text.ends_with("’")) text.remove_suffix(3);
  const std::int32_t number = number_of(text);
  if (number < 0 || number % 10 != 0) return false;
  if (text.size() == 4 && mark == 0 && number >= 1000 && number <= 2100) {
    word.value = number;
  } else if (text.size() == 2) {
    word.value = number >= 20 ? 1900 + number : 2000 + number;
  } else {
    return false;
  }
  word.is = Is::era;
  return true;
}

bool read_ordinal(std::string_view text, Word& word) {
  if (text.size() < 3 || text.size() > 5) return false;
  const std::string_view end = text.substr(text.size() - 2);
  if (end != "st" && end != "nd" && end != "rd" && end != "th") return false;
  word.value = number_of(text.substr(0, text.size() - 2));
  if (word.value < 0) return false;
  word.is = Is::ordinal;
  return true;
}

// "15:30", "15:30:05".
bool read_clock(std::string_view text, Word& word) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2) return false;
  const std::int32_t hour = number_of(text.substr(0, colon));
  const std::int32_t minute = number_of(text.substr(colon + 1, 2));
  const std::string_view rest = text.substr(std::min(colon + 3, text.size()));
  if (hour < 0 || hour > 24 || text.size() < colon + 3 || minute < 0 || minute > 59) return false;
  if (!rest.empty() && (rest.size() != 3 || rest[0] != ':' || number_of(rest.substr(1)) < 0)) return false;
  word.is = Is::clock;
  word.value = hour * 60 + minute;
  return true;
}

void read_digits(std::string_view text, Word& word) {
  if (is_digits(text)) {
    word.is = Is::number;
    word.value = number_of(text);
    return;
  }
  if (read_era(text, word) || read_ordinal(text, word) || read_clock(text, word)) return;
  const auto slashes = std::count(text.begin(), text.end(), '/');
  const auto dashes = std::count(text.begin(), text.end(), '-');
  const bool is_plain = std::all_of(
      text.begin(), text.end(), [](char c) { return is_ascii_digit(c) || c == '/' || c == '-' || c == ','; });
  if (slashes > 0 && dashes == 0 && is_plain) {
    word.is = Is::slashed;
  } else if (dashes > 1 || (dashes == 2 && text.find('T') != std::string_view::npos)) {
    word.is = Is::dashed;
  } else {
    word.is = Is::number;  // 3.5 or 1,200
    word.value = -1;
    if (text.size() <= 9 && is_plain && slashes + dashes == 0) {
      std::int32_t number = 0;
      for (const char c : text) number = c == ',' ? number : number * 10 + (c - '0');
      word.value = number;
    }
  }
}

void look_up(std::string_view text, Word& word) {
  if (text.size() > longest_word) return;
  char small[longest_word];
  std::transform(text.begin(), text.end(), small, small_letter);
  const std::string_view key(small, text.size());
  const auto* found =
      std::lower_bound(std::begin(entries), std::end(entries), Entry{key, Is::other, 0}, is_before);
  if (found == std::end(entries) || found->word != key) return;
  word.is = found->is;
  word.value = found->value;
}

}  // namespace

Word word_of(std::string_view token) {
  Word word;
  word.text = token;
  if (token.empty()) return word;
  word.is_capital = is_ascii_capital(token[0]);
  if (token.size() > 4 && (token.starts_with("mid-") || token.starts_with("Mid-"))) {
    Word rest = word_of(token.substr(4));
    rest.text = token;
    rest.is_mid = true;
    return rest;
  }
  // post-1959, pre-9/11: the word is the time that it names.
  const std::size_t prefix = token.starts_with("post-") || token.starts_with("Post-") ? 5
                             : token.starts_with("pre-") || token.starts_with("Pre-") ? 4
                                                                                      : 0;
  if (prefix > 0 && token.size() > prefix && is_ascii_digit(token[prefix])) {
    Word rest = word_of(token.substr(prefix));
    rest.text = token;
    return rest;
  }
  const std::size_t mark = apostrophe_at(token, 0);
  if (is_ascii_digit(token[0])) {
    read_digits(token, word);
  } else if (mark > 0 && token.size() > mark && is_ascii_digit(token[mark])) {
    if (!read_era(token, word) && token.size() == mark + 2 && is_digits(token.substr(mark))) {
      word.is = Is::short_year;
      word.value = number_of(token.substr(mark));
    }
  } else {
    look_up(token, word);
  }
  return word;
}

}  // namespace sayso::times
