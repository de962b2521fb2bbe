#include "stages/figures/line.hpp"

#include "base/ascii.hpp"

#include <algorithm>

namespace sayso::figures {

const Atom& Line::nothing() {
  static const Atom atom;
  return atom;
}

bool Line::is_word(std::size_t i, std::string_view word) const {
  const std::string_view found = text(i);
  return found.size() == word.size() && !found.empty() &&
         std::equal(found.begin(), found.end(), word.begin(),
                    [](char a, char b) { return small_letter(a) == b; });
}

bool Line::is_hyphen(std::size_t i) const {
  const std::string_view sign = text(i);
  return sign == "-" || sign == "\u2010" || sign == "\u2011";
}

bool Line::is_dash(std::size_t i) const {
  const std::string_view sign = text(i);
  return is_hyphen(i) || sign == "\u2013" || sign == "\u2014" || sign == "\u2212";
}

bool Line::is_capitalised(std::size_t i) const { return is_any_word(i) && is_ascii_capital(text(i).front()); }

bool Line::has_capital(std::size_t i) const {
  const std::string_view word = text(i);
  return is_any_word(i) && std::any_of(word.begin(), word.end(), is_ascii_capital);
}

}  // namespace sayso::figures
