#include "links/speakers/names.hpp"

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "links/speakers/lists.hpp"

#include <algorithm>
#include <utility>

namespace sayso {
namespace {

const SpeakerLists& lists() { return SpeakerLists::shared(); }
bool is(ListedWord list, std::string_view word) { return lists().has(list, word); }

// A nickname between marks or brackets is no part of the name: Jorge “Pepe” Ruiz.
std::string without_nicknames(std::string_view name) {
  std::string out;
  char closing = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const std::string_view rest = name.substr(i);
    const bool opens = rest.starts_with("\xE2\x80\x9C"), closes = rest.starts_with("\xE2\x80\x9D");
    if (opens || closes) i += 2;
    if (closing != 0) {
      if (closes || name[i] == closing) closing = 0;
    } else if (opens || name[i] == '"' || name[i] == '(') {
      closing = name[i] == '(' ? ')' : '"';
      out.push_back(' ');
    } else if (!closes) {
      out.push_back(name[i]);
    }
  }
  return closing != 0 ? std::string(name) : out;
}

std::string without_hyphens(std::string word) {
  std::erase(word, '-');
  return word;
}

// "al-qaddafi" is qaddafi.
std::string without_bound_particle(const std::string& word) {
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string::npos || !is(ListedWord::particle, word.substr(0, hyphen))) return word;
  return word.substr(hyphen + 1);
}

bool is_family_first(const std::vector<std::string>& words) {
  if (words.size() < 2 || words.size() > 3) return false;
  const bool is_certain = is(ListedWord::family_first, words[0]);
  if (!is_certain && !is(ListedWord::family_first_of_two, words[0])) return false;
  if (words.size() == 3) {
    return std::all_of(words.begin() + 1, words.end(), [](const std::string& word) {
      return word.size() > 1 && word.size() <= 5 && !is(ListedWord::first_name, word);
    });
  }
  if (words[1].find('-') != std::string::npos) return true;
  return is_certain && words[1].size() > 1 && !is(ListedWord::common_family, words[1]);
}

