#include "inputs/text/byline.hpp"

#include "base/ascii.hpp"
#include "base/text_list.hpp"
#include "inputs/text/agencies.hpp"
#include "inputs/text/date_words.hpp"
#include "inputs/text/dates.hpp"
#include "inputs/text/lines.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t longest_byline = 200;

// What writers are. In a byline these may be written small, and the names end before them.
constexpr auto trades = std::to_array<std::string_view>(
    {"staff",          "writer",   "writers", "reporter",  "reporters",   "correspondent",
     "correspondents", "editor",   "editors", "columnist", "contributor", "bureau",
     "agencies",       "agency",   "desk",    "newsroom",  "journalist",  "journalists",
     "reporting",      "producer", "team",    "chief"});

// Small words between names, or within one.
constexpr auto joints = std::to_array<std::string_view>(
    {"and", "&",  "with", "de", "van", "von", "der", "den", "di", "da",  "del", "della",
     "la",  "le", "el",   "al", "bin", "ibn", "ben", "y",   "e",  "ter", "dos", "du"});

// The names end before these, when a capital follows: "in Dravec", "for The Herald".
constexpr auto ends = std::to_array<std::string_view>({"in", "for", "of", "at", "from", "special"});

// Small words that may stand among what the writers are: "a", "our own", "special to the".
constexpr auto smalls = std::to_array<std::string_view>(
    {"a",       "an",       "the",       "our",      "own",       "to",      "in",
     "for",     "of",       "at",        "from",     "political", "senior",  "foreign",
     "special", "national", "economics", "business", "sports",    "science", "health"});

std::string bare(std::string_view word) {
  while (!word.empty() && std::string_view(",;.|").find(word.back()) != std::string_view::npos)
    word.remove_suffix(1);
  return small_letters(word);
}

bool is_bar(std::string_view word) {
  return word == "|" || word == "•" || word == "·" || word == "-" || word == "–" || word == "—" ||
         word == "/";
}

struct Opening {
  std::string_view words;
  bool needs_name;  // "By" may begin any sentence; the others hardly anything but a byline
};
constexpr std::array openings{Opening{"by ", true},         Opening{"by: ", false},
                              Opening{"story by ", false},  Opening{"written by ", false},
                              Opening{"words by ", false},  Opening{"text by ", false},
                              Opening{"report by ", false}, Opening{"author: ", false}};

// Takes what stands before the names off the front of `rest`. False if nothing does.
bool take_opening(std::string_view& rest) {
  for (const Opening& opening : openings) {
    if (!starts_with_ignoring_case(rest, opening.words)) continue;
    rest = trimmed(rest.substr(opening.words.size()));
    return !rest.empty();
  }
  return false;
}

// A word that stands in a name: with a capital, an address, or a particle with one inside ("d'Arcy", "al-Rashid").
bool is_name_word(std::string_view word) {
  if (starts_upper(word) || word.find('@') != std::string_view::npos) return true;
  const std::size_t mark = word.find_first_of("'-");
  return starts_lower(word) && mark != std::string_view::npos && mark <= 4 &&
         starts_upper(word.substr(mark + 1));
}

// The part of `after` that is the names; the rest tells what and where the writers are. Null data if a word fits in no
// byline.
std::string_view names_in(std::string_view after) {
  std::string_view rest = after;
  std::size_t end = after.size();
  bool has_ended = false;
  std::size_t count = 0;
  std::size_t last_comma = std::string_view::npos;
  for (std::string_view word = take_word(rest); !word.empty(); word = take_word(rest)) {
    const auto begin = static_cast<std::size_t>(word.data() - after.data());
    const std::string small = bare(word);
    const auto end_before = [&](std::size_t offset) {
      if (!has_ended) end = offset;
      has_ended = true;
    };
    if (++count > 24) return {};
    if (is_bar(word) || (is_in(ends, small) && count > 1)) {
      end_before(begin);
    } else if (is_in(trades, small)) {
      // "Ann Lee, Political Editor": all since the comma says what she is.
      end_before(last_comma == std::string_view::npos ? begin : last_comma);
    } else if (!is_name_word(word) && !is_in(joints, small) && !(has_ended && is_in(smalls, small)) &&
               !(last_comma != std::string_view::npos && is_in(smalls, small)) &&
               !is_ascii_digit(word.front())) {
      return {};
    }
    if (word.ends_with(',') || word.ends_with(';')) last_comma = begin + word.size() - 1;
  }
  return after.substr(0, end);
}

