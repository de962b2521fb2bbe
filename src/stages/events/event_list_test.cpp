#include "stages/events/event_list.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sayso::events {
namespace {

TEST(EventList, ReadsEveryLineOfTheShippedOne) {
  std::string all;
  for (const std::string& fault : event_list().faults()) all += fault + "\n";
  EXPECT_EQ(all, "");
  EXPECT_GT(event_list().lines().size(), 1000U);
}

TEST(EventList, SaysWhichLineItCannotRead) {
  const EventList list("ASSAULT verb: attack\nMURDER: kill\nASSAULT adverb: kill\nASSAULT\nASSAULT: kill if "
                       "on\nAID: send @gifts\n"
                       "AID: send if who rich\nAID: send if quickly\nASSAULT: kill if near\nAID:\n");
  ASSERT_EQ(list.faults().size(), 8U);
  EXPECT_EQ(list.faults()[0], "Line 2 of models/events.txt begins with \"MURDER\", which is no type.");
  EXPECT_NE(list.faults()[1].find("Line 3"), std::string::npos);
  EXPECT_NE(list.faults()[2].find("has no colon"), std::string::npos);
  EXPECT_NE(list.faults()[3].find("\"@gifts\""), std::string::npos);
  EXPECT_NE(list.faults()[4].find("\"rich\""), std::string::npos);
  EXPECT_NE(list.faults()[5].find("there is no such condition"), std::string::npos);
  EXPECT_NE(list.faults()[7].find("names no words"), std::string::npos);
  EXPECT_EQ(list.lines().size(), 2U);
}

TEST(EventList, TakesEachWordOfAListAsATrigger) {
  const EventList list("@ends: end halt\nRETREAT verb: @ends war, stop|quit fire if not near dept\n");
  ASSERT_EQ(list.lines().size(), 4U);
  EXPECT_EQ(list.lines()[0].pattern.front().word, "end");
  EXPECT_EQ(list.lines()[3].pattern.front().word, "stop");
  EXPECT_TRUE(list.lines()[3].conditions.front().is_denied);
  EXPECT_NE(list.beginning_with("halted"), nullptr);
  EXPECT_EQ(list.beginning_with("zebra"), nullptr);
}

TEST(EventList, FindsFormsInLists) {
  const EventList list("@victims: man prisoner\n");
  EXPECT_TRUE(list.has(list.list("@victims"), "prisoners"));
  EXPECT_TRUE(list.has(list.list("@victims"), "men"));
  EXPECT_FALSE(list.has(list.list("@victims"), "prison"));
  EXPECT_FALSE(list.has(list.list("@none"), "man"));
}

}  // namespace
}  // namespace sayso::events
