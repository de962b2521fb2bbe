#include "stages/tokens/words.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <iterator>

namespace sayso::tokens {

namespace {

constexpr std::string_view prefixes[] = {
    "a",     "agro",  "ante",  "anti", "arch",  "be",    "bi",    "bio",    "co",    "counter", "cross",
    "cyber", "de",    "e",     "eco",  "ex",    "extra", "fore",  "hyper",  "in",    "inter",   "intra",
    "macro", "mega",  "micro", "mid",  "mini",  "mono",  "multi", "neo",    "non",   "out",     "over",
    "pan",   "para",  "peri",  "post", "pre",   "pro",   "proto", "pseudo", "quasi", "re",      "semi",
    "sub",   "super", "tri",   "u",    "ultra", "un",    "uni",   "vice",   "x"};
constexpr std::string_view suffixes[] = {"esque", "ette", "fest", "fold", "gate", "itis",
                                         "less",  "most", "o",    "rama", "wise"};
constexpr std::string_view elided[] = {"bout",   "cause", "cos",  "cuz",   "d",    "em", "fraid",
                                       "gainst", "ll",    "m",    "neath", "nuff", "re", "round",
                                       "s",      "til",   "till", "tude",  "ve"};
// 't is one token, the verb the other.
constexpr std::string_view elided_it[] = {"tis", "twas", "twere", "twill", "twould"};
constexpr std::string_view sentence_beginnings[] = {
    "a",       "after",     "all",   "although", "an",    "and",     "another", "are",     "as",    "at",
    "because", "before",    "both",  "but",      "by",    "can",     "did",     "do",      "does",  "during",
    "each",    "even",      "every", "few",      "for",   "from",    "he",      "her",     "here",  "his",
    "how",     "however",   "i",     "if",       "in",    "instead", "is",      "it",      "its",   "last",
    "many",    "meanwhile", "more",  "most",     "my",    "neither", "no",      "nor",     "not",   "now",
    "of",      "on",        "once",  "one",      "only",  "or",      "other",   "others",  "our",   "perhaps",
    "she",     "since",     "so",    "some",     "still", "such",    "that",    "the",     "their", "then",
    "there",   "these",     "they",  "this",     "those", "though",  "through", "to",      "two",   "under",
    "until",   "was",       "we",    "were",     "what",  "when",    "where",   "whether", "which", "while",
    "who",     "why",       "with",  "yet",      "you",   "your"};
constexpr std::string_view before_single_letters[] = {
    "appendix", "article", "block", "category",  "channel",   "class",   "exhibit",
    "gate",     "grade",   "group", "hepatitis", "influenza", "level",   "model",
    "option",   "part",    "plan",  "room",      "schedule",  "section", "serie",
    "series",   "side",    "team",  "type",      "unit",      "vitamin", "zone"};

constexpr std::string_view dropped_g[] = {
    "callin", "comin",  "cookin",  "doin",    "drinkin", "eatin",  "feelin", "fightin", "fuckin",   "gettin",
    "givin",  "goin",   "havin",   "keepin",  "kiddin",  "livin",  "lookin", "lovin",   "makin",    "nothin",
    "playin", "rockin", "rollin",  "runnin",  "sayin",   "singin", "sittin", "smokin",  "somethin", "standin",
    "talkin", "tellin", "thinkin", "truckin", "tryin",   "waitin", "walkin", "watchin", "workin"};

template <std::size_t count>
constexpr bool is_sorted_list(const std::string_view (&list)[count]) {
  return std::is_sorted(std::begin(list), std::end(list));
}
static_assert(is_sorted_list(prefixes) && is_sorted_list(suffixes) && is_sorted_list(elided) &&
                  is_sorted_list(elided_it) && is_sorted_list(sentence_beginnings) &&
                  is_sorted_list(before_single_letters) && is_sorted_list(dropped_g),
              "Lists are looked up by halves.");

template <std::size_t count>
bool is_in(const std::string_view (&list)[count], std::string_view word) {
  const SmallWord small(word);
  return !small.view().empty() && std::binary_search(std::begin(list), std::end(list), small.view());
}

// The ASCII letters and digits from `at` on, at most eight: no elided word is longer.
std::string_view short_word(const BlockText& text, Offset at) {
  constexpr Offset longest = 8;
  Offset end = at;
  while (end - at < longest && text.at(end).size == 1 && text.at(end).is_word()) ++end;
  return text.at(end).is_word() ? std::string_view() : text.slice(at, end);
}

// '72 and '90s. After a straight or an opening mark, '16 may also begin a quotation: then no word stands before it.
bool is_year(const BlockText& text, Offset begin, std::string_view word) {
  if (word.size() < 2 || !is_ascii_digit(word[0]) || !is_ascii_digit(word[1])) return false;
  if (word.size() == 3) return word[2] == 's';
  if (word.size() != 2) return false;
  if (text.at(begin).is(U'’')) return true;
  Offset word_end = begin;
  while (text.before(word_end).is(' ')) --word_end;
  return word_end < begin && text.before(word_end).is_word();
}

}  // namespace

SmallWord::SmallWord(std::string_view word) {
  if (word.size() > longest) return;
  std::transform(word.begin(), word.end(), letters_, small_letter);
  size_ = word.size();
}

Elision elision_after(const BlockText& text, Offset begin, Offset after) {
  const Elision none{begin, begin};
  const std::string_view word = short_word(text, after);
  if (word.empty()) return none;
  const Offset end = after + static_cast<Offset>(word.size());
  const bool is_closed = text.at(end).kind == Kind::apostrophe;
  if (word == "n" || word == "N") {
    const Offset whole = is_closed ? end + text.at(end).size : end;
    return {whole, whole};
  }
  const bool is_decade = word.size() == 3 && is_year(text, begin, word);  // also in "the '90s' end"
  if (is_closed && !is_decade) return none;
  if (is_decade || is_year(text, begin, word) || is_in(elided, word)) return {end, end};
  if (is_in(elided_it, word)) return {after + 1, end};
  return none;
}

bool is_hyphen_prefix(std::string_view word) { return is_in(prefixes, word); }
bool is_hyphen_suffix(std::string_view word) { return is_in(suffixes, word); }
bool drops_g(std::string_view word) { return is_in(dropped_g, word); }
bool begins_sentences(std::string_view word) { return is_in(sentence_beginnings, word); }
bool precedes_single_letter(std::string_view word) { return is_in(before_single_letters, word); }

}  // namespace sayso::tokens
