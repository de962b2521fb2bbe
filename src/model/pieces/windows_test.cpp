#include "model/file/hand_made.hpp"
#include "model/pieces/windows.hpp"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

using Numbers = std::vector<std::uint32_t>;

// Texts of one-piece words: "a" for each token, numbers of sentences and paragraphs from lists of their sizes.
class WindowsOf : public testing::Test {
 protected:
  static ModelFile model() {
    HandMadeFile made;
    made.add_text("vocabulary", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\n##a\n");
    return std::move(*ModelFile::from_bytes(made.bytes()));
  }

  void read(const std::vector<std::vector<std::uint32_t>>& paragraphs, const std::string& word = "a") {
    std::string text;
    std::vector<Span> tokens;
    paragraph_.clear();
    sentence_.clear();
    std::uint32_t sentence = 0;
    for (std::uint32_t p = 0; p < paragraphs.size(); ++p) {
      for (const std::uint32_t size : paragraphs[p]) {
        for (std::uint32_t i = 0; i < size; ++i) {
          const auto begin = static_cast<Offset>(text.size());
          tokens.push_back({begin, begin + static_cast<Offset>(word.size())});
          paragraph_.push_back(p);
          sentence_.push_back(sentence);
          text += word + " ";
        }
        ++sentence;
      }
    }
    read_pieces(text, *vocabulary_, pieces_);
    match_tokens(tokens, pieces_);
    windows_.cut(pieces_, paragraph_, sentence_);
  }

  std::vector<Window> list() const { return {windows_.list().begin(), windows_.list().end()}; }
  const WindowInputs& inputs(std::size_t number) {
    fill_window(windows_[number], pieces_, paragraph_, *vocabulary_, inputs_);
    return inputs_;
  }

  const ModelFile file_ = model();
  const std::shared_ptr<const Vocabulary> vocabulary_ = Vocabulary::load(file_).value();
  Pieces pieces_;
  Numbers paragraph_, sentence_;
  Windows windows_;
  WindowInputs inputs_;
};

TEST_F(WindowsOf, NothingAreNone) {
  read({});
  EXPECT_TRUE(list().empty());
}

TEST_F(WindowsOf, AShortTextAreOne) {
  read({{3, 2}, {1}});
  EXPECT_EQ(list(), (std::vector<Window>{{0, 0, 6}}));
  const WindowInputs& in = inputs(0);
  EXPECT_EQ(in.ids, (std::vector<std::int32_t>{2, 5, 5, 5, 5, 5, 3, 5, 3}));
  EXPECT_EQ(in.shapes, (std::vector<std::uint8_t>{5, 0, 0, 0, 0, 0, 5, 0, 5}));
  EXPECT_EQ(in.first, (Numbers{1, 2, 3, 4, 5, 7}));
  EXPECT_EQ(in.last, in.first);
  EXPECT_EQ(in.opens, (std::vector<std::uint8_t>{1, 0, 0, 0, 0, 1}));
}

TEST_F(WindowsOf, ALongTextKeepParagraphsWholeAndSeeWhatStandsBefore) {
  read({{100, 50}, {100}, {30}});
  EXPECT_EQ(list(), (std::vector<Window>{{0, 0, 250}, {187, 250, 280}}));
  const WindowInputs& in = inputs(1);
  EXPECT_EQ(in.ids.size(), 1U + 63 + 1 + 30 + 1);
  EXPECT_EQ(in.first.size(), 93U);
  EXPECT_EQ(in.opens[0], 1);
  EXPECT_EQ(in.opens[63], 1);
  EXPECT_EQ(in.first[63], 65U);
}

TEST_F(WindowsOf, ALongParagraphPartItBetweenSentences) {
  read({{150, 150, 20}});
  EXPECT_EQ(list(), (std::vector<Window>{{0, 0, 150}, {87, 150, 320}}));
}

TEST_F(WindowsOf, ALongSentencePartItBetweenTokens) {
  read({{600}});
  ASSERT_EQ(windows_.size(), 4U);
  EXPECT_EQ(windows_[0], (Window{0, 0, 190}));
  std::uint32_t end = 0;
  for (const Window& window : windows_.list()) {
    EXPECT_EQ(window.fresh, end);
    EXPECT_LE(window.begin, window.fresh);
    end = window.end;
  }
  EXPECT_EQ(end, 600U);
}

TEST_F(WindowsOf, ATokenThatIsTooLongCutItShort) {
  read({{1}, {1}}, std::string(90, 'a'));  // 90 pieces a token
  EXPECT_EQ(list(), (std::vector<Window>{{0, 0, 2}}));
  // One token over four words: 360 pieces.
  const std::string text = "x " + std::string(90, 'a') + " " + std::string(90, 'a') + " " +
                           std::string(90, 'a') + " " + std::string(90, 'a') + " x";
  const Span tokens[] = {
      {0, 1}, {2, 2 + 4 * 91 - 1}, {static_cast<Offset>(text.size()) - 1, static_cast<Offset>(text.size())}};
  paragraph_ = sentence_ = {0, 0, 0};
  read_pieces(text, *vocabulary_, pieces_);
  match_tokens(tokens, pieces_);
  windows_.cut(pieces_, paragraph_, sentence_);
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < windows_.size(); ++i) {
    EXPECT_EQ(windows_[i].fresh, end);
    end = windows_[i].end;
    const WindowInputs& in = inputs(i);
    EXPECT_LE(in.ids.size(), window_size);
    for (const std::uint32_t place : in.last) EXPECT_LT(place, in.ids.size());
  }
  EXPECT_EQ(end, 3U);
}

TEST_F(WindowsOf, TokensWithoutPiecesShareOne) {
  paragraph_ = {0, 0, 1};
  sentence_ = {0, 0, 1};
  read_pieces("", *vocabulary_, pieces_);
  match_tokens(std::vector<Span>(3), pieces_);
  windows_.cut(pieces_, paragraph_, sentence_);
  EXPECT_EQ(list(), (std::vector<Window>{{0, 0, 3}}));
  const WindowInputs& in = inputs(0);
  EXPECT_EQ(in.ids, (std::vector<std::int32_t>{2, 3, 3}));
  EXPECT_EQ(in.first, (Numbers{1, 1, 2}));
}

TEST_F(WindowsOf, AVeryLongTextTakeNoLongerThanItsSize) {
  const auto begin = std::chrono::steady_clock::now();
  read(std::vector<std::vector<std::uint32_t>>(20000, {7, 7, 7}));
  read({{400000}});
  EXPECT_GT(windows_.size(), 2000U);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace sayso
