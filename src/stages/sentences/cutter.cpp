#include "stages/sentences/cutter.hpp"

#include "base/utf8.hpp"
#include "stages/sentences/sentences.hpp"
#include "stages/tokens/abbreviations.hpp"
#include "stages/tokens/characters.hpp"
#include "stages/tokens/words.hpp"

#include <algorithm>
#include <iterator>

namespace sayso::sentences {

namespace {

using tokens::Abbreviation;

constexpr std::string_view reporting_verbs[] = {
    "added",     "adds",      "announced", "answered", "asked",     "asks",      "chanted",  "commented",
    "concluded", "continued", "cried",     "declared", "exclaimed", "explained", "inquired", "insisted",
    "joked",     "laughed",   "muttered",  "noted",    "pleaded",   "quipped",   "recalled", "remarked",
    "replied",   "responded", "roared",    "said",     "says",      "screamed",  "shouted",  "tells",
    "told",      "tweeted",   "warned",    "wondered", "writes",    "wrote",     "yelled"};
static_assert(std::is_sorted(std::begin(reporting_verbs), std::end(reporting_verbs)), "Looked up by halves.");

// What may follow "10 a.m." or "5 p.m." with a capital without beginning a sentence.
constexpr std::string_view after_clock_times[] = {
    "BST",     "CDT",      "CEST",    "CET",      "CST",      "CT",  "Central",  "EDT",
    "EST",     "ET",       "Eastern", "Friday",   "GMT",      "IST", "JST",      "Local",
    "MDT",     "MST",      "MT",      "Monday",   "Mountain", "PDT", "PST",      "PT",
    "Pacific", "Saturday", "Sunday",  "Thursday", "Tuesday",  "UTC", "Wednesday"};
static_assert(std::is_sorted(std::begin(after_clock_times), std::end(after_clock_times)),
              "Looked up by halves.");

template <std::size_t count>
bool is_in(const std::string_view (&list)[count], std::string_view word) {
  return std::binary_search(std::begin(list), std::end(list), word);
}

bool is_all_of(std::string_view token, std::string_view marks) {
  return !token.empty() && token.find_first_not_of(marks) == std::string_view::npos;
}

bool is_digits(std::string_view token) { return is_all_of(token, "0123456789"); }

bool is_emoticon(std::string_view token) {
  return (token.size() == 2 || token.size() == 3) &&
         (token[0] == ':' || token[0] == ';' || token[0] == '=') &&
         std::string_view(")(DP").find(token.back()) != std::string_view::npos;
}

// Marks that carry a clause on, so that what stands before them has not ended a sentence.
bool is_clause_mark(std::string_view token) {
  return token == "," || token == ";" || token == ":" || token == ")" || token == "]";
}

}  // namespace

bool Cutter::is_attached(std::uint32_t index) const {
  return index > block_.begin && document_.tokens.span[index].begin == document_.tokens.span[index - 1].end;
}

bool Cutter::is_capital(std::uint32_t index) const {
  const std::string_view word = token(index);
  return !word.empty() && tokens::is_upper(utf8::decode(word, 0).value);
}

bool Cutter::is_lower_case(std::uint32_t index) const {
  const std::string_view word = token(index);
  return !word.empty() && tokens::is_lower(utf8::decode(word, 0).value);
}

Cutter::End Cutter::kind_of_end(std::uint32_t index) const {
  const std::string_view word = token(index);
  if (word == ".") return End::mark;
  switch (word.back()) {
    case '!':
    case '?': return is_all_of(word, "!?") ? End::mark : End::none;
    case '.':
      if (is_all_of(word, ". ")) return End::ellipsis;
      return End::abbreviation;
    default: break;
  }
  if (word == "…" || word == "……" || word == "‽" || word == "。" || word == "！" || word == "？" ||
      word == "؟") {
    return word.starts_with("…") ? End::ellipsis : End::mark;
  }
  return End::none;
}

bool Cutter::is_closing_mark(std::uint32_t index) const {
  const std::string_view word = token(index);
  if (word == ")" || word == "]" || word == "}" || word == "”" || word == "»" || word == "›") return true;
  const bool is_straight = word == "\"" || word == "'" || word == "''";
  const bool is_other_quote =
      word == "’" || word == "’’" || word == "“" || word == "‘" || word == "‘’" || word == "``";
  if (!is_straight && !is_other_quote) return false;
  const bool is_followed = index + 1 < block_.end && is_attached(index + 1);
  const bool is_before_word =
      is_followed && tokens::kind_of(utf8::decode(token(index + 1), 0).value) == tokens::Kind::letter;
  if (is_attached(index)) return !is_before_word;
  return !is_followed && word != "“" && word != "‘";
}

// [9] and [9][10] and [...] after the end mark.
std::uint32_t Cutter::after_notes(std::uint32_t index) const {
  const auto is_note = [](std::string_view word) {
    return is_digits(word) || word == "..." || word == "…";
  };
  while (token(index) == "[" && is_note(token(index + 1)) && token(index + 2) == "]") index += 3;
  return index;
}

std::uint32_t Cutter::after_closing_marks(std::uint32_t index, std::uint32_t bound, Closed& closed) const {
  std::uint32_t next = index + 1;
  while (next < bound) {
    const std::string_view word = token(next);
    if (is_closing_mark(next)) {
      const bool is_bracket = word == ")" || word == "]" || word == "}";
      (is_bracket ? closed.bracket : closed.quotation) = true;
    } else if (!(is_all_of(word, ".!?") && is_attached(next)) && !is_emoticon(word)) {
      break;
    }
    ++next;
  }
  return after_notes(next);
}

// "1." at a sentence's beginning.
bool Cutter::is_list_number(std::uint32_t begin, std::uint32_t index) const {
  return index == begin + 1 && token(index) == "." && is_digits(token(begin)) && token(begin).size() <= 3;
}

// "Novak said", "Ms. Ann Lee asked", "said Novak" after a quotation's end.
bool Cutter::is_reporting_clause(std::uint32_t index) const {
  constexpr std::uint32_t longest_name = 6;
  const std::uint32_t last = std::min(block_.end, index + longest_name);
  std::uint32_t next = index;
  while (next < last && is_capital(next) && !is_in(reporting_verbs, token(next))) ++next;
  return next > index && next < block_.end && is_in(reporting_verbs, token(next));
}

bool Cutter::goes_on_after_abbreviation(std::uint32_t begin, std::uint32_t index, std::uint32_t next) const {
  std::string_view word = token(index);
  word.remove_suffix(1);
  const Abbreviation kind = tokens::abbreviation_of(word);
  const bool is_title = kind == Abbreviation::title && word != "St";
  if (is_title || kind == Abbreviation::before_number) return true;
  const bool is_initial = utf8::decode(word, 0).size == word.size();
  if (token(next) == "“" || token(next) == "\"" || token(next) == "‘") ++next;
  if (is_initial || !is_capital(next)) return true;
  const bool is_clock = word == "a.m" || word == "p.m" || word == "A.M" || word == "P.M";
  // "At 6 p.m. Gen. Haas spoke."
  constexpr std::uint32_t shortest_sentence = 4;
  if (is_clock) return index - begin < shortest_sentence || is_in(after_clock_times, token(next));
  return !tokens::begins_sentences(token(next));
}

// Whether the sentence goes on at `next` although an end mark stands at `index`.
bool Cutter::goes_on(std::uint32_t begin, std::uint32_t index, std::uint32_t next, End end,
                     Closed closed) const {
  if (next >= block_.end) return false;
  if (is_clause_mark(token(next))) return true;
  if (end == End::abbreviation) return goes_on_after_abbreviation(begin, index, next);
  if (is_list_number(begin, index)) return true;
  if (end == End::ellipsis) return !is_capital(next) && token(next) != "“" && token(next) != "\"";
  const bool is_question_or_call = token(index) != ".";
  if (is_lower_case(next) && (closed.quotation || (closed.bracket && is_question_or_call))) return true;
  if (closed.quotation) return is_question_or_call && is_reporting_clause(next);
  if (token(index) == "!" && index > begin && token(index - 1) == "Yahoo") return true;
  return false;
}

std::uint32_t Cutter::end_of_sentence(std::uint32_t begin) const {
  const std::uint32_t bound = std::min(block_.end, begin + longest_sentence);
  int brackets = 0;
  for (std::uint32_t index = begin; index < bound;) {
    const End end = kind_of_end(index);
    if (end == End::none) {
      const std::string_view word = token(index++);
      if (word == "(") ++brackets;
      if (word == ")" && brackets > 0) --brackets;
      continue;
    }
    Closed closed;
    const std::uint32_t next = after_closing_marks(index, bound, closed);
    const bool is_aside = brackets > 0 && is_lower_case(next);  // (why? nobody knows)
    if (!is_aside && !goes_on(begin, index, next, end, closed)) return std::min(next, bound);
    index = end == End::abbreviation ? index + 1 : next;
    if (closed.bracket && brackets > 0) --brackets;
  }
  return bound;
}

}  // namespace sayso::sentences
