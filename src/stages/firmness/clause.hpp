// A document's words as the judgement of firmness sees them: forms in small letters, their kinds (words.hpp), and what
// hangs on a predicate and makes it firmer or less so: modals, negation and its quantifiers, adverbs, conditions.
//
//   ClauseReader reader(document, grammar, FirmnessWords::shared());
//   Operators operators;
//   reader.read(predicate, operators);        // "might not have" -> may, negated; signature "may not have VBN"
//
// Odd cases: "not only" negates nothing; two negations cancel out; without syntax nothing hangs on anything. No look
// goes further than 60 words, so that an endless sentence takes no endless time.
#pragma once

#include "sayso/document.hpp"
#include "stages/firmness/words.hpp"
#include "stages/tags/grammar.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

// Words that say how firmly a predicate is put, and that hang on it.
struct Operators {
  std::uint32_t predicate = no_id;
  Firmings kinds = 0;
  std::uint32_t negations = 0;
  bool has_condition = false;   // an if-clause hangs on it
  bool is_conditioned = false;  // it stands in one
  bool is_quantified = false;   // the negation is a quantifier: "no one", "few"
  bool is_too_much = false;     // "too": what it would take does not happen
  bool has_subject = false;
  std::uint32_t subject = no_id, mark = no_id, condition = no_id;
  std::array<std::uint32_t, 8> words{};  // that justify it, in order of the text
  std::uint32_t word_count = 0;

  bool is_negated() const { return negations % 2 == 1; }
  void add_word(std::uint32_t token) {
    if (word_count < words.size()) words[word_count++] = token;
  }
};

class ClauseReader {
 public:
  ClauseReader(const Document& document, const Grammar& grammar, const FirmnessWords& words)
      : document_(document), grammar_(grammar), words_(words) {}
  // Only these tokens, ascending: what hangs on others hangs on nothing, as if they were a text of their own.
  ClauseReader(const Document& document, const Grammar& grammar, const FirmnessWords& words,
               const std::vector<std::uint32_t>& only)
      : document_(document), grammar_(grammar), words_(words), only_(&only) {}

  const Document& document() const { return document_; }
  std::string_view upos(std::uint32_t token) const { return grammar_.upos(document_, token); }
  std::string_view xpos(std::uint32_t token) const { return grammar_.xpos(document_, token); }
  std::string_view
  relation(std::uint32_t token) const;  // without what stands behind the colon, but for acl:relcl
  std::string_view whole_relation(std::uint32_t token) const {
    return only_ != nullptr && head(token) == no_id ? "root" : grammar_.relation(document_, token);
  }
  std::uint32_t head(std::uint32_t token) const {
    const std::uint32_t head = token < document_.tokens.head.size() ? document_.tokens.head[token] : no_id;
    return is_seen(head) ? head : no_id;
  }
  bool is_seen(std::uint32_t token) const {
    return only_ == nullptr || std::binary_search(only_->begin(), only_->end(), token);
  }
  // In small letters, with plain apostrophes; the view lives until the next call.
  std::string_view form(std::uint32_t token) const;
  std::string_view lemma(std::uint32_t token) const;
  // Of the word, with the particle of a verb ("rule out").
  Firmings kinds(std::uint32_t token) const;
  Firmings kinds_of_form(std::uint32_t token) const { return words_.kinds(form(token)); }

  // Tokens that hang on it within reach, in order of the text.
  template <class Visit>
  void for_children(std::uint32_t token, Visit visit) const {
    const auto& heads = document_.tokens.head;
    const std::uint32_t begin = token > widest ? token - widest : 0;
    const auto size = static_cast<std::uint32_t>(heads.size());
    const std::uint32_t end = token + widest < size ? token + widest : size;
    for (std::uint32_t other = begin; other < end; ++other) {
      if (heads[other] == token && is_seen(other)) visit(other);
    }
  }
  std::uint32_t child(std::uint32_t token, std::string_view relation) const;
  // Whether a child with this relation has this lemma.
  bool has_child(std::uint32_t token, std::string_view relation, std::string_view lemma) const;

  void read(std::uint32_t predicate, Operators& operators) const;
  // Auxiliaries, "to", "not" and the tag of the predicate, as one word: "will not be VBN".
  void sign(std::uint32_t predicate, std::string& signature) const;
  // Whether a negation at this word is none: "not only", "not just".
  bool is_mere(std::uint32_t negation) const;

 private:
  static constexpr std::uint32_t widest = 60;

  void read_argument(std::uint32_t argument, bool is_subject, Operators& operators) const;
  void read_modifier(std::uint32_t token, std::string_view name, Operators& operators) const;
  void read_mark(std::uint32_t token, Operators& operators) const;
  void read_word(std::uint32_t token, Operators& operators) const;

  const Document& document_;
  const Grammar& grammar_;
  const FirmnessWords& words_;
  const std::vector<std::uint32_t>* only_ = nullptr;
  mutable std::string form_, lemma_;
};

}  // namespace sayso
