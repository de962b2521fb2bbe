#include "exports/record_csv/record_csv.hpp"
#include "exports/record_jsonl/record_jsonl.hpp"
#include "record/corrections/corrections.hpp"
#include "record/hand_made_reading.hpp"
#include "record/import/import.hpp"
#include "record/record.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <unistd.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sayso {
namespace {

using nlohmann::json;

class RecordJsonl : public ::testing::Test {
 protected:
  RecordJsonl()
      : folder_(std::filesystem::temp_directory_path() /
                ("sayso-jsonl-" + std::to_string(getpid()) + "-" +
                 ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    std::filesystem::create_directories(folder_);
  }
  ~RecordJsonl() override {
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
  }

  Record open(const std::string& name) const {
    Result<Record> record = Record::open((folder_ / name).string(), Access::write);
    EXPECT_TRUE(record) << (record ? "" : record.error().message);
    return std::move(*record);
  }
  static void add(Record& record, const std::vector<Reading>& readings) {
    record.begin();
    for (const Reading& reading : readings) record.add(reading);
    const Result<void> done = record.commit();
    EXPECT_TRUE(done) << (done ? "" : done.error().message);
  }
  static std::string exported(Record& record, const Filter& filter = {}) {
    std::string out;
    const Result<void> done = write_record_jsonl(
        record.database(), filter, [&](std::string_view, std::string_view line) -> Result<void> {
          out.append(line);
          return {};
        });
    EXPECT_TRUE(done) << (done ? "" : done.error().message);
    return out;
  }
  static Result<Imported> import(Record& record, const std::string& lines) {
    Importer importer(record, "the file \"x.jsonl\"");
    for (std::size_t begin = 0; begin < lines.size();) {
      const std::size_t end = std::min(lines.find('\n', begin), lines.size());
      if (Result<void> taken = importer.take(std::string_view(lines).substr(begin, end - begin)); !taken)
        return fail(taken.error());
      begin = end + 1;
    }
    return importer.finish({});
  }
  static std::vector<json> lines_of(const std::string& lines, std::string_view kind) {
    std::vector<json> found;
    for (std::size_t begin = 0; begin < lines.size();) {
      const std::size_t end = lines.find('\n', begin);
      const json line = json::parse(lines.substr(begin, end - begin));
      if (line["record"] == kind) found.push_back(line);
      begin = end + 1;
    }
    return found;
  }

  std::filesystem::path folder_;
};

Reading of_other_outlet(std::string_view outlet) {
  Reading reading = hand_made_reading();
  reading.article.source.outlet = outlet;
  reading.article.source.url = "https://example.org/" + std::string(outlet);
  name_all(reading);
  return reading;
}

// Another text under the same url, in which the last statement is not found again.
Reading next_version(Reading reading) {
  reading.article.text.append(" Rain.");
  reading.article.blocks.back().span.end += 6;
  reading.article.source.fetched = "2024-06-05T10:00:00Z";
  reading.statements.pop_back();
  name_all(reading);
  return reading;
}

Reading of_model(Reading reading, std::string_view model) {
  reading.model = model;
  return reading;
}

// What links would make of the first article, as rows.
void add_links(Record& record) {
  record.begin();
  record.database().execute(R"(
      INSERT INTO speaker (key, name, type, named) SELECT 'p-' || id, name, type, named FROM speaker_in_article WHERE named;
      INSERT INTO speaker_text (rowid, name) SELECT id, name FROM speaker WHERE name IS NOT NULL;
      UPDATE speaker_in_article SET speaker = (SELECT id FROM speaker p WHERE p.key = 'p-' || speaker_in_article.id);
      INSERT INTO claim (key) VALUES ('c-1');
      UPDATE statement SET claim = 1 WHERE number = 0;
      INSERT INTO story (key, title, "from", "to") VALUES ('y-1', 'Floods', '2024-06-03', NULL);
      INSERT INTO story_article (article, story) SELECT id, 1 FROM article;
      INSERT INTO origin (key, kind, first) SELECT 'o-1', 'press release', min(id) FROM article;
      INSERT INTO origin_article (origin, article) SELECT 1, id FROM article;
      INSERT INTO origin_evidence (origin, number, article, "begin", "end") SELECT 1, 0, min(id), 2, 10 FROM article;
      INSERT INTO relation (key, from_statement, to_statement, type, rule, from_begin, from_end, to_begin, to_end, confidence, by)
        SELECT 'l-1', max(s.id), min(s.id), 'repeats', 'same words', 3, 7, 4, 9, 0.25, 'sayso' FROM statement s
        WHERE superseded_by IS NULL AND vanished IS NULL;)");
  const Result<void> done = record.commit();
  ASSERT_TRUE(done) << done.error().message;
}

TEST_F(RecordJsonl, WritesTheHeaderAndThenRecordsInOrderOfKindAndId) {
  Record record = open("a.db");
  add(record, {hand_made_reading(), of_other_outlet("Tarvik Post")});
  const std::string lines = exported(record);
  EXPECT_EQ(lines.substr(0, lines.find('\n')),
            R"({"record":"sayso","version":"0.1.0","offsets":"codepoint"})");
  std::vector<std::pair<std::string, std::string>> ids;
  for (const std::string_view kind : {"article", "event", "figure", "place", "statement", "time"})
    for (const json& line : lines_of(lines, kind)) ids.emplace_back(line["record"], line["id"]);
  EXPECT_EQ(ids.size(), 2U + 2U + 4U + 4U + 6U + 2U);
  EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
}

TEST_F(RecordJsonl, GivesTheWordsAtOffsetsInCodePoints) {
  Record record = open("a.db");
  add(record, {hand_made_reading()});
  const std::string lines = exported(record);
  const json figure = lines_of(lines, "figure").front();
  const json article = lines_of(lines, "article").front();
  EXPECT_EQ(article["text"], hand_made_reading().article.text);
  for (const json& statement : lines_of(lines, "statement")) {
    if (statement["voice"] == "outlet") continue;
    EXPECT_EQ(statement["source"].size(), 1U);
    const OffsetMap offsets(article["text"].get_ref<const std::string&>(), OffsetUnit::codepoint);
    for (const json& piece : statement["content"]) {
      const Span span = offsets.to_bytes({piece["begin"].get<Offset>(), piece["end"].get<Offset>()});
      EXPECT_EQ(piece["text"], article["text"].get<std::string>().substr(span.begin, span.size()));
    }
  }
}

TEST_F(RecordJsonl, IsTheSameInWhateverOrderArticlesCame) {
  Record one = open("a.db"), other = open("b.db");
  add(one, {hand_made_reading(), of_other_outlet("Tarvik Post"), of_other_outlet("Radio Calder")});
  add(other, {of_other_outlet("Radio Calder"), hand_made_reading()});
  add(other, {of_other_outlet("Tarvik Post")});
  EXPECT_EQ(exported(one), exported(other));
}

TEST_F(RecordJsonl, TellsSupersededStatementsApart) {
  Record record = open("a.db");
  add(record, {hand_made_reading(), next_version(hand_made_reading())});
  const std::vector<json> statements = lines_of(exported(record), "statement");
  ASSERT_EQ(statements.size(), 5U);
  std::map<std::string, json> by_id;
  for (const json& one : statements) by_id[one["id"]] = one;
  EXPECT_EQ(by_id.size(), 5U);
  int superseded = 0, vanished = 0;
  for (const auto& [id, one] : by_id) {
    if (one["superseded_by"].is_null()) {
      vanished += one["vanished"].get<bool>() ? 1 : 0;
      EXPECT_EQ(one["vanished"].get<bool>(), id.find('.') != std::string::npos);
    } else {
      ++superseded;
      EXPECT_EQ(id.substr(0, id.find('.')), one["superseded_by"]);
      EXPECT_EQ(id.size(), one["superseded_by"].get<std::string>().size() + 9);
    }
  }
  EXPECT_EQ(superseded, 2);
  EXPECT_EQ(vanished, 1);
}

TEST_F(RecordJsonl, IsImportedAndExportedAsTheSameBytes) {
  Record record = open("a.db");
  const Reading first = hand_made_reading(), second = next_version(first);
  add(record, {first, of_other_outlet("Tarvik Post"), of_model(first, "zeta"), of_model(first, "alpha"),
               second, of_model(second, "zeta"), of_model(second, "alpha")});
  add_links(record);
  record.begin();
  Correction act{.what = Fix::set_act, .target = {first.statements[0].key}, .value = {"deny"}};
  act.who = "Ann “A.” Lee";
  act.why = "she\nsays so";
  act.when = "2026-11-27T16:00:00Z";
  add_correction(record.database(), act);
  act.what = Fix::reject_statement;
  act.value.clear();
  act.undone = "2026-11-27T17:00:00Z";
  add_correction(record.database(), act);
  act.undone.clear();
  act.what = Fix::set_speaker;
  act.value = {"Somebody Else"};
  add_correction(record.database(), act);
  apply_corrections(record.database());
  ASSERT_TRUE(record.commit());

  const std::string lines = exported(record);
  Record again = open("b.db");
  const Result<Imported> imported = import(again, lines);
  ASSERT_TRUE(imported) << imported.error().message;
  EXPECT_EQ(imported->articles, 3U);
  EXPECT_EQ(imported->runs, 4U);
  EXPECT_EQ(imported->corrections, 3U);
  EXPECT_EQ(exported(again), lines);
  EXPECT_EQ(lines_of(lines, "claim").front()["origins"]["count"], 1);
  EXPECT_EQ(lines_of(lines, "relation").front()["evidence"].size(), 2U);
  bool has_act = false;
  for (const json& one : lines_of(lines, "statement"))
    has_act = has_act || (one["act"] == "deny" && one["act_read"] == "announce");
  EXPECT_TRUE(has_act);
}

TEST_F(RecordJsonl, IsImportedTwiceWithoutAddingAnything) {
  Record record = open("a.db");
  add(record, {hand_made_reading(), next_version(hand_made_reading())});
  const std::string lines = exported(record);
  const Result<Imported> imported = import(record, lines);
  ASSERT_TRUE(imported) << imported.error().message;
  EXPECT_EQ(imported->articles, 0U);
  EXPECT_EQ(imported->known, 2U);
  EXPECT_EQ(exported(record), lines);
}

TEST_F(RecordJsonl, LeavesWhatTheFilterChooses) {
  Record record = open("a.db");
  add(record, {hand_made_reading(), of_other_outlet("Tarvik Post")});
  add_links(record);
  const std::string post = exported(record, {.outlet = "tarvik post"});
  ASSERT_EQ(lines_of(post, "article").size(), 1U);
  EXPECT_EQ(lines_of(post, "article").front()["outlet"], "Tarvik Post");
  EXPECT_EQ(lines_of(post, "statement").size(), 3U);
  EXPECT_TRUE(lines_of(post, "relation").empty());  // the other side is not there
  EXPECT_EQ(lines_of(exported(record, {.act = "announce"}), "statement").size(), 2U);
  EXPECT_EQ(lines_of(exported(record, {.speaker = "jana nováková"}), "statement").size(), 2U);
  EXPECT_EQ(lines_of(exported(record, {.speaker = "Jana Nováková"}), "statement").size(), 2U);
  EXPECT_EQ(lines_of(exported(record, {.since = "2024-06-04"}), "article").size(), 0U);
  EXPECT_EQ(lines_of(exported(record, {.until = "2024-06-03"}), "article").size(), 2U);
  EXPECT_EQ(lines_of(exported(record, {.story = "y-1"}), "article").size(), 2U);
  // The same filters as the questions': words of a name are enough, and a month is taken whole.
  EXPECT_EQ(lines_of(exported(record, {.speaker = "Nováková"}), "statement").size(), 2U);
  EXPECT_EQ(lines_of(exported(record, {.speaker = "Novotná"}), "statement").size(), 0U);
  EXPECT_EQ(lines_of(exported(record, {.until = "2024-06"}), "article").size(), 2U);
  EXPECT_EQ(lines_of(exported(record, {.until = "2024-05"}), "article").size(), 0U);
  EXPECT_EQ(lines_of(exported(record, {.place = "Přeštice"}), "statement").size(), 2U);
  EXPECT_EQ(lines_of(exported(record, {.place = "Praha"}), "article").size(), 0U);
}

TEST_F(RecordJsonl, IsAnExportOfItsOwnWhateverTheFilter) {
  Record record = open("a.db");
  add(record, {hand_made_reading(), next_version(hand_made_reading()), of_other_outlet("Tarvik Post")});
  add_links(record);
  int number = 0;
  for (const Filter& filter : {Filter{.outlet = "Tarvik Post"}, Filter{.speaker = "Jana Nováková"},
                               Filter{.act = "say"}, Filter{.place = "Přeštice"}}) {
    Record part = open("part" + std::to_string(++number) + ".db");
    const Result<Imported> imported = import(part, exported(record, filter));
    EXPECT_TRUE(imported) << imported.error().message;
    EXPECT_FALSE(lines_of(exported(part), "statement").empty());
  }
}

TEST_F(RecordJsonl, StopsWhereItsReaderStops) {
  Record record = open("a.db");
  add(record, {hand_made_reading()});
  int lines = 0;
  const Result<void> done =
      write_record_jsonl(record.database(), {}, [&](std::string_view, std::string_view) -> Result<void> {
        if (++lines == 2) return fail(Fault::bad_input, "Enough.");
        return {};
      });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message, "Enough.");
  EXPECT_EQ(lines, 2);
}

TEST_F(RecordJsonl, IsAlsoWrittenAsTables) {
  Record record = open("a.db");
  Reading reading = hand_made_reading();
  reading.article.source.title = "He said: \"No, no.\"";
  name_all(reading);
  add(record, {reading});
  add_links(record);
  std::map<std::string, std::string> tables;
  const Result<void> done = write_record_csv(
      record.database(), {}, [&](std::string_view kind, std::string_view row) -> Result<void> {
        tables[std::string(kind)].append(row);
        return {};
      });
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(tables.size(), csv_tables().size());
  EXPECT_EQ(tables["story"], "id,title,from,to,articles\r\ny-1,Floods,2024-06-03,," + reading.id + "\r\n");
  EXPECT_NE(tables["article"].find(",\"He said: \"\"No, no.\"\"\",Wick Valley Observer,"), std::string::npos);
  EXPECT_NE(tables["statement"].find(",“it was bad” … “getting worse”,"), std::string::npos)
      << tables["statement"];
  EXPECT_NE(tables["statement"].find(",Jana Nováková,"), std::string::npos) << tables["statement"];
}

}  // namespace
}  // namespace sayso
