#include "base/utf8.hpp"
#include "exports/json/json.hpp"
#include "text/hand_made.hpp"
#include "text/values.hpp"

#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sayso {
namespace {

std::string line_of(const HandMade& made, const ExportContext& context = {.model = "english 1"}) {
  std::string out;
  write_json(made.document, context, out);
  return out;
}

nlohmann::json read(const HandMade& made, const ExportContext& context = {.model = "english 1"}) {
  return nlohmann::json::parse(line_of(made, context));
}

TEST(Json, IsOneLineWithEveryKeyInItsPlace) {
  HandMade made("Rain\n\n“It stopped,” Zoë said.");
  made.article.source.title = "Rain";
  made.article.source.sha256 = std::string(64, '0');
  made.statement("Zoë", "said", {"“It stopped,”"}, StatementKind::direct, 0.987F);
  EXPECT_EQ(
      line_of(made),
      R"({"sayso":"0.1.0","model":"english 1","offsets":"codepoint","article":{"id":")" +
          article_id(made.article) +
          R"(","title":"Rain","outlet":null,"url":null,"byline":null,"credit":null,"dateline":null,)"
          R"("published":null,"language":null,"sha256":")" +
          std::string(64, '0') +
          R"(","words":5},"statements":[{"id":"s1","voice":"speaker","kind":"direct","act":null,)"
          R"("negated":null,"realis":null,"firmness":null,"polarity":null,)"
          R"("source":[{"begin":20,"end":23,"text":"Zoë"}],"cue":[{"begin":24,"end":28,"text":"said"}],)"
          R"("content":[{"begin":6,"end":19,"text":"“It stopped,”"}],"speakers":[],"addressee":null,)"
          R"("medium":null,"said":{"value":null,"precision":null,"text":null,"begin":null,"end":null},)"
          R"("within":null,"figures":[],"events":[],"confidence":0.99}],"speakers":[],"figures":[],)"
          R"("events":[],"places":[],"times":[],"relations":[],"notes":[]})"
          "\n");
}

TEST(Json, TellsFirmnessPolarityAndTheirWords) {
  HandMade made("It might not rain, Zoë said.");
  made.statement("Zoë", "said", {"It might not rain"});
  StatementFirmness judged;
  judged.firmness = Firmness::possible;
  judged.is_negative = true;
  judged.by = made.document.add_words("possible, not");
  judged.evidence = made.pieces({"might", "not"});
  made.document.firmness.push_back(judged);
  const nlohmann::json statement = read(made, {.model = "m", .why = true})["statements"][0];
  EXPECT_EQ(statement["firmness"], "possible");
  EXPECT_EQ(statement["polarity"], "-");
  const std::string why = statement["why"];
  EXPECT_NE(why.find("firmness: possible, not: “might”, “not”"), std::string::npos) << why;
}

TEST(Json, GivesOffsetsInTheUnitThatItNames) {
  HandMade made("“🙂,” Zoë said.");
  made.statement("Zoë", "said", {"“🙂,”"});
  const std::string& text = made.article.text;
  for (const OffsetUnit unit : {OffsetUnit::byte, OffsetUnit::codepoint, OffsetUnit::utf16}) {
    const nlohmann::json json = read(made, {.model = "m", .offsets = unit});
    EXPECT_EQ(json["offsets"], name_of(unit));
    const nlohmann::json& source = json["statements"][0]["source"][0];
    const OffsetMap map(text, unit);
    EXPECT_EQ(map.to_bytes({source["begin"], source["end"]}), made.find("Zoë"));
  }
}

