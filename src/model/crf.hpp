// Viterbi and span posteriors of a linear-chain CRF over BIO labels: O, B-source, I-source, B-cue, I-cue, B-content,
// I-content. Illegal steps (O to I, one role to another's I) are barred, and at tokens where a paragraph opens nothing
// goes on.
//
//   crf.decode(emissions, opens, labels);               // emissions[token][crf_labels]
//   crf.posterior(emissions..., begin, end, role)       // of exactly this span, among all labellings
//   crf.sharpen(emissions, first, role, labels);        // moves unlikely spans to where they are likeliest
//   crf.widen(emissions, first, cost, labels);          // adds what may be worth a second look
//   crf.list(emissions, span, room, role, options);     // the likeliest spans that overlap this one
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

// A span that a list names, with the logarithm of its posterior.
struct LikelySpan {
  std::size_t begin = 0, end = 0;
  float log_share = 0;
};

class Crf {
 public:
  struct Bounds {
    std::size_t begin = 0, end = 0;
  };

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

  // After decode: what stands stays; where nothing does from token `first` on, the best labelling is taken for which saying
  // nothing costs `cost` a token. It finds sources, cues and contents that the best labelling leaves out.
  void widen(std::span<const float> emissions, std::size_t first, float cost,
             std::vector<std::uint8_t>& labels);

  // After sum: the likeliest spans of this role inside `room` that overlap `span`, the likeliest first, not more than
  // `most`: all pairs of the few likeliest begins and ends.
  void list(std::span<const float> emissions, Bounds span, Bounds room, std::size_t role, std::size_t most,
            std::vector<LikelySpan>& options);

 private:
  using Row = std::array<float, crf_labels>;

  float opening(std::span<const float> emissions, std::size_t token, std::size_t role) const;
  float closing(std::span<const float> emissions, std::size_t end, std::size_t role, std::size_t label) const;
  static void put(std::vector<std::uint8_t>& labels, Bounds span, std::size_t role);
  Bounds likeliest(std::span<const float> emissions, Bounds span, Bounds room, std::size_t role);

  std::array<Row, crf_labels> steps_{};
  std::vector<Row> forward_, backward_;
  std::vector<std::array<std::uint8_t, crf_labels>> origin_;
  std::vector<float> inner_;  // of a room's tokens: summed scores of going on
  std::vector<LikelySpan> begins_, ends_;
  std::vector<float> widened_;  // emissions
  float total_ = 0;
};

}  // namespace sayso
