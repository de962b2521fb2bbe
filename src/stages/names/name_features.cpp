#include "stages/names/name_features.hpp"

#include "base/ascii.hpp"
#include "model/gazetteer/gazetteer.hpp"
#include "stages/coreference/people_words.hpp"
#include "stages/names/name_lists.hpp"

#include <algorithm>
#include <cmath>

namespace sayso {

namespace {

void put_small(std::string_view word, std::string& out) {
  out.clear();
  for (const char c : word) out += is_ascii_digit(c) ? '0' : small_letter(c);
}

// "Smith" Xx, "NATO" XX, "McCain" XxX, "U.S." X.X., "2004" 0, "kaplan@iepa.com" @.
std::string_view shape_of(std::string_view word, std::string& out) {
  out.clear();
  if (word.find('@') != std::string_view::npos) return "@";
  if (word.find("://") != std::string_view::npos || word.starts_with("www.")) return "://";
  for (const char c : word) {
    const char sign = is_ascii_capital(c) ? 'X'
                      : is_ascii_small(c) ? 'x'
                      : is_ascii_digit(c) ? '0'
                      : (c & '\x80') != 0 ? 'u'
                                          : c;
    const std::size_t size = out.size();
    const bool is_repeated =
        size > 0 && out[size - 1] == sign && (sign != 'X' || (size > 1 && out[size - 2] == 'X'));
    if (!is_repeated) out += sign;
    if (out.size() >= 8) break;
  }
  return out;
}

// In whole sentences only capitals, or none, letters tell nothing.
std::string_view case_of(const Document& document, TokenRange sentence) {
  std::size_t capitals = 0, small = 0;
  for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
    for (const char c : document.token(token)) {
      capitals += is_ascii_capital(c) ? 1U : 0U;
      small += is_ascii_small(c) ? 1U : 0U;
    }
  }
  return capitals == 0 ? "small" : small * 4 < capitals ? "capital" : "mixed";
}

std::string_view kind_word(GazetteerKind kind) {
  constexpr std::string_view words[] = {"country",   "region", "district", "town",
                                        "continent", "area",   "water",    "mountain"};
  return words[static_cast<std::size_t>(kind)];
}

constexpr std::uint32_t longest_place = 4;

}  // namespace

NameFeatures::NameFeatures(const Document& document, const Gazetteer* gazetteer, NameDesk& desk)
    : document_(document), gazetteer_(gazetteer), desk_(desk) {
  const std::size_t count = desk_.rows.size();
  desk_.words.resize(count);
  for (std::size_t row = 0; row < count; ++row)
    put_small(document_.token(desk_.rows[row].token), desk_.words[row]);
  look_elsewhere();
  look_up_places();
}

// What the network thinks of the same word at its other places.
void NameFeatures::look_elsewhere() {
  const std::size_t count = desk_.rows.size();
  desk_.by_word.resize(count);
  desk_.elsewhere.assign(count, {-1, 0, 0, 0});
  for (std::uint32_t row = 0; row < count; ++row) desk_.by_word[row] = row;
  std::sort(desk_.by_word.begin(), desk_.by_word.end(), [&](std::uint32_t a, std::uint32_t b) {
    return desk_.words[a] != desk_.words[b] ? desk_.words[a] < desk_.words[b] : a < b;
  });
  const auto likely = [&](std::uint32_t row, std::size_t kind) {
    return std::exp(desk_.rows[row].network[1 + 2 * kind]) + std::exp(desk_.rows[row].network[2 + 2 * kind]);
  };
  for (std::size_t begin = 0, end = 0; begin < count; begin = end) {
    std::array<float, 4> sums{};
    for (end = begin; end < count && desk_.words[desk_.by_word[end]] == desk_.words[desk_.by_word[begin]];
         ++end) {
      for (std::size_t kind = 0; kind < 4; ++kind) sums[kind] += likely(desk_.by_word[end], kind);
    }
    if (end - begin < 2) continue;
    const float others = static_cast<float>(end - begin - 1);
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t row = desk_.by_word[i];
      for (std::size_t kind = 0; kind < 4; ++kind)
        desk_.elsewhere[row][kind] = std::max(0.0F, sums[kind] - likely(row, kind)) / others;
    }
  }
}

