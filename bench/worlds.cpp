#include "worlds.hpp"

#include "base/hash.hpp"
#include "links/published.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>

namespace sayso::bench {
namespace {

constexpr long common_from = 400;  // texts
constexpr std::uint64_t persons = 20000, last_names = 6000, first_names = 400, other_names = 30000;
constexpr std::uint64_t names_of_beat = 3, words_of_beat = 2;  // in ten

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// The next of a row of numbers that look drawn (splitmix64).
std::uint64_t mix64(std::uint64_t number) {
  number += 0x9E3779B97F4A7C15U;
  number = (number ^ (number >> 30U)) * 0xBF58476D1CE4E5B9U;
  number = (number ^ (number >> 27U)) * 0x94D049BB133111EBU;
  return number ^ (number >> 31U);
}

std::string small(std::string_view word) {
  std::string made(word);
  if (is_capital(made[0])) made[0] = static_cast<char>(made[0] - 'A' + 'a');
  return made;
}

// Each number has a name of its own, of three syllables or four.
std::string invented(std::uint64_t number) {
  static constexpr std::string_view begin[] = {"Ba", "Ka", "Lo", "Mi", "Ne",  "Or",  "Pe",  "Ra",
                                               "Su", "Ta", "Ve", "Zo", "Hal", "Den", "Fir", "Gor"};
  static constexpr std::string_view middle[] = {"li", "ma", "re", "sto", "vi",
                                                "na", "ko", "du", "ber", "tan"};
  static constexpr std::string_view end[] = {"n", "sk", "ra", "vic", "ton", "del", "s", "mar", "ley", "ek"};
  std::string made(begin[number % 16]);
  made.append(middle[number / 16 % 10]);
  if (number >= 1600) made.append(middle[number / 1600 % 10]);
  if (number >= 16000) made.append(middle[number / 16000 % 10]);
  return made.append(end[number / 160 % 10]);
}

bool is_of_calendar(std::string_view word) {
  static const std::set<std::string, std::less<>> kept{
      "Monday",  "Tuesday",   "Wednesday", "Thursday", "Friday",  "Saturday", "Sunday",
      "January", "February",  "March",     "April",    "May",     "June",     "July",
      "August",  "September", "October",   "November", "December"};
  return kept.find(word) != kept.end();
}

std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < name.size();) {
    std::size_t end = at;
    while (end < name.size() && is_letter(name[end])) ++end;
    if (end > at) parts.emplace_back(name.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

// Of a cue its first two words, "has confirmed": where it goes on, "at a news conference in the capital", it is as others are.
Span first_words(std::string_view text, Span cue) {
  std::size_t end = text.find(' ', cue.begin);
  if (end < cue.end) end = text.find(' ', end + 1);
  return {cue.begin, static_cast<Offset>(std::min<std::size_t>(end, cue.end))};
}

}  // namespace

std::uint64_t zipf(std::uint64_t hash, std::uint64_t most, std::uint64_t flat) {
  const double chance = static_cast<double>(hash >> 11U) / 9007199254740992.0;  // 2^53
  const auto first = static_cast<double>(flat), all = static_cast<double>(most + flat);
  return std::min(most - 1, static_cast<std::uint64_t>(first * std::pow(all / first, chance) - first));
}

Vocabulary::Vocabulary(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    const std::size_t space = line.find(' ');
    if (line.empty() || line[0] == '#' || space == std::string::npos) continue;
    const std::string word = line.substr(0, space);
    const long texts = std::strtol(line.c_str() + space, nullptr, 10);
    if (texts <= 0 || !std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
      continue;
    if (texts > common_from) {
      common_.push_back(word);
      continue;
    }
    if (word.size() < 4) continue;
    const auto band = static_cast<std::size_t>(std::bit_width(static_cast<unsigned long>(texts)));
    if (bands_.size() <= band) bands_.resize(band + 1);
    bands_[band].push_back(word);
    band_of_[word] = band;
  }
  std::sort(common_.begin(), common_.end());
  std::erase_if(bands_, [](const auto& band) { return band.empty(); });
  for (std::size_t band = 0; band < bands_.size(); ++band) {
    for (const std::string& word : bands_[band]) band_of_[word] = band;
  }
}

bool Vocabulary::is_common(std::string_view word) const {
  return std::binary_search(common_.begin(), common_.end(), word);
}

const std::string& Vocabulary::like(std::string_view word, std::uint64_t hash) const {
  const auto known = band_of_.find(std::string(word));
  const std::vector<std::string>& band = bands_[known == band_of_.end() ? 0 : known->second];
  return band[hash % band.size()];
}

void Story::prepare() {
  std::set<std::string> people, papers;
  bool is_first = true;
  for (const Reading& article : articles) {
    for (const Reading::Speaker& speaker : article.speakers) {
      if (speaker.is_named && speaker.type == SpeakerType::person) people.insert(speaker.name);
    }
    if (!article.article.source.outlet.empty()) papers.insert(article.article.source.outlet);
    if (const auto day = day_of(article.article.source.published)) {
      first_day = is_first ? *day : std::min(first_day, *day);
      is_first = false;
    }
  }
  persons.assign(people.begin(), people.end());
  outlets.assign(papers.begin(), papers.end());
}

std::string outlet_named(std::uint64_t number) {
  static constexpr std::string_view kinds[] = {"Herald", "Post", "Courier", "Tribune", "Gazette", "Radio"};
  return invented(number * 37 + 11) + ' ' + std::string(kinds[number % 6]);
}

std::string day_text(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

// A text in another world, and where each byte went.
class Moved {
 public:
  Moved(const World& world, std::string_view text, const std::vector<Span>& kept,
        const std::vector<Span>& edited, std::uint64_t edits, const World::Roles& roles) {
    place_.resize(text.size() + 1);
    std::size_t next = 0, block = 0, role = 0;
    std::string_view before;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t end = end_of_word(text, i);
      while (next < kept.size() && kept[next].end <= i) ++next;
      while (block < edited.size() && edited[block].end <= i) ++block;
      while (role < roles.size() && roles[role].first.end <= i) ++role;
      const bool is_role = role < roles.size() && roles[role].first.begin <= i;
      const bool is_kept = next < kept.size() && kept[next].begin <= i;
      const bool is_edited = block < edited.size() && edited[block].begin <= i;
      const std::string_view word = text.substr(i, end - i);
      const bool is_word = is_letter(word[0]) || is_digit(word[0]);
      const std::string other = is_kept || !is_word ? std::string(word)
                                                    : world.other(word, before, is_edited ? edits : 0,
                                                                  is_role ? roles[role].second : 0);
      if (is_word) before = word;
      for (std::size_t b = i; b < end; ++b)
        place_[b] = static_cast<Offset>(text_.size() + std::min(b - i, other.size()));
      text_.append(other);
      i = end;
    }
    place_[text.size()] = static_cast<Offset>(text_.size());
  }
  void move(Span& span) const { span = {place_[span.begin], std::max(place_[span.begin], place_[span.end])}; }
  void move(std::vector<Span>& spans) const {
    for (Span& span : spans) move(span);
  }
  std::string text_;

 private:
  static std::size_t end_of_word(std::string_view text, std::size_t begin) {
    std::size_t end = begin + 1;
    if (is_letter(text[begin])) {
      while (end < text.size() && is_letter(text[end])) ++end;
    } else if (is_digit(text[begin])) {
      while (end < text.size() &&
             (is_digit(text[end]) || (text[end] == ',' && end + 1 < text.size() && is_digit(text[end + 1]))))
        ++end;
    }
    return end;
  }
  std::vector<Offset> place_;
};

World::World(const Vocabulary& vocabulary, const Story& story, Which which)
    : vocabulary_(vocabulary), which_(which), first_day_(story.first_day) {
  draw_persons(story);
  for (const std::string& outlet : story.outlets) {
    const std::vector<std::string> from = parts_of(outlet), to = parts_of(this->outlet(outlet));
    for (std::size_t i = 0; i < from.size(); ++i) names_.emplace(from[i], to[std::min(i, to.size() - 1)]);
  }
}

std::string World::outlet(const std::string& original) const {
  return outlet_named(zipf(hash_of(original, 0), outlet_count, 10));
}

// No two of a story become one.
void World::draw_persons(const Story& story) {
  std::set<std::uint64_t> taken;
  for (const std::string& person : story.persons) {
    const std::vector<std::string> parts = parts_of(person);
    if (parts.empty() || names_.find(parts.back()) != names_.end()) continue;
    std::uint64_t drawn = zipf(hash_of(parts.back(), names_of_beat), persons, 20);
    while (!taken.insert(drawn).second) ++drawn;
    names_[parts.back()] = invented(zipf(mix64(drawn), last_names, 50));
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      if (is_capital(parts[i][0]))
        names_.emplace(parts[i], invented(zipf(mix64(drawn + 1000003 * (i + 1)), first_names, 20)));
    }
  }
}

std::uint64_t World::hash_of(std::string_view word, std::uint64_t of_beat) const {
  const std::string of(word);
  if (xxh3_64(std::to_string(which_.beat) + "?" + of) % 10 < of_beat)
    return xxh3_64("beat " + std::to_string(which_.beat) + ' ' + of);
  return xxh3_64(std::to_string(which_.number) + ' ' + of);
}

std::string World::words(std::string_view text, std::uint64_t edits) const {
  return Moved(*this, text, {}, {{0, static_cast<Offset>(text.size())}}, edits, {}).text_;
}

// Of common words seven in ten become other common ones, told by the word before too, so that no phrase is in all worlds.
std::string World::other(std::string_view word, std::string_view before, std::uint64_t edits,
                         std::uint64_t holder) const {
  if (is_digit(word[0])) return other_number(word, 0);
  if (is_capital(word[0])) return other_name(word, holder);
  if (word == "not" || word == "no" || word == "never" || word.size() < 2) return std::string(word);
  if (word.size() < 4 || vocabulary_.is_common(word)) {
    const std::uint64_t hash = hash_of(std::string(before) + ' ' + std::string(word), 0);
    return hash % 10 >= 7 ? std::string(word) : vocabulary_.common(hash / 10);
  }
  std::uint64_t hash = holder == 0 ? hash_of(word, words_of_beat) : xxh3_64(word) ^ holder;
  if (edits != 0 && mix64(hash ^ edits) % 4 == 0) hash = mix64(hash + edits);
  return vocabulary_.like(word, hash);
}

std::string World::other_number(std::string_view word, std::uint64_t edits) const {
  std::string made(word);
  std::uint64_t hash = hash_of(word, 0) ^ edits;
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (!is_digit(made[i])) continue;
    const std::uint64_t range = i == 0 ? 9 : 10;
    made[i] = static_cast<char>('0' + hash % range + (i == 0 ? 1 : 0));
    hash /= range;
  }
  return made;
}

