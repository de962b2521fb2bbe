// From two statements side by side to the relation that holds between them, by named rules; the first that fits wins, a clash
// before likeness. Method and order of the rules: docs/relations.md.
#pragma once

#include "links/relations/pair.hpp"
#include "links/relations/relate.hpp"

#include <optional>

namespace sayso::relations {

// One statement with all that the rules look at.
struct Told {
  const Reading* reading = nullptr;
  std::uint32_t number = 0;
  const Prepared* prepared = nullptr;

  const Reading::Statement& statement() const { return reading->statements[number]; }
  std::string_view text(Span span) const { return reading->text(span); }
};

// Whether a stands after b: by the time of saying, else by publication, else by place in the article or by the articles' ids.
bool is_later(const Told& a, const Told& b);

// Appends what holds between a and b, at most one relation and a `cites` beside it. from_first says that a is the later one.
void decide(const Told& a, const Told& b, PairContext context, std::vector<FoundRelation>& found);

}  // namespace sayso::relations
