// What each feature of a word speaks for, from models/names_weights.txt (fitted by training/fit_names.py): nine weights, one
// a label of desk.hpp. Read once, when first asked for; then shared by all threads.
//
//   # nine integers in hundredths, then the feature, which may hold blanks
//   -12 40 3 0 0 -20 -5 0 0 word inc.
//   step 1 -30 …                     from the label 1 to each label
//
// Odd case: a feature that is not in the file has no weights.
#pragma once

#include "stages/names/desk.hpp"

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sayso {

class NameWeights {
 public:
  static const NameWeights& shared();
  explicit NameWeights(std::string_view text);

  // Adds a feature's weights, times its value.
  void add(std::string_view feature, float value, NameScores& scores) const;
  float step(std::size_t from, std::size_t to) const { return steps_[from][to]; }
  std::size_t size() const { return weights_.size(); }

 private:
  std::unordered_map<std::string_view, std::uint32_t> numbers_;  // views of the text that was given
  std::vector<std::array<std::int16_t, name_labels>> weights_;
  std::array<NameScores, name_labels> steps_{};
};

}  // namespace sayso
