#include "links/relations/references.hpp"

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

void read_line(std::string_view line, References& references) {
  for (const auto& [heading, kind] : headings) {
    if (!line.starts_with(heading)) continue;
    line.remove_prefix(heading.size());
    while (!line.empty()) {
      const std::size_t end = std::min(line.find(' '), line.size());
      if (end > 0) references.emplace(hash_of(stem_of(line.substr(0, end))), kind);
      line.remove_prefix(std::min(end + 1, line.size()));
    }
  }
}

References read_references() {
  References references;
  for (std::string_view text = texts::relation_references; !text.empty();) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    read_line(text.substr(0, end), references);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
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
