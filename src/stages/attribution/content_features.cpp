#include "stages/attribution/content_features.hpp"

#include "base/text_list.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sayso {

namespace texts {
extern const std::string_view content_weights;  // models/contents.txt
}

namespace {

// No tree that people's sentences have is this deep.
constexpr int deepest = 60;
constexpr float least_log = -6.0F;
constexpr std::size_t nearest = 8;  // spans on either side

std::string_view name_of(Role role) {
  return role == Role::source ? "source" : role == Role::cue ? "cue" : "content";
}

std::string_view few(std::size_t count) {
  constexpr std::string_view names[] = {"0", "1", "2", "3", "4"};
  return count < std::size(names) ? names[count] : "more";
}

// Doublings.
std::string_view size_of(std::size_t count) {
  constexpr std::string_view names[] = {"0", "1", "2", "4", "8", "16", "32", "64"};
  std::size_t power = 0;
  while (count > 0 && power + 1 < std::size(names)) {
    count /= 2;
    ++power;
  }
  return names[power];
}

bool is_quote(std::string_view word) { return is_any_of(word, {"“", "”", "\"", "``", "''", "‘", "«", "»"}); }
bool opens_quote(std::string_view word) { return is_any_of(word, {"“", "``", "‘", "«"}); }
bool closes_quote(std::string_view word) { return is_any_of(word, {"”", "''", "»"}); }

std::string_view side_of(TokenRange other, TokenRange span) {
  return other.end == span.begin   ? "just before"
         : other.begin == span.end ? "just after"
         : other.end <= span.begin ? "before"
         : other.begin >= span.end ? "after"
                                   : "inside";
}

}  // namespace

ContentWeights::ContentWeights(std::string_view text) {
  each_line(text, [&](std::string_view line) {
    const std::size_t space = line.find(' ');
    float weight = 0;
    const auto read = std::from_chars(line.data(), line.data() + std::min(space, line.size()), weight);
    if (space == std::string_view::npos || read.ec != std::errc() || read.ptr != line.data() + space) {
      faults_.emplace_back(line);
      return;
    }
    weights_[std::string(line.substr(space + 1))] = weight;
  });
}

const ContentWeights& ContentWeights::shared() {
  static const ContentWeights weights(texts::content_weights);
  return weights;
}

ContentFeatures::ContentFeatures(const Document& document, const Grammar& grammar,
                                 const ContentWeights& weights, Kept* kept)
    : document_(document), grammar_(grammar), weights_(weights), kept_(kept) {}

void ContentFeatures::begin() {
  sum_ = 0;
  if (kept_ != nullptr) kept_->clear();
}

void ContentFeatures::put(float value, std::initializer_list<std::string_view> parts) {
  name_.clear();
  for (const std::string_view part : parts) {
    if (!name_.empty()) name_ += ' ';
    name_ += part;
  }
  sum_ += value * weights_.of(name_);
  if (kept_ != nullptr) kept_->emplace_back(name_, value);
}

std::string ContentFeatures::form(std::uint32_t token) const {
  if (token >= document_.tokens.size()) return "";
  std::string word;
  plain_form(document_.token(token), word);
  return word;
}

std::uint32_t ContentFeatures::head(std::uint32_t token) const {
  return token < document_.tokens.head.size() ? document_.tokens.head[token] : no_id;
}

std::string_view ContentFeatures::before(std::uint32_t token) const {
  const Tokens& tokens = document_.tokens;
  if (token == 0 || tokens.block[token - 1] != tokens.block[token]) return "paragraph";
  if (cue_.contains(token)) return "in cue";
  const auto& spans = document_.attribution_spans;
  for (std::size_t j = number_ > nearest ? number_ - nearest : 0; j < number_; ++j) {
    if (spans[j].tokens.end == token) return name_of(spans[j].role);
  }
  if (tokens.sentence[token - 1] != tokens.sentence[token]) return "sentence";
  const std::string_view word = document_.token(token - 1);
  if (is_quote(word)) return "quote";
  return word == "," || word == ":" ? word : upos(token - 1);
}

std::string_view ContentFeatures::after(std::uint32_t token) const {
  const Tokens& tokens = document_.tokens;
  if (token >= tokens.size() || tokens.block[token - 1] != tokens.block[token]) return "paragraph";
  const auto& spans = document_.attribution_spans;
  for (std::size_t j = number_ + 1; j < spans.size() && j <= number_ + nearest; ++j) {
    if (spans[j].tokens.begin == token) return name_of(spans[j].role);
  }
  if (tokens.sentence[token - 1] != tokens.sentence[token]) return "sentence";
  const std::string_view word = document_.token(token);
  if (is_quote(word)) return "quote";
  return word == "," || word == "." || word == ":" || word == ";" ? word : upos(token);
}

