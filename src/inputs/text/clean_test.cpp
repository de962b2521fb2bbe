#include "base/utf8.hpp"
#include "inputs/text/clean.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

using namespace std::string_literals;

std::string cleaned(std::string text) {
  std::vector<Note> notes;
  clean(text, notes);
  return text;
}

TEST(Clean, MakesEveryLineEndOne) {
  EXPECT_EQ(cleaned("a\r\nb\rc\nd\fe\vf\xE2\x80\xA8g\xE2\x80\xA9h"), "a\nb\nc\nd\ne\nf\ng\n\nh");
  EXPECT_EQ(cleaned("a\r"), "a\n");
  EXPECT_EQ(cleaned("\r\r\n\n"), "\n\n\n");
}

TEST(Clean, LeavesCleanTextAlone) {
  for (const std::string text : {"", "a\tb\n", "é “x” 🙂", "\xC2\xA0", "\xE2\x80\xAE"})
    EXPECT_EQ(cleaned(text), text);
}

TEST(Clean, TakesTheMarkAtTheBeginning) {
  EXPECT_EQ(cleaned("\xEF\xBB\xBFRain \xEF\xBB\xBF"), "Rain \xEF\xBB\xBF");
}

TEST(Clean, CountsControlsInOneNote) {
  std::string text = "a\0b\x07 c\x7F"s;
  std::vector<Note> notes;
  clean(text, notes);
  EXPECT_EQ(text, "a b  c ");
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].what, "3 control characters became spaces");
  EXPECT_EQ(notes[0].span, (Span{1, 2}));
}

TEST(Clean, RestoresWhatWindows1252Meant) {
  EXPECT_EQ(cleaned("\xC2\x93It\xC2\x92s\xC2\x94\xC2\x85"), "“It’s”…");
  EXPECT_EQ(cleaned("\xC2\x81"), " ");  // nothing in windows-1252
}

TEST(Clean, MovesOlderNotesAlong) {
  // Lines get shorter before, and longer after.
  std::string text = "a\r\n\r\nbad \xEF\xBF\xBD\xC2\x93 end\r\n";
  const auto begin = static_cast<Offset>(text.find("\xEF\xBF\xBD"));
  std::vector<Note> notes{
      {"bad", {begin, begin + 3}}, {"all", {0, static_cast<Offset>(text.size())}}, {"none", {}}};
  clean(text, notes);
  EXPECT_EQ(text.substr(notes[0].span.begin, notes[0].span.size()), "\xEF\xBF\xBD");
  EXPECT_EQ(notes[1].span, (Span{0, static_cast<Offset>(text.size())}));
  EXPECT_EQ(notes[2].span, Span());
}

TEST(Clean, KeepsEverySpanOfNotesInTheText) {
  const std::string text = "\xEF\xBB\xBF a\r\n\0\xC2\x93\xE2\x80\xA9\r é\x7F"s;
  for (std::size_t begin = 0; begin <= text.size(); ++begin) {
    for (std::size_t end = begin; end <= text.size(); ++end) {
      if (!utf8::is_boundary(text, begin) || !utf8::is_boundary(text, end)) continue;
      std::string copy = text;
      std::vector<Note> notes{{"x", {static_cast<Offset>(begin), static_cast<Offset>(end)}}};
      clean(copy, notes);
      EXPECT_LE(notes[0].span.begin, notes[0].span.end);
      EXPECT_LE(notes[0].span.end, copy.size());
      EXPECT_TRUE(utf8::is_boundary(copy, notes[0].span.begin) && utf8::is_boundary(copy, notes[0].span.end));
    }
  }
}

}  // namespace
}  // namespace sayso
