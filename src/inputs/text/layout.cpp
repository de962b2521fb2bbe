#include "inputs/text/layout.hpp"

#include "inputs/text/dateline.hpp"
#include "inputs/text/head.hpp"
#include "inputs/text/notices.hpp"
#include "inputs/text/title.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t most_blocks = 1'000'000;

class Layout {
 public:
  explicit Layout(Article& article)
      : text_(article.text), source_(article.source), blocks_(article.blocks), notes_(article.notes),
        shape_(shape_of(text_)), is_published_known_(!source_.published.empty()) {
    blocks_.clear();
  }

  void run() {
    lay_body(lay_head(), static_cast<Offset>(text_.size()));
    const std::size_t first = first_paragraph();
    read_dateline(first);
    mark_credits(first);
  }

 private:
  std::string_view words(Span span) const { return text_.substr(span.begin, span.size()); }

  // Lays out what comes before the first paragraph, and returns where that begins.
  Offset lay_head() {
    const Head head(text_, shape_);
    std::size_t next = 0;
    if (source_.title.empty()) {
      while (next < head.size() && take_mark(head, next)) ++next;
      next += take_title(head, next);
    } else if (const Span title = title_in(text_, source_.title); !title.empty()) {
      blocks_.push_back({title, BlockKind::title});
      while (next < head.size() && head.line(next).span.begin < title.end) ++next;
      if (next == head.size()) return title.end;
    }
    next = take_rest(head, next);
    if (next < head.size()) return head.line(next).span.begin;
    return head.size() == 0 ? 0 : head.line(head.size() - 1).span.end;
  }

  bool take_mark(const Head& head, std::size_t number) {
    const std::optional<HeadMark> mark = head.mark(number);
    if (!mark) return false;
    blocks_.push_back({head.line(number).span, mark->kind});
    if (source_.byline.empty()) source_.byline = mark->byline;
    if (source_.credit.empty()) source_.credit = mark->agency;
    const bool is_better = source_.published.empty() || (is_published_update_ && !mark->is_update);
    if (!is_published_known_ && is_better && !mark->published.empty()) {
      source_.published = mark->published;
      is_published_update_ = mark->is_update;
    }
    return true;
  }

  std::size_t take_title(const Head& head, std::size_t first) {
    const std::size_t count = head.title_lines(first);
    if (count == 0) return 0;
    const Span span{head.line(first).span.begin, head.line(first + count - 1).span.end};
    blocks_.push_back({span, BlockKind::title});
    source_.title = on_one_line(words(span));
    return count;
  }

  // Bylines, dates and agencies below the title; a second title or a summary may stand before them.
  std::size_t take_rest(const Head& head, std::size_t next) {
    bool is_mark_seen = !blocks_.empty() && blocks_.back().kind != BlockKind::title;
    while (next < head.size()) {
      if (take_mark(head, next)) {
        is_mark_seen = true;
        ++next;
        continue;
      }
      const std::size_t mark = head.mark_within(next, is_mark_seen ? 2 : 3);
      if (mark == head.size()) break;
      // Among marks only a short line is part of the head: "Tarvik Post Staff".
      if (is_mark_seen && (head.words(next).size() > 60 || ends_sentence(head.words(next)))) break;
      lay_body(head.line(next).span.begin, head.line(mark).span.begin);
      next = mark;
    }
    return next;
  }

  // Lays out [begin, end) in paragraphs and what may stand for one.
  void lay_body(Offset begin, Offset end) {
    LineCursor cursor(text_.substr(0, end), begin);
    Line before;
    Span open;
    last_mark_ = '\0';
    for (Line line; cursor.next(line); before = line) {
      if (!open.empty() && !line.is_blank() && shape_.joins(text_, before, line)) {
        open.end = line.span.end;
        continue;
      }
      close(open);
      open = line.span;
      if (blocks_.size() + 1 < most_blocks || line.is_blank()) continue;
      open = trimmed(text_, {line.span.begin, end});
      notes_.push_back({"the text has more than a million paragraphs, and the rest is kept as one", open});
      break;
    }
    close(open);
  }

  void close(Span span) {
    if (span.empty() || !has_words(words(span))) return;
    blocks_.push_back({span, kind_of(words(span))});
  }

  BlockKind kind_of(std::string_view paragraph) {
    const char mark = item_mark(paragraph);
    const char mark_before = std::exchange(last_mark_, mark);
    if (is_quoted_line(paragraph)) return BlockKind::quote;
    if (is_caption(paragraph)) return BlockKind::caption;
    if (mark == '*') return BlockKind::list;
    if (mark == '\0' || mark != mark_before) return BlockKind::paragraph;
    // The second of its kind shows what the first was.
    if (blocks_.back().kind == BlockKind::paragraph) blocks_.back().kind = BlockKind::list;
    return BlockKind::list;
  }

  std::size_t first_paragraph() const {
    const auto found = std::find_if(blocks_.begin(), blocks_.end(),
                                    [](const Block& block) { return block.kind == BlockKind::paragraph; });
    return static_cast<std::size_t>(found - blocks_.begin());
  }

  // The dateline stands in the first paragraph; before that one there may be a summary, or a heading.
  void read_dateline(std::size_t first) {
    for (std::size_t i = first, seen = 0; i < blocks_.size() && seen < 3; ++i) {
      if (blocks_[i].kind != BlockKind::paragraph) continue;
      ++seen;
      const std::optional<Dateline> dateline = dateline_in(words(blocks_[i].span));
      if (!dateline) continue;
      if (source_.dateline.empty()) source_.dateline = dateline->words;
      if (source_.credit.empty()) source_.credit = dateline->agency;
      return;
    }
  }

  // From the end upwards, as long as there are credits, but never the first paragraph.
  void mark_credits(std::size_t first) {
    constexpr std::size_t most_credits = 8;
    for (std::size_t i = blocks_.size(), seen = 0; i-- > first + 1 && seen < most_credits; ++seen) {
      if (blocks_[i].kind != BlockKind::paragraph && blocks_[i].kind != BlockKind::list) return;
      const std::optional<Credit> credit = credit_in(words(blocks_[i].span));
      if (!credit) return;
      blocks_[i].kind = BlockKind::credit;
      if (source_.credit.empty()) source_.credit = credit->agency;
    }
  }

  std::string_view text_;
  Source& source_;
  std::vector<Block>& blocks_;
  std::vector<Note>& notes_;
  Shape shape_;
  bool is_published_known_;
  bool is_published_update_ = false;
  char last_mark_ = '\0';  // of the block before, if it was a list item's
};

}  // namespace

void lay_out(Article& article) { Layout(article).run(); }

}  // namespace sayso
