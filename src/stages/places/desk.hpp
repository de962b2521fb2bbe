// What the stage `places` works with from article to article: buffers that keep their memory.
#pragma once

#include "sayso/document.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

// A mention of what may be a place.
struct PlaceMention {
  TokenRange tokens;
  std::uint32_t subject = 0;     // of PlaceDesk::subjects
  std::uint32_t entry = no_id;   // what the words beside it tell: "Paris, Texas"
  float trust = 0;               // that it is a place; 0: only if its name is one elsewhere in the article
  bool is_abbreviation = false;  // "Ill."
};

// What several mentions name in the same words: one sense a name in an article.
struct PlaceSubject {
  std::span<const std::int32_t> senses;  // in the gazetteer; empty: not known
  std::uint32_t entry = no_id;
  std::uint32_t told = no_id;  // by the words beside a mention
  std::uint32_t mentions = 0;
  float trust = 0;       // the most of its mentions
  float confidence = 0;  // in the entry
};

// A place that others are judged by.
struct PlaceAnchor {
  std::uint32_t entry = no_id;
  std::uint32_t subject = no_id;
  float weight = 0;
};

struct PlaceDesk {
  std::string key;
  std::vector<PlaceMention> mentions;
  std::vector<PlaceSubject> subjects;
  // Of each place in the gazetteer's list of senses: the subject whose senses begin there, or no_id.
  std::vector<std::uint32_t> by_senses;
  std::vector<PlaceAnchor> anchors;
  std::vector<float> country_votes;    // of each country's entry: adjectives, the address of the page
  std::uint32_t home = no_id;          // entry: the town that the outlet writes from
  std::vector<float> votes;            // of each region and district: how many names of the article fit in it
  std::vector<std::uint32_t> voted;    // entries with votes
  std::vector<std::uint32_t> name_at;  // of each token: the name that covers it, or no_id
  std::vector<std::string_view> surnames;  // last words of persons' full names, sorted
};

}  // namespace sayso
