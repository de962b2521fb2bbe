#include "stages/events/event_list.hpp"

#include "base/text_list.hpp"
#include "stages/acts/inflection.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sayso {

namespace texts {
extern const std::string_view events;  // models/events.txt
}

namespace events {

namespace {

constexpr std::string_view type_names[event_type_count] = {
    "AGREE",  "CONSULT", "SUPPORT",  "COOPERATE", "AID",      "CONCEDE",  "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST",   "MOBILIZE", "SANCTION", "COERCE",  "ASSAULT"};
constexpr std::string_view prepositions[] = {
    "with",  "on",   "against", "to",    "at",     "in",     "by",      "for",     "from", "over",
    "of",    "into", "between", "about", "as",     "off",    "out",     "through", "near", "toward",
    "after", "up",   "down",    "under", "during", "within", "without", "along"};
constexpr std::string_view actor_names[] = {"any", "actor", "person", "named", "state", "pair"};

struct WordsAsk {
  std::string_view name;
  Ask ask;
};
constexpr WordsAsk asks_with_words[] = {
    {"object", Ask::object}, {"subject", Ask::subject}, {"modifier", Ask::modifier}, {"near", Ask::near},
    {"around", Ask::around}, {"under", Ask::under},     {"does", Ask::does}};
constexpr WordsAsk plain_asks[] = {
    {"infinitive", Ask::infinitive}, {"clause", Ask::clause}, {"passive", Ask::passive},
    {"plural", Ask::plural},         {"name", Ask::name},     {"ending", Ask::ending}};

// Up to the separator; the text becomes what comes after it.
std::string_view cut_off(std::string_view& text, std::string_view separator) {
  const std::size_t at = text.find(separator);
  const std::string_view first = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view() : text.substr(at + separator.size());
  return without_blanks(first);
}

Words words_of(std::string_view text, std::string_view separator) {
  Words words;
  text = without_blanks(text);
  while (!text.empty()) {
    const std::string_view word = cut_off(text, separator);
    if (!word.empty()) words.push_back(word);
    text = without_blanks(text);
  }
  return words;
}

// A word and its regular forms begin with the same two letters.
std::string_view key_of(std::string_view word) { return word.substr(0, 2); }

std::string quoted(std::string_view words) { return "\"" + std::string(words) + "\""; }

template <class Row, std::size_t size>
const Row* row_named(const Row (&rows)[size], std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(rows), std::end(rows), [&](const Row& row) { return row.name == name; });
  return found == std::end(rows) ? nullptr : found;
}

bool reads_kind(std::string_view text, Kind& kind) {
  if (text == "verb") return kind = Kind::verb, true;
  if (text == "noun") return kind = Kind::noun, true;
  return text.empty();
}

}  // namespace

std::string_view name_of(EventType type) { return type_names[static_cast<std::size_t>(type)]; }

EventList::EventList(std::string_view text) {
  each_line(text, [&](std::string_view line, std::uint32_t number) { read_line(line, number); });
}

const std::vector<std::uint32_t>* EventList::beginning_with(std::string_view form) const {
  const auto found = index_.find(key_of(form));
  return found == index_.end() ? nullptr : &found->second;
}

bool EventList::has(std::uint32_t list, std::string_view form) const {
  if (list >= lists_.size()) return false;
  const auto has_base_of = [&](std::string_view key_word) {
    const auto found = lists_[list].find(key_of(key_word));
    return found != lists_[list].end() &&
           std::any_of(found->second.begin(), found->second.end(),
                       [&](std::string_view word) { return is_form_of(form, word); });
  };
  if (has_base_of(form)) return true;
  const std::string_view base = base_of_irregular(form);
  return !base.empty() && has_base_of(base);
}

std::uint32_t EventList::list(std::string_view name) const {
  const auto found = names_.find(name);
  return found == names_.end() ? no_id : found->second;
}

void EventList::read_line(std::string_view text, std::uint32_t number) {
  text = without_blanks(text.substr(0, text.find('#')));
  if (text.empty()) return;
  const auto fault = [&](const std::string& what) {
    faults_.push_back("Line " + std::to_string(number) + " of models/events.txt " + what);
  };
  std::string_view rest = text;
  std::string_view head = cut_off(rest, ":");
  if (head.size() + 1 > text.size())
    return fault("has no colon: write a type, a colon and the words of a trigger.");
  rest = without_blanks(rest);
  if (head.starts_with('@')) {
    const auto [at, is_new] = names_.emplace(head, static_cast<std::uint32_t>(lists_.size()));
    if (is_new) lists_.emplace_back();
    for (const std::string_view word : words_of(rest, " ")) lists_[at->second][key_of(word)].push_back(word);
    return;
  }
  EventLine line;
  line.number = number;
  const std::string_view type = cut_off(head, " ");
  const auto* const found = std::find(std::begin(type_names), std::end(type_names), type);
  line.is_none = type == "none";
  if (found == std::end(type_names) && !line.is_none)
    return fault("begins with " + quoted(type) + ", which is no type.");
  if (!line.is_none) line.type = static_cast<EventType>(found - std::begin(type_names));
  if (!reads_kind(without_blanks(head), line.kind))
    return fault("has " + quoted(head) + " before the colon: write verb, noun or nothing.");
  if (rest.empty()) return fault("names no words of a trigger.");
  while (!rest.empty()) {
    EventLine one = line;
    if (std::string what; !read_alternative(cut_off(rest, ", "), one, what)) return fault(what);
    add(one);
  }
}

