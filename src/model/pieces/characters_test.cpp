#include "model/pieces/characters.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sayso::characters {
namespace {

TEST(Characters, BecomeLowerCaseWithoutAccents) {
  for (const auto& [from, to] :
       std::initializer_list<std::pair<char32_t, char32_t>>{{U'a', U'a'},
                                                            {U'A', U'a'},
                                                            {U'\u00C9', U'e'},
                                                            {U'\u1E69', U's'},
                                                            {U'\u0130', U'i'},
                                                            {U'\u0131', U'\u0131'},
                                                            {U'\u00DF', U'\u00DF'},
                                                            {U'\u1E9E', U'\u00DF'},
                                                            {U'\u03A3', U'\u03C3'},
                                                            {U'\u03C2', U'\u03C2'},
                                                            {U'\uFB01', U'\uFB01'},
                                                            {U'\uFF21', U'\uFF41'},
                                                            {U'\u212A', U'k'},
                                                            {U'\u2160', U'\u2170'},
                                                            {U'\U00010400', U'\U00010428'},
                                                            {U'\u0378', U'\u0378'}}) {
    const Basic basic = basic_of(from);
    EXPECT_EQ(basic.treatment, Treatment::letters) << std::uint32_t{from};
    EXPECT_EQ(basic.code, to) << std::uint32_t{from};
    EXPECT_EQ(basic.count, 1U) << std::uint32_t{from};
  }
}

TEST(Characters, MayBecomeSeveral) {
  const Basic basic = basic_of(U'\uAC01');  // 각
  EXPECT_EQ(basic.treatment, Treatment::letters);
  EXPECT_EQ(basic.count, 3U);
  const Codes codes = codes_of(U'\uAC01');
  ASSERT_EQ(codes.count, 3U);
  EXPECT_EQ(codes.codes[0], U'\u1100');
  EXPECT_EQ(codes.codes[1], U'\u1161');
  EXPECT_EQ(codes.codes[2], U'\u11A8');
}

TEST(Characters, AreDroppedWhenTheyAreControlsOrAccents) {
  for (const char32_t character :
       {U'\0', U'\x01', U'\x0B', U'\x7F', U'\x85', U'\u00AD', U'\u0301', U'\u0600', U'\u1734', U'\u200B',
        U'\u200D', U'\uFEFF', U'\uFFFD', U'\uE000', U'\U0010FFFD'}) {
    EXPECT_EQ(basic_of(character).treatment, Treatment::dropped) << std::uint32_t{character};
    EXPECT_EQ(basic_of(character).count, 0U);
  }
}

TEST(Characters, StandAloneWhenTheyArePunctuationOrIdeographs) {
  for (const char32_t character : {U'!', U'$', U'`', U'\u2019', U'\u2014', U'\u166D', U'\u4E2D', U'\uF900',
                                   U'\uFAFF', U'\U00020000', U'\U0002FA1F'}) {
    EXPECT_EQ(basic_of(character).treatment, Treatment::alone) << std::uint32_t{character};
  }
  EXPECT_EQ(basic_of(U'\u2260').treatment, Treatment::alone);  // ≠
  EXPECT_EQ(basic_of(U'\u2260').code, U'=');
  // Symbols are no punctuation, kana and Hangul no ideographs; and the range of extension E has a gap.
  for (const char32_t character :
       {U'\u20AC', U'\u00A9', U'\u3042', U'\uD55C', U'\U0002B820', U'\U0001F600'}) {
    EXPECT_EQ(basic_of(character).treatment, Treatment::letters) << std::uint32_t{character};
  }
}

TEST(Characters, AreSpaces) {
  for (const char32_t character : {U' ', U'\t', U'\n', U'\r', U'\u00A0', U'\u2003', U'\u2028', U'\u3000'}) {
    EXPECT_EQ(basic_of(character).treatment, Treatment::space) << std::uint32_t{character};
    EXPECT_TRUE(is_python_space(character)) << std::uint32_t{character};
  }
  EXPECT_TRUE(is_python_space(U'\x1F'));
  EXPECT_TRUE(is_python_space(U'\x0B'));
  EXPECT_TRUE(is_python_space(U'\x85'));
  EXPECT_FALSE(is_python_space(U'\u200B'));
}

TEST(Shapes, AreThoseOfTheLetters) {
  EXPECT_EQ(shape_of("said"), Shape::lower);
  EXPECT_EQ(shape_of("Said"), Shape::title);
  EXPECT_EQ(shape_of("A"), Shape::title);
  EXPECT_EQ(shape_of("NATO"), Shape::upper);
  EXPECT_EQ(shape_of("McDonald"), Shape::mixed);
  EXPECT_EQ(shape_of("iPhone"), Shape::mixed);
  EXPECT_EQ(shape_of("3D"), Shape::digit);
  EXPECT_EQ(shape_of("\u0663"), Shape::digit);  // ٣
  EXPECT_EQ(shape_of("\u00BD"), Shape::other);  // ½
  EXPECT_EQ(shape_of(","), Shape::other);
  EXPECT_EQ(shape_of(""), Shape::other);
  EXPECT_EQ(shape_of("\u00C9lys\u00E9e"), Shape::title);
  EXPECT_EQ(shape_of("\u4E2D"), Shape::lower);
  EXPECT_EQ(shape_of("\u01C5"), Shape::lower);  // ǅ is a title-case letter, and no capital
}

std::u32string straightened(std::u32string_view text) {
  QuotationMarks marks;
  std::u32string straight;
  for (std::size_t i = 0; i < text.size(); ++i) {
    straight.push_back(
        marks.next(text[i], i > 0 ? text[i - 1] : U' ', i + 1 < text.size() ? text[i + 1] : U' '));
  }
  return straight;
}

TEST(QuotationMarks, GetTheirDirectionFromTheirNeighbours) {
  EXPECT_EQ(straightened(U"\"Rain,\" he said. \"Sun.\""), U"\u201CRain,\u201D he said. \u201CSun.\u201D");
  EXPECT_EQ(straightened(U"(\"Rain\")"), U"(\u201CRain\u201D)");
  EXPECT_EQ(straightened(U"x\"y\"z"), U"x\u201Cy\u201Dz");
  EXPECT_EQ(straightened(U"\" \""), U"\u201C \u201D");
}

TEST(QuotationMarks, StartAgainInEachParagraph) {
  EXPECT_EQ(straightened(U"\u201CRain\nx\"y"), U"\u201CRain\nx\u201Cy");
  EXPECT_EQ(straightened(U"\u201CRain x\"y"), U"\u201CRain x\u201Dy");
}

TEST(QuotationMarks, OfOtherKindsAreMadeEnglish) {
  EXPECT_EQ(straightened(U"\u00ABLa pluie\u00BB"), U"\u201CLa pluie\u201D");
  EXPECT_EQ(straightened(U"\u201ERegen\u201C"), U"\u201CRegen\u201C");
  EXPECT_EQ(straightened(U"it\u2019s O`Neill, \u2018rain\u2019"), U"it's O'Neill, 'rain'");
}

}  // namespace
}  // namespace sayso::characters
