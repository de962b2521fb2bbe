#include "stages/statements/quotations.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include <unicode/uchar.h>

namespace sayso {

namespace {

bool is_space(char32_t c) { return c == 0 || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }
bool is_word(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; }
bool opens_before(char32_t c) {
  return is_space(c) || std::u32string_view(U"([{<—–-/“‘«¡¿").find(c) != std::u32string_view::npos;
}

enum class Style : std::uint8_t { none, twofold, single, angle };
enum class Turn : std::uint8_t { none, opens, closes };

struct Mark {
  Style style = Style::none;
  Turn turn = Turn::none;
  Offset size = 0;  // bytes; 0 where it is no mark
};

// What a character does where it stands; `is_open` says whether a region of its style is open.
class Marks {
 public:
  explicit Marks(std::string_view text) : text_(text) {}

  Mark at(Offset offset, utf8::CodePoint point, Style open, Span block) const {
    const char32_t before = offset > block.begin ? utf8::decode_before(text_, offset).value : 0;
    const Offset size = point.size * (is_typewriter_pair(offset, point, block) ? 2U : 1U);
    const Offset after_offset = offset + size;
    const char32_t after = after_offset < block.end ? utf8::decode(text_, after_offset).value : 0;
    Mark mark;
    if (size != point.size) {
      mark = point.value == U'`' ? Mark{Style::twofold, Turn::opens} : straight_double(before, after, open);
    } else {
      mark = single_character(point.value, before, after, open);
      if (mark.style == Style::single && mark.turn == Turn::closes &&
          is_possessive(before, after_offset, block))
        mark = {};
    }
    mark.size = mark.turn == Turn::none ? 0 : size;
    return mark;
  }

 private:
  static Mark single_character(char32_t mark, char32_t before, char32_t after, Style open) {
    switch (mark) {
      case U'“':
      case U'„':
      case U'‟': return {Style::twofold, Turn::opens};
      case U'”': return {Style::twofold, Turn::closes};
      case U'«': return {Style::angle, Turn::opens};
      case U'»': return {Style::angle, Turn::closes};
      case U'"': return straight_double(before, after, open);
      case U'‘': return is_word(before) ? Mark{} : Mark{Style::single, Turn::opens};
      case U'’':
      case U'\'': return straight_single(mark, before, after, open);
      default: return {};
    }
  }

  // Two apostrophes, or two grave accents before them, stand for a double mark where a typewriter or TeX wrote.
  bool is_typewriter_pair(Offset offset, utf8::CodePoint point, Span block) const {
    return (point.value == U'\'' || point.value == U'`') && offset + 1 < block.end &&
           text_[offset + 1] == text_[offset];
  }

  // "The Smiths’ fault,’": after an s and before a small letter it is an apostrophe, if a mark that can only close comes
  // soon after.
  bool is_possessive(char32_t before, Offset after, Span block) const {
    constexpr Offset furthest = 400;  // bytes: it is looked for again at every such mark
    const auto small = [&](Offset at) {
      return at < block.end && is_ascii_small(text_[at]);
    };
    if (before != U's' || after >= block.end || text_[after] != ' ' || !small(after + 1)) return false;
    const Offset stop = std::min<Offset>(block.end, after + furthest);
    for (Offset at = after; at < stop; ++at) {
      if (text_.substr(at).starts_with("‘")) return false;
      const bool is_stop = text_[at] == ',' || text_[at] == '.' || text_[at] == '!' || text_[at] == '?';
      const std::string_view rest = text_.substr(at + 1, stop - at - 1);
      if (is_stop && (rest.starts_with("’") || rest.starts_with("'"))) return true;
    }
    return false;
  }

  static Mark straight_double(char32_t before, char32_t after, Style open) {
    const bool starts = opens_before(before), ends = is_space(after);
    const bool is_opening = starts == ends ? open != Style::twofold : starts;
    return {Style::twofold, is_opening ? Turn::opens : Turn::closes};
  }

  // An apostrophe unless it can only be a mark: closing after a word or a stop while a single region is open, opening
  // (only the straight one) before a word after a space, but not before a year's digits.
  static Mark straight_single(char32_t mark, char32_t before, char32_t after, Style open) {
    if (is_word(before) && is_word(after)) return {};
    if (open == Style::single && !is_space(before) && !is_word(after)) return {Style::single, Turn::closes};
    if (mark == U'\'' && opens_before(before) && is_word(after) &&
        u_isdigit(static_cast<UChar32>(after)) == 0) {
      return {Style::single, Turn::opens};
    }
    return {};
  }

