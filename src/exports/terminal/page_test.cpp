#include "exports/terminal/columns.hpp"
#include "exports/terminal/page.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::string set(std::string_view text, std::uint32_t width = 24, const Setting& setting = {}) {
  std::string out;
  Page(out, width, false).paragraph({{text, Style::plain}}, setting);
  return out;
}

TEST(Page, BreaksLinesAtSpaces) {
  EXPECT_EQ(set("The road to Halm could be closed without notice."), "The road to Halm could\n"
                                                                     "be closed without\n"
                                                                     "notice.\n");
  EXPECT_EQ(set("123456789 123456789 1234"), "123456789 123456789 1234\n");
  EXPECT_EQ(set("123456789 123456789 1234 "), "123456789 123456789 1234\n");
  EXPECT_EQ(set("123456789 123456789 12345"), "123456789 123456789\n12345\n");
}

TEST(Page, MakesOneSpaceOfMany) { EXPECT_EQ(set("\t It\n\n stopped. \u3000"), "It stopped.\n"); }

TEST(Page, DoesNotBreakANoBreakSpaceAndShowsAPlainOne) {
  EXPECT_EQ(set("The town has about 12\u00A0000 people"), "The town has about\n12 000 people\n");
}

TEST(Page, EndsNoLineWithANoBreakSpace) {
  EXPECT_EQ(set("1.2bn\u00A0\u00A0\u00A0\u00A0 was\u00A0 "), "1.2bn was\n");
  EXPECT_EQ(set("12345678901234567890123\u00A0456"), "12345678901234567890123\n456\n");
}

TEST(Page, HasNoLineForNoText) {
  EXPECT_EQ(set(""), "");
  EXPECT_EQ(set(" \n "), "");
}

TEST(Page, BreaksAWordOnlyWhereNothingElseFits) {
  EXPECT_EQ(set("see https://www.example.org/dravec-today now"), "see\n"
                                                                 "https://www.example.org/\n"
                                                                 "dravec-today now\n");
}

TEST(Page, BreaksAfterHyphensBetweenLetters) {
  EXPECT_EQ(set("It was a well-known-fact—truly so"), "It was a well-known-\nfact—truly so\n");
  EXPECT_EQ(set("The talks of mid-year 2019-20"), "The talks of mid-year\n2019-20\n");
  EXPECT_EQ(set("All was quiet that day -so"), "All was quiet that day\n-so\n");
}

TEST(Page, BreaksBetweenWideCharactersButNotBeforeTheirMarks) {
  EXPECT_EQ(set("東京は今日も雨が降っていました。"), "東京は今日も雨が降ってい\nました。\n");
  EXPECT_EQ(set("東京は今日も雨が降ってた。そうだ"), "東京は今日も雨が降って\nた。そうだ\n");
}

TEST(Page, KeepsMarksWithTheirCharacter) {
  const std::string word =
      "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301";
  EXPECT_EQ(set(word + word + word), word + word + "\n" + word + "\n");
}

TEST(Page, KeepsAPictureThatIsMadeOfTwoTogether) {
  const std::string word(22, 'x');
  EXPECT_EQ(set(word + "👩‍🚀"), word + "\n👩‍🚀\n");
}

TEST(Page, IndentsUnderTheLabel) {
  EXPECT_EQ(set("The road to Halm could be closed", 24, {.label = " 1  "}), " 1  The road to Halm\n"
                                                                            "    could be closed\n");
}

TEST(Page, PutsATagAtTheRightOfTheFirstLine) {
  EXPECT_EQ(set("She said so", 24, {.label = " 1  ", .right = "direct 9%"}), " 1  She said   direct 9%\n"
                                                                             "    so\n");
  EXPECT_EQ(set("Novak", 24, {.label = " 1  ", .right = "direct 9%"}), " 1  Novak      direct 9%\n");
}

TEST(Page, IsNeitherTooNarrowNorTooWideToRead) {
  std::string out;
  EXPECT_EQ(Page(out, 0, false).width(), 24U);
  EXPECT_EQ(Page(out, 500, false).width(), 100U);
  Page(out, 24, false).rule();
  EXPECT_EQ(columns_in(out), 24U + 1U);  // and the line's end
}

TEST(Page, ColoursRunsAndEndsEachLinePlain) {
  std::string out;
  Page(out, 24, true)
      .paragraph({{"Olga Remi", Style::source}, {" ", Style::dim}, {"said many a time", Style::cue}});
  EXPECT_EQ(out, "\x1b[36mOlga Remi\x1b[0m\x1b[2m \x1b[0m\x1b[4;35msaid many a\x1b[0m\n"
                 "\x1b[4;35mtime\x1b[0m\n");
}

TEST(Page, DoesNotObeyAnArticle) {
  EXPECT_EQ(set("a\x1b[31mb\x07"), "a\uFFFD[31mb\uFFFD\n");
  EXPECT_EQ(set("a\u202Eb\u00ADc"), "abc\n");
}

}  // namespace
}  // namespace sayso
