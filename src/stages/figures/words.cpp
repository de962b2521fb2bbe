#include "stages/figures/words.hpp"

#include "base/ascii.hpp"
#include "base/text_list.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace sayso::texts {
extern const std::string_view figure_units;
extern const std::string_view figure_hedges;
}  // namespace sayso::texts

namespace sayso::figures {

namespace {

constexpr std::size_t longest_word = 40;

// A view of the word in small letters, in a buffer that lives on the caller's stack: no allocation.
struct Lowered {
  std::array<char, longest_word> buffer;
  std::string_view view;
  explicit Lowered(std::string_view word) : buffer(), view() {
    if (word.size() > longest_word) return;
    std::transform(word.begin(), word.end(), buffer.begin(), small_letter);
    view = {buffer.data(), word.size()};
  }
};

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
template <class Value>
using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;
using Set = std::unordered_set<std::string_view>;

Map<NumberWord> make_number_words() {
  using Role = NumberRole;
  Map<NumberWord> words;
  const auto add = [&](std::string_view word, Role role, double value, bool is_plural = false) {
    words.emplace(word, NumberWord{role, value, is_plural});
  };
  double value = 0;
  for (const char* word : {"zero",     "one",     "two",     "three",     "four",     "five",    "six",
                           "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
                           "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"})
    add(word, Role::small, value++);
  value = 20;
  for (const char* word : {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}) {
    add(word, Role::tens, value);
    value += 10;
  }
  add("fourty", Role::tens, 40);
  add("hundred", Role::hundred, 100);
  for (const auto& [word, size] : {std::pair{"thousand", 1e3},
                                   {"lakh", 1e5},
                                   {"lakhs", 1e5},
                                   {"million", 1e6},
                                   {"crore", 1e7},
                                   {"crores", 1e7},
                                   {"billion", 1e9},
                                   {"trillion", 1e12},
                                   {"quadrillion", 1e15}})
    add(word, Role::scale, size);
  add("dozen", Role::dozen, 12);
  for (const auto& [word, size] : {std::pair{"tens", 10.0},
                                   {"dozens", 12.0},
                                   {"scores", 20.0},
                                   {"hundreds", 1e2},
                                   {"thousands", 1e3},
                                   {"millions", 1e6},
                                   {"billions", 1e9},
                                   {"trillions", 1e12}})
    add(word, Role::vague, size);
  value = 3;
  for (const char* word : {"third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}) {
    add(word, Role::part, value);
    add(std::string(word) + "s", Role::part, value++, true);
  }
  add("twentieth", Role::part, 20);
  add("hundredth", Role::part, 100);
  add("half", Role::half, 2);
  add("halves", Role::half, 2, true);
  add("quarter", Role::quarter, 4);
  add("quarters", Role::quarter, 4, true);
  add("twice", Role::multiple, 2);
  add("thrice", Role::multiple, 3);
  value = 2;
  for (const char* word : {"twofold", "threefold", "fourfold", "fivefold", "sixfold", "sevenfold",
                           "eightfold", "ninefold", "tenfold"})
    add(word, Role::multiple, value++);
  add("couple", Role::couple, 2);
  return words;
}

struct UnitLists {
  Map<Unit> units;
  Map<Bound> hedges, hedges_after;
  Map<bool> first_words;
  Map<std::vector<Home>> homes;
  Map<std::string_view> standards;
};

// Calls do_line(name, spelling) for every spelling of a list.
template <class DoSpelling>
void read_list(std::string_view text, const DoSpelling& do_spelling) {
  each_line(text, [&](std::string_view line) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) return;
    each_part(line.substr(colon + 2), ',',
              [&](std::string_view spelling) { do_spelling(line.substr(0, colon), spelling); });
  });
}

UnitLists make_lists() {
  UnitLists lists;
  read_list(texts::figure_units, [&](std::string_view name, std::string_view spelling) {
    if (constexpr std::string_view home = "home "; name.starts_with(home)) {
      const std::size_t end = name.find(' ', home.size());
      if (end == std::string_view::npos) return;
      const Home one{name.substr(home.size(), end - home.size()), name.substr(end + 1)};
      std::string_view& standard = lists.standards.emplace(one.name, std::string_view()).first->second;
      if (spelling == "*") {
        standard = one.code;
      } else {
        lists.homes[std::string(spelling)].push_back(one);
      }
      return;
    }
    Unit unit{name, UnitKind::measure};
    for (const auto& [word, kind] :
         {std::pair{"time ", UnitKind::time}, {"money ", UnitKind::money}, {"cent ", UnitKind::cent}}) {
      if (!name.starts_with(word)) continue;
      unit = {name.substr(std::string_view(word).size()), kind};
    }
    if (unit.name == "time") unit.kind = UnitKind::measure;  // "three times" is no duration
    if (unit.name.starts_with("percent")) unit.kind = UnitKind::share;
    lists.units.emplace(spelling, unit);
    lists.first_words.emplace(spelling.substr(0, spelling.find_first_of(" -")), true);
  });
  constexpr std::pair<std::string_view, Bound> bounds[] = {{"at least", Bound::at_least},
                                                           {"at most", Bound::at_most},
                                                           {"more than", Bound::more_than},
                                                           {"fewer than", Bound::fewer_than},
                                                           {"about", Bound::about}};
  read_list(texts::figure_hedges, [&](std::string_view name, std::string_view spelling) {
    const bool is_after = name.starts_with("after ");
    if (is_after) name.remove_prefix(6);
    for (const auto& [word, bound] : bounds) {
      if (word == name) (is_after ? lists.hedges_after : lists.hedges).emplace(spelling, bound);
    }
  });
  return lists;
}

const UnitLists& lists() {
  static const UnitLists made = make_lists();
  return made;
}

bool has_capital(std::string_view word) { return std::any_of(word.begin(), word.end(), is_ascii_capital); }

template <class Value>
const Value* find_lowered(const Map<Value>& map, std::string_view phrase) {
  const Lowered lowered(phrase);
  const auto found = lowered.view.empty() ? map.end() : map.find(lowered.view);
  return found == map.end() ? nullptr : &found->second;
}

bool is_in(const Set& set, std::string_view word) { return set.count(Lowered(word).view) > 0; }

}  // namespace

