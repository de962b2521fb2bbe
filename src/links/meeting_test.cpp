#include "links/meeting.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace sayso {
namespace {

constexpr std::uint64_t plain = 0x123456789ABCDEF0U, lasting = 0xFEDCBA9876543210U;

MeetingKeys with_key(std::string_view published) {
  KeyMaker keys(published);
  keys.add(plain);
  return std::move(keys).made();
}

MeetingKeys with_lasting_key(std::string_view published, Lasting kind = Lasting::for_all) {
  KeyMaker keys(published);
  keys.add_lasting(lasting, kind);
  return std::move(keys).made();
}

std::string day(int number) {
  const int month = 1 + number / 28, of_month = 1 + number % 28;
  return std::string("2025-") + (month < 10 ? "0" : "") + std::to_string(month) +
         (of_month < 10 ? "-0" : "-") + std::to_string(of_month);
}

bool meet_both_ways(const MeetingKeys& one, const MeetingKeys& two) {
  EXPECT_EQ(meet(one, two), meet(two, one));
  return meet(one, two);
}

// Whatever part of the month they are in.
TEST(MeetingKeys, BringTogetherWhatWasPublishedWithinAFortnight) {
  for (int begin = 0; begin < 70; ++begin) {
    for (int apart = 0; apart < 40; ++apart) {
      const MeetingKeys one = with_key(day(begin)), two = with_key(day(begin + apart));
      ASSERT_EQ(meet_both_ways(one, two), are_near(one.day, two.day))
          << day(begin) << ' ' << day(begin + apart);
    }
  }
  EXPECT_TRUE(are_near(100, 114));
  EXPECT_FALSE(are_near(100, 115));
  EXPECT_FALSE(are_near(100, std::nullopt));
}

TEST(MeetingKeys, LastWhereTheyAreToldTo) {
  EXPECT_TRUE(meet_both_ways(with_lasting_key("2020-01-01"), with_lasting_key("2025-01-01")));
  EXPECT_FALSE(meet_both_ways(with_lasting_key("2020-01-01", Lasting::for_undated),
                              with_lasting_key("2025-01-01", Lasting::for_undated)));
}

TEST(MeetingKeys, OfAnArticleWithoutADateMeetThoseThatLast) {
  EXPECT_TRUE(meet_both_ways(with_key(""), with_key("")));
  EXPECT_TRUE(meet_both_ways(with_lasting_key("soon"), with_lasting_key("2025-01-01", Lasting::for_undated)));
  EXPECT_FALSE(meet_both_ways(with_key(""), with_key("2025-01-01")));
  EXPECT_FALSE(meet_both_ways(with_key(""), with_lasting_key("2025-01-01")));
}

TEST(MeetingKeys, OfOneMonthLieSideBySide) {
  KeyMaker march("2025-03-10"), later("2025-09-10");
  for (std::uint64_t hash = 1; hash < 1000; ++hash) {
    march.add(hash * 0x9E3779B97F4A7C15U);
    later.add(hash * 0x9E3779B97F4A7C15U);
  }
  const MeetingKeys one = std::move(march).made(), two = std::move(later).made();
  EXPECT_LT(one.stored.back(), two.stored.front());
  EXPECT_TRUE(std::is_sorted(one.stored.begin(), one.stored.end()));
}

TEST(MeetingKeys, AreThereForTheFirstAndTheLastYears) {
  EXPECT_TRUE(meet_both_ways(with_key("0000-01-01"), with_key("0000-01-02")));
  EXPECT_TRUE(meet_both_ways(with_key("9999-12-30"), with_key("9999-12-31")));
  EXPECT_TRUE(with_key("9999-99-99").day == std::nullopt);
}

}  // namespace
}  // namespace sayso