// The longest names that the gazetteer knows, from left to right, over rows in a row.
void NameFeatures::look_up_places() {
  desk_.places.resize(desk_.rows.size());
  for (std::string& place : desk_.places) place.clear();
  if (gazetteer_ == nullptr) return;
  const std::size_t count = desk_.rows.size();
  for (std::size_t row = 0; row < count;) {
    const std::uint32_t token = desk_.rows[row].token;
    std::uint32_t end = token + 1;
    while (row + (end - token) < count && desk_.rows[row + (end - token)].token == end &&
           document_.tokens.sentence[end] == document_.tokens.sentence[token])
      ++end;
    const std::uint32_t known = place_at(token, end, desk_.word);
    for (std::uint32_t i = 0; i < known; ++i) desk_.places[row + i] = (i == 0 ? "B " : "I ") + desk_.word;
    row += std::max(known, 1U);
  }
}

// How many tokens, and of which kind and size; 0 where nothing is known.
std::uint32_t NameFeatures::place_at(std::uint32_t token, std::uint32_t end, std::string& kind) {
  for (std::uint32_t size = std::min(end - token, longest_place); size > 0; --size) {
    const std::string_view text = document_.text(document_.span_of({token, token + size}));
    if (text.size() < 2) continue;
    desk_.key = "=";
    desk_.key += text;
    auto senses = gazetteer_->senses(desk_.key);
    const bool is_capitals = !senses.empty();
    if (senses.empty()) {
      desk_.key.clear();
      gazetteer_->fold(text, desk_.key);
      senses = gazetteer_->senses(desk_.key);
    }
    if (!senses.empty()) {
      const GazetteerEntry entry = gazetteer_->entry(Gazetteer::entry_of(senses.front()));
      kind = is_capitals ? "letters" : kind_word(entry.kind);
      if (Gazetteer::is_secondary(senses.front())) kind += " second";
      if (entry.kind == GazetteerKind::town) kind += " " + std::to_string(static_cast<int>(entry.people));
      return size;
    }
    if (desk_.key.insert(0, "%"); !gazetteer_->senses(desk_.key).empty()) {
      kind = "people";
      return size;
    }
    desk_.key = "~";
    desk_.key += text;
    if (!gazetteer_->senses(desk_.key).empty()) {
      kind = "short";
      return size;
    }
  }
  return 0;
}

void NameFeatures::add(NameFeatureUser& user, std::string_view name, std::string_view value, float weight) {
  desk_.feature.assign(name).append(" ").append(value);
  user.use(desk_.feature, weight);
}

void NameFeatures::each(std::size_t row, NameFeatureUser& user) {
  const std::uint32_t token = desk_.rows[row].token;
  const TokenRange sentence = document_.sentences[document_.tokens.sentence[token]];
  constexpr std::string_view labels[] = {"O", "BP", "IP", "BO", "IO", "BL", "IL", "BX", "IX"};
  for (std::size_t label = 0; label < name_labels; ++label)
    add(user, "network", labels[label], std::max(desk_.rows[row].network[label], -9.0F));
  user.use("always", 1);
  add_words(token, sentence, user);
  add_shapes(token, sentence, user);
  add_lists(token, sentence, user);
  add_known(row, sentence, user);
}

void NameFeatures::add_words(std::uint32_t token, TokenRange sentence, NameFeatureUser& user) {
  std::string& word = desk_.word;
  const auto around = [&](std::string_view name, std::int64_t at) {
    if (at < sentence.begin || at >= sentence.end) return add(user, name, at < sentence.begin ? "<" : ">");
    put_small(document_.token(static_cast<std::uint32_t>(at)), word);
    add(user, name, word);
  };
  const std::int64_t here = token;
  around("before2", here - 2);
  around("before", here - 1);
  around("after", here + 1);
  around("after2", here + 2);
  around("word", here);
  for (std::size_t size = 2; size <= 4; ++size) {
    if (word.size() > size) add(user, "ends", std::string_view(word).substr(word.size() - size));
  }
  if (word.size() > 3) add(user, "starts", std::string_view(word).substr(0, 3));
}