// The outlet's own stands behind the speakers' statements in the document, and where it is read in the output.
TEST(Json, PutsTheOutletsOwnStatementsWhereTheyAreRead) {
  HandMade made("Fire killed 43 people.\n\nIt is out, Zoë said.");
  made.statement("Zoë", "said", {"It is out"});
  Statement& own = made.statement("", "", {"Fire killed 43 people"});
  own.voice = Voice::outlet;
  Figure figure;
  figure.span = made.find("43");
  figure.low = figure.high = 43;
  figure.statement = 1;
  made.document.figures.push_back(figure);
  Event event;
  event.trigger = made.find("killed");
  event.mentions = made.pieces({"killed"});
  event.in_own_voice = true;
  made.document.events.push_back(event);
  const nlohmann::json json = read(made);
  EXPECT_EQ(json["statements"][0]["voice"], "outlet");
  EXPECT_EQ(json["statements"][0]["id"], "s1");
  EXPECT_EQ(json["statements"][0]["figures"], nlohmann::json::array({"f1"}));
  EXPECT_EQ(json["statements"][0]["events"], nlohmann::json::array({"e1"}));
  EXPECT_EQ(json["statements"][1]["voice"], "speaker");
  EXPECT_EQ(json["statements"][1]["events"], nlohmann::json::array());
  EXPECT_EQ(json["figures"][0]["statement"], "s1");
  EXPECT_EQ(json["events"][0]["asserted_by"], nlohmann::json::array());
}

TEST(Json, KeepsStatementsThatLackCueOrSource) {
  HandMade made("“It stopped.”");
  made.statement("", "", {"“It stopped.”"}, StatementKind::direct);
  const nlohmann::json statement = read(made)["statements"][0];
  EXPECT_TRUE(statement["source"].is_array() && statement["source"].empty());
  EXPECT_TRUE(statement["cue"].is_array() && statement["cue"].empty());
  EXPECT_EQ(statement["content"].size(), 1U);
}

TEST(Json, NumbersStatementsFromOne) {
  HandMade made("A said b, and C said d.");
  made.statement("A", "said", {"b"});
  made.statement("C", "C |said", {"d"});
  const nlohmann::json statements = read(made)["statements"];
  EXPECT_EQ(statements[0]["id"], "s1");
  EXPECT_EQ(statements[1]["id"], "s2");
}

TEST(Json, NamesTheStatementAroundAndWhoWasTold) {
  HandMade made("A said B told C d.");
  made.statement("A", "said", {"B told C d"});
  made.statement("B", "told", {"C |d"}).within = 0;
  made.document.speakers.resize(3);
  made.document.statement_addressees = {no_id, 2};
  const nlohmann::json statements = read(made)["statements"];
  EXPECT_EQ(statements[0]["within"], nullptr);
  EXPECT_EQ(statements[0]["addressee"], nullptr);
  EXPECT_EQ(statements[1]["within"], "s1");
  EXPECT_EQ(statements[1]["addressee"], "p3");
}

TEST(Json, SaysWhyOnlyWhenAsked) {
  HandMade made("A said b.");
  made.statement("A", "said", {"b"}).by = made.document.add_words("attribution head");
  EXPECT_FALSE(read(made)["statements"][0].contains("why"));
  EXPECT_EQ(read(made, {.model = "m", .why = true})["statements"][0]["why"], "attribution head");
}

TEST(Json, GivesTheNotesOfTheDoorAndOfTheStages) {
  HandMade made("A “said b.");
  made.article.notes.push_back({"the text was Latin-1", {}});
  made.document.notes.push_back({"unpaired quotation mark", made.find("“")});
  const nlohmann::json expected = nlohmann::json::parse(
      R"([{"what":"the text was Latin-1","begin":null,"end":null},
          {"what":"unpaired quotation mark","begin":2,"end":3}])");
  EXPECT_EQ(read(made)["notes"], expected);
}

TEST(Json, OfAnEmptyArticleHasEveryKey) {
  const HandMade made("");
  const nlohmann::json json = read(made);
  EXPECT_EQ(json.size(), 12U);
  EXPECT_EQ(json["article"]["words"], 0);
  EXPECT_EQ(json["article"]["title"], nullptr);
}

}  // namespace
}  // namespace sayso
