#include "inputs/text/dateline.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "inputs/text/agencies.hpp"
#include "inputs/text/date_words.hpp"
#include "inputs/text/lines.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t longest_dateline = 120;

// What may stand between the dateline and the report; those that also stand inside words need white space around.
struct Dash {
  std::string_view bytes;
  bool needs_space;
};
constexpr std::array dashes{Dash{"—", false}, Dash{"--", false}, Dash{"–", true}, Dash{"-", true},
                            Dash{"_", true}};

// Where the dash begins in `text`, and where it ends; both at the end of the text if there is none.
std::pair<std::size_t, std::size_t> find_dash(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    for (const Dash& dash : dashes) {
      const std::string_view here = text.substr(at);
      if (!here.starts_with(dash.bytes)) continue;
      const std::size_t end = at + dash.bytes.size();
      const bool has_space =
          (text[at - 1] == ' ' || text[at - 1] == '\n' || text.substr(0, at).ends_with("\xC2\xA0")) &&
          end < text.size() &&
          (text[end] == ' ' || text[end] == '\n' || text.substr(end).starts_with("\xC2\xA0"));
      if (dash.needs_space && !has_space) continue;
      return {at, end};
    }
  }
  return {text.size(), text.size()};
}

// Words in capitals that are labels, not places, and small words that begin a sentence.
constexpr auto no_places = std::to_array<std::string_view>(
    {"exclusive", "update",   "updated", "watch",  "video",    "breaking", "correction",
     "opinion",   "analysis", "live",    "photos", "advisory", "file",     "special",
     "in",        "on",       "by",      "since",  "until",    "after",    "before",
     "from",      "for",      "the",     "this",   "that",     "as",       "at"});

// What the words of a dateline are, looked at one after the other.
struct Words {
  bool is_possible = true;
  bool starts_in_capitals = false;
  bool has_date = false;
  std::size_t count = 0;
};

Words look_at(std::string_view words) {
  Words seen;
  bool has_month = false;
  bool has_number = false;
  std::size_t before_comma = 0;
  std::string_view rest = words;
  for (std::string_view word = take_word(rest); !word.empty(); word = take_word(rest)) {
    std::string_view bare = word;
    while (!bare.empty() && std::string_view(",.;").find(bare.back()) != std::string_view::npos)
      bare.remove_suffix(1);
    const std::string small = small_letters(bare);
    const bool is_month = month_named(small) != 0;
    const bool is_number = !bare.empty() && is_ascii_digit(bare.front());
    if (seen.count == 0) {
      seen.starts_in_capitals = is_all_capitals(bare);
      if (std::find(no_places.begin(), no_places.end(), small) != no_places.end()) seen.is_possible = false;
    }
    has_month = has_month || is_month;
    has_number = has_number || is_number;
    if (before_comma == 0 && word.ends_with(',')) before_comma = seen.count + 1;
    const bool is_particle =
        small == "de" || small == "la" || small == "of" || small == "and" || small == "al" || small == "/";
    if (!starts_upper(bare) && !is_number && !(is_particle && seen.count > 0)) seen.is_possible = false;
    if (bare.find_first_of("\"“”?!:") != std::string_view::npos) seen.is_possible = false;
    if (++seen.count > 9) seen.is_possible = false;
  }
  seen.has_date = has_month && has_number;
  // A place's name is short, and has no numbers.
  constexpr std::size_t longest_name = 4;
  if ((before_comma == 0 ? seen.count : before_comma) > longest_name && !seen.has_date)
    seen.is_possible = false;
  if (has_number && !has_month) seen.is_possible = false;
  return seen;
}

std::string_view without_comma(std::string_view words) {
  words = trimmed(words);
  while (!words.empty() && words.back() == ',') words = trimmed(words.substr(0, words.size() - 1));
  return words;
}

}  // namespace

std::optional<Dateline> dateline_in(std::string_view paragraph) {
  const std::string_view beginning = paragraph.substr(0, utf8::boundary_before(paragraph, longest_dateline));
  const auto [dash, behind] = find_dash(beginning);
  if (dash == beginning.size()) return std::nullopt;

  Dateline found;
  std::string_view before = trimmed(beginning.substr(0, dash));
  const std::size_t open = before.rfind('(');
  const std::size_t close = before.find(')', open == std::string_view::npos ? before.size() : open);
  if (open != std::string_view::npos) {
    if (close == std::string_view::npos) return std::nullopt;
    found.agency = agency_in_dateline(before.substr(open + 1, close - open - 1));
    if (found.agency.empty()) return std::nullopt;
    found.words = std::string(without_comma(before.substr(0, open)));
    // "TARVIK (NWA), Nov. 6": the date stands behind the agency.
    std::string_view after = before.substr(close + 1);
    while (!after.empty() && (after.front() == ',' || after.front() == ' ')) after.remove_prefix(1);
    if (!trimmed(after).empty())
      found.words += (found.words.empty() ? "" : ", ") + std::string(trimmed(after));
  } else {
    found.words = std::string(without_comma(before));
  }

  const Words seen = look_at(found.words);
  if (!seen.is_possible || (found.words.empty() && found.agency.empty())) return std::nullopt;
  if (!seen.starts_in_capitals && !seen.has_date && found.agency.empty()) return std::nullopt;
  const std::string_view report = trimmed(paragraph.substr(behind, longest_dateline));
  if (report.empty() || starts_lower(report)) return std::nullopt;
  found.size = static_cast<std::size_t>(report.data() - paragraph.data());
  return found;
}

}  // namespace sayso
