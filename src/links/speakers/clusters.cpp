#include "links/speakers/clusters.hpp"

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "links/sets.hpp"
#include "links/speakers/lists.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace sayso {
namespace {

const SpeakerLists& lists() { return SpeakerLists::shared(); }

bool is_person(const Profile& profile) { return profile.type == SpeakerType::person; }

std::string name_form(const Profile& profile) {
  if (!is_person(profile))
    return profile.body.joined + '\t' + (profile.body.is_generic ? profile.body.owner : "");
  return join_words(profile.person.given) + '\t' + profile.person.family;
}

// Profiles with one name, and what all of them say of its bearer.
struct Named {
  std::string form;
  std::vector<std::uint32_t> profiles;
  const Profile* example = nullptr;
};

std::size_t fullness(const PersonName& name) {
  std::size_t full = 0;
  for (const std::string& given : name.given) full += given.size() > 1 ? 100U : 1U;
  return full;
}

bool affiliations_agree(const Profile& one, const Profile& two) {
  return !one.affiliation.empty() && !two.affiliation.empty() &&
         same_country(one.affiliation, two.affiliation);
}

// One office of one country, as far as both tell.
bool same_office(const Profile& one, const Profile& two) {
  if (one.role.empty() || one.role != two.role) return false;
  if (affiliations_agree(one, two)) return true;
  return lists().is_office(one.role) && (one.affiliation.empty() || two.affiliation.empty());
}

bool is_common(const PersonName& name) {
  return lists().has(ListedWord::common_family, name.family) && name.given.size() < 2;
}

// Profiles of one person's name that say the same of its bearer, for telling whether two of them clash.
struct Standing {
  std::uint32_t fields = 0, first = 0, last = 0;  // of the profiles
  const Profile* example = nullptr;
  bool is_common = false;

  // Roles that one person will hardly have both: a private one and an office; any two fields where the name is common, which
  // that of the profile that comes first tells.
  bool clashes_with(const Standing& other) const {
    if ((fields & other.fields) != 0) return false;
    const bool is_private = ((fields ^ other.fields) & lists().private_field()) != 0;
    return (is_private || (first < other.last && is_common) || (other.first < last && other.is_common)) &&
           !affiliations_agree(*example, *other.example);
  }
  bool goes_with(const Standing& other) const {
    if ((fields & other.fields) != 0) return true;
    const bool is_private = ((fields ^ other.fields) & lists().private_field()) != 0;
    return (!is_private &&
            ((first < other.last && !is_common) || (other.first < last && !other.is_common))) ||
           affiliations_agree(*example, *other.example);
  }
};

class Joiner {
 public:
  explicit Joiner(std::span<const Profile* const> profiles) : profiles_(profiles) {
    block_.cluster_of.assign(profiles.size(), no_id);
  }

  JoinedBlock join() {
    std::map<std::pair<SpeakerType, std::string>, Named> names;
    for (std::uint32_t i = 0; i < profiles_.size(); ++i) {
      const Profile& profile = at(i);
      Named& named = names[{profile.type, name_form(profile)}];
      named.form = name_form(profile);
      named.profiles.push_back(i);
      named.example = &profile;
    }
    std::vector<Named> persons, bodies, others;
    for (auto& [key, named] : names) {
      std::vector<Named>& list = key.first == SpeakerType::person         ? persons
                                 : key.first == SpeakerType::organisation ? bodies
                                                                          : others;
      list.push_back(std::move(named));
    }
    join_persons(persons);
    join_bodies(bodies);
    for (const Named& named : others) make_cluster(named.profiles, {});
    tell_apart();
    return std::move(block_);
  }

