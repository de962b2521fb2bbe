#include "text/values.hpp"

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <unicode/uchar.h>

namespace sayso {
namespace {

bool is_ascii_alphanumeric(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

bool has_letter_or_digit(std::string_view token) {
  // Almost every token answers here, without a look at Unicode's tables.
  if (std::any_of(token.begin(), token.end(), is_ascii_alphanumeric)) return true;
  for (std::size_t offset = 0; offset < token.size();) {
    const utf8::CodePoint next = utf8::decode(token, offset);
    if (next.value >= 0x80 && u_isalnum(static_cast<UChar32>(next.value)) != 0) return true;
    offset += next.size;
  }
  return false;
}

}  // namespace

std::string sha256_of(const Article& article) {
  return article.source.sha256.empty() ? sha256_hex(article.text) : article.source.sha256;
}

std::string article_id(const Article& article, std::string_view sha256) {
  std::string content;
  for (const std::string_view part :
       {std::string_view(article.source.outlet), std::string_view(article.source.url),
        std::string_view(article.source.published), sha256}) {
    content.append(part);
    content.push_back('\0');  // in no field, so that "ab" + "c" and "a" + "bc" differ
  }
  return content_id("a", content);
}

std::uint32_t count_words(const Document& document) {
  std::uint32_t count = 0;
  for (const Span span : document.tokens.span) count += has_letter_or_digit(document.text(span)) ? 1U : 0U;
  return count;
}

namespace {

template <class Value, std::size_t size>
std::string_view word_of(Value value, const std::array<std::string_view, size>& words) {
  const auto number = static_cast<std::size_t>(value);
  return number < size ? words[number] : std::string_view();
}

// In the order of the enumerations of sayso/document.hpp.
constexpr std::array<std::string_view, 3> kinds{"direct", "indirect", "mixed"};
constexpr std::array<std::string_view, act_count> acts{
    "say",     "report",      "announce", "explain", "show",    "allege",  "accuse",
    "confirm", "acknowledge", "deny",     "clarify", "correct", "retract", "agree",
    "refuse",  "decline",     "estimate", "expect",  "believe", "praise",  "criticise",
    "thank",   "promise",     "threaten", "warn",    "demand",  "ask",     "want"};
constexpr std::array<std::string_view, 3> realis_words{"actual", "expected", "hypothetical"};
constexpr std::array<std::string_view, 4> firmness_words{"certain", "probable", "possible", "hypothetical"};
constexpr std::array<std::string_view, 15> media{
    "",          "interview",     "press conference", "statement",    "speech",
    "post",      "video address", "letter",           "court filing", "report",
    "testimony", "phone call",    "debate",           "email",        "other"};
constexpr std::array<std::string_view, 5> speaker_types{"person", "organisation", "group", "document",
                                                        "unknown"};
constexpr std::array<std::string_view, 8> time_precisions{"day",     "week",   "month",    "year",
                                                          "instant", "season", "interval", "vague"};
constexpr std::array<std::string_view, 6> place_precisions{"exact",  "near",    "district",
                                                           "region", "country", "vague"};
constexpr std::array<std::string_view, 7> bounds{"exactly",   "at least",   "at most", "about",
                                                 "more than", "fewer than", "between"};
constexpr std::array<std::string_view, 2> voices{"speaker", "outlet"};
constexpr std::array<std::string_view, relation_type_count> relation_types{
    "repeats", "restates", "confirms", "denies", "corrects", "updates", "conflicts", "cites"};
constexpr std::array<std::string_view, event_type_count> event_types{
    "AGREE",  "CONSULT", "SUPPORT",  "COOPERATE", "AID",      "CONCEDE",  "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST",   "MOBILIZE", "SANCTION", "COERCE",  "ASSAULT"};

}  // namespace

std::string_view name_of(StatementKind kind) { return word_of(kind, kinds); }
std::string_view name_of(Voice voice) { return word_of(voice, voices); }
std::string_view name_of(Act act) { return word_of(act, acts); }
std::string_view name_of(Realis realis) { return word_of(realis, realis_words); }
std::string_view name_of(Firmness firmness) { return word_of(firmness, firmness_words); }
std::string_view name_of(Medium medium) { return word_of(medium, media); }
std::string_view name_of(SpeakerType type) { return word_of(type, speaker_types); }
std::string_view name_of(TimePrecision precision) { return word_of(precision, time_precisions); }
std::string_view name_of(PlacePrecision precision) { return word_of(precision, place_precisions); }
std::string_view name_of(Bound bound) { return word_of(bound, bounds); }
std::string_view name_of(EventType type) { return word_of(type, event_types); }
std::string_view name_of(RelationType type) { return word_of(type, relation_types); }

namespace {

template <class Value, std::size_t size>
std::optional<Value> find_word(std::string_view word, const std::array<std::string_view, size>& words) {
  const auto* const found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Value>(found - words.begin());
}

}  // namespace

template <>
std::optional<StatementKind> value_named(std::string_view word) {
  return find_word<StatementKind>(word, kinds);
}
template <>
std::optional<Voice> value_named(std::string_view word) {
  return find_word<Voice>(word, voices);
}
template <>
std::optional<Act> value_named(std::string_view word) {
  return find_word<Act>(word, acts);
}
template <>
std::optional<Realis> value_named(std::string_view word) {
  return find_word<Realis>(word, realis_words);
}
template <>
std::optional<Firmness> value_named(std::string_view word) {
  return find_word<Firmness>(word, firmness_words);
}
template <>
std::optional<Medium> value_named(std::string_view word) {
  return find_word<Medium>(word, media);
}
template <>
std::optional<SpeakerType> value_named(std::string_view word) {
  return find_word<SpeakerType>(word, speaker_types);
}
template <>
std::optional<TimePrecision> value_named(std::string_view word) {
  return find_word<TimePrecision>(word, time_precisions);
}
template <>
std::optional<PlacePrecision> value_named(std::string_view word) {
  return find_word<PlacePrecision>(word, place_precisions);
}
template <>
std::optional<Bound> value_named(std::string_view word) {
  return find_word<Bound>(word, bounds);
}
template <>
std::optional<EventType> value_named(std::string_view word) {
  return find_word<EventType>(word, event_types);
}
template <>
std::optional<RelationType> value_named(std::string_view word) {
  return find_word<RelationType>(word, relation_types);
}

ReadingOrder::ReadingOrder(const Document& document)
    : statements(document.statements.size()), rank(document.statements.size()) {
  std::iota(statements.begin(), statements.end(), 0U);
  const auto begin = [&](std::uint32_t number) {
    const Slice<Span> content = document.statements[number].content;
    return content.empty() ? no_offset : document.list(content).front().begin;
  };
  // Speakers' statements keep their order, which is that of the stage; the outlet's own are put among them.
  const auto own = std::find_if(statements.begin(), statements.end(), [&](std::uint32_t number) {
    return document.statements[number].voice == Voice::outlet;
  });
  std::inplace_merge(statements.begin(), own, statements.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return begin(a) < begin(b); });
  for (std::uint32_t i = 0; i < statements.size(); ++i) rank[statements[i]] = i;
}

std::string firmness_in_words(const Document& document, std::uint32_t statement) {
  const StatementFirmness& judged = document.firmness[statement];
  std::string words(document.list(judged.by));
  const char* separator = ": ";
  for (const Span span : document.list(judged.evidence)) {
    words.append(separator).append("“").append(document.text(span)).append("”");
    separator = ", ";
  }
  return words;
}

std::uint32_t hundredths(float confidence) {
  if (!(confidence > 0)) return 0;
  return static_cast<std::uint32_t>(std::lround(std::min(confidence, 1.0F) * 100));
}

}  // namespace sayso
