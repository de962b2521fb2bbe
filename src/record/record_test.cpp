#include "record/hand_made_reading.hpp"
#include "record/record.hpp"

#include <filesystem>
#include <fstream>
#include <unistd.h>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// A folder that is gone when the test ends, and a record in it.
class RecordTest : public ::testing::Test {
 protected:
  RecordTest()
      : folder_(std::filesystem::temp_directory_path() /
                ("sayso-record-" + std::to_string(getpid()) + "-" +
                 ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    std::filesystem::create_directories(folder_);
  }
  ~RecordTest() override {
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
  }

  std::string path(const std::string& name = "sayso.db") const { return (folder_ / name).string(); }
  Record open(Access access = Access::write) const {
    Result<Record> record = Record::open(path(), access);
    EXPECT_TRUE(record) << (record ? "" : record.error().message);
    return std::move(*record);
  }
  static Added add(Record& record, const Reading& reading) {
    record.begin();
    const Added added = record.add(reading);
    const Result<void> done = record.commit();
    EXPECT_TRUE(done) << (done ? "" : done.error().message);
    return added;
  }
  // The first column of every row, with a bar between.
  static std::string ask(Record& record, std::string_view sql) {
    std::string answer;
    Query query(record.database(), sql);
    while (query.step()) answer.append(answer.empty() ? "" : "|").append(query.text(0));
    EXPECT_FALSE(record.database().failure()) << record.database().failure()->message;
    return answer;
  }
  std::string refusal(const std::string& name, Access access = Access::write) const {
    const Result<Record> record = Record::open(path(name), access);
    return record ? std::string() : record.error().message;
  }

  std::filesystem::path folder_;
};

void expect_equal(const Reading& a, const Reading& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.model, b.model);
  EXPECT_EQ(a.sayso, b.sayso);
  EXPECT_EQ(a.words, b.words);
  EXPECT_EQ(a.article.text, b.article.text);
  EXPECT_EQ(a.article.blocks, b.article.blocks);
  EXPECT_EQ(a.article.source, b.article.source);
  EXPECT_EQ(a.article.notes, b.article.notes);
  EXPECT_EQ(a.speakers, b.speakers);
  EXPECT_EQ(a.times, b.times);
  EXPECT_EQ(a.places, b.places);
  EXPECT_EQ(a.statements, b.statements);
  EXPECT_EQ(a.figures, b.figures);
  EXPECT_EQ(a.events, b.events);
}

// The same article with its last statement gone and its title changed.
Reading shortened(Reading made) {
  const std::string title = "🌧 Flooded";
  const Offset before = made.article.blocks[0].span.end;
  const auto less = static_cast<Offset>(before - title.size());
  made.article.text.replace(0, before, title);
  made.article.blocks = {{{0, static_cast<Offset>(title.size())}, BlockKind::title}};
  made.article.notes.clear();
  made.statements.pop_back();
  for (Reading::Statement& statement : made.statements) {
    statement.speakers.clear();
    statement.addressee = statement.said = no_id;
    for (std::vector<Span>* const list : {&statement.source, &statement.cue, &statement.content})
      for (Span& span : *list) span = {span.begin - less, span.end - less};
  }
  made.speakers.clear();
  made.times.clear();
  made.places.clear();
  made.figures.clear();
  made.events.clear();
  name_all(made);
  return made;
}

TEST_F(RecordTest, GivesBackTheReadingThatWasAdded) {
  const Reading reading = hand_made_reading();
  {
    Record record = open();
    EXPECT_EQ(add(record, reading).novelty, Novelty::article);
  }
  Record record = open(Access::read);
  std::vector<Row> rows{7, 8};
  expect_equal(record.load(record.article(reading.id), rows), reading);
  EXPECT_EQ(rows.size(), reading.statements.size());
  const Article article = record.stored_article(record.article(reading.id));
  EXPECT_EQ(article.source, reading.article.source);
  EXPECT_EQ(article.blocks, reading.article.blocks);
}

TEST_F(RecordTest, GivesBackAReadingInWhichNothingWasFound) {
  Reading reading;
  reading.article.text = "Rain.";
  reading.article.source.path = "rain.txt";
  reading.model = "m";
  reading.sayso = "0";
  name_all(reading);
  Record record = open();
  std::vector<Row> rows;
  expect_equal(record.load(add(record, reading).article, rows), reading);
  EXPECT_TRUE(record.has(reading.id, "m", "0"));
  EXPECT_EQ(add(record, reading).novelty, Novelty::known);
}

