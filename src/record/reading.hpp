// A reading: one article with all that was found in it, as plain values that own their memory. It stands between the Document,
// which lives while an article is read, and the record, which keeps it: `add` writes one, `load` makes the same again, and the
// links compare two of them, wherever they come from (a document, the record, a hand-made gold file). Spans are bytes of
// article.text; numbers point into the lists of the same reading, no_id to nothing.
//
//   Reading reading = reading_of(document, model.name(), version);
//   record.add(reading);
//
// Odd cases: statements stand in the order in which they are read, by first content, the outlet's own among the speakers';
// a statement's key is the same in every version of its article and in every run that finds the same words again.
#pragma once

#include "sayso/article.hpp"
#include "sayso/document.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct Reading {
  struct Speaker {
    std::string name;  // empty for a pronoun that nothing explains
    SpeakerType type = SpeakerType::unknown;
    bool is_named = false;
    Span role, affiliation;
    std::vector<Span> mentions;
    friend bool operator==(const Speaker&, const Speaker&) = default;
  };

  struct Statement {
    std::string key;  // "s-…"
    Voice voice = Voice::speaker;
    StatementKind kind = StatementKind::indirect;
    std::optional<Act> act;  // nothing where the stage did not run
    bool is_negated = false;
    Realis realis = Realis::actual;
    std::optional<Firmness> firmness;
    bool is_negative = false;
    std::vector<Span> source, cue, content;
    std::vector<std::uint32_t> speakers;  // of speakers
    std::uint32_t addressee = no_id;      // of speakers
    Medium medium = Medium::unknown;
    std::uint32_t said = no_id;    // of times
    std::uint32_t within = no_id;  // of statements
    float confidence = 0;
    friend bool operator==(const Statement&, const Statement&) = default;
  };

  struct Figure {
    Span span;
    std::optional<double> low, high;
    Bound bound = Bound::exactly;
    std::string unit;
    Span of;
    Counting counting = Counting::unknown;
    std::uint32_t as_of = no_id;      // of times
    std::uint32_t place = no_id;      // of places
    std::uint32_t statement = no_id;  // of statements
    friend bool operator==(const Figure&, const Figure&) = default;
  };

  struct Participant {
    Span span;
    std::string name;
    std::uint32_t speaker = no_id;  // of speakers
    friend bool operator==(const Participant&, const Participant&) = default;
  };

  struct Event {
    Span trigger;
    EventType type = EventType::agree;
    std::vector<Span> mentions;
    std::vector<Participant> who, whom;
    std::uint32_t when = no_id;   // of times
    std::uint32_t where = no_id;  // of places
    Firmness firmness = Firmness::certain;
    bool is_denied = false;
    bool in_own_voice = false;
    std::vector<std::uint32_t> asserted_by;  // of statements
    friend bool operator==(const Event&, const Event&) = default;
  };

  struct Place {
    Span span;
    std::string name;
    std::string country;  // ISO 3166-1 alpha-2
    std::uint32_t geonameid = 0;
    std::optional<double> latitude, longitude;  // degrees
    PlacePrecision precision = PlacePrecision::vague;
    friend bool operator==(const Place&, const Place&) = default;
  };

  struct Time {
    Span span;
    TimeKind kind = TimeKind::date;
    std::string value;
    TimePrecision precision = TimePrecision::vague;
    friend bool operator==(const Time&, const Time&) = default;
  };

  std::string id;     // "a-…"
  std::string model;  // its name, and below the version of sayso that read with it
  std::string sayso;
  Article article;
  std::uint32_t words = 0;
  std::vector<Statement> statements;
  std::vector<Speaker> speakers;
  std::vector<Figure> figures;
  std::vector<Event> events;
  std::vector<Place> places;
  std::vector<Time> times;

  std::string_view text(Span span) const { return article.slice(span); }
};

// Copies what the document holds. `model` and `sayso` name the run.
Reading reading_of(const Document& document, std::string_view model, std::string_view sayso);

// Gives every statement its key: a hash of the article's address (its url, or its id where it has none), of the words of source, cue
// and content, and of how many statements with the same words stand before it.
void name_statements(Reading& reading);

}  // namespace sayso
