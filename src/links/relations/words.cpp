#include "links/relations/words.hpp"

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "base/text_list.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

#include <unicode/uchar.h>

namespace sayso::texts {
extern const std::string_view relation_frequencies, relation_synonyms, relation_opposites, relation_countries,
    relation_sides, relation_markers, relation_people;
}  // namespace sayso::texts

namespace sayso::relations {

namespace {

constexpr std::size_t longest_word = 64;

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

bool has_vowel(std::string_view word) { return std::any_of(word.begin(), word.end(), is_vowel); }

// "stopp" -> "stop"; "fell", "pass", "buzz" stay.
void undouble(std::string& word) {
  if (word.size() < 4) return;
  const char last = word.back();
  if (last == word[word.size() - 2] && !is_vowel(last) && last != 'l' && last != 's' && last != 'z')
    word.pop_back();
}

void cut(std::string& word, std::size_t count) { word.resize(word.size() - count); }

void cut_plural(std::string& word) {
  if (word.size() < 4 || word.back() != 's' || word.ends_with("ss") || word.ends_with("us") ||
      word.ends_with("is"))
    return;
  if (word.ends_with("ies") && word.size() > 4) {
    cut(word, 3);
    word.push_back('y');
  } else if (word.ends_with("sses") || word.ends_with("xes") || word.ends_with("ches") ||
             word.ends_with("shes") || word.ends_with("zzes")) {
    cut(word, 2);
  } else {
    word.pop_back();
  }
}

void cut_verb_ending(std::string& word) {
  if (word.ends_with("ied") && word.size() > 4) {
    cut(word, 3);
    word.push_back('y');
  } else if (word.ends_with("ed") && word.size() > 4 &&
             has_vowel(std::string_view(word).substr(0, word.size() - 2))) {
    cut(word, 2);
    undouble(word);
  } else if (word.ends_with("ing") && word.size() > 5 &&
             has_vowel(std::string_view(word).substr(0, word.size() - 3))) {
    cut(word, 3);
    undouble(word);
  } else if (word.ends_with("ly") && word.size() > 5) {
    cut(word, 2);
  }
}

void cut_noun_ending(std::string& word) {
  if (word.ends_with("ment") && word.size() > 8) {
    cut(word, 4);
  } else if (word.ends_with("ion") && word.size() > 6 &&
             (word[word.size() - 4] == 't' || word[word.size() - 4] == 's')) {
    cut(word, 3);
  }
  if (word.size() > 3 && word.back() == 'e') word.pop_back();
}

const std::unordered_map<std::string_view, double>& number_words() {
  static const std::unordered_map<std::string_view, double> words = {
      {"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
      {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
      {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
      {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
      {"twenty", 20},  {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},
      {"seventy", 70}, {"eighty", 80},  {"ninety", 90},    {"dozen", 12}};
  return words;
}

double scale_of(std::string_view word) {
  if (word == "hundred") return 100;
  if (word == "thousand") return 1000;
  if (word == "million" || word == "mn") return 1e6;
  if (word == "billion" || word == "bn") return 1e9;
  return 0;
}

bool is_negation(std::string_view word) {
  return word == "not" || word == "no" || word == "never" || word == "nobody" || word == "none" ||
         word == "neither" || word == "nor" || word == "nothing" || word == "without" || word == "cannot";
}

bool is_day_name(std::string_view word) {
  static const std::unordered_set<std::string_view> names = {
      "monday",   "tuesday",  "wednesday", "thursday", "friday",   "saturday", "sunday",    "january",
      "february", "march",    "april",     "june",     "july",     "august",   "september", "october",
      "november", "december", "yesterday", "today",    "tomorrow", "tonight"};
  return names.contains(word);
}

// What a word is wherever it stands.
struct Form {
  explicit Form(const std::string& small) {
    const Lexicon& lexicon = Lexicon::instance();
    stem = hash_of(stem_of(small));
    sense = lexicon.sense(stem);
    // The list has no single letters, and "a" is not rare.
    weight = small.size() == 1 ? 0.0F : lexicon.weight(stem);
    is_country = lexicon.is_country(sense);
    is_negation = relations::is_negation(small);
    is_day_name = relations::is_day_name(small);
    is_plain_day = is_day_name && (small.ends_with("day") || small.starts_with("to"));
    scale = scale_of(small);
    if (const auto found = number_words().find(small); found != number_words().end()) number = found->second;
  }
  bool is_of_number() const { return scale > 0 || number.has_value(); }

  Sense stem = 0, sense = 0;
  float weight = 0;
  bool is_country = false, is_negation = false, is_day_name = false;
  bool is_plain_day = false;  // also in small letters
  double scale = 0;           // 0: is none
  std::optional<double> number;
};

// Most words of a text are words of many texts, and each text is split half a dozen times: what they are is kept, of so many.
class Forms {
 public:
  static Forms& of_this_thread() {
    thread_local Forms forms;
    return forms;
  }
  // Good until the next is asked for.
  const Form& of(const std::string& small) {
    const auto known = known_.find(small);
    if (known != known_.end()) return known->second;
    if (known_.size() >= most) known_.clear();
    return known_.emplace(small, Form(small)).first->second;
  }

 private:
  static constexpr std::size_t most = 20000;
  std::unordered_map<std::string, Form> known_;
};

// Splits a text; keeps where it is.
class Splitter {
 public:
  Splitter(std::string_view text, Span within, std::vector<Word>& words)
      : text_(text), at_(within.begin), end_(std::min<std::size_t>(within.end, text.size())), words_(words) {}

  void run() {
    while (at_ < end_) {
      const utf8::CodePoint here = utf8::decode(text_, at_);
      if (here.size == 0) break;
      if (here.value >= '0' && here.value <= '9') {
        number();
      } else if (is_letter(here.value)) {
        word();
      } else {
        at_ += here.size;
      }
    }
  }

 private:
  static bool is_letter(char32_t c) {
    if (c < 0x80) return is_ascii_letter(static_cast<char>(c));
    return u_isalpha(static_cast<UChar32>(c)) != 0;
  }
  bool is_digit_at(std::size_t at) const { return at < end_ && is_ascii_digit(text_[at]); }

  std::size_t digits_from(std::size_t at) const {
    std::size_t stop = at;
    while (is_digit_at(stop)) ++stop;
    return stop;
  }

  // "12,000", "2, 000" (as some sources print it), "6:30", "3.5"; a time of day keeps its first number.
  void number() {
    const std::size_t begin = at_;
    std::string digits(text_.substr(begin, digits_from(begin) - begin));
    at_ = begin + digits.size();
    while (digits.size() <= 12 && at_ < end_ && text_[at_] == ',') {
      const std::size_t next = at_ + (at_ + 1 < end_ && text_[at_ + 1] == ' ' && digits.size() <= 3 ? 2 : 1);
      const std::size_t stop = digits_from(next);
      if (stop - next != 3) break;
      digits.append(text_.substr(next, 3));
      at_ = stop;
    }
    if (at_ + 1 < end_ && (text_[at_] == '.' || text_[at_] == ':') && is_digit_at(at_ + 1)) {
      const std::size_t stop = digits_from(at_ + 1);
      if (text_[at_] == '.') digits.append(text_.substr(at_, stop - at_));
      at_ = stop;
    }
    add_number(std::strtod(digits.substr(0, 32).c_str(), nullptr), begin);
  }

  void add_number(double value, std::size_t begin) {
    Word& made = words_.emplace_back();
    made.flags = Word::number;
    made.span = {static_cast<Offset>(begin), static_cast<Offset>(at_)};
    set_value(made, value);
  }

  static void set_value(Word& word, double value) {
    word.value = value;
    char written[40];
    const auto end = std::to_chars(written, written + sizeof written, value);
    word.stem = word.sense = hash_of(std::string("#").append(written, end.ptr));
    word.weight = 0.5F;
  }

  // Letters, with an apostrophe inside.
  void word() {
    const std::size_t begin = at_;
    std::string small;
    bool is_capital = false, is_first = true;
    while (at_ < end_) {
      if (const char c = text_[at_]; is_ascii_letter(c)) {
        if (is_first) is_capital = c <= 'Z';
        is_first = false;
        small.push_back(small_letter(c));
        ++at_;
        continue;
      }
      const utf8::CodePoint here = utf8::decode(text_, at_);
      if (is_apostrophe(here.value)) {
        if (!contract(small, begin, at_ + here.size)) break;
        return;
      }
      if (!is_letter(here.value)) break;
      if (is_first) is_capital = u_isUUppercase(static_cast<UChar32>(here.value)) != 0;
      is_first = false;
      utf8::append(small, static_cast<char32_t>(u_tolower(static_cast<UChar32>(here.value))));
      at_ += here.size;
    }
    add(std::move(small), begin, at_, is_capital);
  }

  static bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019'; }

  // "didn't": "did" and "not"; "Gaskin's", "he'd": the first part alone. False where the mark ends a word.
  bool contract(std::string& small, std::size_t begin, std::size_t after) {
    std::size_t stop = after;
    while (stop < end_ && is_letter(static_cast<unsigned char>(text_[stop]))) ++stop;
    const std::string_view tail = text_.substr(after, stop - after);
    const bool is_not = (tail == "t" || tail == "T") && small.size() > 1 && small.back() == 'n';
    if (!is_not && tail != "s" && tail != "d" && tail != "ll" && tail != "re" && tail != "ve" &&
        tail != "m" && tail != "S")
      return false;
    const bool is_capital = is_ascii_capital(text_[begin]);
    const std::size_t mark = at_;
    at_ = stop;
    if (is_not && small != "can") small.pop_back();
    add(small, begin, is_not ? mark - 1 : mark, is_capital);
    if (is_not) add("not", mark - 1, stop, false);
    return true;
  }

  void add(std::string small, std::size_t begin, std::size_t end, bool is_capital) {
    if (small.empty()) return;
    if (small.size() > longest_word) small.resize(longest_word);
    const Form& form = forms_.of(small);
    if (form.is_of_number() && add_number_word(form, begin, end)) return;
    Word& made = words_.emplace_back();
    made.span = {static_cast<Offset>(begin), static_cast<Offset>(end)};
    made.stem = form.stem;
    made.sense = form.sense;
    made.weight = form.weight;
    if (is_capital) made.flags |= Word::capital;
    if (form.is_negation) made.flags |= Word::negation;
    if (form.is_day_name && (is_capital || form.is_plain_day)) made.flags |= Word::day;
    if (form.is_country && is_capital) made.flags |= Word::country;
  }

  // "twenty-three" is one number, "12 million" too. "one" is mostly none.
  bool add_number_word(const Form& form, std::size_t begin, std::size_t end) {
    Word* const before = words_.empty() ? nullptr : &words_.back();
    const bool follows = before != nullptr && before->is(Word::number) && begin - before->span.end <= 1;
    if (form.scale > 0) {
      if (!follows) return false;
      set_value(*before, before->value * form.scale);
      before->span.end = static_cast<Offset>(end);
      return true;
    }
    if (follows && before->value >= 20 && before->value < 100 && std::fmod(before->value, 10) == 0 &&
        *form.number < 10) {
      set_value(*before, before->value + *form.number);
      before->span.end = static_cast<Offset>(end);
      return true;
    }
    const std::size_t keep = at_;
    at_ = end;
    add_number(*form.number, begin);
    at_ = keep;
    return true;
  }

  std::string_view text_;
  std::size_t at_, end_;
  std::vector<Word>& words_;
  Forms& forms_ = Forms::of_this_thread();
};

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || is_ascii_letter(c) || is_ascii_digit(c);
}

}  // namespace

Sense hash_of(std::string_view stem) { return xxh3_64(stem); }

std::string stem_of(std::string_view word) {
  std::string stem(word.substr(0, longest_word));
  if (stem.size() < 4) return stem;
  cut_plural(stem);
  cut_verb_ending(stem);
  cut_noun_ending(stem);
  return stem;
}

void split(std::string_view text, Span within, std::vector<Word>& words) {
  const std::size_t first = words.size();
  std::vector<Word> made;
  Splitter(text, within, made).run();
  words.insert(words.begin() + static_cast<std::ptrdiff_t>(first), made.begin(), made.end());
}

const Lexicon& Lexicon::instance() {
  static const Lexicon lexicon;
  return lexicon;
}

Lexicon::Lexicon() {
  read_frequencies(texts::relation_frequencies);
  const auto join = [this](std::string_view line, bool is_country) {
    Sense line_sense = 0;
    each_part(line, ' ', [&](std::string_view word) {
      const Sense stem = hash_of(stem_of(word));
      if (line_sense == 0) line_sense = stem;
      senses_.emplace(stem, line_sense);
    });
    if (is_country) countries_.insert(line_sense);
  };
  each_line(texts::relation_countries, [&](std::string_view line) { join(line, true); });
  each_line(texts::relation_synonyms, [&](std::string_view line) { join(line, false); });
  std::uint32_t number = 0;
  each_line(texts::relation_opposites, [&](std::string_view line) {
    each_part(line, ' ',
              [&](std::string_view word) { opposites_[hash_of(stem_of(word))].push_back(number); });
    ++number;
  });
  read_sides(texts::relation_sides);
  read_markers(texts::relation_markers);
  read_first_names(texts::relation_people);
}

void Lexicon::read_frequencies(std::string_view text) {
  std::unordered_map<Sense, double> counts;
  double texts = 0;
  each_line(text, [&](std::string_view line) {
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) {
      texts = std::strtod(std::string(line).c_str(), nullptr);
      return;
    }
    double count = 0;
    std::from_chars(line.data() + space + 1, line.data() + line.size(), count);
    counts[hash_of(stem_of(line.substr(0, space)))] += count;
  });
  const double most = std::log(texts + 1);
  for (const auto& [stem, count] : counts) {
    const double share = std::log((texts + 1) / (std::min(count, texts) + 1)) / most;
    weights_[stem] = static_cast<float>(std::max(0.01, share));
  }
}

void Lexicon::read_sides(std::string_view text) {
  each_line(text, [&](std::string_view line) {
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string_view kind = line.substr(0, space);
    std::unordered_set<Sense>& set = kind == "body" ? bodies_ : kind == "official" ? officials_ : empty_;
    each_part(line.substr(space), ' ', [&](std::string_view word) { set.insert(hash_of(stem_of(word))); });
  });
}

void Lexicon::read_markers(std::string_view text) {
  constexpr std::string_view names[] = {"pending", "unclear", "contrary", "revised", "earlier", "whole"};
  each_line(text, [&](std::string_view line) {
    const std::size_t colon = std::min(line.find(':'), line.size());
    for (std::size_t i = 0; i < std::size(names); ++i) {
      if (line.substr(0, colon) != names[i]) continue;
      each_part(line.substr(std::min(colon + 1, line.size())), ',',
                [&](std::string_view phrase) { markers_[i].emplace_back(phrase); });
    }
  });
}

// models/people.txt has other lists too.
void Lexicon::read_first_names(std::string_view text) {
  bool is_names = false;
  each_line(text, [&](std::string_view line) {
    if (line.front() == '[') {
      is_names = line.find("first names") != std::string_view::npos;
    } else if (is_names) {
      each_part(line, ' ', [&](std::string_view word) { first_names_.insert(hash_of(stem_of(word))); });
    }
  });
}

float Lexicon::weight(Sense stem) const {
  const auto found = weights_.find(stem);
  return found == weights_.end() ? 1.0F : found->second;
}

Sense Lexicon::sense(Sense stem) const {
  const auto found = senses_.find(stem);
  return found == senses_.end() ? stem : found->second;
}

bool Lexicon::are_opposite(Sense a, Sense b) const {
  if (a == b) return false;
  const auto first = opposites_.find(a), second = opposites_.find(b);
  if (first == opposites_.end() || second == opposites_.end()) return false;
  return std::any_of(first->second.begin(), first->second.end(), [&](std::uint32_t line) {
    return std::find(second->second.begin(), second->second.end(), line) != second->second.end();
  });
}

Span Lexicon::find(Marker marker, std::string_view text, Span within) const {
  const std::size_t end = std::min<std::size_t>(within.end, text.size());
  const std::vector<std::string>& phrases = markers_[static_cast<std::size_t>(marker)];
  for (std::size_t at = within.begin; at < end; ++at) {
    if (at > within.begin && is_word_byte(text[at - 1])) continue;
    const char first = small_letter(text[at]);
    for (const std::string& phrase : phrases) {
      if (phrase.front() != first || at + phrase.size() > end) continue;
      std::size_t same = 1;
      while (same < phrase.size() && small_letter(text[at + same]) == phrase[same]) ++same;
      if (same == phrase.size() && (at + same == end || !is_word_byte(text[at + same])))
        return {static_cast<Offset>(at), static_cast<Offset>(at + same)};
    }
  }
  return {};
}

}  // namespace sayso::relations
