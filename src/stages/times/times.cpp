#include "stages/times/times.hpp"

#include "stages/times/reading.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <charconv>

namespace sayso {

namespace times {

namespace {

int digits_at(std::string_view text, std::size_t at, std::size_t count) {
  int number = -1;
  if (at + count > text.size()) return -1;
  const char* end = text.data() + at + count;
  const auto [last, error] = std::from_chars(text.data() + at, end, number);
  return error == std::errc() && last == end && text[at] != '-' ? number : -1;
}

// "2024-11-06", "2024-11-06T15:30:00Z".
Moment published_moment(std::string_view text) {
  const int year = digits_at(text, 0, 4), month = digits_at(text, 5, 2), day = digits_at(text, 8, 2);
  if (year < 1000 || text[4] != '-' || month < 1 || day < 1 || !is_day(year, month, day)) return {};
  Moment moment = Moment::of_day(year, month, day);
  const int hour = digits_at(text, 11, 2), minute = digits_at(text, 14, 2);
  if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60) {
    moment.hour = static_cast<std::int8_t>(hour);
    moment.minute = static_cast<std::int8_t>(minute);
  }
  return moment;
}

// The first whole date of a printed date line; else one before the dash of the first paragraph's dateline.
Moment printed_moment(const Document& document, Reading& reading) {
  constexpr std::uint32_t longest_dateline = 16;
  const auto& blocks = document.article().blocks;
  bool has_paragraph = false;
  Found found;
  for (const TokenRange sentence : document.sentences) {
    const std::uint32_t block = document.tokens.block.empty() ? 0 : document.tokens.block[sentence.begin];
    const BlockKind kind = block < blocks.size() ? blocks[block].kind : BlockKind::paragraph;
    const bool is_dateline = kind == BlockKind::paragraph && !has_paragraph;
    has_paragraph = has_paragraph || is_dateline;
    if (kind != BlockKind::date && kind != BlockKind::byline && !is_dateline) continue;
    reading.enter(sentence);
    const std::uint32_t end =
        is_dateline ? std::min(sentence.end, sentence.begin + longest_dateline) : sentence.end;
    for (std::uint32_t at = sentence.begin; at < end; ++at) {
      if (!reading.take_full_date(at, found)) continue;
      const std::string_view mark = found.end < sentence.end ? document.token(found.end) : std::string_view();
      const bool is_before_dash =
          mark == "-" || mark == "--" || mark == "—" || mark == "–" || mark == "(" || mark == "_";
      if (!is_dateline || is_before_dash) return found.moment;
    }
  }
  return {};
}

void add(Document& document, const Found& found) {
  Time time;
  time.span = document.span_of({found.begin, found.end});
  time.kind = found.kind;
  time.precision = found.precision;
  time.value = document.add_words(found.value.view());
  time.timex = document.add_words(found.timex.view());
  document.times.push_back(time);
}

}  // namespace

void find_times(Document& document, const Grammar& grammar) {
  document.times.clear();
  Moment published = published_moment(document.article().source.published);
  if (!published.is_known()) {
    Reading reading(document, grammar, {});
    published = printed_moment(document, reading);
  }
  Reading reading(document, grammar, published);
  Found found;
  for (const TokenRange sentence : document.sentences) {
    reading.enter(sentence);
    for (std::uint32_t at = sentence.begin; at < sentence.end;) {
      if (!reading.take(at, found)) {
        ++at;
        continue;
      }
      if (!found.is_nothing) add(document, found);
      at = std::max(at + 1, found.end);
    }
  }
}

}  // namespace times

void run_times(Document& document, Workbench& bench) { times::find_times(document, bench.grammar); }

}  // namespace sayso
