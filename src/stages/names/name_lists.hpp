// Words that correct what the network says about names, from models/names.txt: bodies that are known, what ends a
// company's name, what is never a name, what follows one. Read once, when first asked for; then shared by all threads.
//
//   NameLists::shared().has(NameLists::bodies, "Islamic Jihad")
//
// Odd case: capitals count ("WHO" is a body, "who" is none).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace sayso {

class NameLists {
 public:
  enum List : std::uint8_t { bodies, company_endings, no_names, after_names };

  static const NameLists& shared();
  explicit NameLists(std::string_view lists);

  bool has(List list, std::string_view words) const { return lists_[list].contains(words); }
  std::size_t size(List list) const { return lists_[list].size(); }

 private:
  std::array<std::unordered_set<std::string_view>, 4> lists_;  // views of the text that was given
};

}  // namespace sayso
