#include "base/ascii.hpp"
#include "base/text_list.hpp"
#include "stages/coreference/people_words.hpp"
#include "stages/speakers/name_words.hpp"

#include <algorithm>

namespace sayso {

namespace {

// The first letters of a name's words with a capital, without "The"; with those of its small words too, if wanted: "DOJ".
std::string initials_of(const Document& document, TokenRange tokens, bool with_small) {
  std::string initials;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const std::string_view word = document.token(t);
    const char first = word.front();
    if (is_ascii_capital(first) && word != "The") initials += first;
    if (with_small && is_ascii_small(first) && t > tokens.begin)
      initials += static_cast<char>(first - 'a' + 'A');
  }
  return initials;
}

// "Alliance to Reclaim Our Schools (AROS)": the words before a bracket whose initials stand in it, found from the last one backwards
// (after Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", 2003).
void index_brackets(const Document& document, NameIndex& index) {
  constexpr std::uint32_t shortest = 2, longest = 7, most_words = 10;
  for (std::uint32_t t = 1; t + 2 < document.tokens.size(); ++t) {
    if (document.token(t) != "(" || document.token(t + 2) != ")") continue;
    const std::string_view letters = document.token(t + 1);
    if (letters.size() < shortest || letters.size() > longest ||
        !std::all_of(letters.begin(), letters.end(), is_ascii_capital))
      continue;
    for (std::uint32_t begin = t; begin > 0 && begin + most_words > t;) {
      --begin;
      if (document.tokens.sentence[begin] != document.tokens.sentence[t]) break;
      if (document.token(begin).front() != letters.front()) continue;
      const TokenRange words{begin, t};
      if (initials_of(document, words, false) != letters && initials_of(document, words, true) != letters)
        continue;
      index.by_initials.try_emplace(std::string(letters), words);
      break;
    }
  }
}

// "Securities and Exchange Commission", for "SEC": words with a capital, and small ones between them, that are no person and no place.
void index_capitals(const Document& document, const TokenNotes& notes, NameIndex& index) {
  static constexpr std::string_view between[] = {"and", "of", "for", "the", "&"};
  constexpr std::uint32_t fewest = 3, most = 7, most_words = 14;
  const auto is_capital_word = [&](std::uint32_t t) {
    const std::string_view word = document.token(t);
    if (word.size() < 2 || !is_ascii_capital(word.front()) || is_acronym(word)) return false;
    const NameKind kind =
        notes.name[t] == no_id ? NameKind::organisation : document.names[notes.name[t]].kind;
    return kind != NameKind::person && kind != NameKind::place;
  };
  std::string letters;
  for (std::uint32_t begin = 0; begin < document.tokens.size(); ++begin) {
    if (!is_capital_word(begin)) continue;
    const TokenRange sentence = document.sentences[document.tokens.sentence[begin]];
    const std::uint32_t end = std::min(sentence.end, begin + most_words);
    letters.clear();
    for (std::uint32_t t = begin; t < end && letters.size() < most; ++t) {
      if (!is_capital_word(t)) {
        if (is_in(between, document.token(t))) continue;
        break;
      }
      letters += document.token(t).front();
      if (letters.size() >= fewest) index.by_capitals.try_emplace(letters, TokenRange{begin, t + 1});
    }
  }
}

// The article's most frequent name in full with this word; empty where it has none.
TokenRange fullest_with(const SpeakerView& view, std::uint64_t word, NameKind kind, Gender gender) {
  TokenRange found;
  const NameIndex& index = view.scratch.index;
  const auto names = index.by_word.find(word);
  if (names == index.by_word.end()) return found;
  std::uint32_t most = 0;
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  for (const std::uint32_t number : names->second) {
    const Name& name = view.document.names[number];
    if (name.kind != kind || name.tokens.size() > 6) continue;
    const TokenRange words = without_titles(view, name.tokens);
    std::uint32_t last = words.end - 1;
    if (view.xpos(last) == "POS") --last;
    if (last <= words.begin || (word_kinds_at(view, words.begin) & title_word) != 0) continue;
    const bool is_first = kind == NameKind::person && view.notes.word[words.begin] == word;
    if (view.notes.word[last] != word && !is_first) continue;
    const std::uint32_t sex = word_kinds_at(view, words.begin) & (male_first_name | female_first_name);
    if ((gender == Gender::male && sex == female_first_name) ||
        (gender == Gender::female && sex == male_first_name))
      continue;
    const std::uint32_t count = ++counts[view.notes.word[words.begin] * 31 + view.notes.word[last]];
    if (count > most) most = count, found = words;
  }
  return found;
}

}  // namespace

