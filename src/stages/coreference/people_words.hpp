// Words about people, organisations and documents, from models/people.txt: which sex a first name is of, which nouns mean
// persons. Read once, when first asked; then shared by all threads.
//
//   PeopleWords::shared().of("spokeswoman") has female and person
//
// Odd case: a word may be in several lists ("grace" none, "chair" a title and a person); one in no list has no kind.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sayso {

enum WordKind : std::uint32_t {
  male_first_name = 1U << 0U,
  female_first_name = 1U << 1U,
  title_word = 1U << 2U,
  male_word = 1U << 3U,
  female_word = 1U << 4U,
  person_word = 1U << 5U,
  group_word = 1U << 6U,
  organisation_word = 1U << 7U,
  document_word = 1U << 8U,
  office_word = 1U << 9U,    // "the candidate": may stand for somebody who was named just before
  company_word = 1U << 10U,  // "the bank": may stand for a body that was
};

class PeopleWords {
 public:
  static const PeopleWords& shared();
  explicit PeopleWords(std::string_view lists);

  // In small letters; 0 for a word in no list.
  std::uint32_t of(std::string_view word) const {
    const auto found = kinds_.find(word);
    return found == kinds_.end() ? 0U : found->second;
  }
  std::size_t size() const { return kinds_.size(); }

 private:
  std::unordered_map<std::string_view, std::uint32_t> kinds_;  // views of the text that was given
};

}  // namespace sayso
