// The main clause of a sentence as the outlet states it: its predicate, the words that are its content, and whether it is a
// fact at all: told as something that happened or is so, not asked, supposed, wished, hedged, said by somebody else or told
// by an "I".
//
//   "Fire killed 43 people, but police say it was small."   predicate "killed", content "Fire killed 43 people"
//   "It may have been arson."                               no fact
//
// Odd cases: a sentence whose predicate is inside a quotation or belongs to a statement has none; of a sentence that
// a statement cuts into, the content is what stands around the predicate, if it lacks nothing that it needs, or all of it where
// the statement only describes a noun ("LaRue, who was said to be Deep Throat, has died"); a dateline before the first words is
// left out.
#pragma once

#include "sayso/document.hpp"
#include "stages/outlet/words.hpp"
#include "stages/statements/quotations.hpp"
#include "stages/tags/grammar.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sayso::outlet {

struct Clause {
  std::uint32_t predicate = no_id;  // token; no_id: no fact
  std::uint32_t subject = no_id;
  TokenRange tokens;        // the content
  std::uint32_t kinds = 0;  // of the predicate, a sum of WordKind
  bool is_past = false;     // or present perfect: it happened
  bool is_perfect = false, is_passive = false;
  bool is_progressive = false;  // "was climbing", "are being held"
  bool is_negative = false;
  bool is_nominal = false;   // a noun or adjective with "is": "The toll is 43"
  bool has_pronoun = false;  // as its subject: what it means stands elsewhere
  bool is_cut = false;       // a part of the sentence belongs to a statement
};

// "I", "we", "your": the author, or the reader.
bool is_author(std::string_view form);

class ClauseReader {
 public:
  ClauseReader(const Document& document, const Grammar& grammar, std::vector<bool>& taken,
               std::vector<Quotation>& quotations)
      : document_(document), grammar_(grammar), words_(shared_words()), taken_(taken),
        quotations_(quotations) {}

  // Marks which tokens belong to statements or stand in quotations. Before the first clause.
  void begin();
  Clause main_clause(TokenRange sentence);

  // Whether a token belongs to a statement or stands in a quotation.
  bool is_taken(std::uint32_t token) const { return taken_[token]; }
  // Of a token in small letters; the view lives until the next call.
  std::string_view form(std::uint32_t token);

 private:
  void take_long_quotations();
  std::pair<std::uint32_t, bool> open_marks(TokenRange sentence) const;
  std::uint32_t root_of(TokenRange sentence) const;
  bool read_children(TokenRange sentence, Clause& clause);
  bool read_child(std::uint32_t child, Clause& clause);
  bool read_helper(std::uint32_t child);
  bool is_told_in_time(Clause& clause) const;
  bool cut(TokenRange sentence, Clause& clause);
  void trim(TokenRange sentence, Clause& clause);
  bool take_whole(TokenRange sentence, Clause& clause);
  bool has_taken(TokenRange range) const;
  bool hangs(std::uint32_t t, std::uint32_t predicate) const;
  bool only_describes(TokenRange sentence, std::uint32_t t, std::uint32_t predicate) const;
  bool lacks_part(TokenRange sentence, const Clause& clause) const;
  bool is_clean(const Clause& clause);
  std::uint32_t after_dateline(TokenRange range) const;
  bool is_mark(std::uint32_t token) const { return grammar_.upos(document_, token) == "PUNCT"; }

  const Document& document_;
  const Grammar& grammar_;
  const Words& words_;
  std::vector<bool>& taken_;
  std::vector<Quotation>& quotations_;
  std::string form_;
  bool has_had_ = false, has_was_ = false, has_is_ = false, has_being_ = false, has_copula_ = false,
       is_passive_ = false;
};

}  // namespace sayso::outlet
