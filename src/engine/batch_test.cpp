#include "engine/batch.hpp"

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// So many articles, of which every third cannot be read.
class Made {
 public:
  explicit Made(int count) : count_(count) {}

  bool next(Input& input) {
    if (number_ == count_) return false;
    const std::string path = std::to_string(++number_) + ".txt";
    if (number_ % 3 == 0) {
      input = Skipped{path, 0, {Fault::bad_input, path + " is no text."}};
    } else {
      Article article;
      article.source.path = path;
      article.text = path + "'s text";
      input = std::move(article);
    }
    return true;
  }

 private:
  int count_;
  int number_ = 0;
};

std::string path_of(const Article& article, std::size_t /*worker*/) { return article.source.path; }

TEST(Batch, KeepsTheOrderOfTheArticlesWhateverTheThreads) {
  for (const std::size_t threads : {0U, 1U, 2U, 5U}) {
    Made made(8);
    std::string seen;
    const auto counts = run_batch<std::string>(threads, made, path_of, [&](BatchItem<std::string>&& item) {
      seen += item.skipped ? "(" + item.skipped->error.message + ")" : item.out;
      seen += ' ';
    });
    ASSERT_TRUE(counts);
    EXPECT_EQ(seen, "1.txt 2.txt (3.txt is no text.) 4.txt 5.txt (6.txt is no text.) 7.txt 8.txt ");
    EXPECT_EQ(counts->read, 6U);
    EXPECT_EQ(counts->skipped, 2U);
    EXPECT_EQ(counts->all(), 8U);
  }
}

TEST(Batch, HandsTheArticleOnWithWhatWasMadeOfIt) {
  Made made(2);
  const auto counts = run_batch<std::size_t>(
      2, made, [](const Article& article, std::size_t) { return article.text.size(); },
      [](BatchItem<std::size_t>&& item) { EXPECT_EQ(item.article.text.size(), item.out); });
  EXPECT_TRUE(counts);
}

TEST(Batch, KeepsTheFirstTenSentencesAndCountsTheRest) {
  Made made(60);
  const auto counts = run_batch<std::string>(2, made, path_of, [](BatchItem<std::string>&&) {});
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->skipped, 20U);
  ASSERT_EQ(counts->first_skipped.size(), 10U);
  EXPECT_EQ(counts->first_skipped.back(), "30.txt is no text.");
}

TEST(Batch, EndsWhereTheSinkFails) {
  Made made(60);
  int taken = 0;
  const auto counts = run_batch<std::string>(2, made, path_of, [&](BatchItem<std::string>&&) -> Result<void> {
    if (++taken == 2) return fail(Fault::bad_input, "The disk is full.");
    return {};
  });
  ASSERT_FALSE(counts);
  EXPECT_EQ(counts.error().message, "The disk is full.");
  EXPECT_EQ(taken, 2);
}

TEST(Batch, OfNothingIsNothing) {
  Made made(0);
  const auto counts = run_batch<std::string>(2, made, path_of, [](BatchItem<std::string>&&) { FAIL(); });
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->all(), 0U);
}

}  // namespace
}  // namespace sayso
