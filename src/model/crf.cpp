#include "model/crf.hpp"

#include <algorithm>
#include <cmath>

namespace sayso {

namespace {

constexpr float barred = -10000.0F;

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

float Crf::posterior(std::span<const float> emissions, std::size_t begin, std::size_t end,
                     std::size_t role) const {
  const std::size_t first = begin_label(role), inside = inside_label(role), count = forward_.size();
  if (begin >= end || end > count) return 0;
  float score = emissions[begin * crf_labels + first];
  if (begin > 0) {
    Row row;
    for (std::size_t from = 0; from < crf_labels; ++from)
      row[from] = forward_[begin - 1][from] + steps_[from][first];
    score += log_sum(row);
  }
  std::size_t label = first;
  for (std::size_t token = begin + 1; token < end; ++token) {
    score += steps_[label][inside] + emissions[token * crf_labels + inside];
    label = inside;
  }
  if (end < count) {
    Row row;
    for (std::size_t to = 0; to < crf_labels; ++to) {
      row[to] =
          to == inside ? barred : steps_[label][to] + emissions[end * crf_labels + to] + backward_[end][to];
    }
    score += log_sum(row);
  }
  return std::clamp(std::exp(score - total_), 0.0F, 1.0F);
}

}  // namespace sayso
