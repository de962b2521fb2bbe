#include "inputs/text/head.hpp"

#include "base/ascii.hpp"
#include "inputs/text/agencies.hpp"
#include "inputs/text/byline.hpp"
#include "inputs/text/dateline.hpp"
#include "inputs/text/dates.hpp"
#include "inputs/text/notices.hpp"

#include <utility>

namespace sayso {
namespace {

constexpr std::size_t most_lines = 20;
constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_deck = 300;

// "ROWE: Good morning": a transcript's label.
bool has_label(std::string_view words) {
  const std::size_t colon = words.find(": ");
  return colon < 40 && is_all_capitals(words.substr(0, colon));
}

std::string_view without_parentheses(std::string_view words) {
  if (words.size() > 2 && words.front() == '(' && words.back() == ')')
    return words.substr(1, words.size() - 2);
  return words;
}

}  // namespace

Head::Head(std::string_view text, const Shape& shape) : text_(text), shape_(shape) {
  LineCursor cursor(text);
  bool follows_blank = true;
  for (Line line; lines_.size() < most_lines && cursor.next(line);) {
    const bool is_read = has_words(text.substr(line.span.begin, line.span.size()));
    if (is_read) lines_.push_back({line, follows_blank});
    follows_blank = !is_read;
  }
}

std::string_view Head::words(std::size_t number) const {
  const Span span = lines_[number].line.span;
  return text_.substr(span.begin, span.size());
}

std::optional<HeadMark> Head::mark(std::size_t number) const {
  const std::string_view line = words(number);
  HeadMark mark;
  if (auto date = date_line(line)) {
    mark.published = std::move(date->iso);
    mark.is_update = date->is_update;
    mark.agency = std::move(date->agency);
    return mark;
  }
  if (auto byline = byline_in(line)) {
    mark.kind = BlockKind::byline;
    mark.byline = std::string(byline->names);
    mark.published = std::move(byline->published);
    mark.agency = std::move(byline->agency);
    return mark;
  }
  if (std::string agency = agency_named(without_parentheses(line)); !agency.empty()) {
    mark.kind = BlockKind::credit;
    mark.agency = std::move(agency);
    return mark;
  }
  return std::nullopt;
}

std::size_t Head::mark_within(std::size_t first, std::size_t count) const {
  for (std::size_t i = first; i < first + count && i < size(); ++i) {
    if (mark(i)) return i;
    if (words(i).size() > longest_deck || dateline_in(words(i))) break;
  }
  return size();
}

// The last line of what begins at `first` and may be a title: more than one where it was broken.
std::size_t Head::title_end(std::size_t first) const {
  std::size_t last = first;
  if (shape_.is_wrapped) {
    while (is_same_part(last + 1) && shape_.joins(text_, line(last), line(last + 1)) && !mark(last + 1))
      ++last;
    return last;
  }
  if (!is_same_part(first + 1) || mark(first + 1)) return first;
  const bool ends_here = first + 2 >= size() || !is_same_part(first + 2) || mark(first + 2);
  const std::string_view words_here = words(first);
  const bool goes_on = std::string_view(";,:").find(words_here.back()) != std::string_view::npos ||
                       words_here.ends_with("–") || words_here.ends_with("—") ||
                       starts_lower(words(first + 1));
  return ends_here && goes_on ? first + 1 : first;
}

bool Head::is_likely_title(std::string_view words, std::size_t next) const {
  if (ends_with_stop(words) || has_stop_inside(words)) return false;
  if (words.back() == ':' || words.back() == ',') return false;
  if (!starts_upper(words) && !is_ascii_digit(words.front())) return false;
  return !has_label(words) || !has_label(this->words(next));
}

std::size_t Head::title_lines(std::size_t first) const {
  if (first >= size()) return 0;
  const std::size_t last = title_end(first);
  const std::size_t next = last + 1;
  if (next >= size()) return 0;
  const Offset begin = line(first).span.begin;
  const std::string_view all = text_.substr(begin, line(last).span.end - begin);
  if (all.size() >= longest_title || dateline_in(all) || item_mark(all) != '\0') return 0;
  const bool is_sure = mark_within(next, 3) < size() || dateline_in(words(next));
  return is_sure || is_likely_title(all, next) ? next - first : 0;
}

}  // namespace sayso