std::size_t letters_apart(std::string_view one, std::string_view two) {
  std::vector<std::size_t> row(two.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= one.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= two.size(); ++j) {
      const std::size_t changed = diagonal + (one[i - 1] == two[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

bool given_name_agrees(const PersonName& one, std::size_t i, const PersonName& two, std::size_t j) {
  const std::string& first = one.given[i];
  const std::string& second = two.given[j];
  if (first.size() == 1 || second.size() == 1) return first.front() == second.front();
  if (first == second) return true;
  if (one.given_lines[i] != 0 && one.given_lines[i] == two.given_lines[j]) return true;
  return first.size() > 3 && second.size() > 3 && one.given_sounds[i] == two.given_sounds[j];
}

}  // namespace

PersonName person_name(std::string_view name) {
  PersonName made;
  std::vector<std::string> words = words_in(folded(without_nicknames(name), FullStops::part_words));
  std::size_t begin = 0;
  while (begin < words.size() && is(ListedWord::title, words[begin])) ++begin;
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(begin));
  while (words.size() > 1 && is(ListedWord::name_ending, words.back())) words.pop_back();
  if (words.empty()) return made;
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    // "Al Gore", "Ben Ali": a capital and a first name.
    const bool is_given = i == 0 && begin == 0 && !name.empty() && is_ascii_capital(name[0]) &&
                          is(ListedWord::first_name, words[i]);
    const bool is_particle = i + 1 < words.size() && is(ListedWord::particle, words[i]) && !is_given &&
                             !(i == 0 && (is(ListedWord::family_first, words[i]) ||
                                          is(ListedWord::family_first_of_two, words[i])));
    if (!is_particle) kept.push_back(without_bound_particle(words[i]));
  }
  const bool is_first = is_family_first(kept);
  made.family = without_hyphens(is_first ? kept.front() : kept.back());
  if (is_first) {
    std::string given;
    for (std::size_t i = 1; i < kept.size(); ++i) given.append(without_hyphens(kept[i]));
    made.given.push_back(std::move(given));
  } else {
    for (std::size_t i = 0; i + 1 < kept.size(); ++i) made.given.push_back(without_hyphens(kept[i]));
  }
  for (const std::string& given : made.given) {
    made.given_sounds.push_back(sound_of(given));
    made.given_lines.push_back(lists().same_first_name(given));
  }
  made.sound = sound_of(made.family);
  made.bones = bones_of(made.family);
  return made;
}

Likeness compare_families(const PersonName& one, const PersonName& two) {
  if (one.family == two.family || one.sound == two.sound) return Likeness::same;
  if (one.bones != two.bones || std::min(one.family.size(), two.family.size()) < 5) return Likeness::none;
  const std::size_t allowed = std::min(one.sound.size(), two.sound.size()) < 8 ? 1 : 2;
  return letters_apart(one.sound, two.sound) <= allowed ? Likeness::near : Likeness::none;
}

bool given_names_agree(const PersonName& one, const PersonName& two) {
  const PersonName& a = one.given.size() >= two.given.size() ? one : two;
  const PersonName& b = one.given.size() >= two.given.size() ? two : one;
  if (b.given.empty()) return true;
  std::size_t skip = 0;
  if (!given_name_agrees(a, 0, b, 0)) {
    // One goes by a later name: "J. Edgar" and "Edgar".
    if (a.given.size() < 2 || b.given[0].size() == 1 || a.given[1] != b.given[0]) return false;
    skip = 1;
  }
  for (std::size_t i = 1; i < b.given.size() && i + skip < a.given.size(); ++i) {
    if (!given_name_agrees(a, i + skip, b, i)) return false;
  }
  return true;
}

namespace {

// Words without "the", possessives and differences of spelling.
std::vector<std::string> body_words(std::string_view name, bool& has_owner_mark) {
  std::string plain;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const std::string_view rest = name.substr(i);
    const std::size_t mark = rest.starts_with("'") ? 1 : rest.starts_with("\xE2\x80\x99") ? 3 : 0;
    const bool is_possessive =
        mark != 0 && rest.substr(mark).starts_with("s") && (rest.size() == mark + 1 || rest[mark + 1] == ' ');
    if (is_possessive) {
      has_owner_mark = has_owner_mark || rest.size() > mark + 1;
      i += mark;
    } else {
      plain.push_back(name[i]);
    }
  }
  std::string text = folded(plain);
  std::replace(text.begin(), text.end(), '-', ' ');
  std::vector<std::string> words = words_in(text);
  if (words.size() > 1 && words[0] == "the") words.erase(words.begin());
  for (std::string& word : words) word = lists().spelling(word);
  return words;
}

bool is_ministry(std::string_view word) {
  return word == "ministry" || word == "department" || word == "parliament" || word == "government" ||
         word == "embassy" || word == "army";
}

// "ministry of foreign affairs of kestria": "foreign ministry", and kestria is its owner.
void turn_round(std::vector<std::string>& words, std::string& owner) {
  if (words.size() < 3 || !is_ministry(words[0]) || (words[1] != "of" && words[1] != "for")) return;
  std::size_t begin = words[2] == "the" ? 3 : 2, end = begin;
  while (end < words.size() && words[end] != "of" && words[end] != "in") ++end;
  const bool all_of_state = std::all_of(
      words.begin() + static_cast<std::ptrdiff_t>(begin), words.begin() + static_cast<std::ptrdiff_t>(end),
      [](const std::string& word) { return is(ListedWord::word_of_state, word); });
  std::vector<std::string> turned;
  if (all_of_state) {
    turned.assign(words.begin() + static_cast<std::ptrdiff_t>(begin),
                  words.begin() + static_cast<std::ptrdiff_t>(end));
    if (end < words.size())
      owner = join_words(words, words[end + 1 < words.size() ? end + 1 : end] == "the" ? end + 2 : end + 1);
  } else {
    owner = join_words(words, begin);
  }
  turned.push_back(words[0]);
  words = std::move(turned);
}

// "foreign ministry of kestria", "parliament in velmora".
void take_owner_behind(std::vector<std::string>& words, std::string& owner) {
  for (std::size_t i = 1; owner.empty() && i + 1 < words.size(); ++i) {
    if (words[i] == "of" || words[i] == "in") {
      const std::size_t begin = words[i + 1] == "the" ? i + 2 : i + 1;
      if (begin >= words.size() || is(ListedWord::word_of_state, words[begin])) return;
      owner = join_words(words, begin);
      words.resize(i);
    } else if (!is(ListedWord::word_of_state, words[i])) {
      return;
    }
    if (!is(ListedWord::word_of_state, words[0])) return;
  }
}

bool looks_like_country(std::string_view words) {
  if (lists().country(words) != 0) return true;
  for (const std::string_view ending :
       {"ian", "ean", "can", "ish", "ese", "eli", "aqi", "ani", "rian", "ech", "van"}) {
    if (words.size() > ending.size() + 2 && words.ends_with(ending)) return true;
  }
  return false;
}

std::string initials_of(const std::vector<std::string>& words) {
  std::string initials;
  for (const std::string& word : words) {
    if (word != "of" && word != "the" && word != "and" && word != "for") initials.push_back(word[0]);
  }
  return initials.size() > 1 ? initials : std::string();
}

bool is_written_as_acronym(std::string_view name) {
  std::size_t letters = 0;
  for (const char c : name) {
    if (c == '.') continue;
    if (c < 'A' || c > 'Z') return false;
    ++letters;
  }
  return letters >= 2 && letters <= 6;
}

}  // namespace

