#include "links/origins/wording.hpp"

#include <algorithm>
#include <array>

namespace sayso::origins {
namespace {

struct Marks {
  std::string_view opening, closing;
};

// The single ‘ and ’ are not here: the second is an apostrophe too. Quotations in them are known from the statements.
constexpr std::array<Marks, 5> all_marks{
    {{"\u201C", "\u201D"}, {"``", "''"}, {"\u00AB", "\u00BB"}, {"''", "''"}, {"\"", "\""}}};

bool is_straight(const Marks& marks) { return marks.opening == marks.closing; }

// A quotation that goes on into the next paragraph is closed no further than this from its beginning.
constexpr std::size_t longest = 1500;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// A straight mark opens where nothing but blanks or brackets stand before it.
bool can_open(std::string_view text, std::size_t at) {
  return at == 0 || is_blank(text[at - 1]) || text[at - 1] == '(' || text[at - 1] == '[' ||
         text[at - 1] == '-';
}

const Marks* opening_at(std::string_view text, std::size_t at) {
  for (const Marks& marks : all_marks) {
    if (text.substr(at).starts_with(marks.opening) && (!is_straight(marks) || can_open(text, at)))
      return &marks;
  }
  return nullptr;
}

// A straight mark at the beginning of a line opens the quotation again; it does not close it.
bool closes(std::string_view text, std::size_t at, const Marks& marks) {
  if (!text.substr(at).starts_with(marks.closing)) return false;
  if (!is_straight(marks)) return true;
  const bool begins_line = at == 0 || text[at - 1] == '\n';
  const std::size_t after = at + marks.closing.size();
  return !begins_line || after >= text.size() || is_blank(text[after]);
}

}  // namespace

std::vector<bool> quoted_bytes(std::string_view text) {
  std::vector<bool> is_quoted(text.size(), false);
  for (std::size_t at = 0; at < text.size();) {
    const Marks* marks = opening_at(text, at);
    if (marks == nullptr) {
      ++at;
      continue;
    }
    const std::size_t begin = at + marks->opening.size(), limit = std::min(text.size(), begin + longest);
    std::size_t end = begin;
    while (end < limit && !closes(text, end, *marks)) ++end;
    // Never closed: no further than the paragraph.
    if (end == limit) end = std::min(text.find('\n', begin), limit);
    for (std::size_t i = begin; i < end; ++i) is_quoted[i] = true;
    at = std::max(end + (end < text.size() && closes(text, end, *marks) ? marks->closing.size() : 0), begin);
  }
  return is_quoted;
}

}  // namespace sayso::origins
