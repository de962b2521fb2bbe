#include "links/speakers/lists.hpp"

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

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::vector<std::string_view> parts_of(std::string_view line, char separator) {
  std::vector<std::string_view> parts;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(separator), line.size());
    std::string_view part = line.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) parts.push_back(part);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return parts;
}

}  // namespace

SpeakerLists::SpeakerLists(std::string_view lists) {
  std::string_view heading;
  while (!lists.empty()) {
    const std::string_view line = next_line(lists);
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with('[')) {
      heading = line.substr(1, line.find(']') - 1);
      if (heading.starts_with("field ")) {
        ++field_count_;
        if (heading == "field private") private_field_ = 1U << field_count_;
      }
      continue;
    }
    ++lines_;
    const auto* const list = std::find_if(word_lists.begin(), word_lists.end(),
                                          [&](const auto& one) { return one.first == heading; });
    if (list != word_lists.end()) {
      take_words(line, static_cast<std::uint32_t>(list->second));
    } else {
      take_line(heading, line);
    }
  }
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
  while (!people.empty()) {
    const std::string_view line = next_line(people);
    if (line.starts_with('#')) continue;
    if (line.starts_with('[')) {
      is_list = line.ends_with("first names]");
    } else if (is_list) {
      take_words(line, static_cast<std::uint32_t>(ListedWord::first_name));
    }
  }
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
