// Origins: where reports come from in the end. Two articles share one where a passage of both is one text: an edited copy, an agency's
// report, a press release, one interview. Each decision is made between two articles, passage by passage, and names the words on both
// sides that show it; the same quotation alone shows nothing, as two reporters may have stood at one lectern.
//
//   meet(keys_of(first), keys_of(second))                 // then they are worth comparing
//   const Wording one(first), two(second);
//   compare(one, two, found);                             // appends; one Shared a passage, none where nothing is shared
//   for (const Group& origin : group(members, links)) …   // over all articles that links connect
//
// An article that mixes two agencies has links of different passages to each, and stands in both groups; the two agencies' own
// texts are not joined by it. Odd case: a text under eight words has no keys and shares nothing.
// Method and scores: docs/origins-and-stories.md.
#pragma once

#include "links/meeting.hpp"
#include "record/reading.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::origins {

enum class Kind : std::uint8_t { copy, agency, press_release, interview };
std::string_view name_of(Kind kind);  // "copy", "agency", "press release", "interview"
std::optional<Kind> kind_named(std::string_view word);

// By which articles that may share a passage find one another.
MeetingKeys keys_of(const Reading& reading);

// A reading prepared once for any number of comparisons. It keeps a pointer to the reading.
class Wording {
 public:
  explicit Wording(const Reading& reading);
  Wording(Wording&&) noexcept;
  Wording& operator=(Wording&&) noexcept;
  ~Wording();

  const Reading& reading() const { return *reading_; }
  struct Features;
  const Features& features() const { return *features_; }

 private:
  const Reading* reading_;
  std::unique_ptr<Features> features_;
};

// The little of a wording that tells whether a comparison can find anything, so that most need no wording. It keeps nothing of the
// reading.
class Hints {
 public:
  explicit Hints(const Wording& wording);
  // Never false where compare() finds something.
  friend bool may_share(const Hints& one, const Hints& two);

 private:
  // All ascend.
  std::vector<std::uint32_t> grams_;     // as often as they stand there
  std::vector<std::uint32_t> in_print_;  // of these those in a saying from a release or an interview
  std::vector<std::uint64_t> cited_;     // speakers who say enough to be a source
  std::vector<std::uint64_t> agencies_;
  std::uint64_t outlet_ = 0;
  bool has_release_ = false;
};
bool may_share(const Hints& one, const Hints& two);

// One passage that two articles share.
struct Shared {
  Kind kind = Kind::copy;
  double score = 0;    // 0 … 1
  Span first, second;  // the words that show it, in each
  friend bool operator==(const Shared&, const Shared&) = default;
};

// Appends the passages in order of their place in `first`, at most most_passages. Symmetric: with the articles exchanged the same
// passages come, with first and second exchanged, in order of their place in the other.
inline constexpr std::size_t most_passages = 8;
void compare(const Wording& first, const Wording& second, std::vector<Shared>& found);

// An article and a passage that two of them share, for grouping; first and second are places in the list of members.
struct Member {
  std::string key;        // "a-…"
  std::string published;  // ISO 8601; empty where not known
};
struct Link {
  std::uint32_t first = 0, second = 0;
  Shared shared;
};

struct Evidence {
  std::uint32_t article = 0;
  Span span;
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

// One origin. Articles ascend by key, evidence by article and place.
struct Group {
  std::string key;  // "o-…", of its kind and its articles' keys
  Kind kind = Kind::copy;
  std::uint32_t first = 0;  // the earliest published, of these the least key; those without a date come last
  std::vector<std::uint32_t> articles;
  std::vector<Evidence> evidence;
};

// The origins of these articles, by key. The same for the same members and links in any order. An article without a link is in none.
std::vector<Group> group(std::span<const Member> members, std::span<const Link> links);

}  // namespace sayso::origins
