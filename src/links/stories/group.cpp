#include "base/hash.hpp"
#include "links/published.hpp"
#include "links/sets.hpp"
#include "links/stories/profile.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <tuple>

namespace sayso::stories {
namespace {

// Two groups become one while their articles are on average as like each other as this.
constexpr double least_average = 0.33;

// Some of the members, in order of their keys, and what is known between them: places are of all members in that order.
struct Part {
  std::vector<std::uint32_t> places;  // ascend
  std::vector<Link> links;
  std::vector<Pair> joined, parted;
};

struct Problem {
  std::vector<std::uint32_t> member;  // of each place
  std::vector<std::optional<std::int32_t>> day;
};

Part in_order(std::span<const Member> members, std::span<const Link> links, std::span<const Pair> joined,
              std::span<const Pair> parted, Problem& problem) {
  problem.member.resize(members.size());
  std::iota(problem.member.begin(), problem.member.end(), 0U);
  std::sort(problem.member.begin(), problem.member.end(),
            [&](std::uint32_t a, std::uint32_t b) { return members[a].key < members[b].key; });
  Part made;
  std::vector<std::uint32_t> place(members.size());
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    place[problem.member[i]] = i;
    made.places.push_back(i);
    problem.day.push_back(day_of(members[problem.member[i]].published));
  }
  const auto ordered = [&](std::uint32_t one, std::uint32_t two) {
    return Pair{std::min(place[one], place[two]), std::max(place[one], place[two])};
  };
  for (const Link& link : links) {
    const auto [first, second] = ordered(link.first, link.second);
    if (first != second) made.links.push_back({first, second, link.score});
  }
  std::sort(made.links.begin(), made.links.end(), [](const Link& a, const Link& b) {
    return std::tie(a.first, a.second, b.score) < std::tie(b.first, b.second, a.score);
  });
  const auto is_same = [](const Link& a, const Link& b) {
    return a.first == b.first && a.second == b.second;
  };
  made.links.erase(std::unique(made.links.begin(), made.links.end(), is_same), made.links.end());
  for (const Pair& pair : joined) made.joined.push_back(ordered(pair.first, pair.second));
  for (const Pair& pair : parted) made.parted.push_back(ordered(pair.first, pair.second));
  std::sort(made.joined.begin(), made.joined.end());
  return made;
}

// The parts that links of at least `least` and joined pairs connect.
std::vector<Part> components(const Part& whole, double least) {
  const auto at = [&](std::uint32_t place) {
    return static_cast<std::uint32_t>(std::lower_bound(whole.places.begin(), whole.places.end(), place) -
                                      whole.places.begin());
  };
  Sets sets(whole.places.size());
  for (const Link& link : whole.links) {
    if (link.score >= least) sets.join(at(link.first), at(link.second));
  }
  for (const auto& [one, two] : whole.joined) sets.join(at(one), at(two));
  std::vector<std::uint32_t> part_of(whole.places.size());
  std::vector<Part> parts;
  for (std::uint32_t i = 0; i < whole.places.size(); ++i) {
    const std::uint32_t root = sets.root(i);  // the least of its set
    if (root == i) {
      part_of[i] = static_cast<std::uint32_t>(parts.size());
      parts.emplace_back();
    }
    part_of[i] = part_of[root];
    parts[part_of[i]].places.push_back(whole.places[i]);
  }
  for (const Link& link : whole.links) {
    if (part_of[at(link.first)] == part_of[at(link.second)])
      parts[part_of[at(link.first)]].links.push_back(link);
  }
  for (const Pair& pair : whole.joined) parts[part_of[at(pair.first)]].joined.push_back(pair);
  for (const Pair& pair : whole.parted) {
    if (part_of[at(pair.first)] == part_of[at(pair.second)])
      parts[part_of[at(pair.first)]].parted.push_back(pair);
  }
  return parts;
}

// Average linkage over a few hundred places: the likest two groups become one until none are like enough. Pairs without a link
// count as unlike; pairs too far apart in time to be compared do not count, so that a long story holds together by its days.
class Linkage {
 public:
  Linkage(const Problem& problem, const Part& part) : places_(part.places), size_(part.places.size()) {
    score_.assign(size_ * size_, 0);
    count_.assign(size_ * size_, 0);
    is_apart_.assign(size_ * size_, false);
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t k = 0; k < size_; ++k)
        count_[i * size_ + k] = can_compare(problem, places_[i], places_[k]) ? 1 : 0;
    }
    const auto at = [&](std::uint32_t place) {
      return static_cast<std::size_t>(std::lower_bound(places_.begin(), places_.end(), place) -
                                      places_.begin());
    };
    for (const Link& link : part.links) set(at(link.first), at(link.second), link.score);
    for (const Pair& pair : part.parted) keep_apart(at(pair.first), at(pair.second));
    groups_.resize(size_);
    for (std::size_t i = 0; i < size_; ++i) groups_[i] = {static_cast<std::uint32_t>(i)};
    likest_.assign(size_, size_);
  }

  std::vector<std::vector<std::uint32_t>> divide() {
    for (std::size_t i = 0; i < size_; ++i) find_likest(i);
    while (true) {
      std::size_t best = size_;
      for (std::size_t i = 0; i < size_; ++i) {
        if (groups_[i].empty() || likest_[i] == size_) continue;
        if (best == size_ || average(i, likest_[i]) > average(best, likest_[best])) best = i;
      }
      if (best == size_ || average(best, likest_[best]) < least_average) break;
      merge(best, likest_[best]);
    }
    std::vector<std::vector<std::uint32_t>> made;
    for (const auto& group : groups_) {
      if (group.empty()) continue;
      std::vector<std::uint32_t>& places = made.emplace_back();
      for (const std::uint32_t one : group) places.push_back(places_[one]);
    }
    return made;
  }

 private:
  static bool can_compare(const Problem& problem, std::uint32_t one, std::uint32_t two) {
    return !problem.day[one] || !problem.day[two] ||
           std::abs(*problem.day[one] - *problem.day[two]) <= most_days_apart;
  }

  void set(std::size_t i, std::size_t k, double score) {
    score_[i * size_ + k] = score_[k * size_ + i] = static_cast<float>(score);
  }

  void keep_apart(std::size_t i, std::size_t k) {
    if (i != k) is_apart_[i * size_ + k] = is_apart_[k * size_ + i] = true;
  }

  double average(std::size_t i, std::size_t k) const {
    const float count = count_[i * size_ + k];
    return is_apart_[i * size_ + k] || count == 0 ? -1 : double{score_[i * size_ + k]} / double{count};
  }

  // The least of those that are as like.
  void find_likest(std::size_t i) {
    likest_[i] = size_;
    if (groups_[i].empty()) return;
    for (std::size_t k = 0; k < size_; ++k) {
      if (k == i || groups_[k].empty()) continue;
      if (likest_[i] == size_ || average(i, k) > average(i, likest_[i])) likest_[i] = k;
    }
  }

  void add(std::size_t kept, std::size_t gone) {
    groups_[kept].insert(groups_[kept].end(), groups_[gone].begin(), groups_[gone].end());
    std::sort(groups_[kept].begin(), groups_[kept].end());
    groups_[gone].clear();
    for (std::size_t k = 0; k < size_; ++k) {
      const std::size_t to = kept * size_ + k, from = gone * size_ + k;
      score_[to] = score_[k * size_ + kept] = score_[to] + score_[from];
      count_[to] = count_[k * size_ + kept] = count_[to] + count_[from];
      is_apart_[to] = is_apart_[k * size_ + kept] = is_apart_[to] || is_apart_[from];
    }
  }

  void merge(std::size_t i, std::size_t k) {
    const std::size_t kept = std::min(i, k), gone = std::max(i, k);
    add(kept, gone);
    for (std::size_t j = 0; j < size_; ++j) {
      if (groups_[j].empty()) continue;
      if (j == kept || likest_[j] == kept || likest_[j] == gone) {
        find_likest(j);
      } else if (likest_[j] == size_ || average(j, kept) > average(j, likest_[j]) ||
                 (average(j, kept) == average(j, likest_[j]) && kept < likest_[j])) {
        likest_[j] = kept;
      }
    }
  }

  const std::vector<std::uint32_t>& places_;
  std::size_t size_;
  std::vector<float> score_, count_;  // sums over the pairs of two groups
  std::vector<bool> is_apart_;
  std::vector<std::vector<std::uint32_t>> groups_;
  std::vector<std::size_t> likest_;
};

