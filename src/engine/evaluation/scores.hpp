// Counts that become precision, recall and F1, and the tables that `sayso eval` prints.
//
//   Counts counts{.right = 8, .predicted = 10, .gold = 16};    // precision 80, recall 50, F1 61.54
//
// Odd case: nothing predicted and nothing to find is an F1 of 0.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace sayso {

struct Counts {
  std::uint64_t right = 0, predicted = 0, gold = 0;

  double precision() const { return percent(right, predicted); }
  double recall() const { return percent(right, gold); }
  double f1() const { return percent(2 * right, predicted + gold); }
  void add(const Counts& other) {
    right += other.right;
    predicted += other.predicted;
    gold += other.gold;
  }

  static double percent(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  }
};

// One line of a result: a measure, or a category of one.
struct ScoreRow {
  std::string name;
  Counts counts;
  bool is_share = false;  // only right of gold means something: an accuracy or a recall
};

struct ScoreTable {
  std::string title;  // what was measured, by which protocol
  std::vector<ScoreRow> rows;
};

// For a terminal: aligned columns, two digits. For programs: one JSON object a row, one line.
std::string as_text(const ScoreTable& table);
std::string as_json(const ScoreTable& table);

}  // namespace sayso
