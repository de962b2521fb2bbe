// Text in styles, set in lines that fit a width: the printing press of the terminal page. A paragraph is a list of runs,
// each one style; it is broken at spaces, after hyphens and dashes between letters, between East Asian characters, and
// inside a word only where nothing else fits. White space is one space, lines have none at their end, and no line is
// wider than the page. Styles become ANSI colours, or nothing.
//
//   Page page(out, 40, false);
//   page.paragraph({{"Novak", Style::speaker}, {" · said", Style::plain}}, {.label = " 1  ", .right = "indirect 93%"});
//
// Odd cases: a page is at least 24 columns wide, and at most 100, for longer lines are hard to read; a paragraph without
// text is no line.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

enum class Style : std::uint8_t { plain, title, dim, speaker, source, cue, doubtful };

struct Run {
  std::string_view text;
  Style style = Style::plain;
};

struct Setting {
  std::string_view label = {};  // before the first line; the others are indented by its width
  std::string_view right = {};  // at the right end of the first line
  Style right_style = Style::dim;
  std::string_view below = {};  // instead of the indent, of the same width: the lines of a tree
};

// What switches a terminal to a style; nothing for plain, which "\x1b[0m" switches back to.
std::string_view code_of(Style style);

class Page {
 public:
  Page(std::string& out, std::uint32_t width, bool has_colour);

  std::uint32_t width() const { return width_; }

  void paragraph(std::span<const Run> runs, const Setting& setting);
  void paragraph(std::initializer_list<Run> runs, const Setting& setting = {}) {
    paragraph(std::span<const Run>(runs.begin(), runs.size()), setting);
  }
  void blank_line() { out_.push_back('\n'); }
  void rule();  // a thin line across the page

 private:
  // What a terminal draws in one place: a character and the marks on it, or one space.
  struct Cluster {
    std::uint32_t begin = 0, end = 0;  // in shown_
    std::uint32_t columns = 0;
    Style style = Style::plain;
    bool is_space = false;
    bool may_break_after = false;
  };
  struct Line {
    std::size_t begin = 0, end = 0;  // clusters
    std::size_t next = 0;            // where the following line begins
    std::uint32_t columns = 0;
  };

  void lay_out(std::span<const Run> runs);
  void lay_out(char32_t c, Style style);
  void find_breaks();
  Line next_line(std::size_t begin, std::uint32_t limit) const;
  void print(const Line& line);
  void switch_to(Style wanted);

  std::string& out_;
  std::uint32_t width_;
  bool has_colour_;
  Style style_ = Style::plain;
  std::string shown_;
  std::vector<Cluster> clusters_;
};

}  // namespace sayso
