// A document: an article and all that the stages found in it, layer by layer. A layer is a set of columns of equal
// length, written by exactly one stage (named above it); lists of varying length lie in pools, as Slices. Clearing keeps
// the memory, so that one Document reads thousands of articles without allocating.
//
//   document.begin(article);                        // all layers empty
//   document.tokens.span[3], document.text(span)    // the words that justify a field
//
// Odd cases: a statement may lack a source, a cue, or both; it is kept. A token's head is no_token for a root and where
// no syntax was made.
#pragma once

#include "sayso/article.hpp"
#include "sayso/span.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace sayso {

enum class TokenId : std::uint32_t {};
enum class SentenceId : std::uint32_t {};
enum class NameId : std::uint32_t {};
enum class StatementId : std::uint32_t {};

inline constexpr std::uint32_t no_id = 0xFFFFFFFFU;
inline constexpr TokenId no_token{no_id};

template <class Id>
requires std::is_enum_v<Id>
constexpr std::uint32_t index_of(Id id) { return static_cast<std::uint32_t>(id); }

// Tokens [begin, end) of the document.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(std::uint32_t token) const { return begin <= token && token < end; }
  friend constexpr auto operator<=>(TokenRange, TokenRange) = default;
};

struct Tokens {
  // stage `tokens`
  std::vector<Span> span;
  std::vector<std::uint32_t> block;  // of article.blocks
  // stage `sentences`
  std::vector<std::uint32_t> sentence;
  // stage `tags`; numbers into the model's label lists
  std::vector<std::uint8_t> upos;
  std::vector<std::uint8_t> xpos;
  std::vector<std::uint16_t> lemma;  // the script that makes the lemma from the form
  // stage `syntax`
  std::vector<std::uint32_t> head;  // a token, or no_id
  std::vector<std::uint8_t> relation;

  std::uint32_t size() const { return static_cast<std::uint32_t>(span.size()); }
  void clear();
};

// What the network's second branch says of each token: how firmly it is put as a predicate (-3 … 3), its share of what the
// statement does when it stands in the cue or in a content (one score an act), and the vectors by which mentions find the
// earlier ones that mean the same. Scores lie in steps, a byte each, as a token has many. Empty where the model has none.
struct Meanings {
  static constexpr std::size_t acts = 28, pair = 64;
  static constexpr std::size_t cue = 0, content = acts, later = 2 * acts, earlier = later + pair,
                               anaphor = earlier + pair, width = anaphor + 1;
  static constexpr float act_step = 0.125F, pair_step = 0.0625F, anaphor_step = 0.125F;

  std::vector<float> firmness;
  std::vector<std::int8_t> steps;  // [token][width]

  bool empty() const { return firmness.empty(); }
  const std::int8_t* of(std::uint32_t token) const { return steps.data() + token * width; }
};

enum class NameKind : std::uint8_t { person, organisation, place, group, event, work, other };

struct Name {
  Span span;
  TokenRange tokens;
  NameKind kind = NameKind::other;
  float confidence = 0;
};

enum class Role : std::uint8_t { source, cue, content };

// One span that the attribution stage found, before spans are joined to statements. A content seeks its cue, a cue its
// source; `partner` is the number of that span in Document::attribution_spans, no_id where it has none.
struct AttributionSpan {
  TokenRange tokens;
  Role role = Role::content;
  std::uint32_t partner = no_id;
  float confidence = 0;       // of its words and its boundaries
  float link_confidence = 0;  // of its partner, or of having none
};

enum class StatementKind : std::uint8_t { direct, indirect, mixed };
// Whose assertion a statement is: a speaker's, or the outlet's own.
enum class Voice : std::uint8_t { speaker, outlet };

