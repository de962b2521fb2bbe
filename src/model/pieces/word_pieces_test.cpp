#include "model/file/hand_made.hpp"
#include "model/pieces/characters.hpp"
#include "model/pieces/word_pieces.hpp"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

class WordPieces : public testing::Test {
 protected:
  static ModelFile file_with(const std::string& vocabulary) {
    HandMadeFile made;
    made.add_text("vocabulary", vocabulary);
    auto file = ModelFile::from_bytes(made.bytes(), "small.sayso");
    EXPECT_TRUE(file);
    return std::move(*file);
  }
  static std::string error_of(const std::string& vocabulary) {
    const ModelFile file = file_with(vocabulary);
    const auto loaded = Vocabulary::load(file);
    return loaded ? "no error" : loaded.error().message;
  }

  // "un ##ed": the pieces of a text, with the words of the text that they stand for where these look different.
  std::string read(std::string_view text) {
    read_pieces(text, *vocabulary_, pieces_);
    std::string shown;
    for (std::size_t i = 0; i < pieces_.ids.size(); ++i) {
      const std::string_view piece = vocabulary_->piece(pieces_.ids[i]);
      const std::string_view stands_for = text.substr(pieces_.begins[i], pieces_.ends[i] - pieces_.begins[i]);
      shown += (i > 0 ? " " : "") + std::string(piece);
      if (piece != stands_for && piece != "##" + std::string(stands_for))
        shown += "<" + std::string(stands_for) + ">";
    }
    return shown;
  }

  const std::string specials_ = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";
  const ModelFile file_ = file_with(
      specials_ + "un\n##un\n##ed\n##firm\n##con\nconfirm\nsaid\n##d\nsa\nrain\n\u201C\n\u201D\n'\n"
                  ",\n[\n]\ns\n.\ne\n##e\n\u4E2D\na\n##b\nab\n\u1100\n##\u1161\n##\u11A8\n=\nmask\n");
  const std::shared_ptr<const Vocabulary> vocabulary_ = Vocabulary::load(file_).value();
  Pieces pieces_;
};

TEST_F(WordPieces, AreTheLongestThatFit) {
  EXPECT_EQ(read("unconfirmed"), "un ##con ##firm ##ed");
  EXPECT_EQ(read("confirm said"), "confirm said");
  EXPECT_EQ(read("sad"), "sa ##d");
  EXPECT_EQ(pieces_.words, (std::vector<std::uint32_t>{0, 0}));
  EXPECT_EQ(read("rain, rain."), "rain , rain .");
  EXPECT_EQ(pieces_.words, (std::vector<std::uint32_t>{0, 1, 2, 3}));
  EXPECT_EQ(read(""), "");
  EXPECT_EQ(read(" \n\t "), "");
}

TEST_F(WordPieces, MakeAWordUnknownAsAWhole) {
  EXPECT_EQ(read("said saxophone said"), "said [UNK]<saxophone> said");
  EXPECT_EQ(read("saids"), "[UNK]<saids>");
  EXPECT_EQ(read("\u2603"), "[UNK]<\u2603>");
  EXPECT_EQ(read("?"), "[UNK]<?>");
}

TEST_F(WordPieces, OfWordsBeyondAHundredCharactersAreUnknown) {
  const std::string accented = "\u00E9";
  std::string longest, too_long;
  for (int i = 0; i < 100; ++i) longest += accented;
  too_long = longest + accented;
  read(longest);
  EXPECT_EQ(pieces_.size(), 100U);
  EXPECT_EQ(read(too_long), "[UNK]<" + too_long + ">");
  EXPECT_EQ(read(std::string(100, 'e')).substr(0, 5), "e ##e");
  EXPECT_EQ(read(std::string(101, 'e')), "[UNK]<" + std::string(101, 'e') + ">");
}

TEST_F(WordPieces, StandForTheBytesOfTheText) {
  EXPECT_EQ(read("S\u00E1id"), "said<S\u00E1id>");
  EXPECT_EQ(read("sa\u0301\u0301id\u0301 e"), "said<sa\u0301\u0301id> e");
  EXPECT_EQ(read("a\u00ADb"), "ab<a\u00ADb>");
  EXPECT_EQ(read("a\x01"), "a");
  EXPECT_EQ(read("\u00ADa"), "a");
  EXPECT_EQ(read("a\u4E2D\u4E2D"), "a \u4E2D \u4E2D");
  EXPECT_EQ(read("\uAC01"),
            "\u1100<\uAC01> ##\u1161<\uAC01> ##\u11A8<\uAC01>");  // one character, three pieces
  EXPECT_EQ(read("a\u2260a"), "a =<\u2260> a");
  EXPECT_EQ(read("rain\u00A0rain\u2028rain"), "rain rain rain");
}

TEST_F(WordPieces, HaveTheShapeOfTheirWord) {
  read("Unconfirmed RAIN, e");
  using enum characters::Shape;
  const auto number = [](characters::Shape shape) {
    return static_cast<std::uint8_t>(shape);
  };
  EXPECT_EQ(pieces_.shapes,
            (std::vector<std::uint8_t>{number(title), number(title), number(title), number(title),
                                       number(upper), number(other), number(lower)}));
}

