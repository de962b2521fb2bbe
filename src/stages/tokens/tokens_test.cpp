#include "stages/tokens/abbreviations.hpp"
#include "stages/tokens/tokens.hpp"

#include <cases/case_tests.hpp>
#include <cases/show.hpp>
#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// The tokens of a text that is one block.
std::vector<std::string> cut(const std::string& text) {
  Article article;
  article.text = text;
  if (!text.empty()) article.blocks.push_back({{0, static_cast<Offset>(text.size())}});
  Document document;
  document.begin(article);
  tokens::cut_into_tokens(document);
  EXPECT_EQ(broken_invariant(document), "");
  std::vector<std::string> words;
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) words.emplace_back(document.token(i));
  return words;
}

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

class TokenCases : public testing::TestWithParam<std::string> {};

TEST_P(TokenCases, Holds) {
  cases::run(GetParam(), {{"tokens", [](const cases::CaseFile& file) {
                             const Article article = cases::article_of(file);
                             Document document;
                             document.begin(article);
                             tokens::cut_into_tokens(document);
                             EXPECT_EQ(broken_invariant(document), "");
                             return cases::show_tokens(document);
                           }}});
}

INSTANTIATE_TEST_SUITE_P(Tokens, TokenCases, testing::ValuesIn(cases::in_folder("src/stages/tokens/cases")),
                         cases::name_of_case);

TEST(Tokens, OfNoTextAreNone) {
  EXPECT_TRUE(cut("").empty());
  EXPECT_TRUE(cut(" \t\n \xC2\xA0 ").empty());
}

TEST(Tokens, LieInTheirBlocksOnly) {
  Article article;
  article.text = "Title | skipped | Rain stops.";
  article.blocks = {{{0, 5}, BlockKind::title}, {{18, 29}}};
  Document document;
  document.begin(article);
  tokens::cut_into_tokens(document);
  ASSERT_EQ(document.tokens.size(), 4U);
  EXPECT_EQ(document.token(0), "Title");
  EXPECT_EQ(document.token(3), ".");
  EXPECT_EQ(document.tokens.block, (std::vector<std::uint32_t>{0, 1, 1, 1}));
}

TEST(Tokens, AreNotGlimpsedBeyondTheBlock) {
  // The dot and the capital after the block must not count as its own.
  Article article;
  article.text = "in the U.S. The";
  article.blocks = {{{0, 10}}};
  Document document;
  document.begin(article);
  tokens::cut_into_tokens(document);
  ASSERT_EQ(document.tokens.size(), 3U);
  EXPECT_EQ(document.token(2), "U.S");
}

TEST(Tokens, AreCutAgainTheSameWay) {
  Article article;
  article.text = "It's on.";
  article.blocks = {{{0, 8}}};
  Document document;
  document.begin(article);
  tokens::cut_into_tokens(document);
  tokens::cut_into_tokens(document);
  EXPECT_EQ(document.tokens.size(), 4U);
  EXPECT_EQ(document.tokens.block.size(), 4U);
}

TEST(Tokens, TakeTimeInProportion) {
  // Each of these once made a rule look at the same characters again and again.
  const std::size_t size = 2'000'000;
  const std::string parts[] = {"\"",
                               "'",
                               "‘’",
                               "a",
                               ".",
                               "-",
                               ". ",
                               "a-",
                               "a.",
                               "1,",
                               "1-",
                               "1/",
                               "1:",
                               "a'",
                               "@",
                               "a@",
                               "#",
                               "_",
                               "&",
                               "a&",
                               "'9",
                               "\xCC\x81",
                               "\xE2\x80\x8D",
                               "👩\xE2\x80\x8D",
                               "漢",
                               "http://",
                               "(",
                               "Mr.",
                               "…",
                               "!?",
                               "a.b-",
                               "in-",
                               "\xC2\xAD",
                               "a\xC2\xAD",
                               "5pm",
                               "n't"};
  for (const std::string& part : parts) {
    const auto begin = std::chrono::steady_clock::now();
    cut(repeated(part, size / part.size()));
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(taken.count(), 10) << "2 MB of " << part;
  }
}

TEST(Abbreviations, AreKnownInCapitalsToo) {
  EXPECT_EQ(tokens::abbreviation_of("Gen"), tokens::Abbreviation::title);
  EXPECT_EQ(tokens::abbreviation_of("GEN"), tokens::Abbreviation::title);
  EXPECT_EQ(tokens::abbreviation_of("gEN"), tokens::Abbreviation::none);
  EXPECT_EQ(tokens::abbreviation_of("no"), tokens::Abbreviation::before_number);
  EXPECT_EQ(tokens::abbreviation_of(""), tokens::Abbreviation::none);
  EXPECT_EQ(tokens::abbreviation_of(std::string(1000, 'A')), tokens::Abbreviation::none);
}

}  // namespace
}  // namespace sayso
