// Makes events of what was found in the sentences: names of participants, time, place, the statements that assert them;
// and joins the mentions of one happening. Two are one when type and polarity agree, the trigger is the same word or the
// later one takes the earlier up ("the attack"), nothing that is known of both differs, and something known of both agrees.
//
// Odd case: "the attack" alone, soon after one attack, is that attack; "an attack" is another.
#pragma once

#include "stages/events/desk.hpp"
#include "stages/events/participants.hpp"
#include "stages/events/view.hpp"
#include "stages/speakers/speakers.hpp"

namespace sayso::events {

void gather(Document& document, const View& view, const Participants& participants,
            const SpeakerView& speakers, EventDesk& desk);

}  // namespace sayso::events