TEST_F(WordPieces, GiveQuotationMarksTheirDirection) {
  EXPECT_EQ(read("\"Rain\" said"), "\u201C<\"> rain<Rain> \u201D<\"> said");
  EXPECT_EQ(read("rain\u2019s"), "rain '<\u2019> s");
  EXPECT_EQ(read("\u00ABrain\u00BB"), "\u201C<\u00AB> rain \u201D<\u00BB>");
}

TEST_F(WordPieces, MayBeSpecialOnes) {
  EXPECT_EQ(read("a[SEP]a"), "a [SEP] a");
  EXPECT_EQ(read("[MASK"), "[ mask<MASK>");
  EXPECT_EQ(read("[mask]"), "[ mask ]");
}

TEST_F(WordPieces, OfPartsOfATextLeaveOutTheRest) {
  const std::string text = "said \"rain a\"b\" confirm";
  const Span parts[] = {{0, 4}, {6, 12}, {14, 15}};
  read_pieces(text, parts, *vocabulary_, pieces_);
  EXPECT_EQ(pieces_.begins, (std::vector<Offset>{0, 6, 11, 14}));
  EXPECT_EQ(pieces_.words, (std::vector<std::uint32_t>{0, 1, 2, 3}));
  EXPECT_EQ(vocabulary_->piece(pieces_.ids[3]), "\u201C");  // of the third part alone, it opens
}

TEST_F(WordPieces, AreMatchedWithTokens) {
  const std::string text = "unconfirmed rain\u00AD\u00AD.";  // un con firm ed, rain, .
  read(text);
  const Span tokens[] = {{0, 11}, {12, 16}, {16, 20}, {20, 21}, {0, 2}, {3, 4}, {21, 21}};
  match_tokens(tokens, pieces_);
  EXPECT_EQ(pieces_.first, (std::vector<std::uint32_t>{0, 4, 4, 5, 0, 1, 5}));
  EXPECT_EQ(pieces_.last, (std::vector<std::uint32_t>{3, 4, 4, 5, 0, 1, 5}));
  read("");
  match_tokens(tokens, pieces_);
  EXPECT_EQ(pieces_.last, std::vector<std::uint32_t>(7, 0));
}

TEST_F(WordPieces, NeverLeaveTheTextWhateverItsBytes) {
  std::mt19937 random(3);  // NOLINT: the same texts in every run
  constexpr std::string_view parts[] = {
      "a",    "rain", " ",    "\n", "\"", "`", "[SEP]",        "\xC3",   "\xA9",   "\xE2\x80",
      "\x9C", "\xFF", "\xF0", "\0", "9",  "[", "\xED\xA0\x80", "\u0301", "\uAC01", "E"};
  for (int turn = 0; turn < 20000; ++turn) {
    std::string text;
    for (std::size_t count = random() % 12; count > 0; --count) text += parts[random() % std::size(parts)];
    const std::vector<char> exact(text.begin(), text.end());  // so that a sanitizer knows where it ends
    read_pieces({exact.data(), exact.size()}, *vocabulary_, pieces_);
    for (std::size_t i = 0; i < pieces_.ids.size(); ++i) {
      ASSERT_LT(pieces_.begins[i], pieces_.ends[i]);
      ASSERT_LE(pieces_.ends[i], text.size());
      ASSERT_TRUE(i == 0 || pieces_.begins[i - 1] <= pieces_.begins[i]);
    }
  }
}

TEST_F(WordPieces, NeedAWholeVocabulary) {
  const std::string begin = "The model file small.sayso is damaged in section \"vocabulary\": ";
  EXPECT_EQ(error_of("a\n"), begin + "[PAD] is missing; fetch the file again.");
  EXPECT_EQ(error_of(""), begin + "[PAD] is missing; fetch the file again.");
  EXPECT_EQ(error_of(specials_ + "a\n##a\na\n"),
            begin + "line 8 repeats an earlier one; fetch the file again.");
  EXPECT_EQ(error_of(specials_ + "\na\n"), begin + "line 6 is empty; fetch the file again.");
  EXPECT_EQ(error_of(specials_ + std::string(65, 'a')),
            begin + "line 6 is longer than a piece can be; fetch the file again.");
  const auto file = ModelFile::from_bytes(HandMadeFile().bytes(), "small.sayso");
  EXPECT_EQ(Vocabulary::load(*file).error().message,
            "The model file small.sayso lacks section \"vocabulary\" as text [n]: fetch the model that "
            "belongs to this "
            "sayso.");
}

TEST_F(WordPieces, AreFoundByName) {
  EXPECT_EQ(vocabulary_->size(), 34U);
  for (std::size_t i = 0; i < vocabulary_->size(); ++i) {
    const auto id = static_cast<std::int32_t>(i);
    EXPECT_EQ(vocabulary_->find(vocabulary_->piece(id)), id);
  }
  EXPECT_EQ(vocabulary_->find("##said"), std::nullopt);
  EXPECT_EQ(vocabulary_->find("firm"), std::nullopt);
  EXPECT_EQ(vocabulary_->find(""), std::nullopt);
  EXPECT_EQ(vocabulary_->unknown(), 1);
  EXPECT_EQ(vocabulary_->beginning(), 2);
  EXPECT_EQ(vocabulary_->separator(), 3);
}

}  // namespace
}  // namespace sayso
