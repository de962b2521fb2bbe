#include "base/utf8.hpp"
#include "inputs/charset/charset.hpp"
#include "inputs/charset/conversion.hpp"
#include "inputs/charset/magic.hpp"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

namespace sayso::charset {
namespace {

using namespace std::string_literals;

const std::string replacement = "\xEF\xBF\xBD";

Decoded decoded(std::string bytes) {
  Result<Decoded> result = decode(std::move(bytes), "The file \"a.txt\"");
  EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().message);
  return result ? std::move(*result) : Decoded();
}

std::string refusal(std::string bytes) {
  const Result<Decoded> result = decode(std::move(bytes), "The file \"a.txt\"");
  return result ? "read" : result.error().message;
}

// Text in another charset, by ICU.
std::string as(const char* charset, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes(text.size() * 4 + 16, '\0');
  const std::int32_t written =
      ucnv_convert(charset, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()), text.data(),
                   static_cast<std::int32_t>(text.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << charset;
  bytes.resize(static_cast<std::size_t>(written));
  return bytes;
}

TEST(Charset, LeavesValidUtf8AsItIs) {
  for (const std::string text :
       {"", "Rain", "caf\xC3\xA9", "\xF0\x9F\x99\x82", "\xEF\xBF\xBD was there before"}) {
    const Decoded result = decoded(text);
    EXPECT_EQ(result.text, text);
    EXPECT_TRUE(result.notes.empty());
  }
}

TEST(Charset, TakesTheMarkOffUtf8) {
  EXPECT_EQ(decoded("\xEF\xBB\xBF").text, "");
  EXPECT_EQ(decoded("\xEF\xBB\xBFRain").text, "Rain");
  EXPECT_TRUE(decoded("\xEF\xBB\xBFRain").notes.empty());
  EXPECT_EQ(decoded("\xEF\xBB\xBFRain\xFF in Halm").text, "Rain" + replacement + " in Halm");
}

TEST(Charset, ObeysTheMarksOfWideCharsets) {
  const std::string text = "“Très bien” 🙂";
  for (const char* charset : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
    const Decoded result = decoded(as(charset, "\xEF\xBB\xBF" + text));
    EXPECT_EQ(result.text, text) << charset;
    ASSERT_EQ(result.notes.size(), 1U);
    EXPECT_EQ(result.notes[0].what, "read as "s + charset);
  }
}

TEST(Charset, ReadsUtf16WithoutAMark) {
  const std::string text = "It rained in Halm, said Žofia.\n";
  for (const char* charset : {"UTF-16LE", "UTF-16BE"})
    EXPECT_EQ(decoded(as(charset, text)).text, text) << charset;
}

TEST(Charset, ReadsHalfACharacterAtTheEndOfUtf16) {
  const Decoded result = decoded("\xFF\xFER\0a\0i\0n"s);
  EXPECT_EQ(result.text, "Rai" + replacement);
  ASSERT_EQ(result.notes.size(), 2U);
  EXPECT_EQ(result.notes[1].span, (Span{3, 6}));
}

TEST(Charset, TakesEnglishWithFewMarksForWindows1252) {
  const Decoded result = decoded("He said: \x93I don\x92t know that caf\xE9.\x94 Then he left the room.");
  EXPECT_EQ(result.text, "He said: “I don’t know that café.” Then he left the room.");
  ASSERT_EQ(result.notes.size(), 1U);
  EXPECT_EQ(result.notes[0].what, "read as windows-1252");
  EXPECT_EQ(decoded("caf\xE9").text, "café");
}

TEST(Charset, RecognisesOlderCharsets) {
  struct Sample {
    const char* charset;
    const char* text;
  };
  for (const Sample& sample :
       {Sample{"windows-1251",
               "Президент подтвердил, что солдаты обеих стран обменялись огнём на горной границе."},
        Sample{"KOI8-R", "Президент подтвердил, что солдаты обеих стран обменялись огнём на горной границе."},
        Sample{"Shift_JIS", "大統領は国境で銃撃があったことを認めた。政府は説明を拒んだ。"},
        Sample{"GB18030", "总统证实，两国士兵在边境交火。政府拒绝进一步说明情况。"},
        Sample{"EUC-KR", "대통령은 국경에서 총격이 있었다고 확인했다. 정부는 설명을 거부했다."},
        Sample{"windows-1253", "Ο πρόεδρος επιβεβαίωσε ότι υπήρξε ανταλλαγή πυρών στα σύνορα."}}) {
    const Decoded result = decoded(as(sample.charset, sample.text));
    EXPECT_EQ(result.text, sample.text) << sample.charset;
    EXPECT_FALSE(result.notes.empty());
  }
}

TEST(Charset, PutsReplacementsWhereUtf8IsBroken) {
  const Decoded result = decoded("“A” b\xFF“c” d\xE2\x80 “e”");
  EXPECT_EQ(result.text, "“A” b" + replacement + "“c” d" + replacement + " “e”");
  ASSERT_EQ(result.notes.size(), 1U);
  EXPECT_EQ(result.notes[0].what,
            "2 places were not valid in its charset and became U+FFFD, the first at byte 10");
  EXPECT_EQ(result.text.substr(result.notes[0].span.begin, result.notes[0].span.size()), replacement);
}

TEST(Charset, ReadsABrokenByteAtEveryPlace) {
  const std::string text = "“Très bien”, a dit 🙂 Žofia.";
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char bad : {'\xFF', '\x80', '\xC3', '\xF4', '\xED', '\xC0'}) {
      std::string bytes = text;
      bytes[at] = bad;
      const Decoded result = decoded(bytes);
      EXPECT_TRUE(utf8::is_valid(result.text)) << at;
      // What is whole on either side stays: nothing is taken for another charset.
      EXPECT_TRUE(result.text.starts_with(bytes.substr(0, utf8::first_invalid(bytes)))) << at;
    }
    EXPECT_TRUE(utf8::is_valid(decoded(text.substr(0, at)).text)) << at;
    EXPECT_TRUE(utf8::is_valid(decoded(text.substr(at)).text)) << at;
  }
}

