// Viterbi and span posteriors of a linear-chain CRF over BIO labels: O, B-source, I-source, B-cue, I-cue, B-content,
// I-content. Illegal steps (O to I, one role to another's I) are barred, and at tokens where a paragraph opens nothing
// goes on.
//
//   crf.decode(emissions, opens, labels);               // emissions[token][crf_labels]
//   crf.posterior(emissions..., begin, end, role)       // of exactly this span, among all labellings
//   crf.sharpen(emissions, first, role, labels);        // moves unlikely spans to where they are likeliest
//
// The best path as a whole is not made of the likeliest spans: where many paths disagree on a border, the one that wins
// may be less likely than a span that several lesser paths share. A score that counts exact spans wants the latter.
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

  // After decode and sum: each span of this role from token `first` on is moved to the likeliest span that
  // overlaps it and no other span; what it leaves free may become a second one. Linear in the tokens.
  void sharpen(std::span<const float> emissions, std::size_t first, std::size_t role,
               std::vector<std::uint8_t>& labels);

 private:
  using Row = std::array<float, crf_labels>;
  struct Bounds {
    std::size_t begin = 0, end = 0;
  };

  float opening(std::span<const float> emissions, std::size_t token, std::size_t role) const;
  float closing(std::span<const float> emissions, std::size_t end, std::size_t role, std::size_t label) const;
  static void put(std::vector<std::uint8_t>& labels, Bounds span, std::size_t role);
  Bounds likeliest(std::span<const float> emissions, Bounds span, Bounds room, std::size_t role);

  std::array<Row, crf_labels> steps_{};
  std::vector<Row> forward_, backward_;
  std::vector<std::array<std::uint8_t, crf_labels>> origin_;
  std::vector<float> inner_;  // of a room's tokens: summed scores of going on
  float total_ = 0;
};

}  // namespace sayso
