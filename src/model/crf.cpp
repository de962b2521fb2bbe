#include "model/crf.hpp"

#include <algorithm>
#include <cmath>

namespace sayso {

namespace {

constexpr float barred = -10000.0F;
// Posterior of a second span where an unlikely one stood: 0.05 to 0.3 were tried on articles kept apart from training.
constexpr float least_share = 0.2F;

bool is_inside(std::size_t label) { return label != 0 && label % 2 == 0; }
bool is_legal(std::size_t from, std::size_t to) { return !is_inside(to) || from == to || from == to - 1; }

template <class Row>
float log_sum(const Row& row) {
  const float top = *std::max_element(row.begin(), row.end());
  float sum = 0;
  for (const float value : row) sum += std::exp(value - top);
  return top + std::log(sum);
}

}  // namespace

Crf::Crf(std::span<const float> steps) {
  for (std::size_t from = 0; from < crf_labels; ++from) {
    for (std::size_t to = 0; to < crf_labels; ++to) {
      const float given = steps.size() == crf_labels * crf_labels ? steps[from * crf_labels + to] : 0.0F;
      steps_[from][to] = is_legal(from, to) ? given : barred;
    }
  }
}

void Crf::close_paragraphs(std::span<float> emissions, std::span<const std::uint8_t> opens) {
  for (std::size_t token = 0; token < opens.size(); ++token) {
    if (opens[token] == 0) continue;
    for (std::size_t label = 2; label < crf_labels; label += 2)
      emissions[token * crf_labels + label] = barred;
  }
}

void Crf::decode(std::span<const float> emissions, std::vector<std::uint8_t>& labels) {
  const std::size_t count = emissions.size() / crf_labels;
  labels.resize(count);
  origin_.resize(count);
  if (count == 0) return;
  Row best;
  std::copy_n(emissions.begin(), crf_labels, best.begin());
  for (std::size_t token = 1; token < count; ++token) {
    Row next;
    for (std::size_t to = 0; to < crf_labels; ++to) {
      std::size_t from = 0;
      for (std::size_t other = 1; other < crf_labels; ++other) {
        if (best[other] + steps_[other][to] > best[from] + steps_[from][to]) from = other;
      }
      origin_[token][to] = static_cast<std::uint8_t>(from);
      next[to] = best[from] + steps_[from][to] + emissions[token * crf_labels + to];
    }
    best = next;
  }
  std::size_t label = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t token = count; token-- > 0;) {
    labels[token] = static_cast<std::uint8_t>(label);
    label = token > 0 ? origin_[token][label] : label;
  }
}

void Crf::sum(std::span<const float> emissions) {
  const std::size_t count = emissions.size() / crf_labels;
  forward_.resize(count);
  backward_.resize(count);
  total_ = 0;
  if (count == 0) return;
  std::copy_n(emissions.begin(), crf_labels, forward_[0].begin());
  for (std::size_t token = 1; token < count; ++token) {
    for (std::size_t to = 0; to < crf_labels; ++to) {
      Row row;
      for (std::size_t from = 0; from < crf_labels; ++from)
        row[from] = forward_[token - 1][from] + steps_[from][to];
      forward_[token][to] = log_sum(row) + emissions[token * crf_labels + to];
    }
  }
  backward_[count - 1].fill(0);
  for (std::size_t token = count - 1; token-- > 0;) {
    for (std::size_t from = 0; from < crf_labels; ++from) {
      Row row;
      for (std::size_t to = 0; to < crf_labels; ++to) {
        row[to] = steps_[from][to] + emissions[(token + 1) * crf_labels + to] + backward_[token + 1][to];
      }
      backward_[token][from] = log_sum(row);
    }
  }
  total_ = log_sum(forward_[count - 1]);
}

