// Viterbi and span posteriors of a linear-chain CRF over BIO labels: O, B-source, I-source, B-cue, I-cue, B-content,
// I-content. Illegal steps (O to I, one role to another's I) are barred, and at tokens where a paragraph opens nothing
// goes on.
//
//   crf.decode(emissions, opens, labels);               // emissions[token][crf_labels]
//   crf.posterior(emissions..., begin, end, role)       // of exactly this span, among all labellings
//
// Odd case: no tokens, no labels.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace sayso {

inline constexpr std::size_t crf_labels = 7;

constexpr std::uint8_t begin_label(std::size_t role) { return static_cast<std::uint8_t>(1 + 2 * role); }
constexpr std::uint8_t inside_label(std::size_t role) { return static_cast<std::uint8_t>(2 + 2 * role); }

class Crf {
 public:
  // steps[from][to], as trained; illegal ones are barred here.
  explicit Crf(std::span<const float> steps = {});

  // Bars what may not go on at opening tokens, in place.
  static void close_paragraphs(std::span<float> emissions, std::span<const std::uint8_t> opens);

  void decode(std::span<const float> emissions, std::vector<std::uint8_t>& labels);

  // Forward and backward sums, once a window; then the posterior of any span costs its length.
  void sum(std::span<const float> emissions);
  float posterior(std::span<const float> emissions, std::size_t begin, std::size_t end,
                  std::size_t role) const;

 private:
  using Row = std::array<float, crf_labels>;
  std::array<Row, crf_labels> steps_{};
  std::vector<Row> forward_, backward_;
  std::vector<std::array<std::uint8_t, crf_labels>> origin_;
  float total_ = 0;
};

}  // namespace sayso
