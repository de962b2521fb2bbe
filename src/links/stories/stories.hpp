// Stories: the articles about one happening. Candidates meet by rare words and pairs of them; two articles are compared by what they name and
// tell (title, beginning, body, names, places, figures, kinds of event, days); the articles that links connect are then divided
// into stories by average linkage, always all of them anew, so that the stories of a set of articles do not depend on the order in which
// they came.
//
//   meet(keys_of(first), keys_of(second))         // then they are worth comparing
//   const Profile one(first), two(second);
//   if (compare(one, two) >= least_score) …       // a link
//   for (const Story& story : group(members, links, joined, parted)) …
//
// Odd cases: an article without links is a story of its own; one without a date is compared with all. `Keys` are two lists because dated
// articles meet only within days, which is symmetric all the same: one finds the other exactly where the other finds it.
// Method and scores: docs/origins-and-stories.md.
#pragma once

#include "links/meeting.hpp"
#include "record/reading.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace sayso::stories {

MeetingKeys keys_of(const Reading& reading);

// A reading prepared once for any number of comparisons; it needs the reading no longer.
class Profile {
 public:
  explicit Profile(const Reading& reading);
  Profile(Profile&&) noexcept;
  Profile& operator=(Profile&&) noexcept;
  ~Profile();

  struct Features;
  const Features& features() const { return *features_; }

 private:
  std::unique_ptr<Features> features_;
};

// How likely both tell of one happening, 0 … 1; symmetric. Under least_score there is no link to keep.
double compare(const Profile& first, const Profile& second);
inline constexpr double least_score = 0.25;
// More articles than these that links connect are first divided by stricter links, step by step, so that no article costs more
// than that; what hangs together even by the strictest is one story.
inline constexpr std::size_t most_at_once = 300;
inline constexpr double stricter = 0.1, strictest = 0.95;

// An article and a link of two, for grouping; first and second are places in the list of members.
struct Member {
  std::string key;        // "a-…"
  std::string title;      // may be empty
  std::string published;  // ISO 8601; empty where not known
};
struct Link {
  std::uint32_t first = 0, second = 0;
  double score = 0;
};
// Two members that a person put together, or apart.
using Pair = std::pair<std::uint32_t, std::uint32_t>;

struct Story {
  std::string key;       // "y-…", of its articles' keys
  std::string title;     // of the article that is most like the others; ties by key; empty where it has none
  std::string from, to;  // days of its first and last dated article; empty where none is
  std::vector<std::uint32_t> articles;  // ascend by key
};

// The stories of these articles, by key; each article is in exactly one. The same for the same members, links and pairs in any order.
// `joined` puts the whole stories of both together; whom `parted` puts apart are apart unless `joined` demands otherwise.
std::vector<Story> group(std::span<const Member> members, std::span<const Link> links,
                         std::span<const Pair> joined = {}, std::span<const Pair> parted = {});

}  // namespace sayso::stories
