// What coreference remembers of an article while its mentions are linked; kept from article to article for its memory.
//
// Odd case: after the stage ran, `infos` are those of document.mentions, one each.
#pragma once

#include "stages/coreference/features.hpp"
#include "stages/coreference/mentions.hpp"

#include <cstdint>
#include <vector>

namespace sayso {

struct Candidate {
  std::uint32_t mention = no_id;                     // no_id: the mention is the first of its entity
  std::uint32_t first_feature = 0, feature_end = 0;  // of features
  float affinity = 0, score = 0;
};

// Mentions by the words they are found by, newest first: chains through one vector, found by open addressing, so that an
// article allocates nothing once the vectors have grown.
class WordChains {
 public:
  struct Link {
    std::uint32_t mention = no_id, before = no_id;  // the link before it with that word
  };

  // `words` bounds how many different ones may come.
  void begin(std::size_t words);
  void add(std::uint64_t word, std::uint32_t mention);
  std::uint32_t newest(std::uint64_t word) const { return slots_[slot_of(word)].newest; }  // a link, or no_id
  const Link& link(std::uint32_t number) const { return links_[number]; }

 private:
  struct Slot {
    std::uint64_t word = 0;
    std::uint32_t newest = no_id;
  };
  std::size_t slot_of(std::uint64_t word) const;

  std::vector<Slot> slots_;  // a power of two
  std::vector<Link> links_;
};

struct CoreferenceScratch {
  std::vector<Quotation> quotations;
  TokenNotes notes;
  std::vector<MentionInfo> infos;
  std::vector<Entity> entities;
  std::vector<std::uint32_t> before;  // of each mention, the one before it that means the same; no_id
  std::vector<std::uint32_t>
      source_of;             // of each mention inside a content: the first token of its statement's source
  std::vector<bool> speaks;  // of each token, whether a statement's source begins there
  WordChains by_word;
  std::vector<std::uint32_t> back;  // which mentions are candidates
  std::vector<Candidate> candidates;
  std::vector<std::uint16_t> features;
  std::vector<std::uint16_t> own;  // features of the mention alone
  std::vector<float> sums;         // of each entity: how likely its candidates are together
  std::vector<bool> has_question;  // of each block
  std::vector<std::uint32_t> rivals;
  std::uint32_t linked = 0;     // how many mentions have their entity
  std::uint32_t owned = no_id;  // the entity that the mention belongs to
};

}  // namespace sayso
