#include "base/utf8.hpp"
#include "inputs/input.hpp"
#include "inputs/read_in_tests.hpp"

#include <cstdint>
#include <ctime>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

using namespace std::string_literals;

std::vector<std::string> paths_of(const Everything& all, const TemporaryFolder& folder) {
  std::vector<std::string> paths;
  for (const Article& article : all.articles)
    paths.push_back(article.source.path.substr(folder.root().size() + 1));
  return paths;
}

// Standard input is a file for as long as this lives.
class StandardInput {
 public:
  explicit StandardInput(const std::string& path) : kept_(::dup(STDIN_FILENO)) {
    const int handle = ::open(path.c_str(), O_RDONLY);
    ::dup2(handle, STDIN_FILENO);
    ::close(handle);
  }
  StandardInput(const StandardInput&) = delete;
  StandardInput& operator=(const StandardInput&) = delete;
  ~StandardInput() {
    ::dup2(kept_, STDIN_FILENO);
    ::close(kept_);
  }

 private:
  int kept_;
};

TEST(ArticleStream, ReadsFilesInTheOrderGiven) {
  const TemporaryFolder folder;
  const std::string b = folder.write("b.txt", "Rain.");
  const std::string a = folder.write("a.jsonl", "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n");
  const Everything all = everything_in({b, a, b});
  EXPECT_EQ(paths_of(all, folder), (std::vector<std::string>{"b.txt", "a.jsonl:1", "a.jsonl:2", "b.txt"}));
  EXPECT_EQ(all.articles[0].source.sha256, all.articles[3].source.sha256);
}

TEST(ArticleStream, GoesThroughFoldersInOrder) {
  const TemporaryFolder folder;
  for (const char* name : {"b.txt", "a/z.txt", "a/B.TXT", "c.json", "README.md", "readme.txt", ".hidden.txt",
                           ".git/x.txt", "a.txt", "picture.png", "a/.x.txt", "a-b.txt"})
    folder.write(name, std::string(name).ends_with(".json") ? "{\"text\": \"Rain.\"}" : "Rain.");
  const Everything all = everything_in({folder.root()});
  EXPECT_EQ(paths_of(all, folder),
            (std::vector<std::string>{"a/B.TXT", "a/z.txt", "a-b.txt", "a.txt", "b.txt", "c.json:1"}));
  EXPECT_EQ(all.passed_over, 1U);  // the picture; nobody expects README files to be read
  EXPECT_TRUE(all.skipped.empty());
  // With a slash at its end too.
  EXPECT_EQ(everything_in({folder.root() + "/"}).articles.at(0).source.path, folder.path("a/B.TXT"));
}

TEST(ArticleStream, SaysThatAFolderHoldsNothing) {
  const TemporaryFolder folder;
  folder.write("a/picture.png", "x");
  folder.write("b/README.md", "x");
  const Everything all = everything_in({folder.root()});
  ASSERT_EQ(all.order, "s");
  EXPECT_EQ(all.skipped[0].path, folder.root());
  EXPECT_EQ(all.skipped[0].error.message,
            "The folder \"" + folder.root() +
                "\" holds no file that can be read: give one with files that end in .txt, .text, .jsonl, "
                ".ndjson, .json.");
}

TEST(ArticleStream, FollowsNoLinkToAFolder) {
  const TemporaryFolder folder;
  folder.write("a/one.txt", "Rain.");
  folder.write("one.txt", "Rain.");
  std::filesystem::create_directory_symlink("..", folder.path("a/loop"));
  std::filesystem::create_symlink("nowhere", folder.path("a/dangling.txt"));
  std::filesystem::create_symlink("../one.txt", folder.path("a/zlink.txt"));
  const Everything all = everything_in({folder.root()});
  EXPECT_EQ(all.order, "ssaaa");
  EXPECT_EQ(paths_of(all, folder), (std::vector<std::string>{"a/one.txt", "a/zlink.txt", "one.txt"}));
  EXPECT_NE(all.skipped[0].error.message.find("There is no file"), std::string::npos);
  EXPECT_NE(all.skipped[1].error.message.find("is a link to a folder, and these are not followed"),
            std::string::npos);
  // One that is named is followed.
  EXPECT_EQ(everything_in({folder.path("a/loop")}).order, all.order);
}

