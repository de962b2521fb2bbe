#include "links/relations/references.hpp"

#include "base/text_list.hpp"

#include <string_view>
#include <unordered_map>
#include <utility>

namespace sayso::texts {
extern const std::string_view relation_references;
}  // namespace sayso::texts

namespace sayso::relations {

namespace {

constexpr std::pair<std::string_view, Reference> headings[] = {
    {"blame:", Reference::blame}, {"saying:", Reference::saying}, {"count:", Reference::count}};

using References = std::unordered_map<Sense, Reference>;

References read_references() {
  References references;
  each_line(texts::relation_references, [&](std::string_view line) {
    for (const auto& [heading, kind] : headings) {
      if (!line.starts_with(heading)) continue;
      each_part(line.substr(heading.size()), ' ', [&, stands_for = kind](std::string_view word) {
        references.emplace(hash_of(stem_of(word)), stands_for);
      });
    }
  });
  for (const std::string_view word : {"it", "this", "that"})
    references.emplace(hash_of(stem_of(word)), Reference::any);
  return references;
}

}  // namespace

Reference reference_of(Sense stem) {
  static const References references = read_references();
  const auto found = references.find(stem);
  return found == references.end() ? Reference::none : found->second;
}

}  // namespace sayso::relations