// Log weight of all paths to a span of this role that begins at `token`, its emission included.
float Crf::opening(std::span<const float> emissions, std::size_t token, std::size_t role) const {
  const std::size_t label = begin_label(role);
  const float here = emissions[token * crf_labels + label];
  if (token == 0) return here;
  Row row;
  for (std::size_t from = 0; from < crf_labels; ++from)
    row[from] = forward_[token - 1][from] + steps_[from][label];
  return here + log_sum(row);
}

// Log weight of all paths on from a span that ends before `end` with this label.
float Crf::closing(std::span<const float> emissions, std::size_t end, std::size_t role,
                   std::size_t label) const {
  if (end == forward_.size()) return 0;
  const std::size_t inside = inside_label(role);
  Row row;
  for (std::size_t to = 0; to < crf_labels; ++to) {
    row[to] =
        to == inside ? barred : steps_[label][to] + emissions[end * crf_labels + to] + backward_[end][to];
  }
  return log_sum(row);
}

float Crf::posterior(std::span<const float> emissions, std::size_t begin, std::size_t end,
                     std::size_t role) const {
  const std::size_t inside = inside_label(role);
  if (begin >= end || end > forward_.size()) return 0;
  float score = opening(emissions, begin, role);
  std::size_t label = begin_label(role);
  for (std::size_t token = begin + 1; token < end; ++token) {
    score += steps_[label][inside] + emissions[token * crf_labels + inside];
    label = inside;
  }
  score += closing(emissions, end, role, label);
  return std::clamp(std::exp(score - total_), 0.0F, 1.0F);
}

// Of two tokens and more a span's weight is what its begin and its end weigh apart, so that one pass over the ends with
// the best begin so far finds it; those of one token are looked at beside.
Crf::Bounds Crf::likeliest(std::span<const float> emissions, Bounds span, Bounds room, std::size_t role) {
  const std::size_t first = begin_label(role), inside = inside_label(role);
  const std::size_t size = room.end - room.begin;
  inner_.assign(size, 0);
  for (std::size_t k = 1; k < size; ++k) {
    inner_[k] = inner_[k - 1] + steps_[inside][inside] + emissions[(room.begin + k) * crf_labels + inside];
  }
  Bounds best = span;
  float top = -INFINITY, top_begin = -INFINITY;
  std::size_t begin = room.begin;
  for (std::size_t last = room.begin; last < room.end; ++last) {
    if (last > room.begin && last - 1 < span.end) {
      const float score = opening(emissions, last - 1, role) - inner_[last - 1 - room.begin];
      if (score > top_begin) {
        top_begin = score;
        begin = last - 1;
      }
    }
    if (last < span.begin) continue;
    const float several = top_begin + steps_[first][inside] - steps_[inside][inside] +
                          inner_[last - room.begin] + closing(emissions, last + 1, role, inside);
    if (several > top) {
      top = several;
      best = {begin, last + 1};
    }
    if (last >= span.end) continue;
    const float alone = opening(emissions, last, role) + closing(emissions, last + 1, role, first);
    if (alone > top) {
      top = alone;
      best = {last, last + 1};
    }
  }
  return best;
}

void Crf::widen(std::span<const float> emissions, std::size_t first, float cost,
                std::vector<std::uint8_t>& labels) {
  widened_.assign(emissions.begin(), emissions.end());
  for (std::size_t token = 0; token < labels.size(); ++token) {
    float* scores = widened_.data() + token * crf_labels;
    if (labels[token] == 0 && token >= first) {
      scores[0] -= cost;
      // What stands grows no longer by it.
      if (token > 0 && labels[token - 1] != 0) {
        for (std::size_t role = 0; role < 3; ++role) scores[inside_label(role)] = barred;
      }
      continue;
    }
    const float kept = scores[labels[token]];
    std::fill(scores, scores + crf_labels, barred);
    scores[labels[token]] = kept;
  }
  decode(widened_, labels);
}

