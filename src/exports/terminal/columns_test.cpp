#include "exports/terminal/columns.hpp"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Columns, AreOneForLetters) {
  EXPECT_EQ(columns_in(""), 0U);
  EXPECT_EQ(columns_in("said"), 4U);
  EXPECT_EQ(columns_in("“Zoë” — ok"), 10U);
  EXPECT_EQ(columns_in("Вася"), 4U);
}

TEST(Columns, AreNoneForMarksOnTheCharacterBefore) {
  EXPECT_EQ(columns_in("Zu\u0308rich"), 6U);
  EXPECT_EQ(columns_in("a\u200Db"), 2U);
  EXPECT_EQ(columns_in("नि"), 2U);  // the vowel sign has a column of its own
}

TEST(Columns, AreTwoForWideCharacters) {
  EXPECT_EQ(columns_in("東京"), 4U);
  EXPECT_EQ(columns_in("ＡＢ"), 4U);
  EXPECT_EQ(columns_in("서울"), 4U);
  EXPECT_EQ(columns_in("🙂"), 2U);
}

TEST(Columns, AreRatherTooManyWhereTerminalsDisagree) {
  EXPECT_EQ(columns_in("\u2764\uFE0F"), 2U);
  EXPECT_GE(columns_in("👩‍🚀"), 2U);
}

TEST(Columns, OfWhatSteersTheTerminalAreNotLeftToIt) {
  EXPECT_EQ(shown_as(0x1B), U'\uFFFD');
  EXPECT_EQ(shown_as(0x9B), U'\uFFFD');
  EXPECT_EQ(shown_as(0x7F), U'\uFFFD');
  EXPECT_EQ(shown_as(0x202E), U'\0');
  EXPECT_EQ(shown_as(0x2067), U'\0');
  EXPECT_EQ(shown_as(0xAD), U'\0');
}

TEST(Columns, OfWhiteSpaceAreOneSpace) {
  for (const char32_t c : {U'\t', U'\n', U'\r', U'\u0085', U'\u2003', U'\u2028', U'\u3000'})
    EXPECT_EQ(shown_as(c), U' ');
  EXPECT_EQ(shown_as(U'\u00A0'), U'\u00A0');
  EXPECT_EQ(shown_as(U'\u202F'), U'\u202F');
}

}  // namespace
}  // namespace sayso
