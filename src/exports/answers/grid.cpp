#include "exports/answers/grid.hpp"

#include "exports/answers/phrases.hpp"
#include "exports/terminal/columns.hpp"

#include <algorithm>
#include <numeric>

namespace sayso {
namespace {

constexpr std::uint32_t gap = 2;
constexpr std::uint32_t narrowest = 10;  // of a column that is broken
constexpr std::uint32_t widest_page = 140;
constexpr std::size_t most_lines = 4;  // of a cell

std::string styled(const std::string& text, Style style, bool has_colour) {
  const std::string_view code = code_of(style);
  if (!has_colour || code.empty() || text.empty()) return text;
  return std::string(code) + text + "\x1b[0m";
}

void end_line(std::string& out) {
  while (!out.empty() && out.back() == ' ') out.pop_back();
  out.push_back('\n');
}

}  // namespace

std::vector<std::uint32_t> Grid::widths(std::uint32_t page) const {
  std::vector<std::uint32_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::uint32_t width = columns_in(columns_[i].title);
    for (const Row& row : rows_) width = std::max(width, columns_in(plain_line(row.cells[i].text)));
    widths.push_back(width);
  }
  const auto sum = [&] {
    return std::accumulate(widths.begin(), widths.end(), 0U) +
           gap * static_cast<std::uint32_t>(widths.size() - 1);
  };
  while (sum() > page) {
    std::size_t best = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i)
      if (columns_[i].may_break && widths[i] > narrowest &&
          (best == widths.size() || widths[i] > widths[best]))
        best = i;
    if (best == widths.size()) return {};
    --widths[best];
  }
  return widths;
}

void Grid::write(const AnswerContext& context, std::string& out) const {
  const std::uint32_t page = std::min(context.width, widest_page);
  const std::vector<std::uint32_t> widths = this->widths(page);
  if (widths.empty()) return write_as_lines(context, out);
  std::vector<GridCell> titles;
  for (const GridColumn& column : columns_) titles.push_back({column.title, Style::dim});
  write_row({std::move(titles), {}}, widths, context, out);
  for (const Row& row : rows_) write_row(row, widths, context, out);
}

void Grid::write_row(const Row& row, const std::vector<std::uint32_t>& widths, const AnswerContext& context,
                     std::string& out) const {
  std::vector<std::vector<std::string>> cells;
  std::size_t lines = 1;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    cells.push_back(wrapped(row.cells[i].text, widths[i], most_lines));
    lines = std::max(lines, cells.back().size());
  }
  for (std::size_t line = 0; line < lines; ++line) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const std::string text = line < cells[i].size() ? cells[i][line] : std::string();
      const std::uint32_t used = columns_in(text);
      const std::string space(widths[i] > used ? widths[i] - used : 0, ' ');
      if (i > 0) out.append(gap, ' ');
      out += columns_[i].is_right ? space + styled(text, row.cells[i].style, context.colour)
                                  : styled(text, row.cells[i].style, context.colour) + space;
    }
    end_line(out);
  }
  const std::uint32_t indent = widths.front() + gap;
  const std::uint32_t page = std::min(context.width, widest_page);
  for (const std::string& note : row.notes)
    for (const std::string& text :
         wrapped(note, page > indent + narrowest ? page - indent : narrowest, most_lines))
      out += std::string(indent, ' ') + styled(text, Style::dim, context.colour) + '\n';
}

void Grid::write_as_lines(const AnswerContext& context, std::string& out) const {
  for (const Row& row : rows_) {
    Page page(out, context.width, context.colour);
    for (std::size_t i = 0; i < columns_.size(); ++i)
      page.paragraph({{columns_[i].title, Style::dim}, {": "}, {row.cells[i].text, row.cells[i].style}});
    for (const std::string& note : row.notes) page.paragraph({{note, Style::dim}}, {.label = "  "});
    out.push_back('\n');
  }
}

}  // namespace sayso