TEST_F(RecordTest, TakesAnArticleThatIsNotThereForAnEmptyReading) {
  Record record = open();
  std::vector<Row> rows{1};
  EXPECT_EQ(record.article("a-0"), no_row);
  EXPECT_EQ(record.load(3, rows).id, "");
  EXPECT_TRUE(rows.empty());
}

TEST_F(RecordTest, AddsNothingTheSecondTime) {
  const Reading reading = hand_made_reading();
  Record record = open();
  const Row article = add(record, reading).article;
  EXPECT_TRUE(record.has(reading.id, reading.model, reading.sayso));
  EXPECT_FALSE(record.has(reading.id, reading.model, "9"));
  const std::string before =
      ask(record, "SELECT count(*) FROM statement UNION ALL SELECT count(*) FROM span");
  const Added again = add(record, reading);
  EXPECT_EQ(again.novelty, Novelty::known);
  EXPECT_EQ(again.article, article);
  EXPECT_EQ(ask(record, "SELECT count(*) FROM statement UNION ALL SELECT count(*) FROM span"), before);
}

TEST_F(RecordTest, CountsInCodePointsSoThatSqlCutsTheWords) {
  const Reading reading = hand_made_reading();
  Record record = open();
  add(record, reading);
  EXPECT_EQ(ask(record, "SELECT content FROM statement_words ORDER BY statement DESC LIMIT 1"),
            "“it was bad” … “getting worse”");
  EXPECT_EQ(ask(record, "SELECT substr(a.text, f.\"begin\" + 1, f.\"end\" - f.\"begin\") FROM figure f "
                        "JOIN article a ON a.id = f.article ORDER BY f.number"),
            "up to 1 200|1 200");
  EXPECT_EQ(ask(record, "SELECT substr(text, (blocks ->> '$[1][0]') + 1, 9) FROM article"), "On Monday");
  EXPECT_EQ(ask(record, "SELECT role FROM said WHERE role <> '' LIMIT 1"), "Mayor");
}

TEST_F(RecordTest, SaysWhoSaidWhat) {
  Record record = open();
  add(record, hand_made_reading());
  EXPECT_EQ(ask(record, "SELECT who || ': ' || what FROM said WHERE act = 'say'"),
            "the police: “it was bad” … “getting worse”");
  EXPECT_EQ(ask(record, "SELECT who FROM said WHERE voice = 'outlet'"), "Wick Valley Observer");
  EXPECT_EQ(ask(record, "SELECT \"when\" FROM said WHERE act = 'announce' LIMIT 1"), "2024-06-03");
}

TEST_F(RecordTest, FindsWordsInAnyForm) {
  Record record = open();
  add(record, hand_made_reading());
  EXPECT_EQ(ask(record, "SELECT s.voice FROM statement_text JOIN statement s ON s.id = statement_text.rowid "
                        "WHERE statement_text MATCH 'floods prestice' ORDER BY s.id"),
            "speaker|outlet");
  EXPECT_EQ(ask(record, "SELECT rowid FROM article_text WHERE article_text MATCH 'title: flood'"), "1");
}

TEST_F(RecordTest, KeepsTheIdentityOfStatementsThatSurviveANewVersion) {
  const Reading first = hand_made_reading(), second = shortened(first);
  Record record = open();
  const Row old = add(record, first).article;
  const Added added = add(record, second);
  EXPECT_EQ(added.novelty, Novelty::version);
  EXPECT_NE(added.article, old);
  EXPECT_EQ(ask(record, "SELECT version || ' ' || ifnull(superseded_by, '-') FROM article ORDER BY version"),
            "1 2|2 -");
  EXPECT_EQ(first.statements[0].key, second.statements[0].key);
  EXPECT_EQ(ask(record, "SELECT superseded_by - id FROM statement WHERE article = 1 AND number < 2"), "3|3");
  EXPECT_EQ(ask(record, "SELECT key FROM statement WHERE vanished IS NOT NULL"), first.statements[2].key);
  EXPECT_EQ(ask(record, "SELECT count(*) FROM statement_now"), "2");
  std::vector<Row> rows;
  expect_equal(record.load(old, rows), first);
  expect_equal(record.load(added.article, rows), second);
}

