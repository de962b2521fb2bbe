// Turns: where one article sets a statement against an earlier one of its own that it need not name: "the navy said it had sunk a
// pirate ship. It later emerged that the vessel was actually a trawler." They hold for every statement that restates a side of them.
#pragma once

#include "links/relations/relate.hpp"

#include <vector>

namespace sayso::relations {

// Appends the denies and corrects of this article that its order shows.
void find_turns(const Subject& subject, std::vector<FoundRelation>& turns);

// What the turns of both articles mean between them: for a statement that is joined (repeats, restates; found[from…]) to a side of one.
// Those that a relation of `found` already binds are left as they are.
void carry_turns(const Subject& first, const Subject& second, std::size_t from,
                 std::vector<FoundRelation>& found);

}  // namespace sayso::relations
