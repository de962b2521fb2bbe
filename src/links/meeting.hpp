// The keys by which articles meet, and when. An article stores some and seeks some; where one finds what the other stored, the two are
// compared. Most keys bring together only what was published within a fortnight, so that what an article has to be compared with
// depends on the news of these days and not on how many years the record holds; a few, as telling as a fingerprint, do so at
// any time. Keys of one month lie side by side in the index: what is written today touches few of its pages.
//
//   KeyMaker keys(reading.article.source.published);
//   keys.add(hash_of_two_words);                       // meets within days
//   keys.add_lasting(hash_of_a_quotation);             // meets at any time
//   meet(std::move(keys).made(), other)
//
// Odd case: an article without a date meets others without one by all its keys, and those with one by their lasting keys. It is
// symmetric throughout: one finds the other exactly where the other finds it.
#pragma once

#include "links/relations/words.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sayso {

struct MeetingKeys {
  std::optional<std::int32_t> day;  // published
  // Ascending, each once. What is found by `near` counts only where are_near() holds.
  std::vector<std::uint64_t> stored, near, lasting;
};

// Days between two articles that meet by their other keys, at most.
inline constexpr std::int32_t most_days_between = 14;
bool are_near(std::optional<std::int32_t> one, std::optional<std::int32_t> two);

// What the record does by its index, for two.
bool meet(const MeetingKeys& one, const MeetingKeys& two);

enum class Lasting : std::uint8_t {
  for_all,      // two articles with dates far apart meet by it
  for_undated,  // only one with and one without a date do
};

class KeyMaker {
 public:
  explicit KeyMaker(std::string_view published);
  void add(std::uint64_t hash);
  void add_lasting(std::uint64_t hash, Lasting lasting = Lasting::for_all);
  MeetingKeys made() &&;

 private:
  MeetingKeys made_;
  std::uint64_t month_ = 0, month_beside_ = 0;
};

}  // namespace sayso
