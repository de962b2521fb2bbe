#include "links/speakers/lists.hpp"

#include "base/text_list.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace sayso {

namespace texts {
extern const std::string_view speaker_lists;  // models/speakers.txt
extern const std::string_view link_people;    // models/people.txt
}  // namespace texts

namespace {

constexpr std::array<std::pair<std::string_view, ListedWord>, 9> word_lists{{
    {"titles", ListedWord::title},
    {"name endings", ListedWord::name_ending},
    {"particles", ListedWord::particle},
    {"families first", ListedWord::family_first},
    {"families first of two", ListedWord::family_first_of_two},
    {"common families", ListedWord::common_family},
    {"words of state", ListedWord::word_of_state},
    {"bodies", ListedWord::body},
    {"company words", ListedWord::company_word},
}};

std::vector<std::string_view> parts_of(std::string_view line, char separator) {
  std::vector<std::string_view> parts;
  each_part(line, separator, [&](std::string_view part) { parts.push_back(part); });
  return parts;
}

}  // namespace

SpeakerLists::SpeakerLists(std::string_view lists) {
  std::string_view heading;
  each_line(lists, [&](std::string_view line) {
    if (line.starts_with('[')) {
      heading = line.substr(1, line.find(']') - 1);
      if (heading.starts_with("field ")) {
        ++field_count_;
        if (heading == "field private") private_field_ = 1U << field_count_;
      }
      return;
    }
    ++lines_;
    const auto* const list = std::find_if(word_lists.begin(), word_lists.end(),
                                          [&](const auto& one) { return one.first == heading; });
    if (list != word_lists.end()) {
      take_words(line, static_cast<std::uint32_t>(list->second));
    } else {
      take_line(heading, line);
    }
  });
}

void SpeakerLists::take_words(std::string_view line, std::uint32_t kind) {
  for (const std::string_view word : parts_of(line, ' ')) kinds_[std::string(word)] |= kind;
}

void SpeakerLists::take_line(std::string_view heading, std::string_view line) {
  if (heading == "first names") {
    // A name of two lines ("chris") keeps the first.
    for (const std::string_view word : parts_of(line, ' ')) {
      first_names_.try_emplace(std::string(word), lines_);
      kinds_[std::string(word)] |= static_cast<std::uint32_t>(ListedWord::first_name);
    }
  } else if (heading.starts_with("field ")) {
    for (const std::string_view word : parts_of(line, ' ')) fields_[std::string(word)] |= 1U << field_count_;
  } else {
    const std::vector<std::string_view> parts = parts_of(line, ',');
    for (const std::string_view part : parts) {
      const std::string words(part);
      if (heading == "offices") offices_.try_emplace(words, lines_);
      if (heading == "countries") countries_.try_emplace(words, lines_);
      if (heading == "aliases") aliases_.try_emplace(words, parts.front());
      if (heading == "spellings") spellings_.try_emplace(words, parts.front());
    }
  }
}

void SpeakerLists::add_first_names(std::string_view people) {
  bool is_list = false;
  each_line(people, [&](std::string_view line) {
    if (line.starts_with('[')) {
      is_list = line.ends_with("first names]");
    } else if (is_list) {
      take_words(line, static_cast<std::uint32_t>(ListedWord::first_name));
    }
  });
}

std::uint32_t SpeakerLists::of(const Numbers& numbers, std::string_view word) {
  const auto found = numbers.find(std::string(word));
  return found == numbers.end() ? 0 : found->second;
}

bool SpeakerLists::has(ListedWord list, std::string_view word) const {
  return (of(kinds_, word) & static_cast<std::uint32_t>(list)) != 0;
}

std::string_view SpeakerLists::alias(std::string_view words) const {
  const auto found = aliases_.find(std::string(words));
  return found == aliases_.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view SpeakerLists::spelling(std::string_view word) const {
  const auto found = spellings_.find(std::string(word));
  return found == spellings_.end() ? word : std::string_view(found->second);
}

const SpeakerLists& SpeakerLists::shared() {
  static const SpeakerLists lists = [] {
    SpeakerLists made(texts::speaker_lists);
    made.add_first_names(texts::link_people);
    return made;
  }();
  return lists;
}

}  // namespace sayso