// A list as the first word stands for each of its words.
void EventList::add(const EventLine& line) {
  const auto add_one = [&](std::string_view first) {
    EventLine one = line;
    one.pattern.front() = {first, no_id};
    index_[key_of(first)].push_back(static_cast<std::uint32_t>(lines_.size()));
    lines_.push_back(std::move(one));
  };
  if (line.pattern.front().list == no_id) return add_one(line.pattern.front().word);
  Words words;
  for (const auto& [key, some] : lists_[line.pattern.front().list])
    words.insert(words.end(), some.begin(), some.end());
  std::sort(words.begin(), words.end());
  for (const std::string_view word : words) add_one(word);
}

// "meet if with @leaders and not near goal"
bool EventList::read_alternative(std::string_view text, EventLine& line, std::string& fault) {
  if (!read_pattern(cut_off(text, " if "), line, fault)) return false;
  while (!text.empty()) {
    if (!read_condition(cut_off(text, " and "), line, fault)) return false;
  }
  return true;
}

bool EventList::read_pattern(std::string_view text, EventLine& line, std::string& fault) {
  for (const std::string_view word : words_of(text, " ")) {
    PatternWord one{word, no_id};
    if (word.starts_with('@') || word.find('|') != std::string_view::npos) {
      one.list = list_of(word);
      if (one.list == no_id) {
        fault = "names the list " + quoted(word) + ", which does not stand above it.";
        return false;
      }
    }
    line.pattern.push_back(one);
  }
  if (line.pattern.empty()) fault = "has no words of a trigger between two commas.";
  return !line.pattern.empty();
}

// "@weapons", "gun|rifle" or "@weapons|stone".
std::uint32_t EventList::list_of(std::string_view text) {
  const Words words = words_of(text, "|");
  if (words.empty()) return no_id;
  if (words.size() == 1 && text.starts_with('@')) return list(text);
  std::unordered_map<std::string_view, Words> made;
  for (const std::string_view word : words) {
    if (!word.starts_with('@')) {
      made[key_of(word)].push_back(word);
      continue;
    }
    const std::uint32_t named = list(word);
    if (named == no_id) return no_id;
    for (const auto& [key, some] : lists_[named]) made[key].insert(made[key].end(), some.begin(), some.end());
  }
  lists_.push_back(std::move(made));
  return static_cast<std::uint32_t>(lists_.size() - 1);
}

bool EventList::read_condition(std::string_view text, EventLine& line, std::string& fault) {
  const std::string_view whole = text;
  Condition condition;
  if (text.starts_with("not ")) {
    condition.is_denied = true;
    text = without_blanks(text.substr(4));
  }
  const std::string_view name = cut_off(text, " ");
  text = without_blanks(text);
  const auto bad = [&](const std::string& what) {
    fault = "has the condition " + quoted(whole) + ": " + what;
    return false;
  };
  const auto* const preposition = std::find(std::begin(prepositions), std::end(prepositions), name);
  if (name == "who" || name == "whom") {
    const auto* const kind = std::find(std::begin(actor_names), std::end(actor_names), text);
    if (kind == std::end(actor_names))
      return bad(quoted(text) + " is not known: write any, actor, person, named, state or pair.");
    condition.ask = name == "who" ? Ask::who : Ask::whom;
    condition.kind = static_cast<ActorKind>(kind - std::begin(actor_names));
  } else if (const auto* const with_words = row_named(asks_with_words, name); with_words != nullptr) {
    condition.ask = with_words->ask;
    if (text.empty() && condition.ask != Ask::object)
      return bad("name words joined by | or a list that stands above.");
  } else if (preposition != std::end(prepositions)) {
    condition.ask = Ask::preposition;
    condition.preposition = *preposition;
  } else if (const auto* const plain = row_named(plain_asks, name); plain != nullptr) {
    condition.ask = plain->ask;
    text = {};
  } else {
    return bad("there is no such condition.");
  }
  const bool takes_words = condition.ask != Ask::who && condition.ask != Ask::whom;
  if (takes_words && !text.empty()) {
    condition.list = list_of(text);
    if (condition.list == no_id) return bad("name words joined by | or a list that stands above.");
  }
  line.conditions.push_back(condition);
  return true;
}

const EventList& event_list() {
  static const EventList list(texts::events);
  return list;
}

}  // namespace events

}  // namespace sayso