  std::string_view text_;
};

class Finder {
 public:
  Finder(const Article& article, std::vector<Quotation>& found)
      : article_(article), marks_(article.text), found_(found) {}

  void run() {
    found_.clear();
    bool goes_on = false;
    for (std::uint32_t b = 0; b < article_.blocks.size(); ++b) {
      block_ = b;
      goes_on = read(article_.blocks[b].span, goes_on);
    }
  }

 private:
  // Whether a single mark that opens here is closed by one in the same block before a double mark opens.
  bool has_single_close(Offset offset, Span block) const {
    for (Offset at = offset; at < block.end;) {
      const auto point = utf8::decode(article_.text, at);
      const Mark mark = marks_.at(at, point, Style::single, block);
      if (mark.style == Style::single && mark.turn == Turn::closes) return true;
      at += std::max<Offset>(mark.size, point.size);
      if (at - offset > 4000) break;  // no quotation is that long, and a text of marks alone must stay linear
    }
    return false;
  }

  // Reads one block; true if its last region is open at the end, to go on in the next block.
  bool read(Span block, bool continues) {
    std::optional<Offset> begin;
    Offset inside = 0;
    Style style = Style::none;
    std::uint32_t depth = 0, tried_singles = 0;
    bool from_before = false;
    if (continues && !opens(block)) {
      begin = inside = block.begin;
      style = Style::twofold;
      depth = 1;
      from_before = true;
    }
    for (Offset at = block.begin; at < block.end;) {
      const auto point = utf8::decode(article_.text, at);
      const Mark mark = marks_.at(at, point, style, block);
      const Offset after = at + std::max<Offset>(mark.size, point.size);
      if (!begin && mark.turn == Turn::opens) {
        const bool can_open =
            mark.style != Style::single || (tried_singles++ < 64 && has_single_close(after, block));
        if (can_open) {
          begin = at;
          inside = after;
          style = mark.style;
          depth = 1;
          from_before = continues && at == block.begin;
        }
      } else if (begin && mark.style == style && mark.turn == Turn::opens) {
        depth += style == Style::angle ? 1 : 0;  // a second opening mark of the others is more often a slip
      } else if (begin && mark.style == style && mark.turn == Turn::closes && --depth == 0) {
        found_.push_back({{*begin, after}, block_, true, from_before, {inside, at}});
        begin.reset();
        style = Style::none;
      }
      at = after;
    }
    if (!begin) return false;
    found_.push_back({{*begin, block.end}, block_, false, from_before, {inside, block.end}});
    if (block_ + 1 >= article_.blocks.size()) return false;
    const Span next = article_.blocks[block_ + 1].span;
    return opens(next) || (style == Style::twofold && closes_first(next));
  }

  bool opens(Span block) const {
    if (block.empty()) return false;
    const auto point = utf8::decode(article_.text, block.begin);
    return marks_.at(block.begin, point, Style::none, block).turn == Turn::opens;
  }

  // Whether the first double mark of a block can only close, right behind a stop: the mark that should open it was left out.
  bool closes_first(Span block) const {
    constexpr Offset furthest = 4000;
    const Offset end = std::min<Offset>(block.end, block.begin + furthest);
    char32_t before = 0;
    for (Offset at = block.begin; at < end;) {
      const auto point = utf8::decode(article_.text, at);
      const Mark mark = marks_.at(at, point, Style::none, block);
      if (mark.style == Style::twofold && mark.turn != Turn::none) {
        return mark.turn == Turn::closes &&
               std::u32string_view(U".,!?…").find(before) != std::u32string_view::npos;
      }
      before = point.value;
      at += std::max<Offset>(mark.size, point.size);
    }
    return false;
  }

  const Article& article_;
  Marks marks_;
  std::vector<Quotation>& found_;
  std::uint32_t block_ = 0;
};

}  // namespace

void find_quotations(const Article& article, std::vector<Quotation>& found) { Finder(article, found).run(); }

}  // namespace sayso
