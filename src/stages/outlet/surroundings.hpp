// What an article is about, as far as that can be counted: the words of its headline and its first sentence, how many sentences each word
// stands in, what others say, and how the text is written. Made once an article; a clause is then measured against it.
//
//   stems of "Three climbers died"                      climber, die: nouns, names, verbs, adjectives that are not in [common]
//   share_with(stems, title())                          how many of them the headline has
//
// Odd cases: a first line that is a long sentence with a full stop is the beginning of the text, and the article has no headline;
// what is under a picture or in a list does not count as a sentence.
#pragma once

#include "sayso/document.hpp"
#include "stages/outlet/clause.hpp"
#include "stages/outlet/words.hpp"
#include "stages/tags/grammar.hpp"

#include <cstdint>
#include <vector>

namespace sayso::outlet {

using Stems = std::vector<std::uint64_t>;  // hashes of stems, sorted, each once

// Buffers that live from article to article.
struct SurroundingsDesk {
  Stems title, lead, said, all;                // all: of each sentence, together, sorted
  std::vector<Span> triggers, assaults;        // of events of the outlet's own, sorted
  std::vector<std::uint32_t> chain_of;         // the entity of each token that is a mention's head, or no_id
  std::vector<std::uint32_t> mentions, first;  // of each entity: how many, and the head of its first
};

class Surroundings {
 public:
  Surroundings(const Document& document, const Grammar& grammar, ClauseReader& clauses,
               SurroundingsDesk& desk)
      : document_(document), grammar_(grammar), clauses_(clauses), words_(shared_words()), desk_(desk) {}

  // After clauses.begin().
  void begin();

  // Whether a sentence is one of the article's text: not a headline, a list or a caption, and long enough.
  bool is_told(TokenRange sentence) const;
  bool is_title(TokenRange sentence) const;
  bool is_capitalised(TokenRange range) const;

  void add_stems(TokenRange range, Stems& to);
  static void settle(Stems& stems);
  static std::size_t shared(const Stems& a, const Stems& b);
  const Stems& title() const { return desk_.title; }
  const Stems& lead() const { return desk_.lead; }
  const Stems& said() const { return desk_.said; }

  // In how many sentences a word stands.
  std::size_t sentences_with(std::uint64_t stem) const;
  std::uint64_t stem_at(std::uint32_t token);

  bool is_trigger(std::uint32_t token) const { return covers(desk_.triggers, token); }
  bool is_assault(std::uint32_t token) const { return covers(desk_.assaults, token); }

  // How often what a token names is mentioned, and whether here first; 0 and false where nobody knows.
  std::uint32_t mentions_of(std::uint32_t token) const;
  bool is_first_mention(std::uint32_t token) const;

  std::uint32_t sentences = 0;    // that are told
  std::uint32_t sport_words = 0;  // in them: how a match went
  float author = 0, exclamations = 0, quoted = 0, in_past = 0, deeds = 0;
  bool has_title = false, title_deed = false;

 private:
  BlockKind kind_of(TokenRange sentence) const {
    return document_.article().blocks[document_.tokens.block[sentence.begin]].kind;
  }
  void collect_events();
  void collect_chains();
  void count(TokenRange sentence);
  bool covers(const std::vector<Span>& spans, std::uint32_t token) const;

  const Document& document_;
  const Grammar& grammar_;
  ClauseReader& clauses_;
  const Words& words_;
  SurroundingsDesk& desk_;
};

}  // namespace sayso::outlet
