#include "stages/attribution/attribution.hpp"

#include "stages/attribution/contents.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace sayso {

namespace {

// Added to the score of beginning a content. The best sequence leaves out what is likely but not likelier than nothing;
// on articles kept out of training this finds 0.9 more contents of 100 and costs no whole relation (56.8 both times).
constexpr float eagerness = 0.3F;
// What it costs a token to say nothing, where the best sequence has nothing. Most sayings that are found so are none; that
// is judged when cue and content are known (choice.cpp).
constexpr float silence = 0.15F;
constexpr auto content_role = static_cast<std::size_t>(Role::content);

std::size_t role_of(std::uint8_t label) { return (label - 1U) / 2U; }

// Whether the span before ends where the window's new part begins and is of the same role and paragraph.
bool goes_on_from_before(const Document& document, std::uint32_t fresh, std::size_t role) {
  if (document.attribution_spans.empty() || fresh == 0) return false;
  const AttributionSpan& last = document.attribution_spans.back();
  return last.tokens.end == fresh && static_cast<std::size_t>(last.role) == role &&
         document.tokens.block[fresh - 1] == document.tokens.block[fresh];
}

void add_spans(Document& document, Workbench& bench, const WindowView& window) {
  const std::vector<float>& emissions = bench.group.emissions[window.number];
  std::vector<float>& eager = bench.scores;
  eager.assign(emissions.begin(), emissions.end());
  for (std::size_t i = begin_label(content_role); i < eager.size(); i += crf_labels) eager[i] += eagerness;
  bench.crf.decode(eager, bench.labels);
  bench.crf.sum(emissions);
  // Contents alone: sources and cues are short, and their best path seldom differs from their likeliest spans.
  bench.crf.sharpen(emissions, window.row(window.fresh), content_role, bench.labels);
  bench.crf.widen(emissions, window.row(window.fresh), silence, bench.labels);
  for (std::uint32_t token = window.fresh; token < window.tokens.end;) {
    const std::uint8_t label = bench.labels[window.row(token)];
    if (label == 0) {
      ++token;
      continue;
    }
    const std::size_t role = role_of(label);
    std::uint32_t end = token + 1;
    while (end < window.tokens.end && bench.labels[window.row(end)] == inside_label(role)) ++end;
    std::size_t begin = window.row(token);
    while (begin > 0 && bench.labels[begin] == inside_label(role)) --begin;
    const float confidence = bench.crf.posterior(emissions, begin, window.row(end), role);
    if (label == inside_label(role) && goes_on_from_before(document, token, role)) {
      AttributionSpan& last = document.attribution_spans.back();
      last.tokens.end = end;
      last.confidence = std::min(last.confidence, confidence);
    } else {
      document.attribution_spans.push_back({{token, end}, static_cast<Role>(role), no_id, confidence, 0});
    }
    token = end;
  }
}

// One window's spans and their vectors for one kind of link: contents seeking cues, or cues seeking sources.
class Linker {
 public:
  Linker(Document& document, Workbench& bench, const WindowView& window, bool cues_seek)
      : document_(document), bench_(bench), window_(window), cues_seek_(cues_seek) {}

  void run() {
    const auto& spans = document_.attribution_spans;
    std::size_t first = spans.size();
    while (first > 0 && spans[first - 1].tokens.begin >= window_.tokens.begin) --first;
    const Role seeker = cues_seek_ ? Role::cue : Role::content,
               sought = cues_seek_ ? Role::source : Role::cue;
    collect(first, sought);
    for (std::size_t i = first; i < spans.size(); ++i) {
      if (spans[i].role == seeker) link(i);
    }
  }

 private:
  using Part = Network::LinkPart;

  std::uint32_t first_row(const AttributionSpan& span) const {
    return static_cast<std::uint32_t>(window_.row(span.tokens.begin));
  }
  std::uint32_t last_row(const AttributionSpan& span) const {
    return static_cast<std::uint32_t>(window_.row(span.tokens.end - 1));
  }

  void collect(std::size_t first, Role sought) {
    candidates_.clear();
    for (std::size_t i = first; i < document_.attribution_spans.size(); ++i) {
      if (document_.attribution_spans[i].role == sought) candidates_.push_back(static_cast<std::uint32_t>(i));
    }
    bench_.scratch.resize(candidates_.size() * Network::link);
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const AttributionSpan& span = document_.attribution_spans[candidates_[c]];
      bench_.network->link_vector(bench_.group, window_.number, first_row(span), last_row(span),
                                  cues_seek_ ? Part::source : Part::cue,
                                  bench_.scratch.data() + c * Network::link);
    }
  }

  // An answer from an earlier window stands, unless a span that is new in this one suits better than none did.
  void link(std::size_t seeker) {
    AttributionSpan& span = document_.attribution_spans[seeker];
    const bool is_fresh = span.tokens.begin >= window_.fresh;
    std::array<float, Network::link> vector;
    bench_.network->link_vector(bench_.group, window_.number, first_row(span), last_row(span),
                                cues_seek_ ? Part::seek : Part::content, vector.data());
    const float none =
        bench_.network->none_score(bench_.group, window_.number, first_row(span), last_row(span), cues_seek_);
    float top = none;
    std::uint32_t best = no_id;
    bench_.scores.resize(candidates_.size());
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const AttributionSpan& other = document_.attribution_spans[candidates_[c]];
      const float score =
          kernels().dot(vector.data(), bench_.scratch.data() + c * Network::link, Network::link) +
          bench_.network->near_score(first_row(span), last_row(span), first_row(other), last_row(other),
                                     cues_seek_);
      bench_.scores[c] = score;
      if (score > top) {
        top = score;
        best = candidates_[c];
      }
    }
    float sum = std::exp(none - top);
    for (const float score : bench_.scores) sum += std::exp(score - top);
    const float confidence = 1.0F / sum;
    const bool is_better = best != no_id && span.partner == no_id && confidence > 0.5F &&
                           document_.attribution_spans[best].tokens.begin >= window_.fresh;
    if (is_fresh || is_better) {
      span.partner = best;
      span.link_confidence = confidence;
    }
  }

  Document& document_;
  Workbench& bench_;
  const WindowView& window_;
  bool cues_seek_;
  std::vector<std::uint32_t> candidates_;
};

}  // namespace

void find_attributions(Document& document, Workbench& bench, const WindowView& window) {
  add_spans(document, bench, window);
  Linker(document, bench, window, false).run();
  Linker(document, bench, window, true).run();
}

void run_attribution(Document& document, Workbench& bench, const WindowView& window) {
  find_attributions(document, bench, window);
  choose_contents(document, bench, window);
}

}  // namespace sayso