TEST(Charset, TakesACutEndForUtf8) {
  EXPECT_EQ(decoded("He said: “yes.\xE2\x80").text, "He said: “yes." + replacement);
  EXPECT_EQ(decoded("He said yes.\xE2\x80").text, "He said yes." + replacement);
}

TEST(Charset, KeepsAFewControlsForTheCleaning) {
  EXPECT_EQ(decoded("Rain\0stops"s).text, "Rain\0stops"s);
  EXPECT_EQ(decoded("\x1B[1mRain\x1B[0m stops").text, "\x1B[1mRain\x1B[0m stops");
}

TEST(Charset, RefusesWhatIsNoText) {
  EXPECT_EQ(
      refusal("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj"),
      "The file \"a.txt\" is not a text: it is a PDF document, so save its words as a .txt file first.");
  EXPECT_NE(refusal("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s).find("a PNG picture"), std::string::npos);
  EXPECT_NE(refusal("PK\x03\x04\x14\0\x06\0"s).find("a ZIP archive"), std::string::npos);
  EXPECT_NE(refusal("\x1F\x8B\x08\0\0\0\0\0"s).find("unpack it first"), std::string::npos);
  EXPECT_NE(refusal("\x7F"
                    "ELF\x02\x01\x01\0"s)
                .find("a program"),
            std::string::npos);
  EXPECT_NE(refusal(std::string(4096, '\0')).find("is not a text: it is full of control characters"),
            std::string::npos);
  std::string noise;
  std::uint32_t state = 1;
  for (int i = 0; i < 4096; ++i) noise += static_cast<char>((state = state * 1664525U + 1013904223U) >> 24U);
  EXPECT_NE(refusal(noise).find("is not a text"), std::string::npos);
}

TEST(Magic, KnowsABeginningFromAWord) {
  EXPECT_EQ(known_binary("PK is short for Peter Kay"), nullptr);
  EXPECT_EQ(known_binary("MZ is a programmer"), nullptr);
  EXPECT_EQ(known_binary("BZhang wrote this"), nullptr);
  EXPECT_EQ(known_binary(""), nullptr);
  EXPECT_EQ(known_binary("%PDF"), nullptr);
}

TEST(Charset, ConvertsWhateverItGuesses) {
  // Every charset that may be guessed must be one that this ICU has.
  for (const char* charset : {"windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254",
                              "windows-1255", "windows-1256", "ISO-8859-5", "ISO-8859-6", "KOI8-R",
                              "Shift_JIS", "EUC-JP", "EUC-KR", "GB18030", "Big5", "UTF-16LE", "UTF-32BE"}) {
    std::string text;
    EXPECT_TRUE(convert("Rain", charset, text).has_value()) << charset;
    EXPECT_TRUE(utf8::is_valid(text));
  }
  std::string text;
  EXPECT_FALSE(convert("Rain", "no-such-charset", text).has_value());
}

TEST(Charset, ConvertsLongTexts) {
  std::string bytes;
  for (int i = 0; i < 100'000; ++i) bytes += "caf\xE9 au lait, ";
  const Decoded result = decoded(bytes);
  EXPECT_EQ(result.text.size(), bytes.size() + 100'000);
  EXPECT_TRUE(result.text.ends_with("café au lait, "));
}

}  // namespace
}  // namespace sayso::charset
