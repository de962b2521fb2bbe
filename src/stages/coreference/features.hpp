// What speaks for and against two mentions meaning the same, as features that are there or not (weights.hpp weighs them).
//
// A feature is a theme and a value of it: feature(Theme::distance, 2). Themes of words have more values, by a hash of the
// word: hashed(Word::head, "minister").
// Odd case: two words may share a hash, and then their weights.
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
  turns,
  last_of_entity,
  forms_of_entity,
  governor,
  name_and_head,
  words_within,
  lengths,
  affinity,
  stems,
  modifiers,
  words_behind,
  odds,
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
  first_affinity,
  first_frequency,
  first_odds,
  // of a mention, for all its candidates
  own_form,
  own_number,
  own_place,
  own_relation,
  own_frequency,
  count
};
inline constexpr std::uint32_t values_of_theme = 64;
inline constexpr std::uint32_t theme_features = static_cast<std::uint32_t>(Theme::count) * values_of_theme;

// Words that have weights of their own, as far as hashes tell them apart.
enum class Word : std::uint8_t { head, governor, before, after, head_and_name, head_before, count };
inline constexpr std::uint32_t values_of_word = 512;
inline constexpr std::uint32_t feature_count =
    theme_features + static_cast<std::uint32_t>(Word::count) * values_of_word;

constexpr std::uint16_t feature(Theme theme, std::uint32_t value) {
  return static_cast<std::uint16_t>(static_cast<std::uint32_t>(theme) * values_of_theme +
                                    (value < values_of_theme ? value : values_of_theme - 1));
}

constexpr std::uint16_t hashed(Word theme, std::uint64_t hash) {
  return static_cast<std::uint16_t>(theme_features + static_cast<std::uint32_t>(theme) * values_of_word +
                                    ((hash * 0x9E3779B97F4A7C15ULL) >> 55U));
}

// How two names stand to each other.
enum class NameMatch : std::uint8_t { none, same, last, first, part, acronym, head, conflict };

// Hashes of the words of a name, in order.
using NameWords = std::span<const std::uint64_t>;
NameMatch match_persons(NameWords shorter_or_later, NameWords before);
// "South Korea" and "N. Korea"; "the U.N." and "the U.N. Charter"; "Torvane" is "Torvane Energy", but "FIFA" no "FIFA Council".
// `hashes`: of each token's word.
bool are_two_bodies(const Document& document, const std::vector<std::uint64_t>& hashes, TokenRange a,
                    TokenRange b);

// What is known of an entity, from all of its mentions so far.
struct Entity {
  std::uint32_t first = no_id, last = no_id;  // mentions
  std::uint32_t size = 0;
  std::uint32_t name = no_id;  // the mention with its fullest name
  Number number = Number::unknown;
  Gender gender = Gender::unknown;
  bool is_person = false;
  std::uint32_t word_kinds = 0;
  std::uint32_t forms = 0;  // bits of Form
};

}  // namespace sayso
