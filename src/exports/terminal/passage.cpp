#include "exports/terminal/passage.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace sayso {
namespace {

// In bytes. Between a source and its cue, or a cue and its content, there may be an apposition ("the governor of …");
// what is longer is another thought.
constexpr Offset close_by = 160;
// Up to this, what stands between two pieces is shown.
constexpr Offset gap_shown = 90;

struct Piece {
  Span span;
  Style style = Style::plain;
};

class Passage {
 public:
  Passage(const Document& document, const Statement& statement) : document_(document) {
    // What the statement is shown by: its content, or else the best there is.
    const Slice<Span> anchor = !statement.content.empty() ? statement.content
                               : !statement.cue.empty()   ? statement.cue
                                                          : statement.source;
    for (const Span span : document.list(anchor)) shown_.push_back({span, Style::plain});
    for (const Span span : document.list(statement.cue)) waiting_.push_back({span, Style::cue});
    for (const Span span : document.list(statement.source)) waiting_.push_back({span, Style::source});
    while (take_one_that_is_close()) continue;  // a source is often close to its cue only
  }

  std::vector<std::vector<Run>> paragraphs() && {
    // Pieces may overlap (a speaker named inside a quotation), so the text is cut wherever one begins or ends.
    std::vector<Offset> cuts;
    for (const Piece& piece : shown_) cuts.insert(cuts.end(), {piece.span.begin, piece.span.end});
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
      const Span part{cuts[i], cuts[i + 1]};
      if (const std::optional<Style> style = style_of(part)) {
        add(part, *style);
      } else {
        add_gap(part);
      }
    }
    return std::move(paragraphs_);
  }

 private:
  bool take_one_that_is_close() {
    const auto found = std::find_if(waiting_.begin(), waiting_.end(), [&](const Piece& piece) {
      return std::any_of(shown_.begin(), shown_.end(),
                         [&](const Piece& other) { return are_close(piece.span, other.span); });
    });
    if (found == waiting_.end()) return false;
    shown_.push_back(*found);
    waiting_.erase(found);
    return true;
  }

  bool are_close(Span a, Span b) const {
    if (b < a) std::swap(a, b);
    if (b.begin <= a.end) return true;
    return b.begin - a.end <= close_by && paragraph_of(a.end - 1) == paragraph_of(b.begin);
  }

  // The number of the block that an offset is in, or of the next one.
  std::size_t paragraph_of(Offset offset) const {
    const std::vector<Block>& blocks = document_.article().blocks;
    const auto found = std::partition_point(blocks.begin(), blocks.end(),
                                            [&](const Block& block) { return block.span.end <= offset; });
    return static_cast<std::size_t>(found - blocks.begin());
  }

  // A cue or source shows through what it stands in.
  std::optional<Style> style_of(Span part) const {
    std::optional<Style> found;
    for (const Piece& piece : shown_) {
      if (!piece.span.contains(part)) continue;
      if (!found || piece.style == Style::cue || *found == Style::plain) found = piece.style;
    }
    return found;
  }

  void add(Span part, Style style) {
    const std::vector<Block>& blocks = document_.article().blocks;
    while (!part.empty()) {
      const std::size_t paragraph = paragraph_of(part.begin);
      const Span block = paragraph < blocks.size() ? blocks[paragraph].span : part;
      part.begin = std::max(part.begin, std::min(block.begin, part.end));  // not the white space before it
      if (part.empty()) return;
      const Offset end = std::min(part.end, block.end);
      if (paragraphs_.empty() || paragraph != paragraph_) paragraphs_.emplace_back();
      paragraph_ = paragraph;
      paragraphs_.back().push_back({document_.text({part.begin, end}), style});
      part.begin = end;
    }
  }

  void add_gap(Span gap) {
    const bool is_in_one_paragraph =
        paragraph_of(gap.begin) == paragraph_of(gap.end) && paragraph_of(gap.end) == paragraph_;
    if (is_in_one_paragraph && gap.size() <= gap_shown) {
      add(gap, Style::dim);
    } else if (document_.text(gap).find_first_not_of(" \t\n\r") != std::string_view::npos) {
      paragraphs_.back().push_back({is_in_one_paragraph ? " … " : " …", Style::dim});
    }
  }

  const Document& document_;
  std::vector<Piece> shown_;
  std::vector<Piece> waiting_;
  std::vector<std::vector<Run>> paragraphs_;
  std::size_t paragraph_ = 0;  // which block the last of paragraphs_ is
};

}  // namespace

std::vector<std::vector<Run>> passages_of(const Document& document, const Statement& statement) {
  return Passage(document, statement).paragraphs();
}

}  // namespace sayso
