#include "inputs/text/date_words.hpp"

#include "base/ascii.hpp"
#include "base/text_list.hpp"
#include "inputs/text/lines.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace sayso {
namespace {

// Signs beyond ASCII that stand between dates, and what they are taken for.
struct Sign {
  std::string_view bytes;
  char sign;
};
constexpr std::array signs{Sign{"–", '-'}, Sign{"—", '-'}, Sign{"−", '-'},        Sign{"•", '|'},
                           Sign{"·", '|'}, Sign{"‧", '|'}, Sign{"\xC2\xA0", ' '}, Sign{"\xE2\x80\xAF", ' '}};

std::size_t count_while(std::string_view text, bool (*is_one)(char)) {
  std::size_t count = 0;
  while (count < text.size() && is_one(text[count])) ++count;
  return count;
}

DateWord number_of(std::string_view digits) {
  DateWord word;
  word.kind = DateWord::Kind::number;
  word.digits = static_cast<std::uint8_t>(digits.size());
  for (const char digit : digits) word.number = word.number * 10 + (digit - '0');
  word.word = std::string(digits);
  return word;
}

DateWord sign_of(char sign) {
  DateWord word;
  word.word = std::string(1, sign);
  return word;
}

constexpr auto weekdays = std::to_array<std::string_view>(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues",
     "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"});

constexpr auto fillers = std::to_array<std::string_view>(
    {"on",  "at",    "of",   "date", "time", "local", "first", "last",   "originally", "the",
     "hrs", "hours", "et",   "pt",   "ct",   "mt",    "ist",   "jst",    "kst",        "sgt",
     "hkt", "wib",   "aest", "a",    "to",   "print", "web",   "online", "issued",     "dated"});

constexpr auto publishing = std::to_array<std::string_view>(
    {"published", "publish", "posted", "created", "released", "publication", "filed", "published:"});
constexpr auto updating =
    std::to_array<std::string_view>({"updated", "update", "modified", "revised", "edited", "changed"});

struct Zone {
  std::string_view name;
  int minutes;
};
constexpr std::array zones{
    Zone{"z", 0},      Zone{"gmt", 0},    Zone{"utc", 0},    Zone{"est", -300},
    Zone{"edt", -240}, Zone{"cdt", -300}, Zone{"mst", -420}, Zone{"mdt", -360},
    Zone{"pst", -480}, Zone{"pdt", -420}, Zone{"bst", 60},   Zone{"cet", 60},
    Zone{"cest", 120}, Zone{"eet", 120},  Zone{"eest", 180}, Zone{"msk", 180},
};

}  // namespace

std::optional<std::vector<DateWord>> split_date_words(std::string_view line) {
  constexpr std::size_t most_digits = 17;
  std::vector<DateWord> words;
  bool has_space = true;
  const auto add = [&](DateWord word) {
    word.has_space_before = std::exchange(has_space, false);
    words.push_back(std::move(word));
  };
  while (!line.empty()) {
    if (line.front() == ' ' || line.front() == '\t' || line.front() == '\n') {
      has_space = true;
      line.remove_prefix(1);
    } else if (is_ascii_digit(line.front())) {
      const std::size_t size = count_while(line, is_ascii_digit);
      if (size > most_digits) return std::nullopt;
      add(number_of(line.substr(0, size)));
      line.remove_prefix(size);
    } else if (is_ascii_letter(line.front())) {
      const std::size_t size = count_while(line, is_ascii_letter);
      DateWord word;
      word.kind = DateWord::Kind::word;
      word.word = small_letters(line.substr(0, size));
      add(std::move(word));
      line.remove_prefix(size);
    } else if (std::string_view(".,:;/|()[]-+").find(line.front()) != std::string_view::npos) {
      add(sign_of(line.front()));
      line.remove_prefix(1);
    } else {
      const auto* const sign = std::find_if(signs.begin(), signs.end(),
                                            [&](const Sign& one) { return line.starts_with(one.bytes); });
      if (sign == signs.end()) return std::nullopt;
      if (sign->sign == ' ') {
        has_space = true;
      } else {
        add(sign_of(sign->sign));
      }
      line.remove_prefix(sign->bytes.size());
    }
  }
  return words;
}

int month_named(std::string_view word) {
  constexpr auto months =
      std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july",
                                       "august", "september", "october", "november", "december"});
  if (word == "sept") return 9;
  for (std::size_t i = 0; i < months.size(); ++i)
    if (word == months[i] || (word.size() == 3 && months[i].starts_with(word)))
      return static_cast<int>(i) + 1;
  return 0;
}

bool is_weekday(std::string_view word) { return is_in(weekdays, word); }

std::optional<int> zone_named(std::string_view word) {
  const auto* const zone =
      std::find_if(zones.begin(), zones.end(), [&](const Zone& one) { return one.name == word; });
  return zone == zones.end() ? std::nullopt : std::optional(zone->minutes);
}

bool is_date_filler(std::string_view word) { return is_in(fillers, word); }
bool is_publishing_word(std::string_view word) { return is_in(publishing, word); }
bool is_updating_word(std::string_view word) { return is_in(updating, word); }

}  // namespace sayso
