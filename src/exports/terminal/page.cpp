#include "exports/terminal/page.hpp"

#include "base/utf8.hpp"
#include "exports/terminal/columns.hpp"

#include <algorithm>

#include <unicode/uchar.h>

namespace sayso {
namespace {

constexpr std::uint32_t narrowest = 24;
constexpr std::uint32_t widest = 100;

constexpr char32_t no_break_space = 0xA0;
constexpr char32_t joiner = 0x200D;  // makes one picture of the two around it

// Marks, joiners, skin tones: what must not be parted from the character before.
bool extends_the_one_before(char32_t c) {
  if (c < 0x300) return false;
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK)) {
    case U_GCB_EXTEND:
    case U_GCB_ZWJ:
    case U_GCB_SPACING_MARK: return true;
    default: return columns_of(c) == 0;
  }
}

bool is_hyphen_or_dash(char32_t c) { return c == '-' || c == 0x2010 || (c >= 0x2013 && c <= 0x2014); }

// Marks that do not begin a line, nor end one: closing and opening ones of East Asian and European writing.
bool may_begin_line(char32_t c) {
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_END_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_OTHER_PUNCTUATION: return false;
    default: return true;
  }
}
bool may_end_line(char32_t c) {
  const int type = u_charType(static_cast<UChar32>(c));
  return type != U_START_PUNCTUATION && type != U_INITIAL_PUNCTUATION;
}

}  // namespace

// Colours of the terminal's own palette that can be read on black and on white.
std::string_view code_of(Style style) {
  switch (style) {
    case Style::plain: return "";
    case Style::title:
    case Style::speaker: return "\x1b[1m";
    case Style::dim: return "\x1b[2m";
    case Style::source: return "\x1b[36m";
    case Style::cue: return "\x1b[4;35m";
    case Style::doubtful: return "\x1b[33m";
  }
  return "";
}

Page::Page(std::string& out, std::uint32_t width, bool has_colour)
    : out_(out), width_(std::clamp(width, narrowest, widest)), has_colour_(has_colour) {}

void Page::rule() {
  switch_to(Style::dim);
  for (std::uint32_t i = 0; i < width_; ++i) out_ += "─";
  switch_to(Style::plain);
  out_.push_back('\n');
}

void Page::paragraph(std::span<const Run> runs, const Setting& setting) {
  lay_out(runs);
  if (clusters_.empty()) return;
  const std::uint32_t indent = columns_in(setting.label);
  const std::uint32_t right = columns_in(setting.right);
  const std::uint32_t room = width_ - indent;
  std::uint32_t limit = right == 0 ? room : room > right + 2 ? room - right - 2 : 1;
  for (std::size_t begin = 0; begin < clusters_.size();) {
    const bool is_first = begin == 0;
    const Line line = next_line(begin, limit);
    if (is_first) {
      const bool is_blank = setting.label.find_first_not_of(' ') == std::string_view::npos;
      switch_to(is_blank ? Style::plain : Style::dim);
      out_ += setting.label;
      switch_to(Style::plain);
    } else {
      switch_to(setting.below.empty() ? Style::plain : Style::dim);
      if (setting.below.empty())
        out_.append(indent, ' ');
      else
        out_ += setting.below;
      switch_to(Style::plain);
    }
    print(line);
    if (is_first && right > 0) {
      out_.append(room > line.columns + right ? room - line.columns - right : 1, ' ');
      switch_to(setting.right_style);
      out_ += setting.right;
    } else {
      // A line that is cut where it may not break can end with a no-break space.
      while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    }
    switch_to(Style::plain);
    out_.push_back('\n');
    begin = line.next;
    limit = room;
  }
}

void Page::lay_out(std::span<const Run> runs) {
  shown_.clear();
  clusters_.clear();
  for (const Run& run : runs) {
    for (std::size_t offset = 0; offset < run.text.size();) {
      const utf8::CodePoint next = utf8::decode(run.text, offset);
      lay_out(shown_as(next.value), run.style);
      offset += next.size;
    }
  }
  if (!clusters_.empty() && shown_.back() == ' ') clusters_.pop_back();
  find_breaks();
}

void Page::lay_out(char32_t c, Style style) {
  if (c == 0) return;
  const auto begin = static_cast<std::uint32_t>(shown_.size());
  const bool is_blank = c == U' ' || c == no_break_space;
  if (is_blank && (clusters_.empty() || shown_.back() == ' ')) return;
  if (c == U' ') {
    shown_.push_back(' ');
    clusters_.push_back({begin, begin + 1, 1, style, true, false});
    return;
  }
  // A no-break space has done its work once the lines are made: who copies or searches the page finds a plain one.
  utf8::append(shown_, c == no_break_space ? U' ' : c);
  const auto end = static_cast<std::uint32_t>(shown_.size());
  const std::uint32_t columns = columns_of(c);
  const bool follows_character = !clusters_.empty() && !clusters_.back().is_space;
  if (follows_character &&
      (extends_the_one_before(c) || utf8::decode_before(shown_, begin).value == joiner)) {
    clusters_.back().end = end;
    clusters_.back().columns += columns;
  } else {
    clusters_.push_back({begin, end, columns, style, false, false});
  }
}

void Page::find_breaks() {
  for (std::size_t i = 0; i + 1 < clusters_.size(); ++i) {
    Cluster& cluster = clusters_[i];
    const Cluster& after = clusters_[i + 1];
    if (cluster.is_space || after.is_space) continue;
    const char32_t c = utf8::decode(shown_, cluster.begin).value;
    const char32_t next = utf8::decode(shown_, after.begin).value;
    if (is_hyphen_or_dash(c)) {
      // Not before a figure ("-5", "2019-20"), nor where the hyphen hangs at a word's beginning.
      const bool follows_word = i > 0 && !clusters_[i - 1].is_space &&
                                may_end_line(utf8::decode(shown_, clusters_[i - 1].begin).value);
      cluster.may_break_after = follows_word && u_isalpha(static_cast<UChar32>(next)) != 0;
    } else {
      const bool is_wide = cluster.columns == 2 || after.columns == 2;
      cluster.may_break_after = is_wide && may_end_line(c) && may_begin_line(next);
    }
  }
}

Page::Line Page::next_line(std::size_t begin, std::uint32_t limit) const {
  Line line{begin, begin, begin, 0};
  Line best = line;  // the longest that ends where it may
  for (std::size_t i = begin; i < clusters_.size(); ++i) {
    const Cluster& cluster = clusters_[i];
    if (cluster.is_space) best = {begin, i, i + 1, line.columns};
    if (line.columns + cluster.columns > limit && i > begin) return best.end > begin ? best : line;
    line.columns += cluster.columns;
    line.end = line.next = i + 1;
    if (cluster.may_break_after) best = line;
  }
  return line;
}

void Page::print(const Line& line) {
  for (std::size_t i = line.begin; i < line.end; ++i) {
    switch_to(clusters_[i].style);
    out_.append(shown_, clusters_[i].begin, clusters_[i].end - clusters_[i].begin);
  }
}

void Page::switch_to(Style wanted) {
  if (wanted == style_) return;
  if (has_colour_) {
    if (style_ != Style::plain) out_ += "\x1b[0m";
    out_ += code_of(wanted);
  }
  style_ = wanted;
}

}  // namespace sayso
