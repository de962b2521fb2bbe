#include "base/check.hpp"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(CheckDeathTest, EndsTheProgramOnlyWhereChecksAreOn) {
  int evaluated = 0;
  SAYSO_EXPECT(++evaluated == 1, "this is so");
  EXPECT_EQ(evaluated, checks_are_on ? 1 : 0);
  if (checks_are_on) {
    EXPECT_DEATH(SAYSO_EXPECT(1 > 2, "numbers have an order"),
                 "check_test.cpp:[0-9]+: .*numbers have an order: 1 > 2");
  }
}

}  // namespace
}  // namespace sayso
