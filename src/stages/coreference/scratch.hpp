// What coreference remembers of an article while its mentions are linked; kept from article to article for its memory.
//
// Odd case: after the stage ran, `infos` are those of document.mentions, one each.
#pragma once

#include "stages/coreference/features.hpp"
#include "stages/coreference/mentions.hpp"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace sayso {

struct Candidate {
  std::uint32_t mention = no_id;                     // no_id: the mention is the first of its entity
  std::uint32_t first_feature = 0, feature_end = 0;  // of features
  float affinity = 0, score = 0;
};

struct CoreferenceScratch {
  std::vector<Quotation> quotations;
  TokenNotes notes;
  std::vector<MentionInfo> infos;
  std::vector<Entity> entities;
  std::vector<std::uint32_t> before;  // of each mention, the one before it that means the same; no_id
  std::vector<std::uint32_t>
      source_of;  // of each mention inside a content: the first token of its statement's source
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>
      by_word;                      // mentions by the words they are found by
  std::vector<std::uint32_t> back;  // which mentions are candidates
  std::vector<Candidate> candidates;
  std::vector<std::uint16_t> features;
  std::vector<std::uint16_t> own;     // features of the mention alone
  std::vector<bool> has_question;     // of each block
  std::vector<std::uint32_t> rivals;
  std::uint32_t linked = 0;     // how many mentions have their entity
  std::uint32_t owned = no_id;  // the entity that the mention belongs to
};

}  // namespace sayso