// By which relation the phrase that goes on at this token hangs on a span before it; "free" where it does not.
std::string_view ContentFeatures::hanging(std::uint32_t token, TokenRange on) const {
  if (token >= document_.tokens.size() || document_.tokens.head.empty()) return "free";
  std::uint32_t top = token;
  for (int depth = 0; depth < deepest; ++depth) {
    const std::uint32_t next = head(top);
    if (next == no_id) return "free";
    if (on.contains(next)) return relation(top);
    if (next < token) return "free";
    top = next;
  }
  return "free";
}

void ContentFeatures::look_at_cue(std::uint32_t number) {
  cue_ = document_.attribution_spans[number].tokens;
  std::uint32_t main = cue_.end - 1;
  for (std::uint32_t token = cue_.begin; token < cue_.end; ++token) {
    if (upos(token) == "VERB") main = token;
  }
  std::string buffer;
  cue_lemma_ = grammar_.lemma(document_, main, buffer);
  cue_tag_ = upos(main);
}

void ContentFeatures::look_at(const ContentPlace& place) {
  number_ = place.number;
  cue_lemma_ = "none";
  cue_tag_ = cue_side_ = source_side_ = "none";
  cue_ = {0, 0};
  const auto& spans = document_.attribution_spans;
  const std::uint32_t cue = spans[number_].partner;
  if (cue == no_id) return;
  look_at_cue(cue);
  cue_side_ = side_of(cue_, spans[number_].tokens);
  const std::uint32_t source = spans[cue].partner;
  if (source != no_id) source_side_ = side_of(spans[source].tokens, spans[number_].tokens);
}

void ContentFeatures::add_begin(TokenRange option) {
  const std::string first = form(option.begin);
  const std::string_view edge = before(option.begin);
  const std::string previous = option.begin > 0 ? form(option.begin - 1) : std::string();
  put({"first", first});
  put({"before", previous});
  put({"before", previous, "first", first});
  put({"tags", option.begin > 0 ? upos(option.begin - 1) : "", upos(option.begin)});
  put({"begins as", relation(option.begin)});
  put({"begins after", edge});
  put({"begins after", edge, first});
  put({"begins after", edge, upos(option.begin)});
}

void ContentFeatures::add_end(TokenRange option) {
  const std::string last = form(option.end - 1), next = form(option.end), second = form(option.end + 1);
  const std::string_view edge = after(option.end);
  put({"last", last});
  put({"next", edge == "paragraph" ? "" : next});
  put({"last", last, "next", next});
  put({"next", next, second});
  put({"next", next, "of", upos(option.end + 1)});
  put({"tags", upos(option.end - 1), "end", option.end < document_.tokens.size() ? upos(option.end) : ""});
  put({"ends before", edge});
  put({"ends before", edge, last});
  put({"source", source_side_, "ends before", edge});
  const std::string_view rest = edge == "paragraph" || edge == "sentence" || edge == "cue" || edge == "source"
                                    ? "nothing"
                                    : hanging(option.end, option);
  put({"leaves", rest});
  put({"leaves", rest, next});
  put({"leaves", rest, "cue", cue_side_});
  put({"leaves", rest, "of", edge});
}

// How many arcs of the tree leave the span, and how many come to it from outside; marks apart.
void ContentFeatures::add_arcs(TokenRange option) {
  if (document_.tokens.head.empty()) return;
  std::size_t out = 0, in = 0;
  std::uint32_t root = no_id;
  for (std::uint32_t token = option.begin; token < option.end; ++token) {
    const std::uint32_t above = head(token);
    if (upos(token) == "PUNCT" || (above != no_id && option.contains(above))) continue;
    ++out;
    root = token;
  }
  const auto& sentences = document_.sentences;
  const auto& sentence = document_.tokens.sentence;
  const std::uint32_t from = sentences[sentence[option.begin]].begin,
                      to = sentences[sentence[option.end - 1]].end;
  for (std::uint32_t token = from; token < to; ++token) {
    if (option.contains(token) || upos(token) == "PUNCT" || cue_.contains(token)) continue;
    const std::uint32_t above = head(token);
    if (above != no_id && option.contains(above)) ++in;
  }
  put({"arcs out", few(out), "in", few(in)});
  put({"arcs out", few(out)});
  put({"arcs in", few(in)});
  if (out != 1) return;
  const std::uint32_t above = head(root);
  const std::string_view where = above == no_id ? "nothing" : cue_.contains(above) ? "cue" : "other";
  put({"hangs on", where, relation(root)});
  put({"hangs on", where, "arcs in", few(in)});
}

