// What speaks for and against two mentions meaning the same, as features of a linear model: the weights are fitted on
// GUM's training texts (training/coreference.py) and stand in models/coreference.txt.
//
// A feature is a theme and a value of it; each form of anaphor (a pronoun, a name, "the minister") has its own weights.
//   feature(Theme::distance, 2) ; weights.of(Form::they, feature)
// Odd case: a feature without a line in the file weighs nothing.
#pragma once

#include "sayso/document.hpp"
#include "stages/coreference/mentions.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace sayso {

enum class Theme : std::uint8_t {
  // of a pair
  form_and_distance,
  mentions_between,
  gender,
  number,
  part_and_distance,
  parts,
  words,
  head,
  name,
  structure,
  quotation,
  speaker,
  size,
  kind,
  rank,
  blocks,
  most_mentioned,
  determiner_and_head,
  gender_of_entity,
  kind_and_rank,
  contained,
  adjacent,
  // of a mention that may be the first of its entity
  first,
  first_determiner,
  first_kind,
  first_head,
  first_part,
  first_pronoun,
  first_rivals,
  first_length,
  first_name,
  count
};
inline constexpr std::uint32_t values_of_theme = 64;
inline constexpr std::uint32_t feature_count = static_cast<std::uint32_t>(Theme::count) * values_of_theme;

constexpr std::uint16_t feature(Theme theme, std::uint32_t value) {
  return static_cast<std::uint16_t>(static_cast<std::uint32_t>(theme) * values_of_theme +
                                    (value < values_of_theme ? value : values_of_theme - 1));
}

class CoreferenceWeights {
 public:
  static const CoreferenceWeights& shared();
  explicit CoreferenceWeights(std::string_view lines);  // "form theme value weight", in numbers

  float of(Form form, std::uint16_t feature) const {
    return weights_[static_cast<std::size_t>(form) * feature_count + feature];
  }

 private:
  std::vector<float> weights_;
};

// How two names stand to each other.
enum class NameMatch : std::uint8_t { none, same, last, first, part, acronym, head, conflict };

// Hashes of the words of a name, in order.
using NameWords = std::span<const std::uint64_t>;
NameMatch match_persons(NameWords shorter_or_later, NameWords before);

// What is known of an entity, from all of its mentions so far.
struct Entity {
  std::uint32_t first = no_id, last = no_id;  // mentions
  std::uint32_t size = 0;
  std::uint32_t name = no_id;  // the mention with its fullest name
  Number number = Number::unknown;
  Gender gender = Gender::unknown;
  bool is_person = false;
  std::uint32_t word_kinds = 0;
};

}  // namespace sayso
