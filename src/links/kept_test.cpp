#include "links/kept.hpp"

#include <memory>

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Kept, ForgetsWhatWasNotAskedForForLong) {
  Kept<int> kept(10);
  for (Row row = 1; row <= 40; ++row) {
    kept.keep(row, static_cast<int>(row), 1);
    ASSERT_NE(kept.find(1), nullptr) << row;  // asked for all the time
  }
  EXPECT_EQ(*kept.find(1), 1);
  EXPECT_EQ(kept.find(2), nullptr);
  EXPECT_EQ(*kept.find(40), 40);
  std::size_t count = 0;
  for (Row row = 1; row <= 40; ++row) count += kept.peek(row) != nullptr;
  EXPECT_LE(count, 22U);
}

TEST(Kept, HasTheTwoLastAskedForHoweverLargeTheyAre) {
  Kept<std::unique_ptr<int>> kept(10);
  for (Row row = 1; row <= 20; ++row) {
    const int* const before = row == 1 ? nullptr : kept.find(row - 1)->get();
    kept.keep(row, std::make_unique<int>(static_cast<int>(row)), 1000);
    if (before != nullptr) {
      ASSERT_EQ(*before, row - 1);
    }
  }
}

TEST(Kept, TakesTheNewerValueAndDropsOnDemand) {
  Kept<int> kept(4);
  kept.keep(1, 10, 1);
  kept.keep(1, 11, 1);
  EXPECT_EQ(*kept.find(1), 11);
  for (Row row = 2; row < 8; ++row) kept.keep(row, 0, 1);
  kept.drop(1);
  kept.drop(99);
  EXPECT_EQ(kept.peek(1), nullptr);
}

}  // namespace
}  // namespace sayso