TEST_F(RecordTest, PutsAnOlderVersionBeforeANewerOneWheneverItComes) {
  Reading first = hand_made_reading();
  Reading second = shortened(first);
  second.article.source.fetched = "2024-06-04";
  Record record = open();
  add(record, second);
  EXPECT_EQ(add(record, first).novelty, Novelty::version);
  EXPECT_EQ(ask(record, "SELECT version || ' ' || ifnull(superseded_by, '-') FROM article ORDER BY version"),
            "1 1|2 -");
  EXPECT_EQ(ask(record, "SELECT count(*) FROM statement_now WHERE article = 1"), "2");
  EXPECT_EQ(ask(record, "SELECT key FROM statement WHERE vanished IS NOT NULL"), first.statements[2].key);
}

TEST_F(RecordTest, KeepsAnOlderRunBesideTheNewOne) {
  const Reading first = hand_made_reading();
  Reading second = first;
  second.model = "english 2 (sha256 1)";
  second.statements.pop_back();
  Record record = open();
  const Row article = add(record, first).article;
  const Added added = add(record, second);
  EXPECT_EQ(added.novelty, Novelty::run);
  EXPECT_EQ(added.article, article);
  EXPECT_EQ(ask(record, "SELECT count(*) FROM article"), "1");
  EXPECT_EQ(ask(record, "SELECT count(*) FROM statement"), "5");
  EXPECT_EQ(ask(record, "SELECT run FROM statement_now"), "2|2");
  EXPECT_EQ(ask(record, "SELECT key FROM statement WHERE vanished IS NOT NULL"), first.statements[2].key);
  std::vector<Row> rows;
  expect_equal(record.load(article, rows), second);
  EXPECT_EQ(add(record, first).novelty, Novelty::known);
  EXPECT_EQ(ask(record, "SELECT run FROM article"), "2");
  // A statement that comes back is in force again, and the one that vanished is superseded by it.
  Reading third = first;
  third.model = "english 3 (sha256 2)";
  add(record, third);
  EXPECT_EQ(ask(record, "SELECT count(*) FROM statement WHERE vanished IS NOT NULL"), "0");
  EXPECT_EQ(ask(record, "SELECT run FROM statement_now"), "3|3|3");
}

TEST_F(RecordTest, ReadsAnOlderVersionAgainWithoutPuttingItInForce) {
  const Reading first = hand_made_reading(), second = shortened(first);
  Reading again = first;
  again.model = "english 2 (sha256 1)";
  Record record = open();
  add(record, first);
  add(record, second);
  EXPECT_EQ(add(record, again).novelty, Novelty::run);
  EXPECT_EQ(ask(record, "SELECT article FROM statement_now"), "2|2");
  EXPECT_EQ(ask(record, "SELECT count(*) FROM statement WHERE vanished IS NULL AND superseded_by IS NULL"),
            "2");
}

