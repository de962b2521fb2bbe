// A table on a terminal: columns as wide as what they hold, and where that is wider than the page, the widest of those that may be
// broken become narrower, line by line. Numbers stand at the right.
//
//   Grid grid({{.title = "day"}, {.title = "value", .is_right = true}, {.title = "who", .may_break = true}});
//   grid.row({{"2024-11-06"}, {"≤ 12,000"}, {"Petra Novak, Defence Minister", Style::speaker}});
//   grid.note("corrected on 2024-11-08");       // below the row, under the second column
//   grid.write(context, out);
//
// Odd case: where not even the narrowest columns fit, each row is told as lines, "title: cell".
#pragma once

#include "exports/answers/answers.hpp"
#include "exports/terminal/page.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sayso {

struct GridColumn {
  std::string title = {};
  bool is_right = false;
  bool may_break = false;
};

struct GridCell {
  std::string text;
  Style style = Style::plain;
};

class Grid {
 public:
  explicit Grid(std::vector<GridColumn> columns) : columns_(std::move(columns)) {}

  void row(std::vector<GridCell> cells) { rows_.push_back({std::move(cells), {}}); }
  void note(std::string text) { rows_.back().notes.push_back(std::move(text)); }
  void write(const AnswerContext& context, std::string& out) const;

 private:
  struct Row {
    std::vector<GridCell> cells;
    std::vector<std::string> notes;
  };

  std::vector<std::uint32_t> widths(std::uint32_t page) const;
  void write_row(const Row& row, const std::vector<std::uint32_t>& widths, const AnswerContext& context,
                 std::string& out) const;
  void write_as_lines(const AnswerContext& context, std::string& out) const;

  std::vector<GridColumn> columns_;
  std::vector<Row> rows_;
};

}  // namespace sayso
