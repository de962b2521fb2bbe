#include "stages/sentences/sentences.hpp"
#include "stages/tokens/tokens.hpp"

#include <cases/case_tests.hpp>
#include <cases/show.hpp>
#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

Article article_of(std::string text) {
  Article article;
  article.text = std::move(text);
  if (!article.text.empty()) article.blocks.push_back({{0, static_cast<Offset>(article.text.size())}});
  return article;
}

void read(const Article& article, Document& document) {
  document.begin(article);
  tokens::cut_into_tokens(document);
  sentences::cut_into_sentences(document);
  EXPECT_EQ(broken_invariant(document), "");
}

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

class SentenceCases : public testing::TestWithParam<std::string> {};

TEST_P(SentenceCases, Holds) {
  cases::run(GetParam(), {{"sentences", [](const cases::CaseFile& file) {
                             const Article article = cases::article_of(file);
                             Document document;
                             read(article, document);
                             return cases::show_sentences(document);
                           }}});
}

INSTANTIATE_TEST_SUITE_P(Sentences, SentenceCases,
                         testing::ValuesIn(cases::in_folder("src/stages/sentences/cases")),
                         cases::name_of_case);

TEST(Sentences, OfNoTextAreNone) {
  const Article article = article_of("");
  Document document;
  read(article, document);
  EXPECT_TRUE(document.sentences.empty());
  EXPECT_TRUE(document.tokens.sentence.empty());
}

TEST(Sentences, NumberTheirTokens) {
  const Article article = article_of("Rain fell. It stopped.");
  Document document;
  read(article, document);
  EXPECT_EQ(document.sentences, (std::vector<TokenRange>{{0, 3}, {3, 6}}));
  EXPECT_EQ(document.tokens.sentence, (std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1}));
}

TEST(Sentences, EndWithTheirBlock) {
  Article article;
  article.text = "Rain\n\nstops";
  article.blocks = {{{0, 4}, BlockKind::title}, {{6, 11}}};
  Document document;
  read(article, document);
  EXPECT_EQ(document.sentences, (std::vector<TokenRange>{{0, 1}, {1, 2}}));
}

TEST(Sentences, AreCutAtABound) {
  const Article article = article_of(repeated("word ", 300'000));
  Document document;
  read(article, document);
  ASSERT_EQ(document.sentences.size(), 300'000 / sentences::longest_sentence);
  for (const TokenRange sentence : document.sentences)
    EXPECT_EQ(sentence.size(), sentences::longest_sentence);
}

TEST(Sentences, TakeTimeInProportion) {
  const std::size_t size = 2'000'000;
  const std::string parts[] = {"\"",  ".\"",  ".",      ". ",    "!?", "! ", ".)",
                               "[1]", ".[1]", "?\" A ", "U.S. ", "… ", ".!", "'. "};
  for (const std::string& part : parts) {
    const Article article = article_of(repeated(part, size / part.size()));
    Document document;
    const auto begin = std::chrono::steady_clock::now();
    read(article, document);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(taken.count(), 10) << "2 MB of " << part;
  }
}

}  // namespace
}  // namespace sayso