void ContentFeatures::add_extent(TokenRange option) {
  const auto& sentence = document_.tokens.sentence;
  std::size_t opened = 0, closed = 0, marks = 0;
  for (std::uint32_t token = option.begin; token < option.end; ++token) {
    const std::string_view word = document_.token(token);
    if (!is_quote(word)) continue;
    ++marks;
    opened += opens_quote(word) ? 1U : 0U;
    closed += closes_quote(word) ? 1U : 0U;
  }
  const bool is_balanced = opened + closed == 0 ? marks % 2 == 0 : opened == closed;
  const bool is_quote_first = is_quote(document_.token(option.begin)),
             is_quote_last = is_quote(document_.token(option.end - 1));
  put({"quotes",
       marks == 0    ? "none"
       : is_balanced ? "balanced"
                     : "open",
       is_quote_first ? "first" : "", is_quote_last ? "last" : ""});
  const std::size_t sentences = sentence[option.end - 1] - sentence[option.begin];
  const bool is_begun = option.begin > document_.sentences[sentence[option.begin]].begin;
  const bool is_whole = option.end == document_.sentences[sentence[option.end - 1]].end;
  put({"sentences", few(sentences), is_begun ? "begun" : "from the first", is_whole ? "to the end" : "left"});
  put({"size", size_of(option.size())});
  put({"size", size_of(option.size()), "cue", cue_side_});
  put({"size", size_of(option.size()), "tag", cue_tag_});
}

// Other sayings that an option takes in, and what it takes from its own cue.
void ContentFeatures::add_taken(TokenRange option) {
  const auto& spans = document_.attribution_spans;
  std::size_t contents = 0, cues = 0;
  for (std::size_t j = number_ + 1; j < spans.size() && spans[j].tokens.begin < option.end; ++j) {
    contents += spans[j].role == Role::content ? 1U : 0U;
    if (spans[j].role != Role::cue) continue;
    ++cues;
    const TokenRange head{option.begin, spans[j].tokens.begin};
    const std::string_view how = hanging(spans[j].tokens.begin, head);
    put({"takes cue", how});
    put({"takes cue", how, form(spans[j].tokens.begin - 1)});
    put({"takes cue", spans[j].partner == no_id ? "without source" : "with source"});
  }
  if (cues + contents > 0) {
    put({"takes cues", few(cues), "contents", few(contents)});
    put({"takes", cue_side_});
  }
  if (cue_.end > cue_.begin && cue_.begin < option.begin && option.begin < cue_.end) {
    put({"from cue"});
    put({"from cue", few(cue_.end - option.begin)});
    put({"from cue", form(option.begin)});
    put({"from cue", upos(option.begin), upos(option.begin - 1)});
  } else if (cue_side_ == "just before" && option.begin == cue_.end) {
    put({"keeps cue", form(cue_.end - 1)});
    put({"keeps cue", upos(cue_.end - 1)});
  }
}

float ContentFeatures::of(const ContentPlace& place, const ContentOption& option) {
  begin();
  const float log = std::max(option.log_share, least_log);
  put(log, {"log share"});
  put(log - place.log_share, {"log behind"});
  put(std::max(option.log_begin, least_log), {"log begin"});
  put(std::max(option.log_end, least_log), {"log end"});
  if (option.tokens == place.likeliest) put({"likeliest"});
  add_begin(option.tokens);
  add_end(option.tokens);
  add_arcs(option.tokens);
  add_extent(option.tokens);
  add_taken(option.tokens);
  return sum_;
}

// Which saying it would belong to.
void ContentFeatures::add_saying(const ContentPlace& place) {
  const auto& spans = document_.attribution_spans;
  const AttributionSpan& content = spans[place.number];
  put({"none cue", cue_lemma_});
  put({"none cue", cue_side_});
  put({"none cue", cue_side_, "tag", cue_tag_});
  put({"none source", source_side_});
  if (content.partner == no_id) return;
  const AttributionSpan& cue = spans[content.partner];
  put({"none cue size", few(cue.tokens.size())});
  const auto& sentence = document_.tokens.sentence;
  put({"none cue",
       sentence[cue.tokens.begin] == sentence[place.likeliest.begin] ? "same sentence" : "elsewhere"});
  bool has_other = false;
  for (std::size_t j = place.number - std::min<std::size_t>(place.number, 2);
       j < spans.size() && j <= place.number + 2; ++j) {
    has_other = has_other ||
                (j != place.number && spans[j].role == Role::content && spans[j].partner == content.partner);
  }
  put({"none cue has", has_other ? "other" : "no other"});
}

float ContentFeatures::of_none(const ContentPlace& place) {
  begin();
  const TokenRange span = place.likeliest;
  put({"none"});
  put(place.log_share, {"none log share"});
  put(std::max(std::log(std::max(place.sum_of_shares, 1e-3F)), least_log), {"none log sum"});
  add_saying(place);
  put({"none first", form(span.begin)});
  put({"none after", before(span.begin)});
  put({"none before", after(span.end)});
  put({"none tag", upos(span.begin)});
  put({"none last", form(span.end - 1)});
  put({"none size", size_of(span.size())});
  std::size_t verbs = 0, marks = 0;
  for (std::uint32_t token = span.begin; token < span.end; ++token) {
    verbs += upos(token) == "VERB" || upos(token) == "AUX" ? 1U : 0U;
    marks += is_quote(document_.token(token)) ? 1U : 0U;
  }
  put({"none verbs", few(std::min<std::size_t>(verbs, 2))});
  put({"none quotes", few(std::min<std::size_t>(marks, 2))});
  return sum_;
}

}  // namespace sayso