// Its most central article gives the title; of those without one the next.
std::string title_of(const Problem& problem, std::span<const Member> members, const Part& story) {
  std::vector<double> likeness(story.places.size(), 0);
  for (const Link& link : story.links) {
    for (const std::uint32_t place : {link.first, link.second}) {
      const auto at =
          std::lower_bound(story.places.begin(), story.places.end(), place) - story.places.begin();
      likeness[static_cast<std::size_t>(at)] += link.score;
    }
  }
  const std::string* title = nullptr;
  double most = 0;
  for (std::size_t i = 0; i < story.places.size(); ++i) {
    const std::string& own = members[problem.member[story.places[i]]].title;
    if (own.empty() || (title != nullptr && likeness[i] <= most)) continue;
    title = &own;
    most = likeness[i];
  }
  return title == nullptr ? std::string() : *title;
}

Story story_of(const Problem& problem, std::span<const Member> members, const Part& part) {
  Story story;
  std::string content;
  for (const std::uint32_t place : part.places) {
    const Member& member = members[problem.member[place]];
    story.articles.push_back(problem.member[place]);
    content += member.key + '\n';
    if (!problem.day[place]) continue;
    const std::string day = member.published.substr(0, 10);
    if (story.from.empty() || day < story.from) story.from = day;
    if (story.to.empty() || day > story.to) story.to = day;
  }
  story.key = content_id("y", content);
  story.title = title_of(problem, members, part);
  return story;
}

