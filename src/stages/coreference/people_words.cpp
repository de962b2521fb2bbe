#include "stages/coreference/people_words.hpp"

#include "base/text_list.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sayso {

namespace texts {
extern const std::string_view people;  // models/people.txt
}

namespace {

constexpr std::array<std::pair<std::string_view, WordKind>, 11> headings{{
    {"[male first names]", male_first_name},
    {"[female first names]", female_first_name},
    {"[title words]", title_word},
    {"[male words]", male_word},
    {"[female words]", female_word},
    {"[person words]", person_word},
    {"[group words]", group_word},
    {"[organisation words]", organisation_word},
    {"[document words]", document_word},
    {"[office words]", office_word},
    {"[company words]", company_word},
}};

}  // namespace

PeopleWords::PeopleWords(std::string_view lists) {
  std::uint32_t kind = 0;
  each_line(lists, [&](std::string_view line) {
    if (line.starts_with('[')) {
      const auto* const found =
          std::find_if(headings.begin(), headings.end(), [&](const auto& h) { return h.first == line; });
      kind = found == headings.end() ? 0U : static_cast<std::uint32_t>(found->second);
      return;
    }
    each_part(line, ' ', [&](std::string_view word) { kinds_[word] |= kind; });
  });
}

const PeopleWords& PeopleWords::shared() {
  static const PeopleWords words(texts::people);
  return words;
}

}  // namespace sayso