TEST(ArticleStream, PassesOverWhatIsNoFile) {
  const TemporaryFolder folder;
  folder.write("a.txt", "Rain.");
  ASSERT_EQ(::mkfifo(folder.path("pipe.txt").c_str(), 0600), 0);
  const Everything all = everything_in({folder.root()});
  EXPECT_EQ(all.order, "a");
  EXPECT_EQ(all.passed_over, 1U);
}

TEST(ArticleStream, GoesOnAfterWhatCannotBeRead) {
  const TemporaryFolder folder;
  const std::string good = folder.write("good.txt", "Rain.");
  const std::string empty = folder.write("empty.txt", "");
  const std::string mark = folder.write("mark.txt", "\xEF\xBB\xBF");
  const std::string blank = folder.write("blank.txt", " \r\n\t\xC2\xA0\n***\n");
  const std::string binary = folder.write("binary.txt", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s);
  const std::string page = folder.write("page.txt", "\n<!DOCTYPE html><p>Rain");
  const Everything all = everything_in(
      {folder.path("missing.txt"), good + "/below.txt", empty, mark, blank, binary, page, "", good});
  EXPECT_EQ(all.order, "ssssssssa");
  EXPECT_EQ(all.skipped[2].error.message,
            "The file \"" + empty + "\" is empty: there is nothing in it to read.");
  EXPECT_NE(all.skipped[3].error.message.find("is empty"), std::string::npos);
  EXPECT_NE(all.skipped[4].error.message.find("is empty"), std::string::npos);
  EXPECT_NE(all.skipped[5].error.message.find("is not a text: it is a PNG picture"), std::string::npos);
  EXPECT_NE(all.skipped[6].error.message.find("is a web page"), std::string::npos);
  for (const Skipped& skipped : all.skipped) {
    EXPECT_EQ(skipped.error.fault, Fault::bad_input);
    EXPECT_TRUE(skipped.error.message.ends_with('.')) << skipped.error.message;
  }
}

TEST(ArticleStream, ExpandsPatternsThatTheShellLeft) {
  const TemporaryFolder folder;
  for (const char* name : {"b.txt", "a.txt", "c.text", "sub/d.txt", "star*.txt"}) folder.write(name, "Rain.");
  EXPECT_EQ(paths_of(everything_in({folder.path("?.txt")}), folder),
            (std::vector<std::string>{"a.txt", "b.txt"}));
  EXPECT_EQ(paths_of(everything_in({folder.path("s*b")}), folder), (std::vector<std::string>{"sub/d.txt"}));
  // A file of that name is no pattern.
  EXPECT_EQ(paths_of(everything_in({folder.path("star*.txt")}), folder),
            (std::vector<std::string>{"star*.txt"}));
  const Everything none = everything_in({folder.path("*.pdf")});
  ASSERT_EQ(none.order, "s");
  EXPECT_EQ(none.skipped[0].error.message,
            "No file matches the pattern \"" + folder.path("*.pdf") + "\": check its spelling.");
}