// "Ann Lee, Associated Press": an agency behind the last comma is not a name.
std::string_view without_agency(std::string_view names, std::string& agency) {
  const std::size_t comma = names.rfind(',');
  if (comma == std::string_view::npos) return names;
  std::string found = agency_named(names.substr(comma + 1));
  if (found.empty()) return names;
  agency = std::move(found);
  return trimmed(names.substr(0, comma));
}

std::string_view without_joint_at_end(std::string_view names) {
  names = trimmed(names);
  while (!names.empty() && (names.back() == ',' || names.back() == ';'))
    names = trimmed(names.substr(0, names.size() - 1));
  for (const std::string_view joint : {" and", " with", " &"})
    if (names.ends_with(joint)) return trimmed(names.substr(0, names.size() - joint.size()));
  return names;
}

// "By a staff reporter", "By our own correspondent".
bool is_nameless(std::string_view after) {
  std::string_view rest = after;
  std::string last;
  std::size_t count = 0;
  for (std::string_view word = take_word(rest); !word.empty() && count < 8; word = take_word(rest), ++count) {
    last = bare(word);
    if (!is_in(trades, last) && !is_in(smalls, last) && !starts_upper(word)) return false;
  }
  const std::string first = small_letters(after.substr(0, after.find(' ')));
  return is_in(trades, last) && (first == "a" || first == "an" || first == "our" || first == "staff");
}

// "Ann Lee reports from Tarvik."
std::optional<Byline> report_from(std::string_view line) {
  constexpr std::string_view reports = " reports from ";
  const std::size_t at = line.find(reports);
  if (at == std::string_view::npos || line.size() > 100) return std::nullopt;
  const std::string_view names = line.substr(0, at);
  const std::string_view place = line.substr(at + reports.size());
  if (names.find(' ') == std::string_view::npos || names_in(names).size() != names.size() ||
      !starts_upper(place))
    return std::nullopt;
  if (std::count(place.begin(), place.end(), ' ') > 3) return std::nullopt;
  return Byline{names, {}, {}};
}

// A date behind a bar: "By Ann Lee | November 6, 2024". Taken off the line.
std::string take_date(std::string_view& line) {
  for (const std::string_view bar : {"|", "•", "·", " - ", " – ", " — "}) {
    const std::size_t at = line.find(bar);
    if (at == std::string_view::npos || at == 0) continue;
    const auto date = date_line(line.substr(at + bar.size()));
    if (!date) continue;
    line = trimmed(line.substr(0, at));
    return date->iso;
  }
  return {};
}

}  // namespace

std::optional<Byline> byline_in(std::string_view line) {
  line = trimmed(line);
  if (line.size() > longest_byline) return std::nullopt;
  Byline byline;
  byline.published = take_date(line);
  if (auto report = report_from(line)) return report;
  std::string_view after = line;
  if (!take_opening(after)) {
    if (starts_with_ignoring_case(line, "from our ") && is_nameless(line.substr(5)))
      return Byline{line.substr(5), {}, {}};
    return std::nullopt;
  }
  if (is_nameless(after)) {
    byline.names = after;
    return byline;
  }
  if (byline.agency = agency_named(after); !byline.agency.empty()) {
    byline.names = after;
    return byline;
  }
  // "By Monday, …" and "By The Numbers" are no bylines, nor is what ends as a sentence does.
  std::string_view rest = after;
  const std::string first = bare(take_word(rest));
  if (first == "the" && agency_in(after).empty()) return std::nullopt;
  if (is_weekday(first) || (month_named(first) != 0 && trimmed(rest).empty())) return std::nullopt;
  if (!is_name_word(after) || ends_with_stop(after) || after.ends_with('?') || after.ends_with('!'))
    return std::nullopt;
  const std::string_view names = names_in(after);
  if (names.data() == nullptr) return std::nullopt;
  byline.names = without_joint_at_end(without_agency(without_joint_at_end(names), byline.agency));
  if (byline.names.empty()) return std::nullopt;
  if (byline.agency.empty() && byline.names.size() < after.size())
    byline.agency = agency_in(after.substr(byline.names.size()));
  return byline;
}

}  // namespace sayso
