// What the numbers of tags, relations and lemma scripts in a document's columns mean, by the lists of the model that made
// them. Universal Dependencies' names are used as they are: "PROPN", "NNP", "nsubj:pass".
//
//   grammar.upos(document, 3) == "VERB"
//   grammar.lemma(document, 3, buffer) == "deny"       // of "denied"; the view lives as long as the buffer does
//
// Odd case: where a column is empty (the stage did not run), a tag or relation is "" and a lemma is the form in lower
// case. A lemma script that cuts more than the form has leaves only its suffix.
#pragma once

#include "sayso/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

class ModelFile;

class Grammar {
 public:
  using Lines = std::vector<std::string_view>;

  Grammar() = default;
  static Grammar of(const ModelFile& file);
  // The views must live as long as the grammar: lines of a mapped model file do.
  Grammar(Lines upos, Lines xpos, Lines relations, const Lines& lemma_scripts);

  std::string_view upos(const Document& document, std::uint32_t token) const {
    return at(upos_, document.tokens.upos, token);
  }
  std::string_view xpos(const Document& document, std::uint32_t token) const {
    return at(xpos_, document.tokens.xpos, token);
  }
  // To the token's head; "root" for a root.
  std::string_view relation(const Document& document, std::uint32_t token) const {
    return at(relations_, document.tokens.relation, token);
  }
  // Gives a word that turns out to be a proper noun its tags, where the model has them.
  void make_proper_noun(Document& document, std::uint32_t token) const;
  std::string_view lemma(const Document& document, std::uint32_t token, std::string& buffer) const;
  // Of any form by the script of that number.
  std::string_view lemma(std::string_view form, std::uint32_t script, std::string& buffer) const;

 private:
  struct Script {
    bool keeps_case = false;
    std::uint32_t cut = 0;  // bytes off the end: what English words lose is ASCII
    std::string_view suffix;
  };

  template <class Column>
  static std::string_view at(const Lines& lines, const Column& column, std::uint32_t token) {
    return token < column.size() && column[token] < lines.size() ? lines[column[token]] : std::string_view();
  }

  Lines upos_, xpos_, relations_;
  std::vector<Script> scripts_;
};

// A word as lists of words are asked for it: in small letters (ASCII), with plain apostrophes.
void plain_form(std::string_view word, std::string& out);

}  // namespace sayso