TEST(ArticleStream, ReadsListsOfPaths) {
  const TemporaryFolder folder;
  folder.write("a.txt", "Rain.");
  folder.write("sub/b.txt", "Rain.");
  const std::string list = folder.write(
      "list.lst", folder.path("sub") + "\r\n\n" + folder.path("missing.txt") + "\n" +
                      std::string(70'000, 'x') + "\n" + folder.path("*.txt") + "\n" + folder.path("a.txt"));
  const Everything all = everything_in({"@" + list, folder.path("a.txt")});
  EXPECT_EQ(all.order, "asssaa");
  EXPECT_EQ(all.skipped[1].line, 4U);
  EXPECT_NE(all.skipped[2].error.message.find("There is no file"),
            std::string::npos);  // no patterns in a list
  EXPECT_NE(
      everything_in({"@" + folder.path("missing.lst")}).skipped.at(0).error.message.find("There is no file"),
      std::string::npos);
}

TEST(ArticleStream, ReadsStandardInputOnce) {
  const TemporaryFolder folder;
  const StandardInput input(folder.write("in", "Rain stops\n\nIt stopped."));
  const Everything all = everything_in({"-", "-", "@-"});
  EXPECT_EQ(all.order, "ass");
  EXPECT_EQ(all.articles[0].source.path, "-");
  EXPECT_EQ(all.articles[0].source.title, "Rain stops");
  EXPECT_EQ(all.skipped[0].error.message,
            "Standard input was named twice, and can be read only once: remove one of them.");
}

TEST(ArticleStream, JudgesStandardInputByContentUnlessTold) {
  const TemporaryFolder folder;
  const std::string json = folder.write("in", "{\"text\": \"One.\"}\n{\"text\": \n");
  {
    const StandardInput input(json);
    const Everything all = everything_in({"-"});
    EXPECT_EQ(all.order, "as");
    EXPECT_EQ(all.articles[0].source.path, "-:1");
    EXPECT_TRUE(all.skipped[0].error.message.starts_with("Line 2 of standard input is not valid JSON"));
  }
  const StandardInput input(json);
  EXPECT_EQ(everything_in({"-"}, {.format = "text"}).articles.at(0).source.path, "-");
}

TEST(ArticleStream, ReadsAListFromStandardInput) {
  const TemporaryFolder folder;
  const StandardInput input(folder.write("in", folder.write("a.txt", "Rain.") + "\n-\n"));
  EXPECT_EQ(everything_in({"@-"}).order, "as");
}

TEST(ArticleStream, LetsOptionsGoFirst) {
  const Everything all =
      everything_in_bytes("Rain stops\nNovember 6, 2024\n\nIt stopped.", "tarvik-post_2024-11-05_rain.txt",
                          {.published = "9 November 2024", .outlet = "Halm Gazette"});
  ASSERT_EQ(all.order, "a");
  EXPECT_EQ(all.articles[0].source.published, "2024-11-09");
  EXPECT_EQ(all.articles[0].source.outlet, "Halm Gazette");
  const Everything named =
      everything_in_bytes("Rain stops\n\nIt stopped.", "tarvik-post_2024-11-05_rain.txt");
  EXPECT_EQ(named.articles.at(0).source.published, "2024-11-05");
  EXPECT_EQ(named.articles.at(0).source.outlet, "Tarvik Post");
}

TEST(ArticleStream, RefusesOptionsThatMeanNothing) {
  const auto format = ArticleStream::open({}, {.format = "docx"});
  ASSERT_FALSE(format.has_value());
  EXPECT_EQ(format.error().fault, Fault::bad_use);
  EXPECT_EQ(format.error().message, "There is no input format \"docx\": choose one of text, jsonl.");
  const auto date = ArticleStream::open({}, {.published = "06/11/2024"});
  ASSERT_FALSE(date.has_value());
  EXPECT_EQ(date.error().message,
            "\"06/11/2024\" is not a date with day, month and year: write it as 2024-11-06.");
  EXPECT_EQ(everything_in({}).order, "");
}

// The time that this process had of the processor, which others on the machine do not change.
double seconds_used() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

TEST(ArticleStream, ReadsALineOfFiftyMegabytes) {
  std::string text = "Rain stops\n\n";
  while (text.size() < 50'000'000)
    text += "It stopped, he said, and it began again, and nobody in Halm could say why. ";
  const std::size_t size = text.size();
  const double begin = seconds_used();
  const Everything all = everything_in_bytes(std::move(text), "a.txt");
  ASSERT_EQ(all.order, "a");
  EXPECT_EQ(all.articles[0].text.size(), size);
  EXPECT_EQ(all.articles[0].blocks.size(), 2U);
  EXPECT_LT(seconds_used() - begin, 20.0);  // in a debug build with sanitizers
  EXPECT_EQ(everything_in_bytes(std::string(2'000'000, 'x'), "a.txt", {.largest_bytes = 1'000'000}).order,
            "s");
  EXPECT_EQ(everything_in_bytes("{\"text\": \"It stopped.\"}\n{\"text\": \"No.\"}\n", "a.jsonl",
                                {.longest_article = 10})
                .order,
            "sa");
}

TEST(ArticleStream, IsLinearInWhateverIsRepeated) {
  // Each of these makes a loop over all that came before, in one program or another.
  for (const std::string& piece : {"a\n"s,
                                   "A.\n"s,
                                   "\n"s,
                                   "\r"s,
                                   "- x\n"s,
                                   " "s,
                                   "\xC2\xA0"s,
                                   "\""s,
                                   "(AP) "s,
                                   "A. "s,
                                   "--"s,
                                   "\xE2\x80"s,
                                   "\xFF"s,
                                   "\0x"s,
                                   "By A\n"s,
                                   "[{"s,
                                   "{\"text\":\"x\"}\n"s,
                                   "a b\n    c.\n"s,
                                   "\xC2\x93"s,
                                   "1. "s}) {
    std::string bytes;
    while (bytes.size() < 200'000) bytes += piece;
    for (const char* name : {"a.txt", "a.json"}) {
      const double begin = seconds_used();
      EXPECT_FALSE(everything_in_bytes(bytes, name).order.empty());
      EXPECT_LT(seconds_used() - begin, 10.0) << testing::PrintToString(piece) << " as " << name;
    }
  }
}

TEST(ArticleStream, MakesNoMoreThanAMillionBlocks) {
  std::string bytes;
  for (int i = 0; i < 1'100'000; ++i) bytes += "A.\n";
  const Everything all = everything_in_bytes(bytes, "a.txt");
  ASSERT_EQ(all.order, "a");
  EXPECT_EQ(all.articles[0].blocks.size(), 1'000'000U);
  EXPECT_EQ(all.articles[0].blocks.back().span.end, bytes.size() - 1);
  ASSERT_EQ(all.articles[0].notes.size(), 1U);
}

// What every article promises, whatever the bytes.
void expect_promises(const Everything& all) {
  for (const Article& article : all.articles) {
    EXPECT_TRUE(utf8::is_valid(article.text));
    EXPECT_FALSE(article.blocks.empty());
    Offset end = 0;
    for (const Block& block : article.blocks) {
      EXPECT_LE(end, block.span.begin);
      EXPECT_LT(block.span.begin, block.span.end);
      EXPECT_LE(block.span.end, article.text.size());
      EXPECT_TRUE(utf8::is_boundary(article.text, block.span.begin) &&
                  utf8::is_boundary(article.text, block.span.end));
      // Between blocks there is nothing to read.
      for (Offset i = end; i < block.span.begin; ++i)
        EXPECT_FALSE((article.text[i] | 0x20) >= 'a' && (article.text[i] | 0x20) <= 'z');
      end = block.span.end;
    }
    for (const Note& note : article.notes) EXPECT_LE(note.span.end, article.text.size());
    for (const char byte : article.text)
      EXPECT_TRUE(static_cast<unsigned char>(byte) >= 0x20 || byte == '\n' || byte == '\t');
    EXPECT_EQ(article.source.sha256.size(), 64U);
  }
  for (const Skipped& skipped : all.skipped)
    EXPECT_TRUE(utf8::is_valid(skipped.error.message) && utf8::is_valid(skipped.path));
}

TEST(ArticleStream, KeepsItsPromisesForBrokenBytes) {
  const std::string text = "“Rain” stops;\nin Halm\r\nBy Žofia Łukasik, AP\rNov. 6, 2024 | 5 min "
                           "read\n\nTARVIK, Nov. 6 (NWA) — It “stopped”.\f- a\n- b\n> c\n"
                           "    d e\nf\xC2\x93\n\nNWA contributed to this report.\n{\"title\": \"A\", "
                           "\"text\": \"B\\u201c\", \"date\": 1730901900}\n";
  std::uint32_t state = 7;
  const auto random = [&](std::size_t below) {
    state = state * 1664525U + 1013904223U;
    return static_cast<std::size_t>(state >> 8U) % below;
  };
  for (int round = 0; round < 1000; ++round) {
    std::string bytes = text;
    for (std::size_t change = random(6); change-- > 0;) {
      const std::size_t at = random(bytes.size());
      switch (random(4)) {
        case 0: bytes[at] = static_cast<char>(random(256)); break;
        case 1: bytes.erase(at, random(20)); break;
        case 2: bytes.insert(at, bytes.substr(random(bytes.size()), random(30))); break;
        default: bytes.insert(at, 1, "\n\r\"{}[]—.:\0\xFF"[random(14)]);
      }
      if (bytes.empty()) bytes = "x";
    }
    if (random(3) == 0) bytes.erase(0, bytes.rfind('{', bytes.size() - 1) % bytes.size());
    for (const char* name : {"a.txt", "a.jsonl", "a.json", "-"})
      expect_promises(everything_in_bytes(bytes, name));
    if (testing::Test::HasFailure()) FAIL() << testing::PrintToString(bytes);
  }
}

TEST(ArticleStream, ReadsTheSamples) {
  const Everything all = everything_in({SAYSO_SOURCE_DIR "/samples"});
  EXPECT_EQ(all.articles.size(), 20U);
  EXPECT_TRUE(all.skipped.empty());
  expect_promises(all);
  for (const Article& article : all.articles) {
    EXPECT_EQ(article.blocks[0].kind, BlockKind::title) << article.source.path;
    EXPECT_FALSE(article.source.outlet.empty()) << article.source.path;
    EXPECT_GE(article.source.published.size(), 10U) << article.source.path;
  }
}

}  // namespace
}  // namespace sayso
