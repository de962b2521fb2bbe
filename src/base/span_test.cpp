#include "sayso/span.hpp"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

static_assert(sizeof(Span) == 8 && sizeof(Slice<int>) == 8);

TEST(Span, IsHalfOpen) {
  constexpr Span span{3, 7};
  EXPECT_EQ(span.size(), 4U);
  EXPECT_FALSE(span.contains(2U));
  EXPECT_TRUE(span.contains(3U));
  EXPECT_TRUE(span.contains(6U));
  EXPECT_FALSE(span.contains(7U));
  EXPECT_FALSE(span.contains(no_offset));
}

TEST(Span, ContainsSpansUpToItself) {
  constexpr Span span{3, 7};
  EXPECT_TRUE(span.contains(span));
  EXPECT_TRUE(span.contains(Span{3, 3}));
  EXPECT_TRUE(span.contains(Span{7, 7}));
  EXPECT_FALSE(span.contains(Span{3, 8}));
  EXPECT_FALSE(span.contains(Span{2, 7}));
}

TEST(Span, OverlapsNothingWhenEmptyOrMerelyTouching) {
  EXPECT_TRUE((Span{0, 4}.overlaps(Span{3, 9})));
  EXPECT_TRUE((Span{3, 9}.overlaps(Span{0, 4})));
  EXPECT_TRUE((Span{0, 9}.overlaps(Span{4, 5})));
  EXPECT_FALSE((Span{0, 4}.overlaps(Span{4, 9})));
  EXPECT_FALSE((Span{0, 9}.overlaps(Span{4, 4})));
  EXPECT_FALSE((Span{4, 4}.overlaps(Span{0, 9})));
}

TEST(Span, SortsByBeginThenEnd) {
  std::vector<Span> spans = {{5, 6}, {2, 9}, {2, 3}, {0, 0}};
  std::sort(spans.begin(), spans.end());
  EXPECT_EQ(spans, (std::vector<Span>{{0, 0}, {2, 3}, {2, 9}, {5, 6}}));
}

}  // namespace
}  // namespace sayso
