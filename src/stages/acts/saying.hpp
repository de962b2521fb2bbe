// One statement as the rules about acts see it: the tokens of its cue, what follows them, its source and its content, with
// forms in small letters and lemmas. Made anew for every statement in the same memory.
//
//   saying.begin(document, grammar, statement);
//   saying.lemma(saying.cue().front()) == "reject"
//
// Odd cases: a statement without a cue has an empty one, and what follows it is empty too; without tags or syntax
// upos, relation and head answer "" and no_id, and the rules that ask for them say no. Views of forms and lemmas live
// until the next call of the same function.
#pragma once

#include "sayso/document.hpp"
#include "stages/acts/cue_list.hpp"
#include "stages/tags/grammar.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

class Saying {
 public:
  void begin(const Document& document, const Grammar& grammar, const Statement& statement);

  const Document& document() const { return *document_; }
  const Statement& statement() const { return *statement_; }

  const std::vector<std::uint32_t>& cue() const { return cue_; }
  const std::vector<std::uint32_t>& source() const { return source_; }
  const std::vector<std::uint32_t>& content() const { return content_; }
  // The cue, then up to six words after it in its sentence, the source's left out.
  const std::vector<std::uint32_t>& trail() const { return trail_; }
  // The content's words from where it goes on after the cue; from its beginning where it all stands before.
  std::uint32_t content_after_cue() const { return content_after_cue_; }  // an index into content()

  std::string_view form(std::uint32_t token) const;  // in small letters, with plain apostrophes
  std::string_view lemma(std::uint32_t token) const;
  std::string_view upos(std::uint32_t token) const { return grammar_->upos(*document_, token); }
  std::string_view xpos(std::uint32_t token) const { return grammar_->xpos(*document_, token); }
  std::string_view relation(std::uint32_t token) const { return grammar_->relation(*document_, token); }
  std::uint32_t head(std::uint32_t token) const {
    return token < document_->tokens.head.size() ? document_->tokens.head[token] : no_id;
  }
  // Equal to the form or the lemma; "not" is any spelling of it.
  bool is(std::uint32_t token, std::string_view word) const;
  bool is_one_of(std::uint32_t token, std::uint32_t list) const;
  bool is_not(std::uint32_t token) const;   // "not", "n't", "never", "no", "neither" …
  bool is_mark(std::uint32_t token) const;  // of a quotation

  // The first child of a token with this relation (or a kind of it: "nsubj" finds "nsubj:pass"), no_id if there is none.
  // Looks no further than 60 tokens on either side, so that endless sentences take no endless time.
  std::uint32_t child(std::uint32_t token, std::string_view relation) const;
  // The token of the cue that the others hang on; no_id for no cue.
  std::uint32_t cue_head() const { return cue_head_; }

  bool is_direct() const { return is_direct_; }  // the content begins inside quotation marks
  SourceKind source_kind() const { return source_kind_; }
  bool is_document() const {
    return source_kind_ == SourceKind::document || source_kind_ == SourceKind::poll;
  }
  // The subject of a verb in the content is the speaker: "I", "we"; "he" where the content is not quoted.
  bool is_self(std::uint32_t token) const;
  bool is_in_content(std::uint32_t token) const;

 private:
  void add(Slice<Span> pieces, std::vector<std::uint32_t>& tokens) const;
  void find_trail();
  SourceKind kind_of_source() const;
  bool is_one_person() const;

  const Document* document_ = nullptr;
  const Grammar* grammar_ = nullptr;
  const Statement* statement_ = nullptr;
  std::vector<std::uint32_t> cue_, source_, content_, trail_;
  std::uint32_t content_after_cue_ = 0, cue_head_ = no_id;
  bool is_direct_ = false;
  SourceKind source_kind_ = SourceKind::none;
  mutable std::string form_, lemma_;
};

}  // namespace sayso
