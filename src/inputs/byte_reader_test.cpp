#include "inputs/byte_reader.hpp"
#include "inputs/read_in_tests.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::vector<std::string> lines_of(ByteReader reader, std::size_t limit) {
  std::vector<std::string> lines;
  std::string line;
  for (;;) {
    const Result<LineStep> step = reader.next_line(line, limit);
    EXPECT_TRUE(step.has_value());
    if (!step || *step == LineStep::end) return lines;
    lines.push_back(*step == LineStep::too_long ? "too long" : line);
  }
}

TEST(ByteReader, GivesLinesWithoutTheirEnds) {
  const TemporaryFolder folder;
  using Lines = std::vector<std::string>;
  for (const auto& [bytes, lines] : {std::pair<std::string, Lines>("", {}),
                                     {"a", {"a"}},
                                     {"a\n", {"a"}},
                                     {"a\n\nb", {"a", "", "b"}},
                                     {"\n", {""}},
                                     {"a\r\nb", {"a\r", "b"}}}) {
    EXPECT_EQ(lines_of(ByteReader::from_memory(bytes, "x"), 10), lines);
    auto reader = ByteReader::open(folder.write("lines.txt", bytes));
    ASSERT_TRUE(reader.has_value());
    EXPECT_EQ(lines_of(std::move(*reader), 10), lines);
  }
}

TEST(ByteReader, DropsALineThatIsTooLong) {
  const std::string bytes = "abc\nabcd\n" + std::string(200'000, 'x') + "\nab\n" + std::string(70'000, 'y');
  const std::vector<std::string> lines{"abc", "too long", "too long", "ab", "too long"};
  EXPECT_EQ(lines_of(ByteReader::from_memory(bytes, "x"), 3), lines);
  const TemporaryFolder folder;
  auto reader = ByteReader::open(folder.write("lines.txt", bytes));
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ(lines_of(std::move(*reader), 3), lines);
}

TEST(ByteReader, CutsAtEveryPlaceOfItsBuffer) {
  // The line end before, at and behind the end of a buffer of 64 KiB.
  const TemporaryFolder folder;
  for (std::size_t size = 65'530; size < 65'545; ++size) {
    const std::string bytes = std::string(size, 'a') + "\nbcd\n";
    auto reader = ByteReader::open(folder.write("lines.txt", bytes));
    ASSERT_TRUE(reader.has_value());
    EXPECT_EQ(lines_of(std::move(*reader), 100'000),
              (std::vector<std::string>{std::string(size, 'a'), "bcd"}));
  }
}

TEST(ByteReader, TakesNothingAwayByLooking) {
  const TemporaryFolder folder;
  const std::string bytes(150'000, 'a');
  auto reader = ByteReader::open(folder.write("a.txt", bytes));
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ(reader->peek()->size(), 65'536U);
  EXPECT_EQ(reader->peek()->size(), 65'536U);
  EXPECT_EQ(reader->read_all(bytes.size()).value(), bytes);
  EXPECT_EQ(reader->peek()->size(), 0U);
  EXPECT_EQ(reader->read_all(bytes.size()).value(), "");
}

TEST(ByteReader, RefusesMoreThanTheLimit) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", "12345");
  EXPECT_EQ(ByteReader::open(path)->read_all(5).value(), "12345");
  EXPECT_EQ(ByteReader::open(path)->read_all(4).error().message,
            "The file \"" + path +
                "\" is larger than 4 bytes, the largest that is read: give it in smaller parts.");
  EXPECT_FALSE(ByteReader::from_memory("12345", "x").read_all(4).has_value());
  // A device that never ends, and does not say how large it is.
  EXPECT_FALSE(ByteReader::open("/dev/zero")->read_all(1'000'000).has_value());
}

TEST(ByteReader, SaysWhatCannotBeOpened) {
  const TemporaryFolder folder;
  const std::string missing = folder.path("missing.txt");
  EXPECT_EQ(ByteReader::open(missing).error().message,
            "There is no file \"" + missing + "\": check the path.");
  EXPECT_EQ(ByteReader::open(folder.root()).error().message,
            "\"" + folder.root() + "\" is a folder, where a file was expected: name a file in it.");
  EXPECT_NE(ByteReader::open(folder.write("file", "x") + "/below").error().message.find("There is no file"),
            std::string::npos);
  EXPECT_FALSE(ByteReader::open(std::string("a\0b", 3)).has_value());
  EXPECT_NE(ByteReader::open(std::string(5000, 'a')).error().message.find("too long"), std::string::npos);
  std::filesystem::create_symlink("self", folder.path("self"));
  EXPECT_NE(ByteReader::open(folder.path("self")).error().message.find("leads back to itself"),
            std::string::npos);
}

TEST(ByteReader, ShowsPathsAsUtf8) {
  EXPECT_EQ(shown_path("caf\xE9.txt"), "caf\xEF\xBF\xBD.txt");
  EXPECT_EQ(shown_path("café.txt"), "café.txt");
}

}  // namespace
}  // namespace sayso
