// The lists of models/speakers.txt, read once. Words are asked for in the form that `folded` gives (names.hpp): small letters
// without accents, apostrophes and full stops.
//
//   SpeakerLists::shared().has(ListedWord::title, "gen") == true
//   SpeakerLists::shared().same_first_name("bill") == same_first_name("william"), a number; 0 for a name that no line has
//
// Odd case: a word may be in many lists ("general" is a title and of the field of force).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sayso {

enum class ListedWord : std::uint32_t {
  title = 1,
  name_ending = 2,
  particle = 4,
  family_first = 8,
  common_family = 16,
  word_of_state = 32,
  body = 64,
  company_word = 128,
  first_name = 256,
  family_first_of_two = 512
};

class SpeakerLists {
 public:
  static const SpeakerLists& shared();
  explicit SpeakerLists(std::string_view lists);
  // Also takes up the first names of models/people.txt.
  void add_first_names(std::string_view people);

  bool has(ListedWord list, std::string_view word) const;
  // Numbers of lines; 0: in none.
  std::uint32_t same_first_name(std::string_view word) const { return of(first_names_, word); }
  std::uint32_t country(std::string_view words) const { return of(countries_, words); }
  bool is_office(std::string_view words) const { return of(offices_, words) != 0; }
  // Fields of a word, a bit each; `private_field` is that of people who hold no office.
  std::uint32_t fields(std::string_view word) const { return of(fields_, word); }
  std::uint32_t private_field() const { return private_field_; }
  // The name that is kept for a body; empty for one that is in no line.
  std::string_view alias(std::string_view words) const;
  std::string_view spelling(std::string_view word) const;

 private:
  using Numbers = std::unordered_map<std::string, std::uint32_t>;
  static std::uint32_t of(const Numbers& numbers, std::string_view word);
  void take_words(std::string_view line, std::uint32_t kind);
  void take_line(std::string_view heading, std::string_view line);

  Numbers kinds_, first_names_, countries_, offices_, fields_;
  std::unordered_map<std::string, std::string> aliases_, spellings_;
  std::uint32_t lines_ = 0, field_count_ = 0, private_field_ = 0;
};

}  // namespace sayso
