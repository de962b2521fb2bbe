#include "record/hand_made_reading.hpp"
#include "record/import/import.hpp"

#include <filesystem>
#include <unistd.h>

#include <gtest/gtest.h>

namespace sayso {
namespace {

constexpr std::string_view header = R"({"record":"sayso","version":"0.1.0","offsets":"codepoint"})";

// A whole small file, as JSON that tests change.
struct SmallFile {
  SmallFile() {
    Reading reading;
    reading.article.text = "Novák said it rained.";
    name_all(reading);
    article = {{"record", "article"},
               {"id", reading.id},
               {"sha256", reading.article.source.sha256},
               {"words", 4},
               {"version", 1},
               {"path", "a.txt"},
               {"address", reading.id},
               {"run", "r-5bb6a1c30ebc7e41"},
               {"text", reading.article.text},
               {"blocks", {{{"begin", 0}, {"end", 21}, {"kind", "paragraph"}}}},
               {"readings",
                {{{"run", "r-5bb6a1c30ebc7e41"},
                  {"model", "m"},
                  {"sayso", "0.1.0"},
                  {"speakers", {{{"name", "Novák"}, {"type", "person"}, {"named", true}}}}}}}};
    article["readings"][0]["run"] = article["run"] = run_key();
    statement = {{"record", "statement"},
                 {"id", "s-1"},
                 {"article", reading.id},
                 {"run", article["run"]},
                 {"number", 0},
                 {"voice", "speaker"},
                 {"kind", "indirect"},
                 {"act", "say"},
                 {"realis", "actual"},
                 {"confidence", 0.5},
                 {"source", {{{"begin", 0}, {"end", 5}, {"text", "Novák"}}}},
                 {"speakers_in_article", {0}}};
  }
  // The key of the run is made by the record: added once, it shows.
  static std::string run_key() {
    Result<Record> record = Record::open(":memory:", Access::write);
    Reading reading;
    reading.model = "m";
    reading.sayso = "0.1.0";
    reading.article.text = "x";
    name_all(reading);
    record->begin();
    record->add(reading);
    Query key(record->database(), "SELECT key FROM run");
    key.step();
    return std::string(key.text(0));
  }
  std::string lines() const {
    std::string lines = std::string(header) + "\n" + article.dump() + "\n" + statement.dump() + "\n";
    for (const nlohmann::json& one : more) lines += one.dump() + "\n";
    return lines;
  }
  nlohmann::json article, statement;
  std::vector<nlohmann::json> more;
};

Result<Imported> import(Record& record, std::string_view lines) {
  Importer importer(record, "the file \"x.jsonl\"");
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    if (Result<void> taken = importer.take(lines.substr(0, end)); !taken) return fail(taken.error());
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return importer.finish({});
}

// What is said of lines that cannot be imported, "" where they can; nothing of them is in the record then.
std::string refusal(const std::string& lines) {
  Result<Record> record = Record::open(":memory:", Access::write);
  const Result<Imported> imported = import(*record, lines);
  Query rows(record->database(), "SELECT (SELECT count(*) FROM article) + (SELECT count(*) FROM run) + "
                                 "(SELECT count(*) FROM correction)");
  EXPECT_TRUE(rows.step());
  if (!imported) {
    EXPECT_EQ(rows.integer(0), 0) << imported.error().message;
    EXPECT_EQ(imported.error().fault, Fault::bad_input) << imported.error().message;
  }
  return imported ? std::string() : imported.error().message;
}
std::string refusal(const SmallFile& file) { return refusal(file.lines()); }

TEST(Import, TakesAFileThatIsWhole) {
  EXPECT_EQ(refusal(SmallFile()), "");
  Result<Record> record = Record::open(":memory:", Access::write);
  ASSERT_TRUE(import(*record, SmallFile().lines()));
  Query words(record->database(), "SELECT source FROM statement_words");
  ASSERT_TRUE(words.step());
  EXPECT_EQ(words.text(0), "Novák");
}

TEST(Import, SaysWhichLineIsNoneOfAnExport) {
  EXPECT_NE(refusal("").find("is empty"), std::string::npos);
  EXPECT_EQ(refusal("{\"record\":\"article\"}\n"),
            "Line 1 of the file \"x.jsonl\" is not the beginning of an export, which is "
            "{\"record\":\"sayso\",…}.");
  EXPECT_NE(refusal(std::string(header) + "\n{\n").find("Line 2 of the file \"x.jsonl\" is no JSON object"),
            std::string::npos);
  EXPECT_NE(refusal(std::string(header) + "\n\"caf\xC3\"\n")
                .find("Line 2 of the file \"x.jsonl\" is not valid UTF-8"),
            std::string::npos);
  EXPECT_NE(refusal(std::string(header) + "\n{\"record\":\"dream\",\"id\":\"d-1\"}\n").find("\"dream\""),
            std::string::npos);
  EXPECT_NE(
      refusal(R"({"record":"sayso","version":"0.1.0","offsets":"byte"})").find("offsets are not code points"),
      std::string::npos);
}

TEST(Import, ChecksTheArticle) {
  SmallFile file;
  file.article["text"] = "Novák said it poured.";
  EXPECT_NE(refusal(file).find("Line 2 of the file \"x.jsonl\" has a sha256 that is not that of its text"),
            std::string::npos);
  file = SmallFile();
  file.article["outlet"] = "Tarvik Post";
  EXPECT_NE(refusal(file).find("has an id that is not that of its outlet"), std::string::npos);
  file = SmallFile();
  file.article["blocks"][0]["end"] = 22;
  EXPECT_NE(refusal(file).find("offsets 0 to 22, and the article's text has 21 characters"),
            std::string::npos);
  file = SmallFile();
  file.article["published"] = "yesterday";
  EXPECT_NE(refusal(file).find("which is no day"), std::string::npos);
  file = SmallFile();
  file.article["readings"][0]["model"] = "other";
  EXPECT_NE(refusal(file).find("not the key of its model"), std::string::npos);
  file = SmallFile();
  file.article["readings"] = nlohmann::json::array();
  EXPECT_NE(refusal(file), "");
}

TEST(Import, ChecksStatements) {
  const auto with = [](const char* key, const nlohmann::json& value) {
    SmallFile file;
    file.statement[key] = value;
    return refusal(file);
  };
  EXPECT_NE(with("act", "shout").find("Line 3 of the file \"x.jsonl\" has \"shout\" as \"act\""),
            std::string::npos);
  EXPECT_NE(with("confidence", 1.5).find("out of range"), std::string::npos);
  EXPECT_NE(with("confidence", nullptr).find("has no \"confidence\""), std::string::npos);
  EXPECT_NE(
      with("source", {{{"begin", 0}, {"end", 4}, {"text", "Novák"}}}).find("where the article has \"Nová\""),
      std::string::npos);
  EXPECT_NE(with("source", {{{"begin", 5}, {"end", 4}}}).find("offsets 5 to 4"), std::string::npos);
  EXPECT_NE(with("speakers_in_article", {1}).find("speaker that its article does not have"),
            std::string::npos);
  EXPECT_NE(with("within", "s-1").find("does not stand before it"), std::string::npos);
  EXPECT_NE(with("within", "s-2").find("no line of the same article and run"), std::string::npos);
  EXPECT_NE(with("said_time", "t-1").find("no line of the same article and run"), std::string::npos);
  EXPECT_NE(with("run", "r-0").find("no such article with such a run"), std::string::npos);
  EXPECT_NE(with("claim", "c-1").find("the file has no claim"), std::string::npos);
  EXPECT_NE(with("id", "p-1").find("which is no key"), std::string::npos);
  EXPECT_EQ(with("medium", "letter"), "");
}

TEST(Import, ChecksThatIdsAreGivenOnce) {
  SmallFile file;
  file.more = {file.statement};
  EXPECT_NE(refusal(file).find("Line 4 of the file \"x.jsonl\" repeats the id \"s-1\" of line 3"),
            std::string::npos);
  file.more[0]["id"] = "s-1.00000000";
  EXPECT_NE(refusal(file).find("has the id of another statement"), std::string::npos);
}

TEST(Import, ChecksRelations) {
  SmallFile file;
  file.more = {{{"record", "relation"},
                {"id", "l-1"},
                {"from", "s-1"},
                {"to", "s-2"},
                {"type", "denies"},
                {"rule", "r"},
                {"by", "sayso"},
                {"confidence", 1}}};
  EXPECT_NE(refusal(file).find("the file has no statement with this id"), std::string::npos);
  file.more[0]["to"] = "s-1";
  EXPECT_NE(refusal(file).find("has no evidence on both sides"), std::string::npos);
  const nlohmann::json side = {{"article", file.article["id"]}, {"begin", 0}, {"end", 5}, {"text", "Novák"}};
  file.more[0]["evidence"] = {side, side};
  EXPECT_EQ(refusal(file), "");
  file.more[0]["evidence"][1]["end"] = 50;
  EXPECT_NE(refusal(file).find("Line 4 of the file \"x.jsonl\" has the offsets 0 to 50"), std::string::npos);
}

TEST(Import, ChecksCorrections) {
  SmallFile file;
  file.more = {{{"record", "correction"},
                {"id", "x-1"},
                {"what", "set act"},
                {"who", "Ann"},
                {"when", "2026-11-27T16:00:00Z"},
                {"why", "so"},
                {"target", {"s-1"}},
                {"value", "deny"}}};
  EXPECT_NE(refusal(file).find("has an id that is not that of its content"), std::string::npos);
  file.more[0]["value"] = "shout";
  EXPECT_NE(refusal(file).find("sets the act \"shout\", which is none"), std::string::npos);
  file.more[0]["target"] = {"s-1", "s-2"};
  EXPECT_NE(refusal(file).find("has 2 targets"), std::string::npos);
}

}  // namespace
}  // namespace sayso
