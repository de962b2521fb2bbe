#include "base/utf8.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

using namespace std::string_literals;

// One, two, three and four bytes a character, more than one checkpoint long.
std::string mixed_text() {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "Paris, é, 北京市, 🙂🇩🇪 ";
  return text;
}

TEST(Utf8, AcceptsTheFirstAndLastOfEachLength) {
  for (const char* text : {"\x01", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                           "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
    EXPECT_TRUE(utf8::is_valid(text)) << testing::PrintToString(std::string(text));
  EXPECT_TRUE(utf8::is_valid(""));
  EXPECT_TRUE(utf8::is_valid("\0a\0"s));
  EXPECT_TRUE(utf8::is_valid(mixed_text()));
}

TEST(Utf8, RefusesWhatIsNoCharacter) {
  for (const char* text : {"\x80",
                           "\xBF",
                           "\xC0\x80",
                           "\xC1\xBF",
                           "\xE0\x80\x80",
                           "\xE0\x9F\xBF",
                           "\xED\xA0\x80",
                           "\xED\xBF\xBF",
                           "\xF0\x80\x80\x80",
                           "\xF0\x8F\xBF\xBF",
                           "\xF4\x90\x80\x80",
                           "\xF5\x80\x80\x80",
                           "\xF8\x88\x80\x80\x80",
                           "\xFE",
                           "\xFF",
                           "\xC3",
                           "\xE4\xBD",
                           "\xF0\x9F\x99",
                           "\xC3(",
                           "\xE4(\xBD",
                           "\xF0\x9F(\x99",
                           "\xF0\x9F\x99("})
    EXPECT_EQ(utf8::first_invalid(text), 0U) << testing::PrintToString(std::string(text));
}

TEST(Utf8, FindsDamageAtEveryPlaceAndDistance) {
  // The bad byte at every offset of a long ASCII text, so at every place within and between words of eight bytes.
  for (std::size_t size = 1; size < 40; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      text[at] = '\xFF';
      EXPECT_EQ(utf8::first_invalid(text), at);
    }
  }
}

TEST(Utf8, FindsEveryByteThatIsDamagedInMixedText) {
  const std::string text = mixed_text().substr(0, 72);
  ASSERT_TRUE(utf8::is_valid(text.substr(0, utf8::boundary_before(text, 70))));
  const std::string whole = text.substr(0, utf8::boundary_before(text, 70));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = '\xFF';
    EXPECT_EQ(utf8::first_invalid(damaged), utf8::boundary_before(whole, at)) << at;
    damaged = whole.substr(0, at);
    const std::size_t cut = utf8::first_invalid(damaged);
    EXPECT_EQ(cut, utf8::boundary_before(whole, at)) << "cut at " << at;
  }
}

TEST(Utf8, DecodesWhatItAppends) {
  for (char32_t value = 0; value <= 0x10FFFF; value += value < 0x1000 ? 1 : 61) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    utf8::append(text, value);
    ASSERT_TRUE(utf8::is_valid(text)) << std::uint32_t(value);
    const utf8::CodePoint found{value, static_cast<std::uint32_t>(text.size())};
    ASSERT_EQ(utf8::decode(text, 0), found);
    ASSERT_EQ(utf8::decode_before(text, text.size()), found);
    ASSERT_EQ(utf8::count_code_points(text), 1U);
    ASSERT_EQ(utf8::count_utf16_units(text), value > 0xFFFF ? 2U : 1U);
  }
}

TEST(Utf8, AppendsTheReplacementForWhatIsNoCodePoint) {
  for (const char32_t value :
       {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    std::string text;
    utf8::append(text, value);
    EXPECT_EQ(text, "\xEF\xBF\xBD");
  }
}

TEST(Utf8, DecodesOutsideAndInsideOfCharactersWithoutFailing) {
  const std::string text = "é🙂";
  EXPECT_EQ(utf8::decode(text, 6), (utf8::CodePoint{0, 0}));
  EXPECT_EQ(utf8::decode(text, 600), (utf8::CodePoint{0, 0}));
  EXPECT_EQ(utf8::decode(text, 1), (utf8::CodePoint{utf8::replacement, 1}));
  EXPECT_EQ(utf8::decode(text.substr(0, 4), 2), (utf8::CodePoint{utf8::replacement, 1}));
  EXPECT_EQ(utf8::decode_before(text, 0), (utf8::CodePoint{0, 0}));
  EXPECT_EQ(utf8::decode_before(text, 6), (utf8::CodePoint{U'🙂', 4}));
  EXPECT_EQ(utf8::decode_before(text, 600), (utf8::CodePoint{U'🙂', 4}));
  EXPECT_EQ(utf8::decode_before(text, 5), (utf8::CodePoint{utf8::replacement, 1}));
  EXPECT_EQ(utf8::decode_before("\x80\x80\x80\x80\x80", 5), (utf8::CodePoint{utf8::replacement, 1}));
}

TEST(Utf8, KnowsBoundaries) {
  const std::string text = "aé北🙂";
  std::vector<std::size_t> boundaries;
  for (std::size_t offset = 0; offset <= text.size() + 2; ++offset)
    if (utf8::is_boundary(text, offset)) boundaries.push_back(offset);
  EXPECT_EQ(boundaries, (std::vector<std::size_t>{0, 1, 3, 6, 10}));
  EXPECT_EQ(utf8::boundary_before(text, 9), 6U);
  EXPECT_EQ(utf8::boundary_before(text, 10), 10U);
  EXPECT_EQ(utf8::boundary_before(text, 99), 10U);
  EXPECT_TRUE(utf8::is_boundary("", 0));
}

// Counted one character at a time, against the counting of eight bytes at once.
TEST(Utf8, CountsTheSameInOneStepAndInMany) {
  const std::string text = mixed_text();
  std::size_t points = 0;
  std::size_t units = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const utf8::CodePoint here = utf8::decode(text, offset);
    EXPECT_EQ(utf8::count_code_points(std::string_view(text).substr(0, offset)), points);
    EXPECT_EQ(utf8::count_utf16_units(std::string_view(text).substr(0, offset)), units);
    offset += here.size;
    points += 1;
    units += here.value > 0xFFFF ? 2 : 1;
  }
}

