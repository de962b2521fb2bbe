#include <cases/case_file.hpp>
#include <cases/show.hpp>
#include <string>

#include <gtest/gtest.h>

namespace sayso::cases {
namespace {

const std::string whole =
    "# A trap.\n# In two lines.\npublished: 2024-11-06\noutlet: Harbour Post\nopen: not yet\n"
    "--- text\nIt\\u{AD}s on.\n\nTwo.\n\n--- expect tokens\nIt s on .\n";

TEST(CaseFile, HoldsWhatIsWritten) {
  const auto file = parse_case("a.case", whole);
  ASSERT_TRUE(file.has_value()) << file.error().message;
  EXPECT_EQ(file->published, "2024-11-06");
  EXPECT_EQ(file->outlet, "Harbour Post");
  EXPECT_EQ(file->open, "not yet");
  EXPECT_EQ(file->text(), "It\xC2\xADs on.\n\nTwo.");
  EXPECT_EQ(file->section("expect tokens")->body, "It s on .\n");
  EXPECT_EQ(file->section("expect article"), nullptr);
  EXPECT_EQ(write_case(*file), whole);
}

TEST(CaseFile, LosesItsOpenMarkAndNothingElse) {
  auto file = parse_case("a.case", whole);
  ASSERT_TRUE(file.has_value());
  remove_open_mark(*file);
  std::string expected = whole;
  expected.erase(expected.find("open: "), std::string("open: not yet\n").size());
  EXPECT_EQ(write_case(*file), expected);
}

TEST(CaseFile, NamesWhatIsWrongAndWhere) {
  EXPECT_EQ(parse_case("a.case", "--- text\nx\n").error().message,
            "a.case:1: the first line does not say what the trap is (# …).");
  EXPECT_EQ(parse_case("a.case", "# t\n--- txt\n").error().message, "a.case:2: there is no section \"txt\".");
  EXPECT_EQ(parse_case("a.case", "# t\nauthor: x\n").error().message.substr(0, 9), "a.case:2:");
  EXPECT_FALSE(parse_case("a.case", "# t\n--- text\n--- text\n").has_value());
  EXPECT_FALSE(parse_case("a.case", "# t\n--- expect tokens\n").has_value());
  EXPECT_FALSE(read_case("/there/is/no.case").has_value());
}

TEST(CaseFile, LeavesOtherBackslashesAlone) {
  const auto file = parse_case("a.case", "# t\n--- text\na\\b \\u{ZZ} \\u{41");
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->text(), "a\\b \\u{ZZ} \\u{41");
}

TEST(CaseArticle, HasABlockForEachParagraph) {
  const auto file = parse_case("a.case", "# t\n--- text\n\n\nOne\ntwo.\n\n\nThree.\n");
  ASSERT_TRUE(file.has_value());
  const Article article = article_of(*file);
  ASSERT_EQ(article.blocks.size(), 2U);
  EXPECT_EQ(article.slice(article.blocks[0].span), "One\ntwo.");
  EXPECT_EQ(article.slice(article.blocks[1].span), "Three.");
}

TEST(Difference, ShowsLinesByTheirMarks) {
  EXPECT_EQ(difference("a\nb\nc\n", "a\nb\nc\n"), "");
  EXPECT_EQ(difference("a\nb\nc\n", "a\nx\nc\n"), "  a\n- b\n+ x\n  c\n");
  EXPECT_EQ(difference("", "a\n"), "+ a\n");
}

TEST(ShownStatements, StandLineByLine) {
  Article article;
  article.text = "“We\nwill,” she said.";
  Document document;
  document.begin(article);
  EXPECT_EQ(show_statements(document), "none\n");
  Statement statement;
  const Span content{0, 14}, source{15, 18}, cue{19, 23};
  statement.content = document.add_spans({&content, 1});
  statement.source = document.add_spans({&source, 1});
  statement.cue = document.add_spans({&cue, 1});
  statement.kind = StatementKind::direct;
  document.statements.push_back(statement);
  EXPECT_EQ(show_statements(document), "1 direct\n  source: she\n  cue: said\n  content: “We ⏎ will,”\n");
}

}  // namespace
}  // namespace sayso::cases
