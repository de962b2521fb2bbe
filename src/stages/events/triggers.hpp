// Finds the triggers of events: each word of the text that a line of models/events.txt fits, with its best line. Of the
// lines that fit, the one with more words wins, then the one with more conditions, then the one that stands first; a line
// "none" that fits forbids all. A word that is part of another trigger ("held TALKS") is none of its own.
#pragma once

#include "stages/events/desk.hpp"
#include "stages/events/participants.hpp"
#include "stages/events/view.hpp"

namespace sayso::events {

// Fills desk.found and desk.found_at, ascending; no participants yet.
void find_triggers(const View& view, const Participants& participants, const SpeakerView& speakers,
                   EventDesk& desk);

}  // namespace sayso::events