TEST_F(RecordTest, HeedsWhatPeopleDecided) {
  Record record = open();
  const Row article = add(record, hand_made_reading()).article;
  record.database().execute(
      "UPDATE statement SET act = 'deny' WHERE number = 2;"
      "UPDATE statement SET rejected = 1 WHERE number = 0;"
      "INSERT INTO speaker (key, name, type, named) VALUES ('p-1', 'Petr Dvořák', 'person', 1);"
      "UPDATE statement SET speaker_set = 1 WHERE number = 2");
  std::vector<Row> rows;
  const Reading reading = record.load(article, rows);
  EXPECT_EQ(rows, (std::vector<Row>{2, 3}));
  ASSERT_EQ(reading.statements.size(), 2U);
  EXPECT_EQ(reading.statements[1].act, Act::deny);
  EXPECT_EQ(reading.statements[1].within, no_id);
  ASSERT_EQ(reading.statements[1].speakers.size(), 1U);
  EXPECT_EQ(reading.speakers[reading.statements[1].speakers[0]].name, "Petr Dvořák");
  EXPECT_EQ(reading.figures[0].statement, no_id);
  EXPECT_EQ(reading.events[0].asserted_by, (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(ask(record, "SELECT who FROM said WHERE act = 'deny'"), "Petr Dvořák");
}

TEST_F(RecordTest, ForgetsWhatWasNotCommitted) {
  Record record = open();
  record.begin();
  EXPECT_EQ(record.add(hand_made_reading()).novelty, Novelty::article);
  record.rollback();
  EXPECT_EQ(ask(record, "SELECT count(*) FROM article"), "0");
  EXPECT_EQ(add(record, hand_made_reading()).novelty, Novelty::article);
}

TEST_F(RecordTest, LetsOneWriteWhileOthersRead) {
  Record writer = open();
  add(writer, hand_made_reading());
  Record reader = open(Access::read);
  writer.begin();
  writer.add(shortened(hand_made_reading()));
  EXPECT_EQ(ask(reader, "SELECT count(*) FROM article"), "1");
  Result<Database> second = Database::open(path(), Access::write, 10);
  ASSERT_TRUE(second);
  second->begin();
  const Result<void> refused = second->commit();
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("is being written by another process"), std::string::npos);
  EXPECT_TRUE(writer.commit());
  EXPECT_EQ(ask(reader, "SELECT count(*) FROM article"), "2");
  second->begin();
  EXPECT_TRUE(second->commit());
}

TEST_F(RecordTest, WorksOnAfterAFailureThatWasForgotten) {
  Record record = open();
  record.database().execute("SELECT nonsense FROM nowhere");
  EXPECT_EQ(record.add(hand_made_reading()).article, no_row);  // nothing is done
  EXPECT_FALSE(record.commit());
  EXPECT_EQ(add(record, hand_made_reading()).novelty, Novelty::article);
  EXPECT_EQ(ask(record, "SELECT count(*) FROM article"), "1");
}

TEST_F(RecordTest, HoldsOnlyRowsThatPointSomewhere) {
  Record record = open();
  add(record, hand_made_reading());
  add(record, shortened(hand_made_reading()));
  EXPECT_EQ(ask(record, "SELECT \"table\" FROM pragma_foreign_key_check"), "");
  EXPECT_EQ(ask(record, "PRAGMA integrity_check"), "ok");
  EXPECT_EQ(ask(record, "PRAGMA journal_mode"), "wal");
}

TEST_F(RecordTest, RefusesWhatIsNoRecord) {
  EXPECT_NE(refusal("none.db", Access::read).find("There is no record at "), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(path("none.db")));
  EXPECT_NE(refusal("", Access::write).find("is a folder"), std::string::npos);
  EXPECT_NE(refusal("no/such/folder.db").find("cannot be opened"), std::string::npos);
  std::ofstream(path("text.db")) << std::string(5000, 'x');
  EXPECT_NE(refusal("text.db").find("it is no SQLite database"), std::string::npos);
  EXPECT_NE(refusal("text.db", Access::read).find("it is no SQLite database"), std::string::npos);
  std::ofstream(path("empty.db")) << "";
  EXPECT_NE(refusal("empty.db", Access::read).find("is empty"), std::string::npos);
}

TEST_F(RecordTest, LeavesOtherDatabasesAlone) {
  {
    Result<Database> other = Database::open(path("other.db"), Access::write);
    ASSERT_TRUE(other);
    other->execute("CREATE TABLE bird (name TEXT)");
  }
  const auto size = std::filesystem::file_size(path("other.db"));
  EXPECT_NE(refusal("other.db").find("is an SQLite database, but no record of sayso"), std::string::npos);
  EXPECT_NE(refusal("other.db", Access::read).find("no record of sayso"), std::string::npos);
  EXPECT_EQ(std::filesystem::file_size(path("other.db")), size);
}

TEST_F(RecordTest, RefusesARecordOfANewerSayso) {
  {
    Record record = open();
    record.database().execute("PRAGMA user_version = 1000");
  }
  EXPECT_NE(refusal("sayso.db").find("was made by a newer sayso (its schema is 1000"), std::string::npos);
  EXPECT_NE(refusal("sayso.db", Access::read).find("newer sayso"), std::string::npos);
}

TEST_F(RecordTest, NamesARecordThatWasCutShort) {
  {
    Record record = open();
    add(record, hand_made_reading());
  }
  std::filesystem::resize_file(path(), 20000);
  Result<Record> record = Record::open(path(), Access::read);
  if (record) {
    std::vector<Row> rows;
    record->load(1, rows);
    ASSERT_TRUE(record->database().failure());
    EXPECT_NE(record->database().failure()->message.find("is damaged"), std::string::npos)
        << record->database().failure()->message;
  } else {
    EXPECT_NE(record.error().message.find("is damaged"), std::string::npos) << record.error().message;
  }
}

}  // namespace
}  // namespace sayso