// Pieces are spans of the text in ascending order. In the outlet's own voice there is only a content. `by` says which heads and rules made it (--why), for instance
// "attribution head; rule: quotation goes on in the next paragraph".
struct Statement {
  Slice<Span> source, cue, content;
  StatementKind kind = StatementKind::indirect;
  Voice voice = Voice::speaker;
  float confidence = 0;  // calibrated: of those at 0.8, 80 in 100 are right
  // Of Document::statements: the innermost whose content holds this one. It stands before this one, so that nothing is
  // within itself in however many steps.
  std::uint32_t within = no_id;
  Slice<char> by;
};

// What the cue does (docs/annotation.md, section 1), in families: assert, answer, judge, move.
enum class Act : std::uint8_t {
  say,
  report,
  announce,
  explain,
  show,
  allege,
  accuse,
  confirm,
  acknowledge,
  deny,
  clarify,
  correct,
  retract,
  agree,
  refuse,
  decline,
  estimate,
  expect,
  believe,
  praise,
  criticise,
  thank,
  promise,
  threaten,
  warn,
  demand,
  ask,
  want
};
inline constexpr std::uint32_t act_count = 28;
enum class Realis : std::uint8_t { actual, expected, hypothetical };

struct StatementAct {
  Act act = Act::say;
  bool is_negated = false;
  Realis realis = Realis::actual;
  float confidence = 0;
  Slice<char> by;  // the rule or head, and the words of the cue list that decided
};

enum class Firmness : std::uint8_t { certain, probable, possible, hypothetical };

// How firmly a speaker puts the content (docs/annotation.md, section 3), and whether as so or as not so.
struct StatementFirmness {
  Firmness firmness = Firmness::certain;
  bool is_negative = false;
  float value = 3;       // of the content's main predicate, from -3, certainly not, to 3, certainly
  Slice<Span> evidence;  // the words that it was told by: "might", "not", "no one"; none for a plain sentence
  Slice<char> by;        // what decided
};

enum class Medium : std::uint8_t {
  unknown,
  interview,
  press_conference,
  statement,
  speech,
  post,
  video_address,
  letter,
  court_filing,
  report,
  testimony,
  phone_call,
  debate,
  email,
  other
};

// Around the act: who was told, through what, and when it was said.
struct StatementSetting {
  Span addressee;  // empty: nobody is named
  Medium medium = Medium::unknown;
  std::uint32_t said = no_id;  // of Document::times
};

enum class TimeKind : std::uint8_t { date, time, duration, set };
enum class TimePrecision : std::uint8_t { day, week, month, year, instant, season, interval, vague };

// An expression of time. `value` is ISO 8601 (a day, month, year, instant or interval "begin/end"; for a duration
// "P3D"), empty where the text and the article's date do not tell it. `timex` is the same as TIMEX3 writes it, which has
// names for what ISO has not: "1998-W12", "1998-SU", "1998-Q3", "198", "1998-11-06TMO", "PAST_REF", and "XXXX-11-06" for
// a day whose year nobody knows. For a set it is the period, "P1W", or what returns, "XXXX-WXX-2".
struct Time {
  Span span;
  TimeKind kind = TimeKind::date;
  TimePrecision precision = TimePrecision::vague;
  Slice<char> value;
  Slice<char> timex;
};

enum class PlacePrecision : std::uint8_t { exact, near, district, region, country, vague };

// A toponym and its best entry in GeoNames; one that is not known there keeps its words and has no geonameid. A region
// with a point but no entry of its own ("the Middle East") has coordinates and no geonameid.
struct Place {
  Span span;
  Slice<char> name;               // as the gazetteer has it; the words of the text where it is not known
  std::array<char, 2> country{};  // ISO 3166-1 alpha-2, zeros where not known
  std::uint32_t geonameid = 0;    // 0 where not known
  float latitude = std::numeric_limits<float>::quiet_NaN();  // degrees, WGS 84; NaN where not known
  float longitude = std::numeric_limits<float>::quiet_NaN();
  PlacePrecision precision = PlacePrecision::vague;
  float confidence = 0;
};

enum class Bound : std::uint8_t { exactly, at_least, at_most, about, more_than, fewer_than, between };
enum class Counting : std::uint8_t { unknown, cumulative, change };

