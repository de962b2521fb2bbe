#include "stages/acts/cue_list.hpp"

#include "base/text_list.hpp"
#include "stages/acts/inflection.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <iterator>

namespace sayso {

namespace texts {
extern const std::string_view cues;  // models/cues.txt
}

namespace {

constexpr std::string_view act_names[act_count] = {
    "say",     "report",      "announce", "explain", "show",    "allege",  "accuse",
    "confirm", "acknowledge", "deny",     "clarify", "correct", "retract", "agree",
    "refuse",  "decline",     "estimate", "expect",  "believe", "praise",  "criticise",
    "thank",   "promise",     "threaten", "warn",    "demand",  "ask",     "want"};
constexpr std::string_view before_names[] = {"actual", "expected", "hypothetical", "negated"};
constexpr std::string_view source_names[] = {"none", "person", "group", "organisation", "document", "poll"};
constexpr std::string_view rule_names[content_rule_count] = {
    "question", "denial", "confirmation", "refusal",    "promise", "plan",       "demand",
    "wish",     "danger", "support",      "opposition", "fault",   "correction", "falsehood"};
struct PlainAsk {
  std::string_view name;
  Ask ask;
};
constexpr PlainAsk plain_asks[] = {{"person", Ask::person}, {"noun", Ask::nouns},  {"passive", Ask::passive},
                                   {"own", Ask::own},       {"that", Ask::that},   {"whether", Ask::whether},
                                   {"to", Ask::infinitive}, {"quote", Ask::quote}, {"clause", Ask::clause}};

// Up to the separator; the text becomes what comes after it.
std::string_view cut_off(std::string_view& text, std::string_view separator) {
  const std::size_t at = text.find(separator);
  const std::string_view first = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view() : text.substr(at + separator.size());
  return without_blanks(first);
}

Words words_of(std::string_view text, char separator = ' ') {
  Words words;
  text = without_blanks(text);
  while (!text.empty()) {
    const std::string_view word = cut_off(text, std::string_view(&separator, 1));
    if (!word.empty()) words.push_back(word);
    text = without_blanks(text);
  }
  return words;
}

// The number of a name in a table, or the table's size.
template <std::size_t size>
std::size_t number_in(const std::string_view (&names)[size], std::string_view name) {
  return static_cast<std::size_t>(std::find(std::begin(names), std::end(names), name) - std::begin(names));
}

// A word and its regular forms begin with the same two letters.
std::string_view key_of(std::string_view word) { return word.substr(0, 2); }

std::string quoted(std::string_view words) { return "\"" + std::string(words) + "\""; }

}  // namespace

CueList::CueList(std::string_view text) {
  each_line(text, [&](std::string_view line, std::uint32_t number) { read_line(line, number); });
}

const std::vector<CueList::Entry>* CueList::beginning_with(std::string_view form) const {
  const auto found = index_.find(key_of(form));
  return found == index_.end() ? nullptr : &found->second;
}

bool CueList::has(std::uint32_t list, std::string_view form) const {
  if (list >= lists_.size()) return false;
  const Words& words = lists_[list];
  // The words that a form may come from begin as it does.
  auto word = std::lower_bound(words.begin(), words.end(), key_of(form));
  for (; word != words.end() && word->starts_with(key_of(form)); ++word) {
    if (is_form_of(form, *word)) return true;
  }
  const std::string_view base = base_of_irregular(form);
  return !base.empty() && std::binary_search(words.begin(), words.end(), base);
}

std::uint32_t CueList::list(std::string_view name) const {
  const auto found = names_.find(name);
  return found == names_.end() ? no_id : found->second;
}

void CueList::read_list(std::string_view name, std::string_view words) {
  const auto [at, is_new] = names_.emplace(name, static_cast<std::uint32_t>(lists_.size()));
  if (is_new) lists_.emplace_back();
  Words& list = lists_[at->second];
  for (const std::string_view word : words_of(words)) list.push_back(word);
  std::sort(list.begin(), list.end());
}

void CueList::read_line(std::string_view text, std::uint32_t number) {
  text = without_blanks(text.substr(0, text.find('#')));
  if (text.empty()) return;
  const auto fault = [&](const std::string& what) {
    faults_.push_back("Line " + std::to_string(number) + " of models/cues.txt " + what);
  };
  const std::string_view name = text.substr(0, text.find(':'));
  if (name.size() == text.size())
    return fault("has no colon: write an act, a colon and the words of the cue.");
  std::string_view rest = without_blanks(text.substr(name.size() + 1));
  if (name.starts_with('@')) return read_list(name, rest);
  if (const std::size_t kind = number_in(before_names, name); kind < std::size(before_names)) {
    while (!rest.empty()) before_.push_back({static_cast<Before>(kind), words_of(cut_off(rest, ", "))});
    return;
  }
  constexpr std::string_view perhaps = "perhaps ";
  const bool is_faint = name.starts_with(perhaps);
  const std::size_t act = number_in(act_names, is_faint ? without_blanks(name.substr(perhaps.size())) : name);
  if (act == act_count) return fault("begins with " + quoted(name) + ", which is no act.");
  float share = 0.5F;
  if (const std::size_t tilde = rest.find('~'); tilde != std::string_view::npos) {
    const std::string written(without_blanks(rest.substr(tilde + 1)));
    char* end = nullptr;
    share = std::strtof(written.c_str(), &end);
    if (written.empty() || *end != '\0' || !(share >= 0 && share <= 1))
      return fault("has " + quoted(written) + " after ~: write a share between 0 and 1.");
    rest = without_blanks(rest.substr(0, tilde));
  }
  if (rest.empty()) return fault("names no words of a cue.");
  while (!rest.empty()) {
    CueLine line{static_cast<Act>(act), number, share, is_faint, {}, {}, {}};
    if (std::string what; !read_alternative(cut_off(rest, ", "), line, what)) return fault(what);
    for (std::uint32_t i = 0; i < line.patterns.size(); ++i)
      index_[key_of(line.patterns[i].front())].push_back({static_cast<std::uint32_t>(lines_.size()), i});
    lines_.push_back(std::move(line));
  }
}

// "reject if object @claims and not own"
bool CueList::read_alternative(std::string_view text, CueLine& line, std::string& fault) {
  if (!read_pattern(cut_off(text, " if "), line, fault)) return false;
  line.when = text;
  while (!text.empty()) {
    if (!read_condition(cut_off(text, " and "), line, fault)) return false;
  }
  return true;
}

// "walk back" or "@neutral": a list's name stands for each of its words, "_" in them for a blank.
bool CueList::read_pattern(std::string_view pattern, CueLine& line, std::string& fault) {
  if (pattern.starts_with('@')) {
    const std::uint32_t named = list(pattern);
    if (named == no_id) {
      fault = "names the list " + quoted(pattern) + ", which does not stand above it.";
      return false;
    }
    for (const std::string_view word : lists_[named]) line.patterns.push_back(words_of(word, '_'));
    return true;
  }
  line.patterns.push_back(words_of(pattern));
  if (line.patterns.back().empty()) fault = "has no words of a cue between two commas.";
  return !line.patterns.back().empty();
}

// "@claims" or "claim|report".
std::uint32_t CueList::list_of(std::string_view text) {
  if (text.starts_with('@')) return list(text);
  Words words = words_of(text, '|');
  if (words.empty()) return no_id;
  std::sort(words.begin(), words.end());
  lists_.push_back(std::move(words));
  return static_cast<std::uint32_t>(lists_.size() - 1);
}

bool CueList::read_condition(std::string_view text, CueLine& line, std::string& fault) {
  const std::string_view whole = text;
  Condition condition;
  if (text.starts_with("not ")) {
    condition.is_denied = true;
    text = without_blanks(text.substr(4));
  }
  const std::string_view name = cut_off(text, " ");
  const auto bad = [&](const std::string& what) {
    fault = "has the condition " + quoted(whole) + ": " + what;
    return false;
  };
  if (name == "source" || name == "content") {
    const std::size_t value = name == "source" ? number_in(source_names, without_blanks(text))
                                               : number_in(rule_names, without_blanks(text));
    if (value == (name == "source" ? std::size(source_names) : std::size(rule_names)))
      return bad(quoted(without_blanks(text)) + " is not known.");
    condition.ask = name == "source" ? Ask::source : Ask::content;
    condition.value = static_cast<std::uint8_t>(value);
  } else if (name == "object" || name == "mentions" || name == "starts" || name == "with") {
    condition.ask = name == "object"     ? Ask::object
                    : name == "mentions" ? Ask::mentions
                    : name == "starts"   ? Ask::starts
                                         : Ask::with;
    condition.list = list_of(without_blanks(text));
    if (condition.list == no_id) return bad("name words joined by | or a list that stands above.");
  } else {
    const auto found = std::find_if(std::begin(plain_asks), std::end(plain_asks),
                                    [&](const PlainAsk& plain) { return plain.name == name; });
    if (found == std::end(plain_asks)) return bad("there is no such condition.");
    condition.ask = found->ask;
  }
  line.conditions.push_back(condition);
  return true;
}

const CueList& cue_list() {
  static const CueList list(texts::cues);
  return list;
}

}  // namespace sayso