const NumberWord* number_word(std::string_view word) {
  static const Map<NumberWord> words = make_number_words();
  if (word.size() < 3 || word.size() > 12) return nullptr;
  return find_lowered(words, word);
}

double short_scale(std::string_view word) {
  static const Map<double> scales = {{"bn", 1e9},  {"Bn", 1e9},  {"BN", 1e9}, {"b", 1e9},   {"B", 1e9},
                                     {"m", 1e6},   {"M", 1e6},   {"mn", 1e6}, {"mln", 1e6}, {"mil", 1e6},
                                     {"mio", 1e6}, {"k", 1e3},   {"K", 1e3},  {"tn", 1e12}, {"trn", 1e12},
                                     {"T", 1e12},  {"bln", 1e9}, {"cr", 1e7}, {"Cr", 1e7},  {"MM", 1e6}};
  const auto found = word.size() > 3 ? scales.end() : scales.find(word);
  return found == scales.end() ? 0 : found->second;
}

const Unit* find_unit(std::string_view phrase) {
  const auto& units = lists().units;
  if (const auto found = units.find(phrase); found != units.end()) return &found->second;
  if (phrase.size() <= 2 || !has_capital(phrase)) return nullptr;
  return find_lowered(units, phrase);
}

const std::vector<Home>* homes_of(std::string_view word) { return find_lowered(lists().homes, word); }

bool has_homes(std::string_view name, std::string_view& standard) {
  const auto found = lists().standards.find(name);
  if (found == lists().standards.end()) return false;
  standard = found->second;
  return true;
}

bool begins_unit(std::string_view word) {
  const auto& words = lists().first_words;
  if (words.find(word) != words.end()) return true;
  return word.size() > 2 && has_capital(word) && find_lowered(words, word) != nullptr;
}

