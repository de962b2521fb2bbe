#include "base/mapped_file.hpp"
#include "cli/output.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

class Folder : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "sayso_output_XXXXXX";
    ASSERT_NE(::mkdtemp(folder_.data()), nullptr);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return folder_ + "/" + name; }

  std::string folder_;
};

TEST(Output, NamesFilesAfterTheirArticles) {
  Output output = Output::to_stdout();
  EXPECT_EQ(output.name_for("a/b/council-vote.txt"), "council-vote");
  EXPECT_EQ(output.name_for("news.jsonl:12"), "news-12");
  EXPECT_EQ(output.name_for("10:30 edition.txt"), "10:30 edition");
  EXPECT_EQ(output.name_for("U.S. vote.html"), "U.S. vote");
  EXPECT_EQ(output.name_for(".hidden"), ".hidden");
}

TEST(Output, NamesNoFileTwice) {
  Output output = Output::to_stdout();
  EXPECT_EQ(output.name_for("a/news.txt"), "news");
  EXPECT_EQ(output.name_for("b/news.txt"), "news-2");
  EXPECT_EQ(output.name_for("news-3.txt"), "news-3");
  EXPECT_EQ(output.name_for("c/news.html"), "news-4");
}

TEST(Output, StaysInItsFolder) {
  Output output = Output::to_stdout();
  EXPECT_EQ(output.name_for("../../etc/passwd"), "passwd");
  EXPECT_EQ(output.name_for("a/.."), "article");
  EXPECT_EQ(output.name_for("-"), "article-2");
  EXPECT_EQ(output.name_for(""), "article-3");
  EXPECT_EQ(output.name_for("-:4"), "article-4");
}

TEST_F(Folder, IsMadeAndFilled) {
  Result<Output> output = Output::to_folder(path("new/one"));
  ASSERT_TRUE(output);
  ASSERT_TRUE(output->write_file("news.json", "{}\n", "news.txt"));
  EXPECT_EQ(read_file(path("new/one/news.json")).value(), "{}\n");
  ASSERT_TRUE(output->write_file("news.json", "[]", "news.txt"));
  EXPECT_EQ(read_file(path("new/one/news.json")).value(), "[]");
}

TEST_F(Folder, IsNoFile) {
  std::ofstream(path("file")) << "x";
  const Result<Output> output = Output::to_folder(path("file"));
  ASSERT_FALSE(output);
  EXPECT_NE(output.error().message.find(path("file")), std::string::npos);
}

TEST_F(Folder, DoesNotLoseTheArticleItself) {
  std::ofstream(path("news.txt")) << "Rain.\r\n";
  Result<Output> output = Output::to_folder(folder_);
  ASSERT_TRUE(output);
  EXPECT_TRUE(output->write_file("news.txt", "Rain.\r\n", path("news.txt")));
  const Result<void> done = output->write_file("news.txt", "Rain.\n", path("news.txt"));
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().fault, Fault::bad_use);
  EXPECT_EQ(read_file(path("news.txt")).value(), "Rain.\r\n");
}

TEST_F(Folder, SaysWhatCannotBeWritten) {
  Result<Output> output = Output::to_folder(folder_);
  ASSERT_TRUE(output);
  const Result<void> done = output->write_file("no/news.json", "{}", "news.txt");
  ASSERT_FALSE(done);
  EXPECT_NE(done.error().message.find("no/news.json"), std::string::npos);
}

}  // namespace
}  // namespace sayso
