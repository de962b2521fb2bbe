#include "exports/json/json_text.hpp"

#include <limits>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sayso {
namespace {

std::string text_as_json(std::string_view text) {
  std::string out;
  JsonText(out).text(text);
  return out;
}

TEST(JsonText, PutsCommasBetweenValuesAndNowhereElse) {
  std::string out;
  JsonText json(out);
  json.begin_object();
  json.key("none").begin_list().end_list();
  json.key("one").begin_list().number(1).end_list();
  json.key("two").begin_list().begin_object().end_object().null().end_list();
  json.key("last").text("x");
  json.end_object();
  EXPECT_EQ(out, R"({"none":[],"one":[1],"two":[{},null],"last":"x"})");
}

TEST(JsonText, EscapesWhatJsonMayNotHold) {
  EXPECT_EQ(text_as_json("He said: \"No.\""), R"("He said: \"No.\"")");
  EXPECT_EQ(text_as_json("a\\b\n\t\r\b\f"), R"("a\\b\n\t\r\b\f")");
  EXPECT_EQ(text_as_json(std::string_view("\0\x1b\x1f", 3)), R"("\u0000\u001b\u001f")");
}

TEST(JsonText, LeavesAllOtherCharactersAsTheyAre) {
  EXPECT_EQ(text_as_json("é “😀” / \x7F"), "\"é “😀” / \x7F\"");
  EXPECT_EQ(text_as_json(""), "\"\"");
}

TEST(JsonText, IsReadBackByOthersAsItWas) {
  std::string text;
  for (char c = 1; c < 127; ++c) text.push_back(c);
  text += "é\xE2\x80\xA8😀";
  EXPECT_EQ(nlohmann::json::parse(text_as_json(text)).get<std::string>(), text);
}

TEST(JsonText, WritesWhatIsUnknownAsNull) {
  std::string out;
  JsonText(out).text_or_null("");
  EXPECT_EQ(out, "null");
}

TEST(JsonText, WritesNumbersInFull) {
  std::string out;
  JsonText json(out);
  json.begin_list().number(0).number(std::numeric_limits<std::uint64_t>::max());
  json.hundredths(0).hundredths(7).hundredths(93).hundredths(100).end_list();
  EXPECT_EQ(out, "[0,18446744073709551615,0.00,0.07,0.93,1.00]");
}

}  // namespace
}  // namespace sayso
