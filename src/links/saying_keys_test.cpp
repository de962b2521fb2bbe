#include "links/hand_made_reading.hpp"
#include "links/saying_keys.hpp"

#include <gtest/gtest.h>

namespace sayso {
namespace {

bool do_meet(const HandMadeReading& one, const HandMadeReading& two) {
  const MeetingKeys first = saying_keys(one.reading), second = saying_keys(two.reading);
  EXPECT_EQ(meet(first, second), meet(second, first));
  return meet(first, second);
}

HandMadeReading told(const std::string& words, const std::string& speaker, const std::string& published,
                     StatementKind kind = StatementKind::indirect) {
  HandMadeReading made("Rain.\n\n" + words + ", " + speaker + " said.", published);
  made.says(speaker, "said", words, kind);
  return made;
}

const std::string boiler = "The turbine inspectors found a cracked flange in the boiler";

TEST(SayingKeys, FindAQuotationThatIsTakenUpYearsLater) {
  const auto one = told(boiler, "Petra Novak", "2020-03-01", StatementKind::direct);
  EXPECT_TRUE(do_meet(one, told(boiler + " of the plant", "a witness", "2025-06-01", StatementKind::direct)));
  EXPECT_FALSE(do_meet(
      one, told("We will not sell the mill to them", "Petra Novak", "2025-06-01", StatementKind::direct)));
}

TEST(SayingKeys, FindTheSameSpeakersRareWordsAtAnyTimeAndTwoOfThemWithinDays) {
  const auto one = told(boiler, "Petra Novak", "2025-03-01");
  EXPECT_TRUE(do_meet(one, told(boiler + " again", "Novak", "2026-03-01")));
  EXPECT_FALSE(do_meet(one, told(boiler + " again", "Karel Tolvan", "2025-03-02")));
  const auto two_of_three = told("A flange of the turbine was mended", "Novak", "2025-03-05");
  const auto much_later = told("A flange of the turbine was mended", "Novak", "2025-05-05");
  EXPECT_TRUE(do_meet(one, two_of_three));
  EXPECT_FALSE(do_meet(one, much_later));
}

TEST(SayingKeys, AreNoneOfCommonWords) {
  EXPECT_TRUE(saying_keys(told("It is what they said", "Novak", "2025-03-05").reading).stored.empty());
}

}  // namespace
}  // namespace sayso
