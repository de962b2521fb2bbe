// What the stage `events` works with from article to article: buffers that keep their memory.
#pragma once

#include "sayso/document.hpp"
#include "stages/events/event_list.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sayso {

namespace events {

// One who takes part: the noun or name, and the words around it that belong to it.
struct Filler {
  std::uint32_t token = no_id;
  TokenRange words;
  std::uint32_t stands_for = no_id;  // the noun that a pronoun means; no_id where it is known no further
};

// A trigger on its way to an event.
struct Found {
  std::uint32_t token = no_id;                               // its first word of the pattern
  std::array<std::uint32_t, 3> others{no_id, no_id, no_id};  // further words of the pattern
  TokenRange words;  // from the first to the last of them: "blew … up"
  std::uint32_t carrier =
      no_id;  // the verb that a noun's part in the clause hangs on: "held" of "held talks"; else itself
  const EventLine* line = nullptr;
  EventType type = EventType::agree;
  bool is_verb = false;
  std::string_view rule;          // that made another type of it
  std::uint32_t holder = no_id;   // the event that this is only the aim of: "threatened to attack"
  std::uint32_t same_as = no_id;  // the event that this is another word for: "the bombing killed"
  Slice<Filler> who, whom;        // of EventDesk::fillers
  Firmness firmness = Firmness::certain;
  bool is_denied = false;
};

// What tells whether two events are one happening.
struct Happening {
  std::uint32_t event = 0;  // of document.events
  std::uint64_t word = 0;   // hash of the trigger's word in the list
  std::uint32_t sentence = 0;
  std::vector<std::uint64_t> who, whom;  // hashes of what the participants are known by, sorted
};

// Pieces of contents, sorted by where they begin.
struct Piece {
  Span span;
  std::uint32_t statement = 0;
  Offset furthest = 0;  // end of this and all before it
};

}  // namespace events

struct EventDesk {
  std::vector<events::Found> found;
  std::vector<std::uint32_t>
      found_at;  // of each token: the found event that it is the trigger of, or a further word of
  std::vector<events::Filler> fillers;
  std::vector<std::uint32_t> tokens;
  std::vector<events::Piece> pieces;
  std::vector<events::Happening> happenings;  // one an event
  std::vector<Event> drafts;
  std::vector<Participant> participants;
  std::vector<std::uint32_t> numbers;
  std::vector<std::pair<std::uint32_t, Span>> mentions;  // of events
  std::vector<Span> spans;
  // Scores of a network's head, event_type_count a token; empty where there is none. They decide between lines of the list
  // that fit equally well (triggers.cpp).
  std::vector<float> type_scores;
  std::string text;
};

}  // namespace sayso
