#include "text/hand_made.hpp"
#include "text/values.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Values, OfTheSameArticleGiveTheSameId) {
  Article article;
  article.text = "Rain.";
  article.source.outlet = "Post";
  Article again = article;
  again.source.path = "elsewhere.txt";
  EXPECT_EQ(article_id(article), article_id(again));
  EXPECT_EQ(article_id(article).size(), 18U);
  EXPECT_EQ(article_id(article).substr(0, 2), "a-");
}

TEST(Values, OfTheSameWordsInTwoOutletsGiveTwoIds) {
  Article article;
  article.text = "Rain.";
  Article other = article;
  other.source.outlet = "Herald";
  EXPECT_NE(article_id(article), article_id(other));
  EXPECT_EQ(sha256_of(article), sha256_of(other));
}

TEST(Values, DoNotConfuseOneFieldWithTheNext) {
  Article one, two;
  one.source.outlet = "ab";
  one.source.url = "c";
  two.source.outlet = "a";
  two.source.url = "bc";
  EXPECT_NE(article_id(one), article_id(two));
}

TEST(Values, CountTokensWithALetterOrDigitAsWords) {
  EXPECT_EQ(count_words(HandMade("Zoë — über 3.5 … “é” 東京 !?").document), 5U);
  EXPECT_EQ(count_words(HandMade("").document), 0U);
}

TEST(Values, RoundConfidences) {
  EXPECT_EQ(hundredths(0.987F), 99U);
  EXPECT_EQ(hundredths(0.0F), 0U);
  EXPECT_EQ(hundredths(1.0F), 100U);
  EXPECT_EQ(hundredths(1.5F), 100U);
  EXPECT_EQ(hundredths(std::nanf("")), 0U);
}

}  // namespace
}  // namespace sayso
