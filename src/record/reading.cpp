#include "record/reading.hpp"

#include "base/hash.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace sayso {
namespace {

// A document's layers on their way into the lists of a reading.
class Copy {
 public:
  Copy(const Document& document, Reading& reading)
      : document_(document), reading_(reading), order_(document) {}

  void make() {
    for (const Speaker& speaker : document_.speakers) add_speaker(speaker);
    for (const Time& time : document_.times) add_time(time);
    for (const Place& place : document_.places) add_place(place);
    for (const std::uint32_t number : order_.statements) add_statement(number);
    for (const Figure& figure : document_.figures) add_figure(figure);
    for (const Event& event : document_.events) add_event(event);
  }

 private:
  std::vector<Span> list(Slice<Span> slice) const {
    const std::span<const Span> spans = document_.list(slice);
    return {spans.begin(), spans.end()};
  }
  std::uint32_t rank(std::uint32_t statement) const {
    return statement == no_id ? no_id : order_.rank[statement];
  }

  void add_speaker(const Speaker& speaker) {
    reading_.speakers.push_back({.name = std::string(document_.list(speaker.name)),
                                 .type = speaker.type,
                                 .is_named = speaker.is_named,
                                 .role = speaker.role,
                                 .affiliation = speaker.affiliation,
                                 .mentions = list(speaker.mentions)});
  }

  void add_time(const Time& time) {
    reading_.times.push_back({.span = time.span,
                              .kind = time.kind,
                              .value = std::string(document_.list(time.value)),
                              .precision = time.precision});
  }

  void add_place(const Place& place) {
    Reading::Place& made = reading_.places.emplace_back();
    made.span = place.span;
    made.name = document_.list(place.name);
    if (place.country[0] != 0) made.country.assign(place.country.data(), place.country.size());
    made.geonameid = place.geonameid;
    if (!std::isnan(place.latitude) && !std::isnan(place.longitude)) {
      made.latitude = place.latitude;
      made.longitude = place.longitude;
    }
    made.precision = place.precision;
  }

  void add_statement(std::uint32_t number) {
    const Statement& statement = document_.statements[number];
    Reading::Statement& made = reading_.statements.emplace_back();
    made.voice = statement.voice;
    made.kind = statement.kind;
    made.source = list(statement.source);
    made.cue = list(statement.cue);
    made.content = list(statement.content);
    made.within = rank(statement.within);
    made.confidence = statement.confidence;
    if (number < document_.acts.size()) {
      made.act = document_.acts[number].act;
      made.is_negated = document_.acts[number].is_negated;
      made.realis = document_.acts[number].realis;
    }
    if (number < document_.firmness.size()) {
      made.firmness = document_.firmness[number].firmness;
      made.is_negative = document_.firmness[number].is_negative;
    }
    if (number < document_.settings.size()) {
      made.medium = document_.settings[number].medium;
      made.said = document_.settings[number].said;
    }
    if (number < document_.statement_speakers.size()) {
      const auto speakers = document_.list(document_.statement_speakers[number]);
      made.speakers.assign(speakers.begin(), speakers.end());
    }
    if (number < document_.statement_addressees.size())
      made.addressee = document_.statement_addressees[number];
  }

  void add_figure(const Figure& figure) {
    Reading::Figure& made = reading_.figures.emplace_back();
    made.span = figure.span;
    if (!std::isnan(figure.low)) made.low = figure.low;
    if (!std::isnan(figure.high)) made.high = figure.high;
    made.bound = figure.bound;
    made.unit = document_.list(figure.unit);
    made.of = figure.of;
    made.counting = figure.counting;
    made.as_of = figure.as_of;
    made.place = figure.place;
    made.statement = rank(figure.statement);
  }

  std::vector<Reading::Participant> participants(Slice<Participant> slice) const {
    std::vector<Reading::Participant> made;
    for (const Participant& one : document_.list(slice))
      made.push_back({one.span, std::string(document_.list(one.name)), one.speaker});
    return made;
  }

  void add_event(const Event& event) {
    Reading::Event& made = reading_.events.emplace_back();
    made.trigger = event.trigger;
    made.type = event.type;
    made.mentions = list(event.mentions);
    made.who = participants(event.who);
    made.whom = participants(event.whom);
    made.when = event.when;
    made.where = event.where;
    made.firmness = event.firmness;
    made.is_denied = event.is_denied;
    made.in_own_voice = event.in_own_voice;
    for (const std::uint32_t statement : document_.list(event.asserted_by))
      made.asserted_by.push_back(rank(statement));
  }

  const Document& document_;
  Reading& reading_;
  ReadingOrder order_;
};

void append_words(const Reading& reading, const std::vector<Span>& pieces, std::string& content) {
  for (const Span piece : pieces) {
    content.append(reading.text(piece));
    content.push_back('\x1F');  // between pieces, in no text that a door lets in
  }
  content.push_back('\0');
}

}  // namespace

void name_statements(Reading& reading) {
  const std::string& url = reading.article.source.url;
  std::map<std::string, std::uint32_t> seen;
  for (Reading::Statement& statement : reading.statements) {
    std::string content = url.empty() ? reading.id : url;
    content.push_back('\0');
    append_words(reading, statement.source, content);
    append_words(reading, statement.cue, content);
    append_words(reading, statement.content, content);
    const std::uint32_t before = seen[content]++;
    content.append(std::to_string(before));
    statement.key = content_id("s", content);
  }
}

Reading reading_of(const Document& document, std::string_view model, std::string_view sayso) {
  Reading reading;
  reading.article = document.article();
  if (reading.article.source.sha256.empty()) reading.article.source.sha256 = sha256_of(reading.article);
  // An article that comes out of the record has the notes of its first reading already.
  std::vector<Note>& notes = reading.article.notes;
  for (const Note& note : document.notes)
    if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(note);
  reading.id = article_id(reading.article);
  reading.model = model;
  reading.sayso = sayso;
  reading.words = count_words(document);
  Copy(document, reading).make();
  name_statements(reading);
  return reading;
}

}  // namespace sayso
