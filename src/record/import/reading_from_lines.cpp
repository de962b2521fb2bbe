#include "record/import/reading_from_lines.hpp"

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "record/words.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace sayso {
namespace {

constexpr std::uint64_t most = 0xFFFFFFFEU;
constexpr double any = std::numeric_limits<double>::max();

// "s-1f0c6d2a9b3e4d57" of "s-1f0c6d2a9b3e4d57.0a1b2c3d".
std::string key_in(const std::string& id) { return id.substr(0, id.find('.')); }

bool is_negative(const Entry& entry) {
  if (!entry.has("polarity")) return false;
  const std::string sign = entry.text("polarity");
  if (sign != "+" && sign != "-") entry.unknown_word("polarity", sign);
  return sign == "-";
}

}  // namespace

ReadingFromLines::ReadingFromLines(const Entry& article) : article_(article) { take_article(); }

void ReadingFromLines::take_article() {
  Article& made = plain_.article;
  made.text = article_.text("text");
  offsets_ = std::make_unique<OffsetMap>(made.text, OffsetUnit::codepoint);
  text_ = {made.text, offsets_.get()};
  Source& source = made.source;
  source.path = article_.text("path");
  source.outlet = article_.text_or_empty("outlet");
  source.url = article_.text_or_empty("url");
  source.title = article_.text_or_empty("title");
  source.byline = article_.text_or_empty("byline");
  source.credit = article_.text_or_empty("credit");
  source.dateline = article_.text_or_empty("dateline");
  source.published = article_.day_or_empty("published");
  source.fetched = article_.day_or_empty("fetched");
  source.language = article_.text_or_empty("language");
  source.sha256 = article_.text("sha256");
  plain_.words = static_cast<std::uint32_t>(article_.whole("words", most));
  plain_.id = article_.id("id", 'a');
  if (source.sha256 != sha256_hex(made.text)) {
    article_.fault("has a sha256 that is not that of its text: one of both was changed");
  } else if (plain_.id != article_id(made)) {
    article_.fault("has an id that is not that of its outlet, url, day and text (" + article_id(made) +
                   "): one of them was changed");
  }
  take_blocks();
  article_.each("notes", [&](const Entry& note) {
    made.notes.push_back({note.text("what"), note.has("end") ? note.own_span(text_) : Span()});
  });
}

void ReadingFromLines::take_blocks() {
  Offset end = 0;
  article_.each("blocks", [&](const Entry& block) {
    const Span span = block.own_span(text_);
    const std::string word = block.text("kind");
    const std::optional<BlockKind> kind = record_words::value_in<BlockKind>(record_words::blocks, word);
    if (!kind) block.unknown_word("kind", word);
    if (span.empty() || span.begin < end) block.fault("has blocks that are empty or overlap");
    end = span.end;
    plain_.article.blocks.push_back({span, kind.value_or(BlockKind::paragraph)});
  });
  if (plain_.article.blocks.empty()) article_.fault("has no blocks");
}

Reading ReadingFromLines::make(const Entry& run, const LinesOfReading& lines) {
  reading_ = plain_;
  reading_.model = run.text("model");
  reading_.sayso = run.text("sayso");
  statements_.clear();
  places_.clear();
  times_.clear();
  run.each("speakers", [&](const Entry& entry) { take_speaker(entry); });
  take_times(run, lines.times);
  for (const Entry& entry : lines.places) number(entry, 'g', places_);
  for (const Entry& entry : lines.places) take_place(entry);
  for (const Entry& entry : lines.statements) number(entry, 's', statements_);
  for (const Entry& entry : lines.statements) take_statement(entry);
  for (const Entry& entry : lines.figures) take_figure(entry);
  for (const Entry& entry : lines.events) take_event(entry);
  return std::move(reading_);
}

void ReadingFromLines::number(const Entry& entry, char letter, Numbers& numbers) const {
  const auto next = static_cast<std::uint32_t>(numbers.size());
  if (!numbers.try_emplace(entry.id("id", letter), next).second)
    entry.fault("repeats an id of the same article");
}

std::uint32_t ReadingFromLines::found(const Entry& entry, std::string_view key, char letter,
                                      const Numbers& numbers) {
  const std::string id = entry.id_or_empty(key, letter);
  if (id.empty()) return no_id;
  const auto known = numbers.find(id);
  if (known != numbers.end()) return known->second;
  entry.fault("names " + quoted_for_error(id) + " as \"" + std::string(key) +
              "\", and no line of the same article and run has this id");
  return no_id;
}

std::uint32_t ReadingFromLines::local_speaker(const Entry& entry, std::string_view key) const {
  if (!entry.has(key)) return no_id;
  const std::uint64_t number = entry.whole(key, most);
  if (number < reading_.speakers.size()) return static_cast<std::uint32_t>(number);
  entry.fault("names speaker " + std::to_string(number) + " of its article, which has " +
              std::to_string(reading_.speakers.size()));
  return no_id;
}

void ReadingFromLines::take_speaker(const Entry& entry) {
  reading_.speakers.push_back({.name = entry.text_or_empty("name"),
                               .type = entry.word<SpeakerType>("type"),
                               .is_named = entry.truth("named"),
                               .role = entry.span_or_empty("role", text_),
                               .affiliation = entry.span_or_empty("affiliation", text_),
                               .mentions = entry.spans("mentions", text_)});
}