 private:
  // Persons: full names first, the fullest of them first; a name that two different groups allow is loose, and so is a bare
  // family's name, unless its bearer's office tells.
  void join_persons(std::vector<Named>& names) {
    std::stable_sort(names.begin(), names.end(), [](const Named& one, const Named& two) {
      return fullness(one.example->person) > fullness(two.example->person);
    });
    std::vector<std::vector<const Named*>> groups;
    std::vector<const Named*> bare;
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_given;  // groups in which a given name begins so
    const auto start_group = [&](const Named& named) {
      groups.push_back({&named});
    };
    const auto register_in = [&](const Named& named, std::uint32_t group) {
      for (const std::uint32_t handle : handles_of(named.example->person)) {
        std::vector<std::uint32_t>& list = by_given[handle];
        if (list.empty() || list.back() != group) list.push_back(group);
      }
    };
    for (const Named& named : names) {
      const PersonName& person = named.example->person;
      if (person.is_bare()) {
        bare.push_back(&named);
        continue;
      }
      std::set<std::uint32_t> near;
      for (const std::uint32_t handle : handles_of(person))
        near.insert(by_given[handle].begin(), by_given[handle].end());
      std::vector<std::uint32_t> allowed;
      bool has_namesake = false;
      for (const std::uint32_t g : near) {
        if (std::all_of(groups[g].begin(), groups[g].end(),
                        [&](const Named* other) { return may_be_one(named, *other); }))
          allowed.push_back(g);
        has_namesake =
            has_namesake || (given_names_agree(person, groups[g][0]->example->person) &&
                             compare_families(person, groups[g][0]->example->person) == Likeness::same);
      }
      if (allowed.size() == 1) {
        groups[allowed[0]].push_back(&named);
        register_in(named, allowed[0]);
      } else if (allowed.empty() && (person.has_full_given() || !has_namesake)) {
        start_group(named);
        register_in(named, static_cast<std::uint32_t>(groups.size() - 1));
      }
    }
    for (const auto& group : groups) divide(group);
    const Holders known = holders();
    for (const Named* named : bare) {
      for (const std::uint32_t profile : named->profiles) join_by_office(profile, known);
    }
  }

  // Two given names that agree share one of these: how the first two begin, in writing and in sound, and their line in the list.
  static std::set<std::uint32_t> handles_of(const PersonName& name) {
    std::set<std::uint32_t> handles;
    for (std::size_t i = 0; i < std::min<std::size_t>(name.given.size(), 2); ++i) {
      handles.insert(static_cast<unsigned char>(name.given[i].front()));
      if (!name.given_sounds[i].empty())
        handles.insert(static_cast<unsigned char>(name.given_sounds[i].front()));
      if (name.given_lines[i] != 0) handles.insert(name.given_lines[i] + 256);
    }
    return handles;
  }

  bool may_be_one(const Named& one, const Named& two) const {
    const PersonName& first = one.example->person;
    const PersonName& second = two.example->person;
    if (!given_names_agree(first, second)) return false;
    const Likeness likeness = compare_families(first, second);
    if (likeness == Likeness::none) return false;
    // An initial, or a family's name that is spelled otherwise, needs a role or an affiliation that agrees, unless all is the same.
    const bool is_full = first.has_full_given() && second.has_full_given();
    if (likeness == Likeness::same && (is_full || first.given == second.given)) return true;
    for (const std::uint32_t i : one.profiles) {
      for (const std::uint32_t j : two.profiles) {
        if (same_role_or_affiliation(at(i), at(j))) return true;
      }
    }
    return false;
  }

  static bool same_role_or_affiliation(const Profile& one, const Profile& two) {
    if (affiliations_agree(one, two)) return true;
    return !one.role.empty() && one.role == two.role && (one.affiliation.empty() || two.affiliation.empty());
  }