// What average linkage makes of a part, each with the links inside it.
std::vector<Part> stories_in(const Problem& problem, const Part& part) {
  std::vector<Part> stories;
  std::vector<std::uint32_t> story_of_place(part.places.size());
  for (auto& places : Linkage(problem, part).divide()) {
    for (const std::uint32_t place : places) {
      const auto at = std::lower_bound(part.places.begin(), part.places.end(), place) - part.places.begin();
      story_of_place[static_cast<std::size_t>(at)] = static_cast<std::uint32_t>(stories.size());
    }
    stories.push_back({.places = std::move(places), .links = {}, .joined = {}, .parted = {}});
  }
  const auto story_of = [&](std::uint32_t place) {
    const auto at = std::lower_bound(part.places.begin(), part.places.end(), place) - part.places.begin();
    return story_of_place[static_cast<std::size_t>(at)];
  };
  for (const Link& link : part.links) {
    if (story_of(link.first) == story_of(link.second)) stories[story_of(link.first)].links.push_back(link);
  }
  return stories;
}

void divide(const Problem& problem, const Part& whole, double least, std::vector<Part>& stories) {
  for (Part& part : components(whole, least)) {
    const bool is_large = part.places.size() > most_at_once;
    if (part.places.size() == 1 || (is_large && least > strictest)) {
      stories.push_back(std::move(part));
    } else if (is_large) {
      divide(problem, part, least + stricter, stories);
    } else {
      for (Part& story : stories_in(problem, part)) stories.push_back(std::move(story));
    }
  }
}

// Puts the stories together that a person joined: whole stories, as they stand without it.
void join(const Part& whole, std::vector<Part>& parts) {
  if (whole.joined.empty()) return;
  std::vector<std::uint32_t> part_of(whole.places.size());
  for (std::uint32_t i = 0; i < parts.size(); ++i) {
    for (const std::uint32_t place : parts[i].places) part_of[place] = i;
  }
  Sets sets(parts.size());
  for (const auto& [one, two] : whole.joined) sets.join(part_of[one], part_of[two]);
  for (std::uint32_t i = 0; i < parts.size(); ++i) {
    const std::uint32_t root = sets.root(i);
    if (root == i) continue;
    parts[root].places.insert(parts[root].places.end(), parts[i].places.begin(), parts[i].places.end());
    parts[root].links.insert(parts[root].links.end(), parts[i].links.begin(), parts[i].links.end());
    parts[i].places.clear();
  }
  for (Part& part : parts) std::sort(part.places.begin(), part.places.end());
  for (const Link& link : whole.links) {
    const std::uint32_t root = sets.root(part_of[link.first]);
    if (root == sets.root(part_of[link.second]) && part_of[link.first] != part_of[link.second])
      parts[root].links.push_back(link);
  }
  std::erase_if(parts, [](const Part& part) { return part.places.empty(); });
}

}  // namespace

std::vector<Story> group(std::span<const Member> members, std::span<const Link> links,
                         std::span<const Pair> joined, std::span<const Pair> parted) {
  Problem problem;
  const Part whole = in_order(members, links, joined, parted, problem);
  std::vector<Part> parts;
  divide(problem, whole, least_score, parts);
  join(whole, parts);
  std::vector<Story> stories;
  stories.reserve(parts.size());
  for (const Part& part : parts) stories.push_back(story_of(problem, members, part));
  std::sort(stories.begin(), stories.end(), [](const Story& a, const Story& b) { return a.key < b.key; });
  return stories;
}

}  // namespace sayso::stories
