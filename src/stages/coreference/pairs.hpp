// What two mentions are to each other, as features, and what their words forbid. Reads the tree, the names, the statements
// and the entities made so far; writes only to the scratch's features.
//
// Odd case: an entity is asked for what all of its mentions so far say, so "she" is no "Clinton" who was "Mr." before.
#pragma once

#include "stages/coreference/scratch.hpp"

namespace sayso {

class Pairs {
 public:
  // `with_affinities`: whether the weights ask for what the network says of two mentions.
  Pairs(const Document& document, CoreferenceScratch& scratch, const Grammar& grammar, bool with_affinities)
      : document_(document), s_(scratch), grammar_(grammar),
        with_affinities_(with_affinities && !document.meanings.empty()) {}

  // The entity of what i owns or modifies: nobody is his own adviser.
  std::uint32_t owned_by(std::uint32_t i) const;
  // Two that do something to each other, or are joined by "and", are two.
  bool is_beside(std::uint32_t i, const Entity& entity) const;
  bool is_of_subject(std::uint32_t i, const Entity& entity) const;
  bool is_forbidden(std::uint32_t i, std::uint32_t j) const;
  void add_pair(std::uint32_t i, const Candidate& candidate);
  // What the likeliest candidate's affinity is, over all of them.
  void begin_candidates();
  void add_first(std::uint32_t i);
  // Of the mention alone, for all of its candidates.
  void add_own(std::uint32_t i);
  // What the network says of the two being one, by the vectors of their heads; 0 where nobody asks.
  float affinity(std::uint32_t i, std::uint32_t j) const;

 private:
  const Mention& mention(std::uint32_t i) const { return document_.mentions[i]; }
  const MentionInfo& info(std::uint32_t i) const { return s_.infos[i]; }
  const Entity& entity_of(std::uint32_t i) const { return s_.entities[mention(i).entity]; }
  void add_context(std::uint32_t i, std::uint32_t j, const Entity& entity);
  void add_named_head(std::uint32_t i, const Entity& entity);
  std::uint32_t words_within(std::uint32_t i, std::uint32_t j) const;
  NameWords words_of(std::uint32_t i) const;
  NameKind name_kind(std::uint32_t i) const;
  NameMatch match(std::uint32_t i, std::uint32_t j) const;
  // "WHO" for "World Health Organization"; small words do not count.
  bool is_acronym(std::uint32_t i, std::uint32_t j) const;
  bool is_first_person(Form form) const;
  bool is_body(std::uint32_t i) const;
  bool is_quoted_of(std::uint32_t i, std::uint32_t j) const;
  bool is_spoken_of_only(std::uint32_t i, std::uint32_t j) const;
  bool is_body_word(std::uint32_t i) const;
  void add(Theme theme, std::uint32_t value);
  // Whether the entity has a mention that begins at this token.
  bool is_entity_at(std::uint32_t token, std::uint32_t entity) const;
  void add_kinds(std::uint32_t i, std::uint32_t j, const Entity& entity);
  void add_words(std::uint32_t i, std::uint32_t j, const Entity& entity);
  // Whether the words of j hold the head of i: "the senator", after "Senator Ann Lee".
  bool holds(std::uint32_t j, std::uint64_t word) const;
  // "Ann Lee, head of the port": nothing but a comma or a bracket between the two.
  std::uint32_t adjacency(std::uint32_t i, std::uint32_t j) const;
  std::uint32_t name_group(std::uint32_t i) const;
  // Whether i says more of its head than j: a word before the head that j lacks.
  bool new_words(std::uint32_t i, std::uint32_t j) const;
  bool has_head(const Entity& entity, std::uint64_t word) const;
  // How the two stand in one sentence's tree.
  std::uint32_t structure(std::uint32_t i, std::uint32_t j) const;
  // "It is clear that …": a clause follows that "it" stands for.
  bool is_before_clause(std::uint32_t token) const;

  void add_affinity(const Candidate& candidate);
  // Whether what follows their heads is the same: "the minister of Norway", "the minister of Chile".
  std::uint32_t words_behind(std::uint32_t i, std::uint32_t j) const;
  // How far two heads are written alike: "the Aztecs", "an Aztec".
  std::uint32_t stems(std::uint32_t i, std::uint32_t j) const;
  std::uint32_t frequency(std::uint32_t i) const;

  const Document& document_;
  CoreferenceScratch& s_;
  const Grammar& grammar_;
  bool with_affinities_;
  float most_affine_ = 0;
};

}  // namespace sayso
