// Which profiles are one speaker. A profile is what articles say of a speaker, each once: name, type, role and affiliation; profiles that
// may be the same share a block. Who is one is decided over all profiles of a block at once, so that it follows from the set of
// them alone. Profiles that do not tell by themselves ("Novak", "the Foreign Ministry", "PSB", "George Bush" where there are two) are
// loose: they are resolved article by article, by who else stands in the same story.
//
//   const Block block = join_profiles(profiles);
//   block.cluster_of[i]                     // of block.clusters, or no_id for a loose profile
//   resolve(mentions)                       // all mentions in one story that a loose one may mean
//
// Method: docs/speakers.md. Odd case: two persons of one full name are told apart only where their fields of work say so; each then
// has its field in its key.
#pragma once

#include "links/speakers/names.hpp"
#include "sayso/document.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct Profile {
  std::string name;  // as written
  SpeakerType type = SpeakerType::person;
  std::string role, affiliation;  // as role_form and folded give them
  PersonName person;              // of type person
  BodyName body;                  // of all others
  std::uint64_t block = 0;
};
Profile profile_of(std::string_view name, SpeakerType type, std::string_view role,
                   std::string_view affiliation);

// What a name is that articles take now for a person's, now for a body's.
SpeakerType likelier_type(std::string_view name, bool is_person_somewhere, bool is_body_somewhere);

struct Cluster {
  std::string key;   // "p-…"
  std::string name;  // the fullest
  SpeakerType type = SpeakerType::person;
  std::vector<std::uint32_t> profiles;
};

struct JoinedBlock {
  std::vector<Cluster> clusters;
  std::vector<std::uint32_t> cluster_of;  // a profile's; no_id: loose
};
JoinedBlock join_profiles(std::span<const Profile> profiles);
JoinedBlock join_profiles(std::span<const Profile* const> profiles);

// One speaker in one article of a story; `cluster` is empty for a loose one, and set by resolve().
struct StoryMention {
  const Profile* profile = nullptr;
  std::string cluster;                     // the key of the cluster
  std::string article, published, outlet;  // of the article: key, day, name
  std::string name;                        // of a cluster that resolve() made
};
// Gives each loose mention the cluster that it means: the only one in the story that its name, role and affiliation allow, or a new one
// for those of the same name in this story.
void resolve(std::span<StoryMention> mentions);

std::string speaker_key(std::string_view type, std::string_view name, std::string_view discriminator = {});

}  // namespace sayso