std::optional<Bound> find_hedge(std::string_view phrase) {
  const Bound* found = find_lowered(lists().hedges, phrase);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

std::optional<Bound> find_hedge_after(std::string_view phrase) {
  const Bound* found = find_lowered(lists().hedges_after, phrase);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

bool is_month(std::string_view word) {
  static const Set months = {"january", "february", "march",     "april",   "may",      "june",
                             "july",    "august",   "september", "october", "november", "december",
                             "jan",     "feb",      "mar",       "apr",     "jun",      "jul",
                             "aug",     "sep",      "sept",      "oct",     "nov",      "dec"};
  return is_in(months, word);
}

bool is_numbered_noun(std::string_view word) {
  static const Set nouns = {
      "section",   "sections", "article",   "articles",    "chapter",   "chapters",     "page",    "pages",
      "paragraph", "room",     "flight",    "route",       "highway",   "interstate",   "line",    "level",
      "phase",     "type",     "class",     "formula",     "game",      "week",         "day",     "episode",
      "season",    "act",      "amendment", "proposition", "prop",      "resolution",   "channel", "radio",
      "version",   "grade",    "gate",      "platform",    "pier",      "building",     "post",    "posts",
      "number",    "numbers",  "no",        "nos",         "rule",      "clause",       "table",   "figure",
      "step",      "part",     "volume",    "vol",         "verse",     "lot",          "unit",    "district",
      "ward",      "zone",     "sector",    "precinct",    "apartment", "apt",          "suite",   "box",
      "exit",      "lane",     "bay",       "age",         "aged",      "ages",         "century", "round",
      "group",     "size",     "scene",     "runway",      "terminal",  "schedule",     "title",   "tier",
      "stage",     "count",    "item",      "question",    "area",      "camp",         "block",   "reactor",
      "hall",      "house",    "studio",    "square",      "agenda",    "catch",        "top",     "lap",
      "heat",      "stop",     "turn",      "model",       "mark",      "series",       "band",    "chapters",
      "cabin",     "cell",     "court",     "courtroom",   "exhibit",   "psalm",        "opus",    "op",
      "symphony",  "apollo",   "hole",      "ep",          "ward",      "kindergarten", "covid",   "sars",
      "form",      "war"};
  return is_in(nouns, word);
}

bool is_contest_word(std::string_view word) {
  static const Set words = {
      "vote",      "votes",    "voted",   "voting",     "won",      "win",       "wins",      "winning",
      "lost",      "lose",     "loses",   "losing",     "beat",     "beats",     "beating",   "defeat",
      "defeated",  "defeats",  "victory", "score",      "scored",   "scoreline", "draw",      "drew",
      "drawn",     "tie",      "tied",    "ruled",      "ruling",   "decision",  "approved",  "passed",
      "rejected",  "led",      "lead",    "leads",      "leading",  "trailed",   "trailing",  "loss",
      "triumph",   "match",    "final",   "half",       "ended",    "favour",    "favor",     "against",
      "advantage", "thrashed", "edged",   "downed",     "drubbing", "rout",      "semifinal", "playoff",
      "series",    "majority", "split",   "game",       "goal",     "goals",     "overcame",  "record",
      "up",        "down",     "league",  "scoreboard", "halftime"};
  return is_in(words, word);
}

bool is_change_verb(std::string_view word) {
  static const Set verbs = {
      "rise",      "rises",      "rose",     "risen",     "rising",   "raise",     "raised",    "raises",
      "raising",   "climb",      "climbs",   "climbed",   "climbing", "grow",      "grows",     "grew",
      "grown",     "growing",    "jump",     "jumped",    "jumps",    "jumping",   "increase",  "increased",
      "increases", "increasing", "swell",    "swelled",   "swelling", "soar",      "soared",    "soaring",
      "surge",     "surged",     "surging",  "gain",      "gained",   "gains",     "gaining",   "fall",
      "falls",     "fell",       "fallen",   "falling",   "drop",     "drops",     "dropped",   "dropping",
      "decline",   "declined",   "declines", "declining", "decrease", "decreased", "decreases", "decreasing",
      "slip",      "slipped",    "slid",     "slide",     "sank",     "sink",      "cut",       "cuts",
      "cutting",   "lower",      "lowered",  "lowering",  "reduce",   "reduced",   "reduces",   "reducing",
      "shrink",    "shrank",     "shrunk",   "shrinking", "plunge",   "plunged",   "plunging",  "tumble",
      "tumbled",   "tumbling",   "bring",    "brings",    "brought",  "bringing",  "take",      "takes",
      "took",      "taken",      "taking",   "push",      "pushed",   "pushing",   "pushes",    "put",
      "puts",      "putting",    "reach",    "reached",   "reaches",  "reaching",  "go",        "went",
      "gone",      "going",      "hit",      "hits",      "hitting",  "expand",    "expanded",  "edged",
      "mount",     "mounted",    "mounting", "double",    "doubled",  "lost",      "down",      "up",
      "improve",   "improved",   "widened",  "narrowed",  "revised",  "corrected", "amended",   "updated",
      "change",    "changed",    "add",      "added"};
  return is_in(verbs, word);
}

}  // namespace sayso::figures
