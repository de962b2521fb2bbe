// One sentence as the stage `figures` reads it: its atoms, and questions about them. Beyond either end there is an atom
// that is nothing: every question about it is answered no.
//
//   line.is_word(3, "and"), line.text(3), line.is_hyphen(4)
//
// Odd case: atom numbers below zero are those of std::size_t's wrapping, and beyond the end too.
#pragma once

#include "stages/figures/atoms.hpp"

#include <string_view>
#include <vector>

namespace sayso::figures {

class Line {
 public:
  Line(std::string_view text, const std::vector<Atom>& atoms) : text_(text), atoms_(atoms) {}

  std::size_t size() const { return atoms_.size(); }
  bool has(std::size_t i) const { return i < atoms_.size(); }
  const Atom& operator[](std::size_t i) const { return has(i) ? atoms_[i] : nothing(); }
  std::string_view text(std::size_t i) const {
    return has(i) ? text_.substr(atoms_[i].span.begin, atoms_[i].span.end - atoms_[i].span.begin)
                  : std::string_view();
  }
  std::string_view text(std::size_t begin, std::size_t end) const {
    return begin < end
               ? text_.substr(atoms_[begin].span.begin, atoms_[end - 1].span.end - atoms_[begin].span.begin)
               : std::string_view();
  }
  std::string_view all() const { return text_; }

  bool is_any_word(std::size_t i) const { return has(i) && atoms_[i].kind == AtomKind::word; }
  bool is_number(std::size_t i) const { return has(i) && atoms_[i].kind == AtomKind::number; }
  bool is_sign(std::size_t i, std::string_view sign) const { return text(i) == sign; }
  // In small letters or with a capital first letter or all in capitals.
  bool is_word(std::size_t i, std::string_view word) const;
  template <class... Words>
  bool is_one_of(std::size_t i, Words... words) const {
    return (is_word(i, words) || ...);
  }
  bool is_hyphen(std::size_t i) const;  // -, ‐, ‑
  bool is_dash(std::size_t i) const;    // or –, —, −
  bool touches_next(std::size_t i) const { return has(i + 1) && !atoms_[i + 1].is_after_space; }
  bool is_capitalised(std::size_t i) const;
  bool has_capital(std::size_t i) const;
  NumberRole role(std::size_t i) const {
    return (*this)[i].word == nullptr ? NumberRole::none : (*this)[i].word->role;
  }
  // The atom after i, over one hyphen that joins words.
  std::size_t next_joined(std::size_t i) const { return is_hyphen(i + 1) && touches_next(i) ? i + 2 : i + 1; }

 private:
  static const Atom& nothing();

  std::string_view text_;
  const std::vector<Atom>& atoms_;
};

}  // namespace sayso::figures
