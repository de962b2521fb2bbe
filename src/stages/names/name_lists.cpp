#include "stages/names/name_lists.hpp"

#include <algorithm>

namespace sayso {

namespace texts {
extern const std::string_view name_lists;  // models/names.txt
}

namespace {

constexpr std::array<std::string_view, 4> headings{"[bodies]", "[company endings]", "[no names]",
                                                   "[after names]"};

}  // namespace

NameLists::NameLists(std::string_view text) {
  std::unordered_set<std::string_view>* list = nullptr;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with('#')) continue;
    if (line.starts_with('[')) {
      const auto* const found = std::find(headings.begin(), headings.end(), line);
      list = found == headings.end() ? nullptr : &lists_[static_cast<std::size_t>(found - headings.begin())];
      continue;
    }
    while (list != nullptr && !line.empty()) {
      const std::size_t comma = std::min(line.find(", "), line.size());
      if (comma > 0) list->insert(line.substr(0, comma));
      line.remove_prefix(std::min(comma + 2, line.size()));
    }
  }
}

const NameLists& NameLists::shared() {
  static const NameLists words(texts::name_lists);
  return words;
}

}  // namespace sayso
