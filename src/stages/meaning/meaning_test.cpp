#include "stages/meaning/meaning.hpp"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Meaning, AffinityIsTheProductOfTheLaterAndTheEarlierVectorAndTheLatersBias) {
  Meanings meanings;
  meanings.firmness.assign(3, 0);
  meanings.steps.assign(3 * Meanings::width, 0);
  const auto at = [&](std::uint32_t token, std::size_t column) -> std::int8_t& {
    return meanings.steps[token * Meanings::width + column];
  };
  at(2, Meanings::later + 5) = 64;     // 4
  at(0, Meanings::earlier + 5) = 32;   // 2
  at(1, Meanings::earlier + 5) = -32;  // -2
  at(2, Meanings::anaphor) = 8;        // 1
  EXPECT_FLOAT_EQ(pair_affinity(meanings, 2, 0), 4.0F * 2.0F / 8.0F + 1.0F);
  EXPECT_FLOAT_EQ(pair_affinity(meanings, 2, 1), 4.0F * -2.0F / 8.0F + 1.0F);
}

}  // namespace
}  // namespace sayso