// Points in time have lines of their own, how long and how often stand in the article's; together they are in order of their numbers.
void ReadingFromLines::take_times(const Entry& run, const std::vector<Entry>& lines) {
  std::vector<std::pair<std::uint64_t, Entry>> all;
  for (const Entry& entry : lines) all.emplace_back(entry.whole("number", most), entry);
  run.each("other_times", [&](const Entry& entry) { all.emplace_back(entry.whole("number", most), entry); });
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& one, const auto& other) { return one.first < other.first; });
  for (const auto& [place, entry] : all) number(entry, 't', times_);
  for (const auto& [place, entry] : all) take_time(entry);
}

void ReadingFromLines::take_time(const Entry& entry) {
  const std::string word = entry.text("kind");
  const std::optional<TimeKind> kind = record_words::value_in<TimeKind>(record_words::time_kinds, word);
  if (!kind) entry.unknown_word("kind", word);
  reading_.times.push_back({.span = entry.own_span(text_),
                            .kind = kind.value_or(TimeKind::date),
                            .value = entry.text_or_empty("value"),
                            .precision = entry.word<TimePrecision>("precision")});
}

void ReadingFromLines::take_place(const Entry& entry) {
  Reading::Place& made = reading_.places.emplace_back();
  made.span = entry.own_span(text_);
  made.name = entry.text("name");
  made.country = entry.text_or_empty("country");
  const bool is_country =
      made.country.empty() ||
      (made.country.size() == 2 && is_ascii_capital(made.country[0]) && is_ascii_capital(made.country[1]));
  if (!is_country)
    entry.fault("has " + quoted_for_error(made.country) +
                " as \"country\", which is no code of two capitals");
  if (entry.has("geonameid")) made.geonameid = static_cast<std::uint32_t>(entry.whole("geonameid", most));
  made.latitude = entry.number_or_nothing("lat", -90, 90);
  made.longitude = entry.number_or_nothing("lon", -180, 180);
  // As precise as the gazetteer has them, so that what is read is what was written.
  for (std::optional<double>* const degrees : {&made.latitude, &made.longitude})
    if (*degrees) *degrees = static_cast<double>(static_cast<float>(**degrees));
  made.precision = entry.word<PlacePrecision>("precision");
}

void ReadingFromLines::take_statement(const Entry& entry) {
  Reading::Statement& made = reading_.statements.emplace_back();
  made.key = key_in(entry.id("id", 's'));
  made.voice = entry.word<Voice>("voice");
  made.kind = entry.word<StatementKind>("kind");
  // What a correction set comes back with the correction.
  made.act = entry.word_or_nothing<Act>(entry.gives("act_read") ? "act_read" : "act");
  if (made.act) {
    made.is_negated = entry.truth("negated");
    made.realis = entry.word<Realis>("realis");
  }
  made.firmness = entry.word_or_nothing<Firmness>("firmness");
  made.is_negative = is_negative(entry);
  made.source = entry.spans("source", text_);
  made.cue = entry.spans("cue", text_);
  made.content = entry.spans("content", text_);
  for (const std::uint64_t speaker : entry.wholes("speakers_in_article", most)) {
    if (speaker >= reading_.speakers.size()) entry.fault("names a speaker that its article does not have");
    made.speakers.push_back(static_cast<std::uint32_t>(speaker));
  }
  made.addressee = local_speaker(entry, "addressee_in_article");
  made.medium = entry.word_or_nothing<Medium>("medium").value_or(Medium::unknown);
  made.said = found(entry, "said_time", 't', times_);
  made.within = found(entry, "within", 's', statements_);
  if (made.within != no_id && made.within + 1 >= reading_.statements.size())
    entry.fault("is within a statement that does not stand before it");
  made.confidence = static_cast<float>(entry.number("confidence", 0, 1));
}

void ReadingFromLines::take_figure(const Entry& entry) {
  Reading::Figure& made = reading_.figures.emplace_back();
  entry.id("id", 'f');
  made.span = entry.own_span(text_);
  made.low = entry.number_or_nothing("low", -any, any);
  made.high = entry.number_or_nothing("high", -any, any);
  made.bound = entry.word<Bound>("bound");
  made.unit = entry.text_or_empty("unit");
  made.of = entry.span_or_empty("of", text_);
  if (entry.has("cumulative"))
    made.counting = entry.truth("cumulative") ? Counting::cumulative : Counting::change;
  made.as_of = found(entry, "as_of_time", 't', times_);
  made.place = found(entry, "place", 'g', places_);
  made.statement = found(entry, "statement", 's', statements_);
}

std::vector<Reading::Participant> ReadingFromLines::participants(const Entry& entry,
                                                                 std::string_view key) const {
  std::vector<Reading::Participant> made;
  entry.each(key, [&](const Entry& one) {
    made.push_back({one.own_span(text_), one.text("name"), local_speaker(one, "speaker_in_article")});
  });
  return made;
}

void ReadingFromLines::take_event(const Entry& entry) {
  Reading::Event& made = reading_.events.emplace_back();
  entry.id("id", 'e');
  made.trigger = entry.span("trigger", text_);
  made.type = entry.word<EventType>("type");
  made.mentions = entry.spans("mentions", text_);
  made.who = participants(entry, "who");
  made.whom = participants(entry, "whom");
  made.when = found(entry, "when", 't', times_);
  made.where = found(entry, "where", 'g', places_);
  made.firmness = entry.word<Firmness>("firmness");
  made.is_denied = is_negative(entry);
  made.in_own_voice = entry.truth("own_voice");
  for (const std::string& id : entry.texts("asserted_by")) {
    const auto known = statements_.find(id);
    if (known == statements_.end()) {
      entry.fault("is asserted by " + quoted_for_error(id) +
                  ", and no line of the same article and run has this id");
    } else {
      made.asserted_by.push_back(known->second);
    }
  }
}

}  // namespace sayso
