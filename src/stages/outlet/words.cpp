#include "stages/outlet/words.hpp"

#include "base/text_list.hpp"
#include "stages/acts/inflection.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sayso {

namespace texts {
extern const std::string_view outlet;  // models/outlet.txt
}

namespace outlet {

namespace {

constexpr std::array<std::pair<std::string_view, WordKind>, 11> headings{{
    {"[happens]", happens},
    {"[lasts]", lasts},
    {"[says]", says},
    {"[intends]", intends},
    {"[hedges]", hedges},
    {"[people]", people},
    {"[things]", things},
    {"[states]", states},
    {"[opinion]", opinion},
    {"[common]", common},
    {"[sport]", sport},
}};

}  // namespace

Words::Words(std::string_view text) {
  std::uint32_t kind = 0;
  each_line(text, [&](std::string_view line) {
    if (line.starts_with('[')) {
      const auto* const found =
          std::find_if(headings.begin(), headings.end(), [&](const auto& h) { return h.first == line; });
      kind = found == headings.end() ? 0U : static_cast<std::uint32_t>(found->second);
      if (found == headings.end()) faults_.emplace_back(line);
      return;
    }
    each_part(line, ' ', [&](std::string_view word) { add(word, kind); });
  });
}

namespace {

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

}  // namespace

void Words::add(std::string_view word, std::uint32_t kind) {
  const std::string base(word);
  const auto put = [&](const std::string& form) {
    kinds_[form] |= kind;
  };
  put(base);
  constexpr std::size_t shortest = 2;
  if (base.size() < shortest) return;
  const char last = base.back(), before = base[base.size() - 2];
  const std::string cut = base.substr(0, base.size() - 1);
  put(base + 's');
  put(base + "es");
  put(base + "ing");
  put(base + "ed");
  if (last == 'e') {
    put(base + 'd');
    put(cut + "ing");
  } else if (last == 'y' && !is_vowel(before)) {
    put(cut + "ies");
    put(cut + "ied");
  } else if (!is_vowel(last) && is_vowel(before)) {
    put(base + last + "ed");
    put(base + last + "ing");
  }
}

std::uint32_t Words::kinds_of(std::string_view form) const {
  const auto kinds = [&](std::string_view word) {
    const auto found = kinds_.find(std::string(word));
    return found == kinds_.end() ? 0U : found->second;
  };
  const std::string_view base = base_of_irregular(form);
  return base.empty() ? kinds(form) : kinds(form) | kinds(base);
}

std::string stem_of(std::string_view form) {
  const std::string_view base = base_of_irregular(form);
  std::string stem(base.empty() ? form : base);
  constexpr std::size_t shortest = 3;
  for (const std::string_view ending : {"ies", "ied", "ing", "ed", "es", "s"}) {
    if (!stem.ends_with(ending) || stem.ends_with("ss")) continue;
    if (stem.size() < ending.size() + (ending == "s" ? 2 : shortest)) break;
    stem.resize(stem.size() - ending.size());
    if (ending.starts_with("ie")) stem += 'y';
    break;
  }
  if (stem.size() > shortest && stem.back() == 'e') stem.pop_back();
  if (stem.size() > shortest && stem.back() == stem[stem.size() - 2] && !is_vowel(stem.back()))
    stem.pop_back();
  return stem;
}

const Words& shared_words() {
  static const Words words(texts::outlet);
  return words;
}

}  // namespace outlet

}  // namespace sayso