std::string World::other_name(std::string_view word, std::uint64_t holder) const {
  if (is_of_calendar(word) || word.size() < 2) return std::string(word);
  const auto known = names_.find(word);
  if (known != names_.end()) return known->second;
  const std::string plain = small(word);
  if (plain.size() < 4 || vocabulary_.is_common(plain)) return std::string(word);
  const std::uint64_t hash = holder == 0 ? hash_of(word, names_of_beat) : mix64(xxh3_64(word) ^ holder);
  return invented(zipf(hash, other_names, 20));
}

// Who is named again has the same role: one of three that go with the name.
World::Roles World::roles_of(const Reading& original) const {
  Roles roles;
  for (const Reading::Speaker& speaker : original.speakers) {
    if (!speaker.is_named || speaker.type != SpeakerType::person) continue;
    const std::uint64_t holder = xxh3_64(words(speaker.name, 0)) + which_.number % 3;
    for (const Span role : {speaker.role, speaker.affiliation}) {
      if (!role.empty()) roles.emplace_back(role, holder);
    }
  }
  std::sort(roles.begin(), roles.end());
  return roles;
}

Reading World::vary(const Reading& original, const Print& print) const {
  Reading made = original;
  std::vector<Span> cues, edited;
  for (const Reading::Statement& statement : original.statements) {
    for (const Span cue : statement.cue) cues.push_back(first_words(original.article.text, cue));
  }
  std::sort(cues.begin(), cues.end());
  for (std::size_t i = 0; print.edits != 0 && i < original.article.blocks.size(); ++i) {
    if (i == 0 || mix64(print.edits + i) % 5 == 0) edited.push_back(original.article.blocks[i].span);
  }
  const Moved moved(*this, original.article.text, cues, edited, print.edits, roles_of(original));
  made.article.text = moved.text_;
  for (Block& block : made.article.blocks) moved.move(block.span);
  for (Note& note : made.article.notes) moved.move(note.span);
  Source& source = made.article.source;
  const auto printed = day_of(source.published);
  const std::int32_t later = print.day - first_day_;
  source.title = words(source.title, print.edits);
  source.outlet = print.outlet;
  source.url = print.url;
  source.credit = print.credit;
  source.fetched = print.fetched;
  source.path = print.path;
  if (printed) source.published.replace(0, 10, day_text(*printed + later));
  for (Reading::Speaker& speaker : made.speakers) {
    speaker.name = words(speaker.name, 0);
    moved.move(speaker.role);
    moved.move(speaker.affiliation);
    moved.move(speaker.mentions);
  }
  for (Reading::Statement& statement : made.statements) {
    moved.move(statement.source);
    moved.move(statement.cue);
    moved.move(statement.content);
  }
  for (Reading::Figure& figure : made.figures) {
    const std::string_view before = original.text(figure.span);
    moved.move(figure.span);
    moved.move(figure.of);
    std::string digits;
    for (const char c : made.text(figure.span)) {
      if (is_digit(c)) digits.push_back(c);
    }
    if (!std::any_of(before.begin(), before.end(), is_digit) || digits.empty() || digits.size() > 12)
      continue;
    if (figure.low) figure.low = std::stod(digits);
    if (figure.high) figure.high = std::stod(digits);
  }
  for (Reading::Event& event : made.events) {
    moved.move(event.trigger);
    moved.move(event.mentions);
    for (auto* const side : {&event.who, &event.whom}) {
      for (Reading::Participant& one : *side) {
        moved.move(one.span);
        one.name = words(one.name, 0);
      }
    }
  }
  for (Reading::Place& place : made.places) {
    moved.move(place.span);
    place.name = words(place.name, 0);
    if (place.geonameid != 0) place.geonameid = static_cast<std::uint32_t>(xxh3_64(place.name) % 10000000);
  }
  for (Reading::Time& time : made.times) {
    moved.move(time.span);
    if (const auto day = day_of(time.value)) time.value.replace(0, 10, day_text(*day + later));
  }
  source.sha256.clear();
  source.sha256 = sha256_of(made.article);
  made.id = article_id(made.article);
  name_statements(made);
  return made;
}

}  // namespace sayso::bench
