// The list of event words, models/events.txt, as it was embedded: lists of words, and lines that say which words are a
// trigger of which type of event under which conditions. Its syntax is told in its own head. Reading it never fails: a line
// that cannot be read is left out and kept as a sentence, which a test shows with its number.
//
//   const EventList list("ASSAULT verb: attack, open fire if not near goal\n");
//   list.lines()[1].type == EventType::assault, list.faults().empty()
//
// Odd case: a line "none: …" is no event, and wins over every other line that fits the same word.
#pragma once

#include "sayso/document.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sayso::events {

// What a condition asks of a trigger.
enum class Ask : std::uint8_t {
  object,       // what it acts on is one of the words
  subject,      // what acts
  preposition,  // something hangs on it by this preposition; with words: one of them
  modifier,     // stands before the noun: "peace talks", "military aid"
  near,         // a word of its sentence
  around,       // a word of its paragraph or of the title
  under,        // hangs on one of the words, through at most two others
  does,         // what is to be done, "agreed to MEET": the verb of its complement
  who,
  whom,        // what kind of participant there is
  infinitive,  // has a complement with "to"
  clause,      // has a complement that is a clause, with or without "that"
  passive,
  plural,
  name,   // is part of a name
  ending  // the last word of its sentence but for marks
};

enum class ActorKind : std::uint8_t { any, actor, person, named, state, pair };

struct Condition {
  Ask ask = Ask::near;
  bool is_denied = false;
  std::uint32_t list = no_id;    // of words; no_id: any
  std::string_view preposition;  // of Ask::preposition
  ActorKind kind = ActorKind::any;
};

using Words = std::vector<std::string_view>;

// A word of a pattern, or one of a list's.
struct PatternWord {
  std::string_view word;
  std::uint32_t list = no_id;
};
using Pattern = std::vector<PatternWord>;

enum class Kind : std::uint8_t { any, verb, noun };

struct EventLine {
  EventType type = EventType::agree;
  bool is_none = false;
  Kind kind = Kind::any;
  std::uint32_t number = 0;  // of the line in the file
  Pattern pattern;
  std::vector<Condition> conditions;
};

class EventList {
 public:
  // The text must live as long as the list, which keeps views of it.
  explicit EventList(std::string_view text);

  const std::vector<EventLine>& lines() const { return lines_; }
  const std::vector<std::string>& faults() const { return faults_; }
  // Numbers of the lines whose first word may be the base of this form, in the order of the file.
  const std::vector<std::uint32_t>* beginning_with(std::string_view form) const;
  // Whether the list has the word of which this is a form.
  bool has(std::uint32_t list, std::string_view form) const;
  // Of a list by its name, "@light"; no_id if there is none.
  std::uint32_t list(std::string_view name) const;

 private:
  struct Reading;
  void read_line(std::string_view line, std::uint32_t number);
  bool read_alternative(std::string_view text, EventLine& line, std::string& fault);
  bool read_pattern(std::string_view text, EventLine& line, std::string& fault);
  bool read_condition(std::string_view text, EventLine& line, std::string& fault);
  void add(const EventLine& line);
  std::uint32_t list_of(std::string_view text);

  std::vector<EventLine> lines_;
  std::vector<std::string> faults_;
  std::vector<std::unordered_map<std::string_view, std::vector<std::string_view>>>
      lists_;  // by their first letters
  std::unordered_map<std::string_view, std::uint32_t> names_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> index_;
};

// The one that sayso was built with, read when it is first asked for.
const EventList& event_list();

// "AGREE"; the names of PLOVER.
std::string_view name_of(EventType type);

}  // namespace sayso::events
