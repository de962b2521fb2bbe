#include "links/published.hpp"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Published, ReadsDaysAndInstants) {
  EXPECT_EQ(day_of("1970-01-02"), 1);
  EXPECT_EQ(day_of("2013-09-16T03:31+01:00"), day_of("2013-09-16"));
  EXPECT_EQ(instant_of("1970-01-01T01:30Z"), 90);
  EXPECT_EQ(instant_of("1970-01-01T01:30+01:00"), 30);
  EXPECT_EQ(instant_of("1970-01-01T01:30:59-0030"), 120);
  EXPECT_LT(*instant_of("2013-09-16T03:31+01:00"), *instant_of("2013-09-16T03:00Z"));
}

TEST(Published, TakesNothingForADateThatIsNone) {
  for (const char* words :
       {"", "2013", "2013-09", "16 Sep 2013", "2013-02-30", "2013-9-1", "2013/09/16", "20x3-09-16"}) {
    EXPECT_FALSE(day_of(words)) << words;
    EXPECT_FALSE(instant_of(words)) << words;
  }
  EXPECT_EQ(instant_of("1970-01-02T"), 24 * 60);
}

}  // namespace
}  // namespace sayso