  // One name, perhaps several persons: what clashes is apart, unless others stand between.
  void divide(const std::vector<const Named*>& group) {
    std::vector<std::uint32_t> all;
    for (const Named* named : group) all.insert(all.end(), named->profiles.begin(), named->profiles.end());
    std::sort(all.begin(), all.end());
    const std::vector<std::vector<std::uint32_t>> telling = by_standing(all);
    std::vector<Standing> standings;
    for (const std::vector<std::uint32_t>& alike : telling) {
      const Profile& one = at(alike.front());
      standings.push_back({fields_of(one.role), alike.front(), alike.back(), &one, is_common(one.person)});
    }
    bool has_clash = false;
    Sets sets(standings.size());
    for (std::uint32_t i = 0; i < standings.size(); ++i) {
      for (std::uint32_t j = i + 1; j < standings.size(); ++j) {
        has_clash = has_clash || standings[i].clashes_with(standings[j]);
        if (standings[i].goes_with(standings[j])) sets.join(i, j);
      }
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> parts;
    for (std::uint32_t i = 0; i < standings.size(); ++i) {
      std::vector<std::uint32_t>& part = parts[sets.root(i)];
      part.insert(part.end(), telling[i].begin(), telling[i].end());
    }
    if (!has_clash || parts.size() < 2) {
      make_cluster(all, {});
      return;
    }
    for (auto& [first, part] : parts) {
      std::sort(part.begin(), part.end());
      std::uint32_t fields = 0;
      for (const std::uint32_t i : part) fields |= fields_of(at(i).role);
      make_cluster(part, std::to_string(std::countr_zero(fields)));
    }
  }

  // Those whose role tells a field of work, by what they say; in the order in which they come.
  std::vector<std::vector<std::uint32_t>> by_standing(const std::vector<std::uint32_t>& profiles) const {
    std::map<std::tuple<std::string_view, std::string_view, bool>, std::size_t> places;
    std::vector<std::vector<std::uint32_t>> made;
    for (const std::uint32_t i : profiles) {
      const Profile& one = at(i);
      const auto [place, is_new] =
          places.try_emplace({one.role, one.affiliation, is_common(one.person)}, made.size());
      if (is_new && fields_of(one.role) == 0) place->second = no_place;
      if (place->second == no_place) continue;
      if (is_new) made.emplace_back();
      made[place->second].push_back(i);
    }
    return made;
  }
  static constexpr std::size_t no_place = static_cast<std::size_t>(-1);

  // Persons of the clusters, by role, with their clusters; only those with both names and a role.
  using Holders = std::unordered_map<std::string_view, std::vector<std::pair<std::uint32_t, std::uint32_t>>>;
  Holders holders() const {
    Holders made;
    for (std::uint32_t c = 0; c < block_.clusters.size(); ++c) {
      for (const std::uint32_t i : block_.clusters[c].profiles) {
        const Profile& one = at(i);
        if (is_person(one) && !one.person.is_bare() && !one.role.empty()) made[one.role].emplace_back(c, i);
      }
    }
    return made;
  }

  // "Prime Minister Netanyahu" where the block knows one prime minister of that name.
  void join_by_office(std::uint32_t profile, const Holders& holders) {
    const auto alike = holders.find(at(profile).role);
    if (alike == holders.end()) return;
    std::uint32_t found = no_id;
    for (const auto& [cluster, other] : alike->second) {
      if (cluster == found) continue;
      if (compare_families(at(profile).person, at(other).person) != Likeness::same ||
          !same_office(at(profile), at(other)))
        continue;
      if (found != no_id) return;
      found = cluster;
    }
    if (found != no_id) put(profile, found);
  }

  // Bodies: the same words, and of generic ones the same owner; a company with and without the words that follow its name.
  void join_bodies(const std::vector<Named>& names) {
    Sets sets(names.size());
    std::vector<bool> is_loose(names.size());
    std::map<std::string_view, std::vector<std::uint32_t>> generic;
    std::map<std::string_view, std::uint32_t> specific;
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      const BodyName& one = names[i].example->body;
      is_loose[i] = (one.is_generic && one.owner.empty()) || one.is_acronym;
      if (!one.is_generic) specific[one.joined] = i;
      if (!one.is_generic || one.owner.empty()) continue;
      std::vector<std::uint32_t>& alike = generic[one.joined];
      for (const std::uint32_t other : alike) {
        if (same_country(one.owner, names[other].example->body.owner)) sets.join(i, other);
      }
      alike.push_back(i);
    }
    // Of companies the fuller names of each shorter one, where they are one company's.
    std::map<std::uint32_t, std::vector<std::uint32_t>> fuller;
    for (const auto& [joined, i] : specific) {
      std::vector<std::string> words = names[i].example->body.words;
      while (words.size() > 1 && lists().has(ListedWord::company_word, words.back())) {
        words.pop_back();
        const auto shorter = specific.find(join_words(words));
        if (shorter != specific.end()) fuller[shorter->second].push_back(i);
      }
    }
    for (const auto& [shorter, longer] : fuller) {
      const bool is_one =
          std::all_of(longer.begin(), longer.end(), [&, &longer = longer](std::uint32_t other) {
            const BodyName& first = names[longer[0]].example->body;
            const BodyName& second = names[other].example->body;
            return other == longer[0] || is_company_of(first, second) || is_company_of(second, first);
          });
      if (is_one) sets.join(shorter, longer[0]);
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      if (is_loose[i]) continue;
      std::vector<std::uint32_t>& group = groups[sets.root(i)];
      group.insert(group.end(), names[i].profiles.begin(), names[i].profiles.end());
    }
    for (auto& [first, group] : groups) {
      std::sort(group.begin(), group.end());
      make_cluster(group, {});
    }
  }

