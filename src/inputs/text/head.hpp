// The head of an article: the lines before its first paragraph, and what each of them is. A Head holds the first lines
// of a text that have words, at most twenty, and says which of them are marks (a byline, a date, an agency alone), and
// how many make up a title.
//
//   Head head(text, shape);
//   head.mark(1)            // what line 1 is, if it is a mark
//   head.title_lines(0)     // how many lines from line 0 are the title: 0, if line 0 begins no title
//
// Odd case: what ends as a sentence does may be a title, if a byline, a date or a dateline follows.
#pragma once

#include "inputs/text/lines.hpp"
#include "inputs/text/shape.hpp"
#include "sayso/article.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

// A line of the head that is no title and no paragraph.
struct HeadMark {
  BlockKind kind = BlockKind::date;
  std::string byline;
  std::string published;
  bool is_update = false;
  std::string agency;
};

class Head {
 public:
  Head(std::string_view text, const Shape& shape);

  std::size_t size() const { return lines_.size(); }
  const Line& line(std::size_t number) const { return lines_[number].line; }
  std::string_view words(std::size_t number) const;

  std::optional<HeadMark> mark(std::size_t number) const;
  std::size_t title_lines(std::size_t first) const;

  // The first mark in the lines [first, first + count), if all before it are short; or size().
  std::size_t mark_within(std::size_t first, std::size_t count) const;

 private:
  struct HeadLine {
    Line line;
    bool follows_blank = false;
  };

  bool is_same_part(std::size_t number) const { return number < size() && !lines_[number].follows_blank; }
  std::size_t title_end(std::size_t first) const;
  bool is_likely_title(std::string_view words, std::size_t next) const;

  std::string_view text_;
  const Shape& shape_;
  std::vector<HeadLine> lines_;
};

}  // namespace sayso
