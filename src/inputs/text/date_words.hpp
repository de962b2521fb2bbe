// The words of a date line: numbers, words in lower case, and signs. A number knows how many digits it had, so that
// "06" and "2024" can be told apart, and every word whether white space stood before it ("14:05 -0500", "5-6").
//
//   split_date_words("6th Nov. 2024")   // number 6, word "th" (no space before), word "nov", sign '.', number 2024
//
// Odd case: what belongs in no date (a letter beyond ASCII, a "#") gives nothing at all.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct DateWord {
  enum class Kind : std::uint8_t { number, word, sign };
  Kind kind = Kind::sign;
  bool has_space_before = false;
  std::uint8_t digits = 0;
  std::int64_t number = 0;
  std::string word;  // of a sign, the sign
};

std::optional<std::vector<DateWord>> split_date_words(std::string_view line);

// 1 to 12, or 0. Names and abbreviations in English.
int month_named(std::string_view word);
bool is_weekday(std::string_view word);

// Minutes east of Greenwich of a zone's abbreviation that has one meaning; no value for others.
std::optional<int> zone_named(std::string_view word);

// What may stand around a date and says nothing: "at", "on", "local time".
bool is_date_filler(std::string_view word);
bool is_publishing_word(std::string_view word);
bool is_updating_word(std::string_view word);

}  // namespace sayso
