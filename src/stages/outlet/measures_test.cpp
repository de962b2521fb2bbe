#include "stages/outlet/measures.hpp"

#include <set>

#include <gtest/gtest.h>

namespace sayso::outlet {
namespace {

TEST(OutletWeights, AreAllOfMeasuresThatAreKnown) { EXPECT_TRUE(shared_weights().faults().empty()); }

TEST(OutletWeights, AreAddedUp) {
  const Weights weights("# a comment\n1.5 first\n-2 late\n");
  Measures measures{};
  measures[first] = 1;
  measures[late] = 0.25F;
  EXPECT_FLOAT_EQ(weights.sum(measures), 1);
  EXPECT_TRUE(weights.faults().empty());
}

TEST(OutletWeights, SayWhichLineIsNone) {
  const Weights weights("1 first\n1 frist\nmuch late\n2\n");
  ASSERT_EQ(weights.faults().size(), 3U);
  EXPECT_EQ(weights.faults()[0], "1 frist");
}

TEST(OutletMeasures, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < measure_count; ++i) names.insert(name_of(static_cast<Measure>(i)));
  EXPECT_EQ(names.size(), static_cast<std::size_t>(measure_count));
  EXPECT_EQ(name_of(first), "first");
  EXPECT_EQ(name_of(cut_off), "cut_off");
}

}  // namespace
}  // namespace sayso::outlet
