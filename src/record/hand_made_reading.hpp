// Readings made by hand, for tests of the record and of what stands on it: a short article with everything that a reading can have,
// with characters of one to four bytes between, so that bytes, code points and UTF-16 units all differ.
//
//   Reading reading = hand_made_reading();
//   Reading later = hand_made_version(reading, "…");      // another text under the same url
//
// Odd case: words that are sought must stand in the text; else their span is empty.
#pragma once

#include "record/reading.hpp"
#include "text/values.hpp"

#include <string>
#include <string_view>

namespace sayso {

inline Span find_in(const Reading& reading, std::string_view words, std::size_t from = 0) {
  const std::size_t begin = reading.article.text.find(words, from);
  if (begin == std::string::npos) return {};
  return {static_cast<Offset>(begin), static_cast<Offset>(begin + words.size())};
}

// What follows from the text: hash, id, keys.
inline void name_all(Reading& reading) {
  reading.article.source.sha256.clear();
  reading.article.source.sha256 = sha256_of(reading.article);
  reading.id = article_id(reading.article);
  name_statements(reading);
}

// One statement without anything around it.
inline Reading::Statement plain_statement(const Reading& reading, std::string_view source,
                                          std::string_view cue, std::string_view content) {
  Reading::Statement statement;
  statement.act = Act::say;
  statement.firmness = Firmness::certain;
  statement.source = {find_in(reading, source)};
  statement.cue = {find_in(reading, cue)};
  statement.content = {find_in(reading, content)};
  statement.confidence = 0.875F;
  return statement;
}

inline void add_article_parts(Reading& reading) {
  Article& article = reading.article;
  article.text =
      "🌧 Přeštice flooded\n\nOn Monday, Mayor Jana Nováková of Přeštice told Reuters that “up "
      "to 1 200 homes 🏠” were "
      "flooded in Přeštice, and the police said “it was bad” — and “getting worse”.";
  article.blocks = {{find_in(reading, "🌧 Přeštice flooded"), BlockKind::title},
                    {{find_in(reading, "On Monday").begin, static_cast<Offset>(article.text.size())},
                     BlockKind::paragraph}};
  article.source = {.path = "wire.jsonl:7",
                    .outlet = "Wick Valley Observer",
                    .url = "https://example.org/floods",
                    .title = "🌧 Přeštice flooded",
                    .byline = "Ann Lee",
                    .credit = "Reuters",
                    .dateline = "PŘEŠTICE, June 3",
                    .published = "2024-06-03",
                    .fetched = "2024-06-03T10:00:00Z",
                    .language = "en",
                    .sha256 = {}};
  article.notes = {{"the text was windows-1252", {}}, {"odd mark", find_in(reading, "🏠")}};
}

inline void add_people_times_and_places(Reading& reading) {
  const Span town{find_in(reading, "Přeštice told").begin, find_in(reading, " told").begin};
  reading.speakers = {{"Jana Nováková",
                       SpeakerType::person,
                       true,
                       find_in(reading, "Mayor"),
                       town,
                       {find_in(reading, "Jana Nováková")}},
                      {"Reuters", SpeakerType::organisation, true, {}, {}, {find_in(reading, "Reuters")}},
                      {"the police", SpeakerType::group, false, {}, {}, {find_in(reading, "the police")}},
                      {"", SpeakerType::unknown, false, {}, {}, {}}};
  reading.times = {{find_in(reading, "On Monday"), TimeKind::time, "2024-06-03", TimePrecision::day}};
  reading.places = {
      {find_in(reading, "Přeštice,"), "Přeštice", "CZ", 3068799, 49.57, 13.33, PlacePrecision::exact},
      {find_in(reading, "Přeštice"), "Přeštice", "", 0, {}, {}, PlacePrecision::vague}};
}

inline void add_statements(Reading& reading) {
  Reading::Statement first = plain_statement(reading, "Mayor Jana Nováková of Přeštice", "told Reuters",
                                             "“up to 1 200 homes 🏠” were flooded in Přeštice, and the police "
                                             "said “it was bad” — and “getting worse”");
  first.kind = StatementKind::mixed;
  first.act = Act::announce;
  first.is_negated = true;
  first.realis = Realis::expected;
  first.firmness = Firmness::probable;
  first.is_negative = true;
  first.speakers = {0, 3};
  first.addressee = 1;
  first.medium = Medium::press_conference;
  first.said = 0;
  Reading::Statement second = plain_statement(reading, "the police", "said", "“it was bad”");
  second.kind = StatementKind::direct;
  second.content.push_back(find_in(reading, "“getting worse”"));
  second.speakers = {2};
  second.within = 0;
  Reading::Statement own;
  own.voice = Voice::outlet;
  own.content = {find_in(reading, "flooded in Přeštice")};
  own.firmness = Firmness::certain;
  reading.statements = {first, own, second};
}

inline void add_figures_and_events(Reading& reading) {
  reading.figures = {{find_in(reading, "up to 1 200"),
                      {},
                      1200,
                      Bound::at_most,
                      "",
                      find_in(reading, "homes"),
                      Counting::cumulative,
                      0,
                      0,
                      0},
                     {find_in(reading, "1 200"),
                      0.1,
                      2.5e9,
                      Bound::between,
                      "USD",
                      {},
                      Counting::change,
                      no_id,
                      no_id,
                      no_id}};
  Reading::Event event;
  event.trigger = find_in(reading, "told");
  event.type = EventType::consult;
  event.mentions = {event.trigger, find_in(reading, "said")};
  event.who = {{find_in(reading, "Jana Nováková"), "Jana Nováková", 0}};
  event.whom = {{find_in(reading, "Reuters"), "Reuters", 1}, {find_in(reading, "homes"), "homes", no_id}};
  event.when = 0;
  event.where = 0;
  event.firmness = Firmness::possible;
  event.is_denied = true;
  event.in_own_voice = true;
  event.asserted_by = {0, 1};
  reading.events = {event};
}

inline Reading hand_made_reading() {
  Reading reading;
  reading.model = "english 1 (sha256 0)";
  reading.sayso = "0.1.0";
  reading.words = 28;
  add_article_parts(reading);
  add_people_times_and_places(reading);
  add_statements(reading);
  add_figures_and_events(reading);
  name_all(reading);
  return reading;
}

}  // namespace sayso