BodyName body_name(std::string_view name, std::string_view affiliation) {
  BodyName made;
  bool has_owner_mark = false;
  std::vector<std::string> words = body_words(name, has_owner_mark);
  const std::string whole = join_words(words);
  const std::string_view alias = lists().alias(whole);
  if (!alias.empty()) {
    made.words = words_in(alias);
    made.joined = alias;
    made.initials = initials_of(made.words);
    return made;
  }
  made.is_acronym = words.size() == 1 && is_written_as_acronym(name);
  made.initials = initials_of(words);
  turn_round(words, made.owner);
  take_owner_behind(words, made.owner);
  std::size_t begin = words.size();
  while (begin > 0 && is(ListedWord::word_of_state, words[begin - 1])) --begin;
  const std::string before = join_words(words, 0, begin);
  if (begin < words.size() && (begin == 0 || has_owner_mark || looks_like_country(before))) {
    made.is_generic = true;
    if (begin > 0) made.owner = before;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(begin));
    if (words.size() > 2) std::erase(words, "affairs");
    if (made.owner.empty()) made.owner = folded(affiliation);
  } else {
    made.owner.clear();
  }
  made.words = std::move(words);
  made.joined = join_words(made.words);
  return made;
}

bool same_country(std::string_view one, std::string_view two) {
  if (one == two) return true;
  const std::uint32_t line = lists().country(one);
  if (line != 0 || lists().country(two) != 0) return line == lists().country(two);
  const std::size_t least = 4;
  return one.size() >= least && two.size() >= least && one.substr(0, least) == two.substr(0, least) &&
         one.substr(0, std::min(one.size(), two.size()) - 2) ==
             two.substr(0, std::min(one.size(), two.size()) - 2);
}

std::string role_form(std::string_view role) {
  std::vector<std::string> words = words_in(folded(role));
  std::erase_if(words, [](const std::string& word) {
    return word == "former" || word == "ex" || word == "the" || word == "a" || word == "an" || word == "then";
  });
  for (std::string& word : words) {
    if (word.starts_with("ex-")) word.erase(0, 3);
    word = lists().spelling(word);
  }
  return join_words(words);
}

std::uint32_t fields_of(std::string_view role) {
  std::uint32_t fields = 0;
  for (const std::string& word : words_in(role)) fields |= lists().fields(word);
  return fields;
}

std::uint64_t person_block(const PersonName& name) { return xxh3_64("n " + name.bones); }

std::uint64_t body_block(const BodyName& name) {
  if (name.words.empty()) return 0;
  const std::size_t count = name.words.size();
  if (count > 1 && is(ListedWord::body, name.words.back()))
    return xxh3_64("b " + name.words[count - 2] + " " + name.words.back());
  return xxh3_64("n " + bones_of(without_hyphens(name.words.front())));
}

}  // namespace sayso
