// The model that scores whether two mentions mean the same: a linear part, with weights of its own for each form of
// anaphor (a pronoun, a name, "the minister"), and a hidden layer that all forms share, which finds what only counts
// together ("a plural noun, far away, in a quotation"). Fitted on GUM's training texts (training/coreference.cpp); the
// numbers stand in models/coreference.txt, in hundredths.
//
//   weights.begin(form, features of the mention, sums) ; weights.score(form, sums, features of the pair, affinity)
//
// Odd case: a feature without a line in the file weighs nothing.
#pragma once

#include "stages/coreference/features.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sayso {

using Features = std::span<const std::uint16_t>;

class CoreferenceWeights {
 public:
  static constexpr std::size_t hidden = 32;

  static const CoreferenceWeights& shared();
  CoreferenceWeights();                                 // all nothing: where a fit begins
  explicit CoreferenceWeights(std::string_view lines);  // models/coreference.txt
  std::string lines() const;

  // What the mention alone gives to the hidden layer: the same for all its candidates.
  void begin(Form form, Features own, float* sums) const;
  float score(Form form, const float* sums, Features features, float affinity) const;
  const float* spans() const { return spans_.data(); }
  // Whether what the network says of a pair weighs anything.
  bool has_affinities() const {
    return std::any_of(affinity_.begin(), affinity_.end(), [](float weight) { return weight != 0; });
  }
  float linear(Form form, std::uint16_t feature) const { return linear_[feature * form_count + at(form)]; }

 private:
  friend class CoreferenceFit;
  friend class SpanFit;
  static std::size_t at(Form form) { return static_cast<std::size_t>(form); }

  std::vector<float> linear_;    // [feature][form]
  std::vector<float> rows_;      // [feature][hidden]
  std::vector<float> bias_;      // [form][hidden]
  std::vector<float> out_;       // [form][hidden]
  std::vector<float> spans_;     // what spans of nouns weigh (spans.hpp)
  std::vector<float> affinity_;  // [form], then [hidden]: what a pair's affinity weighs
};

}  // namespace sayso
