// Who a loose mention means: told by the story that it stands in.
#include "links/speakers/clusters.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace sayso {
namespace {

bool is_person(const Profile& profile) { return profile.type == SpeakerType::person; }

// A family's name alone, or with an initial.
bool person_may_mean(const Profile& loose, const Profile& other) {
  return is_person(other) && !other.person.is_bare() &&
         compare_families(loose.person, other.person) == Likeness::same &&
         given_names_agree(loose.person, other.person);
}

bool body_may_mean(const Profile& loose, const Profile& other) {
  if (is_person(other)) return false;
  if (loose.body.is_acronym) return !loose.body.joined.empty() && other.body.initials == loose.body.joined;
  return false;
}

// A word that the network takes for a family's name here, and that is a body elsewhere in the story: "Torvane said".
bool name_is_body(const Profile& loose, const Profile& other) {
  return !is_person(other) && loose.person.is_bare() && !other.body.words.empty() &&
         other.body.words.front() == loose.person.family &&
         (other.body.words.size() == 1 || !other.body.is_generic);
}

// What a mention's role says against or for a cluster's.
int role_score(const Profile& loose, const Profile& other) {
  if (loose.role.empty() || other.role.empty()) return 0;
  if (loose.role == other.role) return 2;
  const std::uint32_t one = fields_of(loose.role), two = fields_of(other.role);
  if (one == 0 || two == 0) return 0;
  return (one & two) != 0 ? 1 : -1;
}

class Resolver {
 public:
  explicit Resolver(std::span<StoryMention> mentions) : mentions_(mentions) {
    for (const StoryMention& mention : mentions) {
      if (!mention.cluster.empty()) known_.push_back(&mention);
    }
  }

  void run() {
    std::map<std::string, std::vector<StoryMention*>> left;
    for (StoryMention& mention : mentions_) {
      if (!mention.cluster.empty()) continue;
      const std::string meant = cluster_meant_by(mention);
      if (!meant.empty()) {
        decided_.emplace_back(&mention, meant);
      } else {
        left[group_of(mention)].push_back(&mention);
      }
    }
    for (auto& [mention, cluster] : decided_) mention->cluster = cluster;
    for (auto& [form, group] : left) make_cluster(form, group);
  }

 private:
  // The best cluster of those that the name allows; nothing where two are as good.
  std::string cluster_meant_by(const StoryMention& mention) const {
    const Profile& loose = *mention.profile;
    std::map<std::string, int> scores =
        scores_of(mention, is_person(loose) ? person_may_mean : body_may_mean);
    if (scores.empty() && is_person(loose)) scores = scores_of(mention, name_is_body);
    if (scores.empty()) return {};
    auto best = scores.begin();
    bool is_only = true;
    for (auto one = std::next(scores.begin()); one != scores.end(); ++one) {
      if (one->second == best->second) is_only = false;
      if (one->second > best->second) {
        best = one;
        is_only = true;
      }
    }
    return is_only && best->second >= 0 ? best->first : std::string();
  }

  template <class MayMean>
  std::map<std::string, int> scores_of(const StoryMention& mention, MayMean may_mean) const {
    std::map<std::string, int> scores;
    for (const StoryMention* other : known_) {
      if (!may_mean(*mention.profile, *other->profile)) continue;
      const int score = role_score(*mention.profile, *other->profile);
      const auto [entry, is_new] = scores.try_emplace(other->cluster, score);
      if (!is_new) entry->second = std::max(entry->second, score);
    }
    return scores;
  }

  // Those that nobody explains are one where they are named alike: persons in the story, where their fields of work agree; a
  // body that any country has, in the story where it has a telling name, or else in one outlet.
  std::string group_of(const StoryMention& mention) const {
    const Profile& loose = *mention.profile;
    std::string form(name_of(loose.type));
    form.push_back('\t');
    if (is_person(loose)) {
      form.append(join_words(loose.person.given)).append("\t").append(loose.person.family).append("\t");
      form.append(std::to_string(fields_of(loose.role)));
    } else {
      form.append(loose.body.joined);
      if (loose.body.is_generic && loose.body.words.size() < 3)
        form.append("\t").append(mention.outlet.empty() ? mention.article : mention.outlet);
    }
    return form;
  }

  static void make_cluster(const std::string& form, const std::vector<StoryMention*>& group) {
    // An acronym that nobody spells out is one body everywhere.
    const bool is_everywhere =
        group[0]->profile->type != SpeakerType::person && group[0]->profile->body.is_acronym;
    const StoryMention* first = group[0];
    std::string name = first->profile->name;
    for (const StoryMention* one : group) {
      if (std::tie(one->published, one->article) < std::tie(first->published, first->article)) first = one;
      name = std::min(name, one->profile->name);
    }
    const std::string key =
        speaker_key("", form, is_everywhere ? std::string_view() : std::string_view(first->article));
    for (StoryMention* one : group) {
      one->cluster = key;
      one->name = name;
    }
  }

  std::span<StoryMention> mentions_;
  std::vector<const StoryMention*> known_;
  std::vector<std::pair<StoryMention*, std::string>> decided_;
};

}  // namespace

void resolve(std::span<StoryMention> mentions) { Resolver(mentions).run(); }

}  // namespace sayso
