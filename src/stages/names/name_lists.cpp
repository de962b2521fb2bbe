#include "stages/names/name_lists.hpp"

#include "base/text_list.hpp"

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
  each_line(text, [&](std::string_view line) {
    if (line.starts_with('[')) {
      const auto* const found = std::find(headings.begin(), headings.end(), line);
      list = found == headings.end() ? nullptr : &lists_[static_cast<std::size_t>(found - headings.begin())];
      return;
    }
    if (list != nullptr) each_part(line, ',', [&](std::string_view name) { list->insert(name); });
  });
}

const NameLists& NameLists::shared() {
  static const NameLists words(texts::name_lists);
  return words;
}

}  // namespace sayso
