#include "stages/attribution/contents.hpp"

#include "stages/attribution/choice.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <cmath>

namespace sayso {

namespace {

constexpr auto content_role = static_cast<std::size_t>(Role::content);
constexpr std::size_t content_begins = 2, content_ends = 5;  // of NetworkGroup::edges
constexpr float least_edge = 1e-3F;
constexpr std::size_t most_options = 8, most_listed = 24;
constexpr std::size_t nearest = 8;  // spans on either side that an option may touch

// Which spans a content could take in or lose words to, and how far it could reach.
class Neighbours {
 public:
  Neighbours(const Document& document, const WindowView& window, std::size_t number)
      : document_(document), spans_(document.attribution_spans), window_(window), number_(number),
        cue_(spans_[number].partner), source_(cue_ == no_id ? no_id : spans_[cue_].partner) {}

  // Back to the span before, and into its own cue's last words: "asked | about". On through sayings in the same sentence
  // that could be part of what is said: "that polls show he leads".
  TokenRange room() const {
    TokenRange room{window_.fresh, window_.tokens.end};
    if (number_ > 0) {
      const AttributionSpan& last = spans_[number_ - 1];
      const bool is_own_cue = number_ - 1 == cue_ && last.tokens.end == spans_[number_].tokens.begin;
      room.begin = std::max(room.begin, is_own_cue ? last.tokens.begin + 1 : last.tokens.end);
    }
    const auto& sentence = document_.tokens.sentence;
    for (std::size_t j = number_ + 1; j < spans_.size(); ++j) {
      const std::uint32_t begin = spans_[j].tokens.begin;
      const bool goes_on = j != cue_ && j != source_ && j <= number_ + nearest &&
                           sentence[begin] == sentence[spans_[number_].tokens.end - 1];
      if (goes_on) continue;
      room.end = std::min(room.end, begin);
      break;
    }
    return room;
  }

  // Whether it parts no other span and no saying. Its own cue may lose its last words.
  bool suits(TokenRange option) const {
    const std::size_t from = number_ > nearest ? number_ - nearest : 0;
    const std::size_t to = std::min(spans_.size(), number_ + 2 * nearest);
    for (std::size_t j = from; j < to; ++j) {
      if (j == number_) continue;
      const TokenRange other = spans_[j].tokens;
      const bool is_apart = other.end <= option.begin || option.end <= other.begin;
      const bool is_within = option.begin <= other.begin && other.end <= option.end;
      if (is_within && (j == cue_ || j == source_)) return false;
      if (!is_apart && !is_within && j != cue_) return false;
      const std::uint32_t partner = spans_[j].partner;
      if (is_apart && partner != no_id && partner != number_ && is_inside(option, spans_[partner].tokens))
        return false;
    }
    return true;
  }

 private:
  static bool is_inside(TokenRange outer, TokenRange inner) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
  }

  const Document& document_;
  const std::vector<AttributionSpan>& spans_;
  const WindowView& window_;
  std::size_t number_;
  std::size_t cue_, source_;
};

float log_edge(const Workbench& bench, const WindowView& window, std::uint32_t token, std::size_t edge) {
  const float share = bench.group.edges[window.number][window.row(token) * edge_count + edge];
  return std::log(std::max(share, least_edge));
}

// The spans between which is chosen; none where every one would part another span.
void list_options(const Document& document, Workbench& bench, const WindowView& window, std::size_t number,
                  float furthest_behind, ContentOptions& content) {
  const AttributionSpan& span = document.attribution_spans[number];
  const Neighbours neighbours(document, window, number);
  const TokenRange room = neighbours.room();
  std::vector<LikelySpan>& likely = bench.likely_spans;
  bench.crf.list(bench.group.emissions[window.number],
                 {window.row(span.tokens.begin), window.row(span.tokens.end)},
                 {window.row(room.begin), window.row(room.end)}, content_role, most_listed, likely);
  content.options.clear();
  for (const LikelySpan& one : likely) {
    ContentOption option;
    option.tokens = {static_cast<std::uint32_t>(one.begin) + window.tokens.begin,
                     static_cast<std::uint32_t>(one.end) + window.tokens.begin};
    option.log_share = one.log_share;
    if (!neighbours.suits(option.tokens)) continue;
    if (content.options.size() == most_options) break;
    if (!content.options.empty() && one.log_share < content.options.front().log_share - furthest_behind)
      break;
    option.log_begin = log_edge(bench, window, option.tokens.begin, content_begins);
    option.log_end = log_edge(bench, window, option.tokens.end - 1, content_ends);
    content.options.push_back(option);
  }
}

}  // namespace

void list_contents(const Document& document, Workbench& bench, const WindowView& window, ContentBounds bounds,
                   std::vector<ContentOptions>& contents) {
  const auto& spans = document.attribution_spans;
  contents.clear();
  std::size_t first = spans.size();
  while (first > 0 && spans[first - 1].tokens.begin >= window.fresh) --first;
  for (std::size_t i = first; i < spans.size(); ++i) {
    const AttributionSpan& span = spans[i];
    if (span.role != Role::content || span.confidence >= bounds.sure || span.tokens.end > window.tokens.end)
      continue;
    ContentOptions content;
    list_options(document, bench, window, i, bounds.furthest_behind, content);
    if (content.options.empty()) continue;
    const ContentOption& top = content.options.front();
    content.place = {static_cast<std::uint32_t>(i), top.tokens, top.log_share, 0};
    for (const ContentOption& option : content.options)
      content.place.sum_of_shares += std::exp(option.log_share);
    contents.push_back(std::move(content));
  }
}

void choose_contents(Document& document, Workbench& bench, const WindowView& window) {
  list_contents(document, bench, window, {}, bench.contents);
  choose_among(document, bench.grammar, ContentWeights::shared(), window, bench.contents);
}

}  // namespace sayso
