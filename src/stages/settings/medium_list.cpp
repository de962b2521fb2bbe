#include "stages/settings/medium_list.hpp"

#include "base/text_list.hpp"

#include <algorithm>
#include <iterator>

namespace sayso {

namespace texts {
extern const std::string_view media;  // models/media.txt
}

namespace {

constexpr std::string_view names[] = {
    "interview",    "press conference", "statement", "speech",     "post",   "video address", "letter",
    "court filing", "report",           "testimony", "phone call", "debate", "email",         "other"};

std::string_view cut_off(std::string_view& text, char separator) {
  const std::size_t at = text.find(separator);
  const std::string_view first = without_blanks(text.substr(0, at));
  text = at == std::string_view::npos ? std::string_view() : without_blanks(text.substr(at + 1));
  return first;
}

}  // namespace

MediumList::MediumList(std::string_view text) {
  each_line(text, [&](std::string_view line, std::uint32_t number) { read_line(line, number); });
}

void MediumList::read_line(std::string_view text, std::uint32_t number) {
  text = without_blanks(text.substr(0, text.find('#')));
  if (text.empty()) return;
  MediumEntry entry;
  const std::size_t colon = text.find(':');
  std::string_view name = without_blanks(text.substr(0, colon));
  if (name.starts_with("verb ")) {
    entry.is_verb = true;
    name = without_blanks(name.substr(5));
  }
  const auto found = std::find(std::begin(names), std::end(names), name);
  if (colon == std::string_view::npos || found == std::end(names)) {
    faults_.push_back("Line " + std::to_string(number) +
                      " of models/media.txt does not begin with a medium and a colon.");
    return;
  }
  entry.medium = static_cast<Medium>(found - std::begin(names) + 1);
  std::string_view rest = without_blanks(text.substr(colon + 1));
  while (!rest.empty()) {
    std::string_view words = cut_off(rest, ',');
    entry.words.clear();
    while (!words.empty()) entry.words.push_back(cut_off(words, ' '));
    if (entry.words.empty()) continue;
    index_[entry.words.front().substr(0, 2)].push_back(static_cast<std::uint32_t>(entries_.size()));
    entries_.push_back(entry);
  }
}

const std::vector<std::uint32_t>* MediumList::beginning_with(std::string_view form) const {
  const auto found = index_.find(form.substr(0, 2));
  return found == index_.end() ? nullptr : &found->second;
}

const MediumList& medium_list() {
  static const MediumList list(texts::media);
  return list;
}

}  // namespace sayso
