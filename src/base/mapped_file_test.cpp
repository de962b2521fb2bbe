#include "base/mapped_file.hpp"

#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// A folder that goes when the test ends.
class Files : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "sayso_files_XXXXXX";
    ASSERT_NE(::mkdtemp(folder_.data()), nullptr);
    // Open to all, for the test that gives up its rights.
    ASSERT_EQ(::chmod(folder_.c_str(), 0755), 0);
  }
  void TearDown() override {
    const std::string command = "rm -rf '" + folder_ + "'";
    ASSERT_EQ(std::system(command.c_str()), 0);
  }

  std::string path(const std::string& name) const { return folder_ + "/" + name; }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

  std::string folder_;
};

TEST_F(Files, AreMappedAsTheyAre) {
  const std::string bytes("first\0second\r\n\xFF", 15);
  const auto file = MappedFile::open(write("a", bytes));
  ASSERT_TRUE(file);
  EXPECT_EQ(file->text(), bytes);
  EXPECT_EQ(file->bytes().size(), 15U);
  EXPECT_EQ(file->size(), 15U);
}

TEST_F(Files, MayBeEmpty) {
  const std::string empty = write("empty", "");
  const auto file = MappedFile::open(empty);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->size(), 0U);
  EXPECT_TRUE(file->bytes().empty());
  EXPECT_EQ(read_file(empty).value(), "");
}

TEST_F(Files, KeepTheirPlaceWhenMoved) {
  auto file = MappedFile::open(write("a", "some bytes"));
  ASSERT_TRUE(file);
  const std::byte* address = file->bytes().data();
  MappedFile moved = std::move(*file);
  EXPECT_EQ(moved.bytes().data(), address);
  EXPECT_EQ(file->size(), 0U);
  MappedFile assigned;
  assigned = std::move(moved);
  EXPECT_EQ(assigned.text(), "some bytes");
}

TEST_F(Files, MissingAreNamedInASentence) {
  const std::string missing = path("nowhere.txt");
  const std::string sentence = "There is no file \"" + missing + "\": check the path.";
  EXPECT_EQ(MappedFile::open(missing).error(), (Error{Fault::bad_input, sentence}));
  EXPECT_EQ(read_file(missing).error(), (Error{Fault::bad_input, sentence}));
  const std::string below = write("a", "x") + "/b";
  EXPECT_EQ(read_file(below).error().message, "There is no file \"" + below + "\": check the path.");
}

TEST_F(Files, ThatAreFoldersAreRefused) {
  const std::string sentence = "\"" + folder_ + "\" is a folder: name a file in it.";
  EXPECT_EQ(MappedFile::open(folder_).error(), (Error{Fault::bad_input, sentence}));
  EXPECT_EQ(read_file(folder_).error(), (Error{Fault::bad_input, sentence}));
}

TEST_F(Files, WithANulInTheirPathAreNotOthers) {
  const std::string path_of_a = write("a", "x");
  EXPECT_FALSE(read_file(path_of_a + std::string("\0.txt", 5)));
}

TEST_F(Files, WithAPathThatIsTooLongAreRefused) {
  EXPECT_EQ(read_file(path(std::string(5000, 'a'))).error().fault, Fault::bad_input);
}

TEST_F(Files, ThatMayNotBeReadAreRefused) {
  const std::string secret = write("secret", "x");
  ASSERT_EQ(::chmod(secret.c_str(), 0), 0);
  // Nothing is closed to root, so a child gives up its rights and reports with its exit status.
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(2);
    const Error expected{Fault::bad_input,
                         "The file \"" + secret + "\" may not be read by this user: change its permissions."};
    const auto mapped = MappedFile::open(secret);
    const auto read = read_file(secret);
    ::_exit(!mapped && mapped.error() == expected && !read && read.error() == expected ? 0 : 1);
  }
  int status = -1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST_F(Files, AreReadUpToTheLimitAndNoFurther) {
  const std::string ten = write("ten", "0123456789");
  EXPECT_EQ(read_file(ten, 10).value(), "0123456789");
  EXPECT_EQ(read_file(ten, 9).error(),
            (Error{Fault::bad_input,
                   "The file \"" + ten + "\" is larger than 9 bytes: give it in smaller parts."}));
  EXPECT_FALSE(read_file(ten, 0));
}

TEST_F(Files, OfManyBlocksAreReadWhole) {
  std::string bytes;
  for (int i = 0; i < 100000; ++i) bytes += std::to_string(i);
  EXPECT_EQ(read_file(write("large", bytes)).value(), bytes);
}

TEST_F(Files, ThatArePipesAreReadButNotMapped) {
  const std::string pipe = path("pipe");
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const std::string bytes(300000, 'z');
  EXPECT_EQ(MappedFile::open(pipe).error().message,
            "\"" + pipe + "\" is a pipe or a device: save its content to a file first.");
  std::jthread writer([&] { std::ofstream(pipe, std::ios::binary) << bytes; });
  EXPECT_EQ(read_file(pipe).value(), bytes);
}

TEST_F(Files, ComeThroughStandardInputToo) {
  const std::string source = write("in", "from a pipe\n");
  const int saved = ::dup(STDIN_FILENO);
  const auto with_input = [&](std::size_t limit) {
    const int input = ::open(source.c_str(), O_RDONLY);
    ::dup2(input, STDIN_FILENO);
    ::close(input);
    return read_stdin(limit);
  };
  EXPECT_EQ(with_input(largest_text).value(), "from a pipe\n");
  EXPECT_EQ(with_input(5).error().message,
            "What came through standard input is larger than 5 bytes: give it in smaller parts.");
  ::dup2(saved, STDIN_FILENO);
  ::close(saved);
}

}  // namespace
}  // namespace sayso
