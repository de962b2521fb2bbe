#include "stages/statements/quotations.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// Paragraphs parted by blank lines; the regions come back as their words, "…" behind an unclosed one, "+" before one that
// goes on from the block before.
std::vector<std::string> regions(const std::string& text) {
  Article article;
  article.text = text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    article.blocks.push_back({{static_cast<Offset>(begin), static_cast<Offset>(end)}, BlockKind::paragraph});
    begin = end + 2;
  }
  std::vector<Quotation> found;
  find_quotations(article, found);
  std::vector<std::string> words;
  for (const Quotation& quotation : found) {
    words.push_back((quotation.continues_before ? "+" : "") + std::string(article.slice(quotation.inside)) +
                    (quotation.is_closed ? "" : "…"));
  }
  return words;
}

using Words = std::vector<std::string>;

TEST(Quotations, GoesOnWhereTheNextParagraphOnlyCloses) {
  EXPECT_EQ(regions("She said, \"We learned a lot.\n\nIt was a long day.\" Then she left."),
            (Words{"We learned a lot.…", "+It was a long day."}));
  EXPECT_EQ(regions("She said, “We learned a lot.\n\nIt was a long day.” Then “we left”."),
            (Words{"We learned a lot.…", "+It was a long day.", "we left"}));
  // Closed before; opened first; inches.
  EXPECT_EQ(regions("She said, “We learned.”\n\nIt was a day.” No."), (Words{"We learned."}));
  EXPECT_EQ(regions("She said, \"We learned.\n\nA \"long\" day.\""), (Words{"We learned.…", "long"}));
  EXPECT_EQ(regions("She said, \"We learned.\n\nIt was 6\" high."), (Words{"We learned.…"}));
}

TEST(Quotations, MarksOfAllKinds) {
  EXPECT_EQ(regions("“We stay,” he said. “We must.”"), (Words{"We stay,", "We must."}));
  EXPECT_EQ(regions("\"We stay,\" he said. \"We must.\""), (Words{"We stay,", "We must."}));
  EXPECT_EQ(regions("‘We stay,’ he said."), (Words{"We stay,"}));
  EXPECT_EQ(regions("'We stay,' he said."), (Words{"We stay,"}));
  EXPECT_EQ(regions("Il a dit «non» hier."), (Words{"non"}));
  EXPECT_EQ(regions("„Nein”, sagte er."), (Words{"Nein"}));
}

TEST(Quotations, MarksInsideMakeNoRegion) {
  EXPECT_EQ(regions("“She said ‘no’ to me,” he said."), (Words{"She said ‘no’ to me,"}));
  EXPECT_EQ(regions("'He called it \"a joke\" twice,' she said."), (Words{"He called it \"a joke\" twice,"}));
}

TEST(Quotations, ApostrophesAreNoMarks) {
  EXPECT_EQ(regions("Rock ’n’ roll was the ’90s. The Smiths’ house isn’t hers."), Words{});
  EXPECT_EQ(regions("It's the '90s and the dogs' bowls."), Words{});
  EXPECT_EQ(regions("‘It’s ours,’ he said of the twins’ house."), (Words{"It’s ours,"}));
}

TEST(Quotations, APossessiveInsideSingleMarksClosesNothing) {
  EXPECT_EQ(regions("‘It isn’t the Smiths’ fault,’ she said."), (Words{"It isn’t the Smiths’ fault,"}));
  EXPECT_EQ(regions("‘No more wars’ was sprayed on it. He left."), (Words{"No more wars"}));
  EXPECT_EQ(regions("'Our sons' war, not theirs.' He left."), (Words{"Our sons' war, not theirs."}));
}

TEST(Quotations, TwoApostrophesAreOneMark) {
  EXPECT_EQ(regions("''We stay,'' he said. ''We must.''"), (Words{"We stay,", "We must."}));
  EXPECT_EQ(regions("``We stay,'' he said."), (Words{"We stay,"}));
  EXPECT_EQ(regions("He said: ''One.\n\n''Two.''"), (Words{"One.…", "+Two."}));
}

TEST(Quotations, GoOnOverParagraphs) {
  EXPECT_EQ(regions("He said: “One.\n\n“Two.\n\n“Three.” It ended."), (Words{"One.…", "+Two.…", "+Three."}));
  EXPECT_EQ(regions("He said: \"One.\n\n\"Two.\"\n\nNot three."), (Words{"One.…", "+Two."}));
  EXPECT_EQ(regions("“One.”\n\n“Two.”"), (Words{"One.", "Two."}));
}

TEST(Quotations, AMarkWithoutAPartnerEndsWithItsBlock) {
  EXPECT_EQ(regions("He said “one.\n\nTwo."), (Words{"one.…"}));
  EXPECT_EQ(regions("One.” Two."), Words{});
  EXPECT_EQ(regions("'Tis late, he said."), Words{});
}

TEST(Quotations, AMillionMarksAreReadInOneGo) {
  const std::string marks(1'000'000, '\'');
  EXPECT_LE(regions(marks).size(), marks.size());
  EXPECT_LE(regions(std::string(1'000'000, '"')).size(), marks.size());
}

}  // namespace
}  // namespace sayso