// A number with what it counts. `low` and `high` are NaN where the words leave that side open: "as many as 12,000" has
// no low, "dozens" 24 to 99.
struct Figure {
  Span span;
  double low = 0, high = 0;
  Bound bound = Bound::exactly;
  Slice<char> unit;  // "USD", "percent", "kilometre"; empty for a plain count
  Span of;           // the words for what is counted; empty where the text does not say
  Counting counting = Counting::unknown;
  std::uint32_t as_of = no_id;  // of Document::times
  std::uint32_t place = no_id;  // of Document::places
  // Of Document::statements: the innermost that carries it (stage `outlet` for those of the outlet's own); none: the
  // outlet says so in passing.
  std::uint32_t statement = no_id;
};

enum class MentionKind : std::uint8_t { name, nominal, pronoun };
enum class Number : std::uint8_t { unknown, singular, plural };
// `person`: a human being whose sex the text does not tell; `thing`: no human being.
enum class Gender : std::uint8_t { unknown, male, female, person, thing };

// Words that stand for somebody or something, and for whom: mentions with the same entity mean the same. Mentions may lie
// inside one another ("[[her] adviser]").
struct Mention {
  Span span;
  TokenRange tokens;
  std::uint32_t head = no_id;  // the token that the others hang on
  MentionKind kind = MentionKind::nominal;
  Number number = Number::unknown;
  Gender gender = Gender::unknown;
  std::uint32_t entity = 0;  // entities count from 0 in order of their first mentions
};

enum class SpeakerType : std::uint8_t { person, organisation, group, document, unknown };

// Somebody, or something, that statements come from or are told to. `name` is the fullest that the article gives, without title, role
// or possessive; for one never named the words of its description; empty for a pronoun that nothing explains and for
// statements without a source.
struct Speaker {
  Slice<char> name;
  SpeakerType type = SpeakerType::unknown;
  bool is_named = false;
  Span role;         // "Foreign Minister"; empty where the article gives none
  Span affiliation;  // "France"; empty where the article gives none
  Slice<Span> mentions;
};

// PLOVER's classes of events, as its table CAMEO2PLOVER of 2021 has them (docs/annotation.md, section 6).
enum class EventType : std::uint8_t {
  agree,
  consult,
  support,
  cooperate,
  aid,
  concede,
  retreat,
  request,
  accuse,
  reject,
  threaten,
  protest,
  mobilize,
  sanction,
  coerce,
  assault
};
inline constexpr std::uint32_t event_type_count = 16;

// One who takes part in an event. `name` is the fullest that the article gives, the words of the span for one never named.
struct Participant {
  Span span;
  Slice<char> name;
  std::uint32_t speaker = no_id;  // of Document::speakers, where it is one of them
};

// Who did what to whom. Several mentions of one happening are one event, told at its first trigger; `mentions` are the
// triggers of all. `asserted_by` are the statements whose content holds one of them; `in_own_voice` says that the outlet
// tells it outside of any.
struct Event {
  Span trigger;
  EventType type = EventType::agree;
  Slice<Span> mentions;
  Slice<Participant> who, whom;
  std::uint32_t when = no_id;   // of Document::times
  std::uint32_t where = no_id;  // of Document::places
  Firmness firmness = Firmness::certain;
  bool is_denied = false;  // polarity -: it did not happen
  Slice<std::uint32_t> asserted_by;
  bool in_own_voice = false;
  Slice<char> by;  // the line of models/events.txt, and the rule that made another type of it
};

// How two statements stand to each other (docs/annotation.md, section 4). A relation holds from the later, or citing,
// statement to the earlier one.
enum class RelationType : std::uint8_t {
  repeats,
  restates,
  confirms,
  denies,
  corrects,
  updates,
  conflicts,
  cites
};
inline constexpr std::uint32_t relation_type_count = 8;