  static bool is_company_of(const BodyName& shorter, const BodyName& longer) {
    if (shorter.words.size() >= longer.words.size()) return false;
    for (std::size_t i = 0; i < longer.words.size(); ++i) {
      if (i < shorter.words.size() ? shorter.words[i] != longer.words[i]
                                   : !lists().has(ListedWord::company_word, longer.words[i]))
        return false;
    }
    return true;
  }

  void put(std::uint32_t profile, std::uint32_t cluster) {
    block_.cluster_of[profile] = cluster;
    block_.clusters[cluster].profiles.push_back(profile);
  }

  void make_cluster(const std::vector<std::uint32_t>& profiles, std::string_view discriminator) {
    Cluster cluster;
    const Profile* best = nullptr;
    for (const std::uint32_t i : profiles) {
      if (best == nullptr || is_fuller(at(i), *best)) best = &at(i);
    }
    cluster.name = best->name;
    cluster.type = best->type;
    cluster.key = speaker_key(name_of(best->type), key_form(*best), discriminator);
    longer_keys_.push_back(speaker_key(name_of(best->type), name_form(*best), discriminator));
    const auto number = static_cast<std::uint32_t>(block_.clusters.size());
    block_.clusters.push_back(std::move(cluster));
    for (const std::uint32_t i : profiles) put(i, number);
  }

  // Two whose first and last names agree have their whole names in their keys.
  void tell_apart() {
    std::map<std::string, std::uint32_t> counts;
    for (const Cluster& cluster : block_.clusters) ++counts[cluster.key];
    for (std::size_t i = 0; i < block_.clusters.size(); ++i) {
      if (counts[block_.clusters[i].key] > 1) block_.clusters[i].key = longer_keys_[i];
    }
  }

  // A person's first and last name only, as middle names come and go.
  static std::string key_form(const Profile& profile) {
    if (!is_person(profile)) return name_form(profile);
    return (profile.person.given.empty() ? "" : profile.person.given.front()) + '\t' + profile.person.family;
  }

  static bool is_fuller(const Profile& one, const Profile& two) {
    const std::size_t first = is_person(one) ? fullness(one.person) : one.name.size();
    const std::size_t second = is_person(two) ? fullness(two.person) : two.name.size();
    if (first != second) return first > second;
    const bool one_shouts = is_in_capitals(one.name), two_shouts = is_in_capitals(two.name);
    if (one_shouts != two_shouts) return two_shouts;
    return one.name < two.name;
  }

  static bool is_in_capitals(std::string_view name) {
    return name.size() > 6 && std::none_of(name.begin(), name.end(), is_ascii_small);
  }

  const Profile& at(std::uint32_t number) const { return *profiles_[number]; }

  std::span<const Profile* const> profiles_;
  JoinedBlock block_;
  std::vector<std::string> longer_keys_;
};

}  // namespace

Profile profile_of(std::string_view name, SpeakerType type, std::string_view role,
                   std::string_view affiliation) {
  Profile made;
  made.name = name;
  made.type = type;
  made.role = role;
  made.affiliation = affiliation;
  if (type == SpeakerType::person) {
    made.person = person_name(name);
    made.block = made.person.empty() ? 0 : person_block(made.person);
  } else {
    made.body = body_name(name, affiliation);
    made.block = body_block(made.body);
  }
  return made;
}

SpeakerType likelier_type(std::string_view name, bool is_person_somewhere, bool is_body_somewhere) {
  if (!is_body_somewhere) return SpeakerType::person;
  if (!is_person_somewhere) return SpeakerType::organisation;
  const std::vector<std::string> words = words_in(folded(name, FullStops::part_words));
  const bool has_first_name =
      words.size() > 1 && (lists().has(ListedWord::first_name, words[0]) || words[0].size() == 1 ||
                           lists().has(ListedWord::title, words[0]));
  return has_first_name ? SpeakerType::person : SpeakerType::organisation;
}

JoinedBlock join_profiles(std::span<const Profile* const> profiles) { return Joiner(profiles).join(); }

JoinedBlock join_profiles(std::span<const Profile> profiles) {
  std::vector<const Profile*> all;
  for (const Profile& profile : profiles) all.push_back(&profile);
  return join_profiles(all);
}

std::string speaker_key(std::string_view type, std::string_view name, std::string_view discriminator) {
  std::string content(type);
  content.append("\t").append(name).append("\t").append(discriminator);
  return content_id("p", content);
}

}  // namespace sayso
