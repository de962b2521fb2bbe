#include "inputs/text/shape.hpp"

#include "inputs/text/notices.hpp"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

constexpr std::size_t widest = 120;  // lines of more columns are paragraphs

std::string_view words_of(std::string_view text, const Line& line) {
  return text.substr(line.span.begin, line.span.size());
}

std::size_t first_word_columns(std::string_view words) { return columns(take_word(words)); }

std::size_t columns_of(std::string_view text, const Line& line) {
  return line.indent + columns(words_of(text, line));
}

// Whether the first word of the second line would not have fitted on the first.
bool is_full(std::string_view text, const Line& first, const Line& second, std::size_t width) {
  return columns_of(text, first) + 1 + first_word_columns(words_of(text, second)) > width;
}

// A dash or a number may begin a line in the middle of a sentence.
bool begins_item(std::string_view text, const Line& first, const Line& second, std::size_t width) {
  const char mark = item_mark(words_of(text, second));
  if (mark == '\0' || mark == '*') return mark != '\0';
  const std::string_view before = words_of(text, first);
  return item_mark(before) == mark || before.ends_with(':') || ends_sentence(before) ||
         !is_full(text, first, second, width * 4 / 5);
}

// The width that lines keep to which are followed by another, or 0 where there are none, or where more than one line in
// forty is wider than any page. A title on its own may be as wide as it likes.
std::size_t width_of(std::string_view text) {
  std::array<std::size_t, widest + 1> counts{};
  std::size_t inner = 0;
  std::size_t lines = 0;
  std::size_t over = 0;
  std::size_t before = 0;  // columns of the line before; 0 where it is blank
  LineCursor cursor(text);
  for (Line line; cursor.next(line);) {
    const std::string_view words = words_of(text, line);
    const std::size_t size = words.empty() ? 0 : columns_of(text, line);
    if (size > 0 && before > 0 && before <= widest) {
      ++counts[before];
      ++inner;
    }
    before = size;
    lines += static_cast<std::size_t>(size > 0);
    // An address cannot be broken, however long it is.
    over += static_cast<std::size_t>(size > widest && words.find(' ') != std::string_view::npos);
  }
  if (inner == 0 || over * 40 > lines) return 0;
  std::size_t width = widest;
  // A line in eight may stick out.
  for (std::size_t seen = 0; width > 0; --width) {
    seen += counts[width];
    if (seen > inner / 8) break;
  }
  return width;
}

}  // namespace

bool Shape::joins(std::string_view text, const Line& first, const Line& second) const {
  if (!is_wrapped) return false;
  const std::string_view before = words_of(text, first);
  const std::string_view after = words_of(text, second);
  if (begins_item(text, first, second, width) || is_quoted_line(before) != is_quoted_line(after))
    return false;
  // What is set in deeper begins a paragraph, but below an item of a list it goes on.
  const bool has_ended = ends_sentence(before);
  const bool is_set_in = second.indent >= 2 && item_mark(before) == '\0';
  if (is_set_in && second.indent >= first.indent + 2) return false;
  if (is_set_in && has_set_in_beginnings && second.indent == first.indent && has_ended) return false;
  if (starts_lower(after)) return true;
  // A short line without a stop is a heading.
  if (!has_ended) return is_full(text, first, second, width * 3 / 5);
  // A sentence has ended here. So has the paragraph, if the next word would have fitted; only where blank lines divide
  // paragraphs, lines may be as ragged as they like.
  return is_full(text, first, second, has_blank_lines ? width / 2 : width);
}

Shape shape_of(std::string_view text) {
  Shape shape;
  shape.width = width_of(text);
  if (shape.width == 0) return shape;
  std::size_t pairs = 0;
  std::size_t flowing = 0;
  std::size_t lines = 0;
  std::size_t set_in = 0;
  std::size_t together = 0;  // lines without a blank one between
  std::size_t most_together = 0;
  LineCursor cursor(text);
  Line before;
  for (Line line; cursor.next(line); before = line) {
    together = line.is_blank() ? 0 : together + 1;
    most_together = std::max(most_together, together);
    if (line.is_blank()) continue;
    ++lines;
    set_in += static_cast<std::size_t>(line.indent >= 2);
    const std::string_view first = words_of(text, before);
    const std::string_view second = words_of(text, line);
    if (before.is_blank() || begins_item(text, before, line, shape.width)) continue;
    ++pairs;
    const bool goes_on =
        starts_lower(second) || (!ends_sentence(first) && is_full(text, before, line, shape.width));
    flowing += static_cast<std::size_t>(goes_on);
  }
  shape.is_wrapped = flowing > 0 && flowing * 5 >= pairs * 2;
  shape.has_blank_lines = most_together * 2 <= lines;
  shape.has_set_in_beginnings = set_in * 2 <= lines;
  return shape;
}

}  // namespace sayso