namespace {

// Keeps the few largest of what comes, the largest first; of two alike the earlier.
void keep_largest(std::vector<LikelySpan>& kept, LikelySpan option, std::size_t most) {
  const auto after = std::find_if(
      kept.begin(), kept.end(), [&](const LikelySpan& other) { return other.log_share < option.log_share; });
  if (after == kept.end() && kept.size() >= most) return;
  kept.insert(after, option);
  if (kept.size() > most) kept.pop_back();
}

}  // namespace

void Crf::list(std::span<const float> emissions, Bounds span, Bounds room, std::size_t role, std::size_t most,
               std::vector<LikelySpan>& options) {
  constexpr std::size_t most_begins = 8;
  const std::size_t first = begin_label(role), inside = inside_label(role);
  std::vector<LikelySpan>& begins = begins_;
  std::vector<LikelySpan>& ends = ends_;
  begins.clear();
  ends.clear();
  options.clear();
  float sum = 0;  // of going on, from the room's first token
  for (std::size_t token = room.begin; token < room.end; ++token) {
    if (token > room.begin) sum += steps_[inside][inside] + emissions[token * crf_labels + inside];
    if (token < span.end)
      keep_largest(begins, {token, token, opening(emissions, token, role) - sum}, most_begins);
    if (token >= span.begin)
      keep_largest(ends, {token, token + 1, closing(emissions, token + 1, role, inside) + sum}, most_begins);
  }
  const float several = steps_[first][inside] - steps_[inside][inside] - total_;
  for (const LikelySpan& begin : begins) {
    for (const LikelySpan& end : ends) {
      if (begin.begin < end.begin) {
        keep_largest(options, {begin.begin, end.end, begin.log_share + end.log_share + several}, most);
      } else if (begin.begin == end.begin) {
        const float alone = opening(emissions, end.begin, role) + closing(emissions, end.end, role, first);
        keep_largest(options, {begin.begin, end.end, alone - total_}, most);
      }
    }
  }
}

void Crf::put(std::vector<std::uint8_t>& labels, Bounds span, std::size_t role) {
  std::fill(labels.begin() + static_cast<std::ptrdiff_t>(span.begin),
            labels.begin() + static_cast<std::ptrdiff_t>(span.end), inside_label(role));
  labels[span.begin] = begin_label(role);
}

void Crf::sharpen(std::span<const float> emissions, std::size_t first, std::size_t role,
                  std::vector<std::uint8_t>& labels) {
  const std::size_t count = labels.size();
  std::size_t room_begin = first;
  for (std::size_t token = first; token < count;) {
    if (labels[token] != begin_label(role)) {  // what began in the text before stays, as other roles do
      room_begin = labels[token] == 0 ? room_begin : token + 1;
      ++token;
      continue;
    }
    Bounds span{token, token + 1};
    while (span.end < count && labels[span.end] == inside_label(role)) ++span.end;
    Bounds room{room_begin, span.end};
    while (room.end < count && labels[room.end] == 0) ++room.end;
    token = span.end;
    // More than half of the weight: no other span that overlaps it can have more.
    if (posterior(emissions, span.begin, span.end, role) < 0.5F) {
      std::fill(labels.begin() + static_cast<std::ptrdiff_t>(span.begin),
                labels.begin() + static_cast<std::ptrdiff_t>(span.end), std::uint8_t{0});
      const Bounds old = span;
      span = likeliest(emissions, span, room, role);
      put(labels, span, role);
      // What the old one gave up may hold another of its own.
      for (const Bounds part : {Bounds{room.begin, span.begin}, Bounds{span.end, room.end}}) {
        const Bounds left{std::max(part.begin, old.begin), std::min(part.end, old.end)};
        if (left.begin >= left.end) continue;
        const Bounds other = likeliest(emissions, left, part, role);
        if (posterior(emissions, other.begin, other.end, role) >= least_share) put(labels, other, role);
      }
      token = span.end;
    }
    room_begin = span.end;
  }
}

}  // namespace sayso