bool is_acronym(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c == '.' || is_ascii_capital(c); });
}

TokenRange spelled_out(const Document& document, const TokenNotes& notes, TokenRange word, NameIndex& index) {
  constexpr std::size_t shortest = 2, longest = 7;
  const std::string_view letters = document.token(word.begin);
  if (letters.size() < shortest || letters.size() > longest || !is_acronym(letters)) return word;
  std::string initials(letters);
  std::erase(initials, '.');
  const auto named = index.by_initials.find(initials);
  if (named != index.by_initials.end()) return named->second;
  if (!index.has_capitals) index_capitals(document, notes, index);
  index.has_capitals = true;
  const auto found = index.by_capitals.find(initials);
  return found == index.by_capitals.end() ? word : found->second;
}

TokenRange fuller_name(const SpeakerView& view, TokenRange own, NameKind kind, Gender gender) {
  const std::uint64_t word = view.notes.word[own.begin];
  const std::uint64_t question =
      word * 64 + static_cast<std::uint64_t>(kind) * 8 + static_cast<std::uint64_t>(gender);
  const auto [known, is_new] = view.scratch.index.fuller.try_emplace(question);
  if (is_new) known->second = fullest_with(view, word, kind, gender);
  return known->second.empty() ? own : known->second;
}

void index_names(const Document& document, const std::vector<MentionInfo>& infos, const TokenNotes& notes,
                 NameIndex& index) {
  index = {};
  index_brackets(document, index);
  for (std::uint32_t n = 0; n < document.names.size(); ++n) {
    const TokenRange tokens = document.names[n].tokens;
    if (tokens.size() < 2) continue;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      auto& names = index.by_word[notes.word[t]];
      if (names.empty() || names.back() != n) names.push_back(n);
    }
    const NameKind kind = document.names[n].kind;
    if (kind == NameKind::person || kind == NameKind::place) continue;
    // "U.S. Department of Justice"
    const TokenRange rest{tokens.begin + 1, tokens.end};
    for (const bool with_small : {false, true}) {
      index.by_initials.try_emplace(initials_of(document, tokens, with_small), tokens);
      if (tokens.size() > 2) index.by_initials.try_emplace(initials_of(document, rest, with_small), rest);
    }
  }
  constexpr std::uint32_t longest_title = 40;  // words
  for (std::uint32_t m = 0; m < infos.size(); ++m) {
    const MentionInfo& info = infos[m];
    if (info.form != Form::name || info.name == no_id || document.names[info.name].kind != NameKind::person)
      continue;
    if (info.name_words.size() > 1) index.by_ends[name_ends(notes, info.name_words)].push_back(m);
    const std::uint32_t end = info.name_words.begin;
    std::uint32_t begin = std::min(document.mentions[m].tokens.begin, document.names[info.name].tokens.begin);
    begin = std::max(begin, end - std::min(end, longest_title));
    for (std::uint32_t t = begin; t < end; ++t) {
      auto& mentions = index.by_title[notes.word[t]];
      if (mentions.empty() || mentions.back() != m) mentions.push_back(m);
    }
  }
}

std::uint32_t words_in_name(const SpeakerView& view, std::uint32_t mention) {
  std::uint32_t count = 0;
  const TokenRange words = view.infos[mention].name_words;
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    const std::string_view tag = view.xpos(t);
    count += tag == "POS" || view.upos(t) == "PUNCT" ? 0U : 1U;
  }
  return count;
}

std::uint32_t without_headline(const SpeakerView& view, std::uint32_t entity, std::uint32_t best) {
  const TokenRange whole = view.infos[best].name_words;
  if (whole.size() < 4 || view.kind_of_name(best) != NameKind::person) return best;
  const auto* const words = view.notes.word.data();
  std::uint32_t shorter = best, count = 0;
  for (const std::uint32_t m : view.scratch.entities[entity]) {
    if (view.infos[m].form != Form::name || view.infos[m].name == no_id) continue;
    const TokenRange own = view.infos[m].name_words;
    const std::uint32_t size = words_in_name(view, m);
    const bool begins = size > 1 && size + 2 <= whole.size() &&
                        std::equal(words + own.begin, words + own.begin + size, words + whole.begin);
    if (begins) shorter = m, ++count;
  }
  return count > 0 ? shorter : best;
}

}  // namespace sayso
