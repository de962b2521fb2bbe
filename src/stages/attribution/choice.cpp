#include "stages/attribution/choice.hpp"

#include <algorithm>
#include <cmath>

namespace sayso {

namespace {

// A content is dropped where its having none is likelier than this; chosen on articles kept out of training.
constexpr float none_bound = 0.5F;
constexpr float surest_orphan = 0.5F;

// Takes out the spans with these numbers.
void erase_spans(Document& document, std::uint32_t from, std::vector<std::uint32_t>& gone) {
  auto& spans = document.attribution_spans;
  if (gone.empty()) return;
  std::sort(gone.begin(), gone.end());
  gone.erase(std::unique(gone.begin(), gone.end()), gone.end());
  const auto number_of = [&](std::uint32_t old) {
    const auto below = std::lower_bound(gone.begin(), gone.end(), old);
    if (below != gone.end() && *below == old) return no_id;
    return old - static_cast<std::uint32_t>(below - gone.begin());
  };
  std::size_t kept = gone.front();
  for (std::size_t i = kept; i < spans.size(); ++i) {
    if (!std::binary_search(gone.begin(), gone.end(), static_cast<std::uint32_t>(i)))
      spans[kept++] = spans[i];
  }
  spans.resize(kept);
  for (std::size_t i = spans.size(); i-- > 0 && spans[i].tokens.begin >= from;) {
    if (spans[i].partner != no_id) spans[i].partner = number_of(spans[i].partner);
  }
}

void put(Document& document, std::uint32_t number, TokenRange chosen, std::vector<std::uint32_t>& gone) {
  auto& spans = document.attribution_spans;
  spans[number].tokens = chosen;
  const std::uint32_t cue = spans[number].partner;
  if (cue != no_id && cue < number && spans[cue].tokens.end > chosen.begin)
    spans[cue].tokens.end = chosen.begin;
  for (std::size_t j = number + 1; j < spans.size() && spans[j].tokens.begin < chosen.end; ++j) {
    gone.push_back(static_cast<std::uint32_t>(j));
  }
}

// Cues and sources that only may be some and that no content has led to: the rules that read on need what stands free.
void leave_orphans(const Document& document, const WindowView& window, std::vector<std::uint32_t>& gone) {
  const auto& spans = document.attribution_spans;
  std::size_t first = spans.size();
  while (first > 0 && spans[first - 1].tokens.begin >= window.tokens.begin) --first;
  std::vector<bool> is_used(spans.size() - first, false);
  const auto use = [&](Role seeker) {
    for (std::size_t i = first; i < spans.size(); ++i) {
      if (spans[i].role != seeker || spans[i].partner == no_id || spans[i].partner < first) continue;
      if (std::find(gone.begin(), gone.end(), i) == gone.end()) is_used[spans[i].partner - first] = true;
    }
  };
  const auto drop = [&](Role role) {
    for (std::size_t i = first; i < spans.size(); ++i) {
      if (spans[i].tokens.begin < window.fresh) continue;
      if (spans[i].role == role && !is_used[i - first] && spans[i].confidence < surest_orphan)
        gone.push_back(static_cast<std::uint32_t>(i));
    }
  };
  use(Role::content);
  drop(Role::cue);
  use(Role::cue);
  drop(Role::source);
}

}  // namespace

void choose_among(Document& document, const Grammar& grammar, const ContentWeights& weights,
                  const WindowView& window, std::span<const ContentOptions> contents) {
  ContentFeatures features(document, grammar, weights);
  std::vector<std::uint32_t> gone;
  std::uint32_t taken = 0;  // the tokens before it, by contents that are chosen
  for (const ContentOptions& content : contents) {
    const std::uint32_t number = content.place.number;
    if (std::find(gone.begin(), gone.end(), number) != gone.end()) continue;
    features.look_at(content.place);
    const float none = features.of_none(content.place);
    float top = -INFINITY, sum = std::exp(none);
    ContentOption best;
    for (const ContentOption& option : content.options) {
      if (option.tokens.begin < taken) continue;
      const float score = features.of(content.place, option);
      sum += std::exp(score);
      if (score > top) {
        top = score;
        best = option;
      }
    }
    if (std::exp(none) > none_bound * sum) {  // also where no option is left
      gone.push_back(number);
      continue;
    }
    taken = best.tokens.end;
    put(document, number, best.tokens, gone);
    // The sums tell what to choose but not how surely: they hold back where the CRF rightly does not.
    document.attribution_spans[number].confidence = std::max(std::exp(best.log_share), std::exp(top) / sum);
  }
  leave_orphans(document, window, gone);
  erase_spans(document, window.tokens.begin, gone);
}

}  // namespace sayso