TEST(OffsetMap, TranslatesEveryBoundaryThereAndBack) {
  const std::string text = mixed_text();
  for (const OffsetUnit unit : {OffsetUnit::byte, OffsetUnit::codepoint, OffsetUnit::utf16}) {
    const OffsetMap map(text, unit);
    std::uint32_t expected = 0;
    for (std::size_t offset = 0; offset < text.size();) {
      const auto byte = static_cast<Offset>(offset);
      ASSERT_EQ(map.from_byte(byte), expected) << name_of(unit) << " at byte " << offset;
      ASSERT_EQ(map.to_byte(expected), byte) << name_of(unit) << " at byte " << offset;
      const utf8::CodePoint here = utf8::decode(text, offset);
      if (unit == OffsetUnit::byte) expected += here.size;
      if (unit == OffsetUnit::codepoint) expected += 1;
      if (unit == OffsetUnit::utf16) expected += here.value > 0xFFFF ? 2 : 1;
      offset += here.size;
    }
    EXPECT_EQ(map.size(), expected);
    EXPECT_EQ(map.from_byte(static_cast<Offset>(text.size())), expected);
    EXPECT_EQ(map.to_byte(expected), text.size());
  }
}

TEST(OffsetMap, StopsAtTheEndOfTheText) {
  const std::string text = "né 🙂.";
  const OffsetMap map(text, OffsetUnit::utf16);
  EXPECT_EQ(map.size(), 6U);
  EXPECT_EQ(map.from_byte(8), 5U);
  EXPECT_EQ(map.from_byte(1000), 6U);
  EXPECT_EQ(map.from_byte(no_offset), 6U);
  EXPECT_EQ(map.to_byte(1000), text.size());
  EXPECT_EQ(map.to_byte(4), 4U);  // the second half of a surrogate pair
  EXPECT_EQ(map.from_bytes({4, 8}), (Span{3, 5}));
  EXPECT_EQ(map.to_bytes({3, 5}), (Span{4, 8}));
}

TEST(OffsetMap, OfNothingAndOfPlainAscii) {
  const OffsetMap nothing("", OffsetUnit::codepoint);
  EXPECT_EQ(nothing.size(), 0U);
  EXPECT_EQ(nothing.from_byte(0), 0U);
  EXPECT_EQ(nothing.to_byte(0), 0U);
  const std::string ascii(1000, 'a');
  const OffsetMap plain(ascii, OffsetUnit::codepoint);
  EXPECT_EQ(plain.from_byte(999), 999U);
  EXPECT_EQ(plain.to_byte(999), 999U);
}

TEST(OffsetMap, NeverReadsOutsideOfATextThatIsNotValid) {
  for (const std::string& text :
       {std::string(700, '\x80'), std::string(700, '\xF0'), "a" + std::string(511, '\xBF')}) {
    for (const OffsetUnit unit : {OffsetUnit::byte, OffsetUnit::codepoint, OffsetUnit::utf16}) {
      const OffsetMap map(text, unit);
      for (std::uint32_t i = 0; i < 1500; i += 7) {
        EXPECT_LE(map.to_byte(i), text.size());
        EXPECT_LE(map.from_byte(i), map.size());
      }
    }
  }
}

TEST(OffsetMap, UnitsHaveTheNamesOfTheOutput) {
  for (const OffsetUnit unit : {OffsetUnit::byte, OffsetUnit::codepoint, OffsetUnit::utf16})
    EXPECT_EQ(offset_unit_named(name_of(unit)), unit);
  EXPECT_EQ(name_of(OffsetUnit::codepoint), "codepoint");
  EXPECT_EQ(offset_unit_named("characters"), std::nullopt);
}

}  // namespace
}  // namespace sayso
