// What the stage `names` works with from article to article: what the network says of the tokens that may be of a name, kept
// until the whole document is read, and buffers.
//
// Odd case: words that nothing speaks for (small letters, and the network is sure) have no row: they are in no name.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace sayso {

// Outside; then for each class a label that begins a name and one that goes on: persons, organisations, places, and the
// other kinds together.
inline constexpr std::size_t name_labels = 9;
using NameScores = std::array<float, name_labels>;

struct NameRow {
  std::uint32_t token = 0;
  std::uint8_t other_kind = 0;  // which of the other kinds it would be: a NameKind
  NameScores network{};         // logarithms of probabilities
};

struct NameDesk {
  std::vector<NameRow> rows;  // ascending
  std::vector<NameScores> scores;
  std::vector<std::array<std::uint8_t, name_labels>> origins;
  std::vector<std::uint8_t> labels;

  // Of each row, for the features.
  std::vector<std::string> words;      // in small letters
  std::vector<std::uint32_t> by_word;  // rows, those of one word beside each other
  std::vector<std::array<float, 4>>
      elsewhere;                    // how likely its word is of a class at its other places; < 0: it has none
  std::vector<std::string> places;  // what the gazetteer knows there: "B town 4"
  std::string key, feature, word;
};

}  // namespace sayso
