// What the triggers of a sentence do to one another, by PLOVER's rules. What is only agreed to, asked for, refused or
// threatened is no event of its own ("threatened to attack": THREATEN). A deed that its own doer announces is AGREE where it
// is friendly and THREATEN where it is hostile ("will visit", "plans to impose sanctions"); a friendly one that he will not
// do is REJECT. And a noun that a verb of the same type takes up is the same event ("the bombing killed ten").
//
// Odd case: "vowed to attack" is THREATEN, though "vow" alone is AGREE.
#pragma once

#include "stages/events/desk.hpp"
#include "stages/events/view.hpp"

namespace sayso::events {

// Before participants are found: holders, what is the same, types and assertions.
void settle(const View& view, EventDesk& desk);

}  // namespace sayso::events
