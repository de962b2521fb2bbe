#include "links/meeting.hpp"

#include "links/published.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace sayso {
namespace {

// Two fortnights: who was published in the first half looks into the month before, who was in the second into the one after.
constexpr std::int32_t days_of_month = 2 * most_days_between;
constexpr std::int32_t days_before_1970 = 719468;  // from the year 0
constexpr std::uint64_t undated = 0xFFFFF, any_time = 0xFFFFE;
constexpr unsigned bits_of_hash = 44;

std::uint64_t key_in(std::uint64_t month, std::uint64_t hash) {
  return (month << bits_of_hash) | (hash >> (64 - bits_of_hash));
}

void put_in_order(std::vector<std::uint64_t>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

bool share_one(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& two) {
  auto a = one.begin(), b = two.begin();
  while (a != one.end() && b != two.end()) {
    if (*a == *b) return true;
    *a < *b ? ++a : ++b;
  }
  return false;
}

}  // namespace

bool are_near(std::optional<std::int32_t> one, std::optional<std::int32_t> two) {
  return one && two && std::abs(*one - *two) <= most_days_between;
}

bool meet(const MeetingKeys& one, const MeetingKeys& two) {
  return share_one(one.lasting, two.stored) ||
         (are_near(one.day, two.day) && share_one(one.near, two.stored));
}

KeyMaker::KeyMaker(std::string_view published) {
  made_.day = day_of(published);
  if (!made_.day) return;
  const std::int32_t day = std::max(0, *made_.day + days_before_1970);
  month_ = static_cast<std::uint64_t>(day / days_of_month) + 1;
  month_beside_ = day % days_of_month < most_days_between ? month_ - 1 : month_ + 1;
}

void KeyMaker::add(std::uint64_t hash) {
  if (made_.day) {
    made_.stored.push_back(key_in(month_, hash));
    made_.near.push_back(key_in(month_, hash));
    made_.near.push_back(key_in(month_beside_, hash));
  } else {
    made_.stored.push_back(key_in(undated, hash));
    made_.lasting.push_back(key_in(undated, hash));
    made_.lasting.push_back(key_in(any_time, hash));
  }
}

void KeyMaker::add_lasting(std::uint64_t hash, Lasting lasting) {
  if (!made_.day) return add(hash);
  made_.stored.push_back(key_in(any_time, hash));
  made_.lasting.push_back(key_in(undated, hash));
  if (lasting == Lasting::for_all) made_.lasting.push_back(key_in(any_time, hash));
}

MeetingKeys KeyMaker::made() && {
  for (auto* const keys : {&made_.stored, &made_.near, &made_.lasting}) put_in_order(*keys);
  return std::move(made_);
}

}  // namespace sayso