void NameFeatures::add_shapes(std::uint32_t token, TokenRange sentence, NameFeatureUser& user) {
  std::string scratch;
  const auto shape = [&](std::uint32_t at) {
    if (at < sentence.begin || at >= sentence.end || at == no_id) return std::string("-");
    return std::string(shape_of(document_.token(at), scratch));
  };
  const std::string here = shape(token), before = shape(token - 1), after = shape(token + 1);
  if (sentence != looked_at_) {
    looked_at_ = sentence;
    letters_ = case_of(document_, sentence);
  }
  add(user, "shape", here);
  add(user, "shape before", before + " " + here);
  add(user, "shape after", here + " " + after);
  add(user, "shapes", before + " " + here + " " + after);
  add(user, "letters", std::string(letters_) + " " + here);
  const std::uint32_t size = sentence.size(), at = token - sentence.begin;
  if (at == 0) add(user, "first", here);
  add(user, "size",
      std::to_string(size < 7    ? size
                     : size < 15 ? 7
                                 : 15) +
          " " + std::to_string(at < 4 ? at : 4));
  if (size < 7) add(user, "short", before + " " + here + " " + after);
}

void NameFeatures::add_lists(std::uint32_t token, TokenRange sentence, NameFeatureUser& user) {
  constexpr std::string_view kinds[] = {"male",  "female", "title",    "he",     "she",    "people",
                                        "group", "body",   "document", "office", "company"};
  const auto people = [&](std::string_view name, std::uint32_t at) {
    if (at < sentence.begin || at >= sentence.end) return;
    put_small(document_.token(at), desk_.word);
    while (desk_.word.size() > 2 && desk_.word.back() == '.') desk_.word.pop_back();
    const std::uint32_t bits = PeopleWords::shared().of(desk_.word);
    if ((bits & (male_first_name | female_first_name)) != 0) add(user, name, "first name");
    for (std::size_t i = 2; i < std::size(kinds); ++i) {
      if ((bits >> i & 1U) != 0) add(user, name, kinds[i]);
    }
    const NameLists& lists = NameLists::shared();
    if (lists.has(NameLists::company_endings, document_.token(at))) add(user, name, "ending");
    if (lists.has(NameLists::no_names, document_.token(at))) add(user, name, "no name");
    if (lists.has(NameLists::bodies, document_.token(at))) add(user, name, "known body");
  };
  people("list", token);
  people("list before", token - 1);
  people("list after", token + 1);
  people("list after2", token + 2);
}

void NameFeatures::add_known(std::size_t row, TokenRange sentence, NameFeatureUser& user) {
  const std::uint32_t token = desk_.rows[row].token;
  const auto known = [&](std::string_view name, std::size_t other) {
    if (other >= desk_.rows.size() || !sentence.contains(desk_.rows[other].token)) return;
    if (!desk_.places[other].empty()) add(user, name, desk_.places[other]);
  };
  known("known", row);
  if (desk_.places[row].empty()) add(user, "known", "-");
  if (row > 0 && desk_.rows[row - 1].token + 1 == token) known("known before", row - 1);
  if (row + 1 < desk_.rows.size() && desk_.rows[row + 1].token == token + 1) known("known after", row + 1);
  if (row + 1 < desk_.rows.size() && desk_.rows[row + 1].token == token + 2 &&
      document_.token(token + 1) == ",")
    known("known after comma", row + 1);
  constexpr std::string_view classes[] = {"P", "O", "L", "X"};
  const auto& elsewhere = desk_.elsewhere[row];
  if (elsewhere[0] < 0) return add(user, "elsewhere", "-");
  for (std::size_t kind = 0; kind < 4; ++kind) add(user, "elsewhere", classes[kind], elsewhere[kind]);
}

}  // namespace sayso