struct StatementRelation {
  std::uint32_t from = 0, to = 0;  // of Document::statements
  RelationType type = RelationType::restates;
  Span from_evidence, to_evidence;  // the words on both sides that show it
  float confidence = 0;
  Slice<char> rule;
};

class Document {
 public:
  Document() = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  Document(Document&&) = default;
  Document& operator=(Document&&) = default;

  // Takes up an article, which must outlive the reading of it; every layer becomes empty and keeps its memory.
  void begin(const Article& article);

  const Article& article() const { return *article_; }
  std::string_view text() const { return article_->text; }
  std::string_view text(Span span) const { return article_->slice(span); }
  std::string_view token(std::uint32_t token) const { return text(tokens.span[token]); }
  // The characters from the first to the last of these tokens; empty at the text's beginning for no tokens.
  Span span_of(TokenRange range) const;
  // The tokens that overlap a span; empty where there are none.
  TokenRange tokens_in(Span span) const;

  Tokens tokens;
  Meanings meanings;                               // stage `meaning`: empty, or full
  std::vector<TokenRange> sentences;               // stage `sentences`: every token is in exactly one
  std::vector<Name> names;                         // stage `names`, ascending, none in another
  std::vector<AttributionSpan> attribution_spans;  // stage `attribution`, ascending, none in another
  // Stage `statements`, by first content, then first cue; behind them, by their contents, the few of the outlet's own
  // voice, stage `outlet`.
  std::vector<Statement> statements;
  std::vector<StatementAct> acts;           // stage `acts`: empty, or one a statement
  std::vector<StatementFirmness> firmness;  // stage `firmness`: empty, or one a statement
  std::vector<StatementSetting> settings;   // stage `settings`: empty, or one a statement
  std::vector<Time> times;                  // stage `times`, ascending, none in another
  std::vector<Place> places;                // stage `places`, ascending, none in another
  std::vector<Figure> figures;              // stage `figures`, ascending, none in another
  std::vector<Mention> mentions;            // stage `coreference`, by begin, the longer first
  std::vector<Speaker> speakers;            // stage `speakers`, in order of their first statements
  std::vector<Slice<std::uint32_t>>
      statement_speakers;  // stage `speakers`: empty, or one a statement; of speakers
  std::vector<std::uint32_t>
      statement_addressees;   // stage `speakers`: empty, or one a statement; of speakers, or no_id
  std::vector<Event> events;  // stage `events`, by their triggers, ascending
  // Between statements of this article; not made by a stage, but by the links, from which the reader has it.
  std::vector<StatementRelation> relations;
  std::vector<Note> notes;  // any stage

  std::vector<Span> spans;                // the pool of Slice<Span>
  std::vector<char> words;                // the pool of Slice<char>
  std::vector<std::uint32_t> numbers;     // the pool of Slice<std::uint32_t>
  std::vector<Participant> participants;  // the pool of Slice<Participant>

  std::span<const Span> list(Slice<Span> slice) const { return {spans.data() + slice.begin, slice.count}; }
  std::string_view list(Slice<char> slice) const { return {words.data() + slice.begin, slice.count}; }
  std::span<const std::uint32_t> list(Slice<std::uint32_t> slice) const {
    return {numbers.data() + slice.begin, slice.count};
  }
  std::span<const Participant> list(Slice<Participant> slice) const {
    return {participants.data() + slice.begin, slice.count};
  }
  Slice<Span> add_spans(std::span<const Span> list);
  Slice<char> add_words(std::string_view list);
  Slice<std::uint32_t> add_numbers(std::span<const std::uint32_t> list);
  Slice<Participant> add_participants(std::span<const Participant> list);

 private:
  const Article* article_ = nullptr;
};

// The first broken invariant of a document as one sentence, or empty: spans ascend and lie on UTF-8 boundaries, columns
// are empty or full, ids are in range. Asked after every stage in checked builds and by the fuzzers.
std::string broken_invariant(const Document& document);

}  // namespace sayso
