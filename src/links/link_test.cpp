#include "base/ascii.hpp"
#include "links/link.hpp"
#include "record/corrections/corrections.hpp"
#include "record/hand_made_reading.hpp"

#include <algorithm>
#include <filesystem>
#include <random>
#include <unistd.h>

#include <gtest/gtest.h>

namespace sayso {
namespace {

struct Sentence {
  std::string speaker, cue, content, role;
  SpeakerType type = SpeakerType::person;
};

// An article of sentences "Speaker cue content." with a statement each; "role" stands before the speaker.
Reading article(const std::string& outlet, const std::string& published, const std::string& title,
                const std::vector<Sentence>& sentences, const std::string& url = {}) {
  Reading reading;
  reading.model = "english 1 (sha256 0)";
  reading.sayso = "0.1.0";
  Article& made = reading.article;
  made.text = title;
  made.blocks.push_back({{0, static_cast<Offset>(title.size())}, BlockKind::title});
  made.source.path = outlet + published;
  made.source.outlet = outlet;
  made.source.published = published;
  made.source.title = title;
  made.source.language = "en";
  made.source.url = url;
  for (const Sentence& one : sentences) {
    made.text += "\n\n";
    const auto begin = static_cast<Offset>(made.text.size());
    const auto add = [&](const std::string& words) {
      const auto from = static_cast<Offset>(made.text.size());
      made.text += words;
      return Span{from, static_cast<Offset>(made.text.size())};
    };
    const Span role = one.role.empty() ? Span{} : add(one.role);
    if (!one.role.empty()) made.text += " ";
    Reading::Statement statement;
    statement.act = Act::say;
    statement.firmness = Firmness::certain;
    statement.confidence = 0.9F;
    statement.source = {add(one.speaker)};
    made.text += " ";
    statement.cue = {add(one.cue)};
    made.text += " ";
    statement.content = {add(one.content)};
    made.text += ".";
    made.blocks.push_back({{begin, static_cast<Offset>(made.text.size())}, BlockKind::paragraph});
    const auto known =
        std::find_if(reading.speakers.begin(), reading.speakers.end(),
                     [&](const Reading::Speaker& speaker) { return speaker.name == one.speaker; });
    statement.speakers = {static_cast<std::uint32_t>(known - reading.speakers.begin())};
    if (known == reading.speakers.end()) {
      const bool is_named = is_ascii_capital(one.speaker[0]);
      reading.speakers.push_back({one.speaker, one.type, is_named, role, {}, statement.source});
    }
    reading.statements.push_back(statement);
  }
  reading.words = 100;
  name_all(reading);
  return reading;
}

const std::string wire =
    "the army had fired forty shells at the bridge over the Lenn before noon and nobody was hurt there";

std::vector<Reading> small_world() {
  constexpr SpeakerType body = SpeakerType::organisation;
  return {
      article("Post", "2024-11-04", "Shells fall on the bridge over the Lenn at Korrin",
              {{"Petra Novak", "said that", wire, "Defence Minister"},
               {"Kestrian Foreign Ministry", "denied that",
                "the army had fired any shells at the bridge over the Lenn", "", body},
               {"a security official", "said that", "the bridge over the Lenn was closed", ""}}),
      article("Herald", "2024-11-04", "Minister: shells fell on the bridge over the Lenn at Korrin",
              {{"Novak", "said that", wire, "Minister"},
               {"Foreign Ministry", "said that", "no shells were fired at the bridge over the Lenn at Korrin",
                "", body},
               {"a security official", "said that", "the bridge over the Lenn at Korrin was closed", ""}}),
      article("Ledger", "2024-11-05", "Novak confirms forty shells at the bridge over the Lenn at Korrin",
              {{"Petra M. Novak", "confirmed that",
                "forty shells were fired at the bridge over the Lenn at Korrin", ""},
               {"Karel Novak", "said that", "he had heard of shells at the bridge over the Lenn on the radio",
                "singer"}}),
      article("Courier", "2024-11-06", "Kestria denies shells at the bridge over the Lenn at Korrin",
              {{"Kestrian Foreign Ministry", "denied that",
                "the army had fired any shells at the bridge over the Lenn", "", body},
               {"KFM", "said that", "the bridge over the Lenn at Korrin would be mended", "", body}}),
      article("Star", "2024-03-01", "A quiet day for the fair at Hollin",
              {{"Petra Novak", "said that", "the fair at Hollin had never been so quiet in forty years",
                "teacher"}}),
      article("Post", "2024-03-02", "The fair at Hollin ends",
              {{"Novak", "said that", "the fair at Hollin had never been so quiet in forty years", ""},
               {"Mira Tolvan", "said that", "she would come again to the fair at Hollin", "governor"}}),
      article("Observer", "2025-01-10", "Tolvan leaves office",
              {{"Mira Tolvan", "said that", "she was glad to go", "former governor"}}),
  };
}

class LinkTest : public ::testing::Test {
 protected:
  LinkTest()
      : folder_(std::filesystem::temp_directory_path() /
                ("sayso-link-" + std::to_string(getpid()) + "-" +
                 ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    std::filesystem::create_directories(folder_);
  }
  ~LinkTest() override {
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
  }

  Record fresh_record() {
    Result<Record> record =
        Record::open((folder_ / (std::to_string(++records_) + ".db")).string(), Access::write);
    EXPECT_TRUE(record) << (record ? "" : record.error().message);
    return std::move(*record);
  }

  static void add(Record& record, Linker& linker, const std::vector<Reading>& readings) {
    record.begin();
    std::vector<Row> fresh;
    for (const Reading& reading : readings) fresh.push_back(record.add(reading).article);
    linker.link(fresh);
    const Result<void> done = record.commit();
    EXPECT_TRUE(done) << (done ? "" : done.error().message);
  }
  static void relink(Record& record, const std::vector<Row>& rows) {
    record.begin();
    link(record, rows);
    const Result<void> done = record.commit();
    EXPECT_TRUE(done) << (done ? "" : done.error().message);
  }

  static std::string ask(Record& record, std::string_view sql) {
    std::string answer;
    Query query(record.database(), sql);
    while (query.step()) answer.append(query.text(0)).append("\n");
    EXPECT_FALSE(record.database().failure()) << record.database().failure()->message;
    return answer;
  }

  // All that the links wrote, by keys.
  static std::string links(Record& record) {
    std::string all;
    for (const std::string_view sql :
         {"SELECT a.key || ' ' || x.number || ' ' || coalesce(x.name, '') || ' ' || p.key || ' ' || "
          "coalesce(p.name, '') || ' ' || p.type "
          "|| ' ' || coalesce(x.found, '') FROM speaker_in_article x JOIN article a ON a.id = x.article AND "
          "a.run = x.run AND a.superseded_by "
          "IS NULL LEFT JOIN speaker p ON p.id = x.speaker ORDER BY a.key, x.number",
          "SELECT key || ' ' || coalesce(name, '') || ' ' || type FROM speaker ORDER BY key",
          "SELECT y.key || ' ' || coalesce(y.title, '') || ' ' || y.\"from\" || ' ' || y.\"to\" || ' ' || "
          "a.key FROM story y JOIN "
          "story_article x ON x.story = y.id JOIN article a ON a.id = x.article ORDER BY y.key, a.key",
          "SELECT count(*) FROM story",
          "SELECT o.key || ' ' || o.kind || ' ' || a.key || ' ' || b.key FROM origin o JOIN article a ON "
          "a.id = o.first JOIN "
          "origin_article x ON x.origin = o.id JOIN article b ON b.id = x.article ORDER BY o.key, b.key",
          "SELECT o.key || ' ' || a.key || ' ' || e.\"begin\" || ' ' || e.\"end\" FROM origin o JOIN "
          "origin_evidence e ON e.origin = o.id JOIN "
          "article a ON a.id = e.article ORDER BY o.key, e.number",
          "SELECT f.key || ' ' || t.key || ' ' || r.type || ' ' || r.rule || ' ' || r.from_begin || ' ' || "
          "r.from_end || ' ' || r.to_begin || "
          "' ' || r.to_end || ' ' || r.confidence || ' ' || r.broken || ' ' || r.key FROM relation r JOIN "
          "statement f ON f.id = "
          "r.from_statement JOIN statement t ON t.id = r.to_statement ORDER BY r.key",
          "SELECT s.key || ' ' || c.key FROM statement_now s LEFT JOIN claim c ON c.id = s.claim ORDER BY "
          "s.key",
          "SELECT key FROM claim ORDER BY key",
          "SELECT k.kind || ' ' || k.hash || ' ' || a.key FROM article_key k JOIN article a ON a.id = "
          "k.article ORDER BY k.kind, k.hash, a.key",
          "SELECT min(a.key, b.key) || ' ' || max(a.key, b.key) || ' ' || l.kind || ' ' || l.number || ' ' "
          "|| l.score FROM article_link l JOIN "
          "article a ON a.id = l.first JOIN article b ON b.id = l.second ORDER BY 1"}) {
      all.append(ask(record, sql)).append("--\n");
    }
    EXPECT_EQ(miscounted(record), "");
    return all;
  }
  // Where what the record keeps of who said how much is not what its statements say.
  static std::string miscounted(Record& record) {
    EXPECT_NE(ask(record, "SELECT 1 FROM tally"), "");
    return ask(record,
               "SELECT speaker || ' ' || article || ' ' || act || ' ' || statements FROM ("
               "SELECT * FROM (SELECT speaker, article, act, statements, published FROM tally EXCEPT "
               "SELECT speaker, article, act, statements, published FROM counted) UNION ALL "
               "SELECT * FROM (SELECT speaker, article, act, statements, published FROM counted EXCEPT "
               "SELECT speaker, article, act, statements, published FROM tally))") +
           ask(record, "SELECT key FROM speaker WHERE statements <> "
                       "(SELECT coalesce(sum(statements), 0) FROM tally WHERE speaker = speaker.id)");
  }
  static std::string speaker_of(Record& record, std::string_view outlet, std::string_view name) {
    Query query(record.database(), "SELECT p.key FROM speaker_in_article x JOIN article a ON a.id = "
                                   "x.article AND a.run = x.run AND a.superseded_by IS NULL JOIN "
                                   "outlet o ON o.id = a.outlet JOIN speaker p ON p.id = x.speaker WHERE "
                                   "o.name = ?1 AND x.name = ?2 ORDER BY a.published DESC");
    query.bind(1, outlet).bind(2, name);
    return query.step() ? std::string(query.text(0)) : std::string();
  }

  std::filesystem::path folder_;
  int records_ = 0;
};

TEST_F(LinkTest, GivesTheSameTablesInEveryOrder) {
  std::vector<Reading> readings = small_world();
  Record all = fresh_record();
  Linker at_once(all);
  add(all, at_once, readings);
  const std::string expected = links(all);
  EXPECT_NE(expected.find("restates"), std::string::npos) << expected;
  std::mt19937 random(7);
  for (int round = 0; round < 12; ++round) {
    std::shuffle(readings.begin(), readings.end(), random);
    Record record = fresh_record();
    Linker linker(record);
    for (std::size_t i = 0; i < readings.size();) {
      const std::size_t count = std::min<std::size_t>(1 + random() % 3, readings.size() - i);
      add(record, linker,
          {readings.begin() + static_cast<std::ptrdiff_t>(i),
           readings.begin() + static_cast<std::ptrdiff_t>(i + count)});
      i += count;
    }
    ASSERT_EQ(links(record), expected) << "round " << round;
  }
}

// More than each can be compared with: which are must not depend on how many came in one batch. (Relations have limits of their own,
// where it may.)
TEST_F(LinkTest, GroupsTheSameInBatchesOfEverySize) {
  std::vector<Reading> readings;
  for (int i = 0; i < 150; ++i) {
    const std::string number = std::to_string(i);
    std::vector<Sentence> said{
        {"Petra Novak", "said that", wire, "Defence Minister"},
        {"Karel Torv" + number, "said that", "shell " + number + " fell in the Lenn", ""}};
    if (i % 3 == 0) said.push_back({"Mira Tolvan", "said that", "the fair at Hollin would go on", ""});
    readings.push_back(article("Outlet " + number, "2024-11-0" + std::to_string(4 + i / 75),
                               "Shells fall on the bridge over the Lenn at Korrin", said));
  }
  const auto groups = [&](std::size_t most) {
    Record record = fresh_record();
    Linker linker(record);
    for (std::size_t i = 0; i < readings.size(); i += most) {
      const auto begin = readings.begin() + static_cast<std::ptrdiff_t>(i);
      const auto end = readings.begin() + static_cast<std::ptrdiff_t>(std::min(i + most, readings.size()));
      add(record, linker, {begin, end});
    }
    return ask(record,
               "SELECT y.key || ' ' || a.key FROM story y JOIN story_article x ON x.story = y.id JOIN "
               "article a ON a.id = x.article ORDER BY y.key, a.key") +
           ask(record, "SELECT o.key || ' ' || a.key FROM origin o JOIN origin_article x ON x.origin = o.id "
                       "JOIN article a ON a.id = x.article ORDER BY o.key, a.key") +
           ask(record,
               "SELECT min(a.key, b.key) || ' ' || max(a.key, b.key) || ' ' || l.kind || ' ' || "
               "l.score FROM article_link l JOIN article a ON a.id = l.first JOIN article b ON b.id = "
               "l.second ORDER BY 1");
  };
  const std::string expected = groups(150);
  EXPECT_GT(std::count(expected.begin(), expected.end(), '\n'), 150 * 64);
  for (const std::size_t most : {std::size_t{7}, std::size_t{64}, std::size_t{100}})
    EXPECT_TRUE(groups(most) == expected) << most << " articles a batch";
}

TEST_F(LinkTest, LeavesNothingOfAVersionThatWasReplaced) {
  std::vector<Reading> readings = small_world();
  const Reading first = article(
      "Ledger", "2024-11-05", "Shells at the bridge over the Lenn",
      {{"Novak", "said that", wire, ""}, {"Jan Torv", "said that", "it was a lie of the Kestrian army", ""}},
      "https://example.org/1");
  const Reading second = article(
      "Ledger", "2024-11-05", "Shells at the bridge over the Lenn at Korrin",
      {{"Novak", "said that", wire, ""}, {"Ewa Torv", "said that", "it was a mistake of the army", ""}},
      "https://example.org/1");
  readings.push_back(second);
  Record plain = fresh_record();
  Linker plain_linker(plain);
  add(plain, plain_linker, readings);

  readings.back() = first;
  Record record = fresh_record();
  Linker linker(record);
  add(record, linker, readings);
  EXPECT_NE(links(record), links(plain));
  add(record, linker, {second});
  EXPECT_EQ(links(record), links(plain));
}

TEST_F(LinkTest, LinksAgainWithoutChange) {
  Record record = fresh_record();
  Linker linker(record);
  add(record, linker, small_world());
  const std::string before = links(record);
  relink(record, record.articles());
  EXPECT_EQ(links(record), before);
}

TEST_F(LinkTest, KnowsOneSpeakerOverArticlesAndPartsNamesakes) {
  Record record = fresh_record();
  Linker linker(record);
  add(record, linker, small_world());
  EXPECT_EQ(speaker_of(record, "Observer", "Mira Tolvan"), speaker_of(record, "Post", "Mira Tolvan"));
  EXPECT_NE(speaker_of(record, "Star", "Petra Novak"), speaker_of(record, "Ledger", "Karel Novak"));
  EXPECT_EQ(speaker_of(record, "Courier", "Kestrian Foreign Ministry"),
            speaker_of(record, "Post", "Kestrian Foreign Ministry"));
  EXPECT_NE(speaker_of(record, "Herald", "Foreign Ministry"),
            speaker_of(record, "Post", "Kestrian Foreign Ministry"));
  EXPECT_NE(speaker_of(record, "Herald", "a security official"),
            speaker_of(record, "Post", "a security official"));
}

TEST_F(LinkTest, CountsWhatAnOlderRecordHasWhenItIsBroughtUpToDate) {
  std::string path;
  std::string counted;
  {
    Record record = fresh_record();
    path = record.database().path();
    Linker linker(record);
    add(record, linker, small_world());
    counted = ask(record, "SELECT key || ' ' || statements FROM speaker ORDER BY key");
    record.database().execute("DROP TABLE tally; DROP VIEW counted; DROP TRIGGER tally_speaker; DROP TRIGGER "
                              "tally_statement; DROP INDEX speaker_statements; DROP INDEX time_value; ALTER "
                              "TABLE speaker DROP COLUMN "
                              "statements; PRAGMA user_version = 2");
    ASSERT_FALSE(record.database().failure()) << record.database().failure()->message;
  }
  Result<Record> record = Record::open(path, Access::write);
  ASSERT_TRUE(record) << record.error().message;
  EXPECT_EQ(ask(*record, "SELECT key || ' ' || statements FROM speaker ORDER BY key"), counted);
  EXPECT_EQ(miscounted(*record), "");
}

TEST_F(LinkTest, HeedsWhatPeopleDecideAndTakesItBack) {
  const std::vector<Reading> readings = small_world();
  Record record = fresh_record();
  Linker linker(record);
  add(record, linker, readings);
  const std::string before = links(record);
  const std::string tolvan = member_of(readings[6].id, "Mira Tolvan"),
                    other = member_of(readings[5].id, "Mira Tolvan");
  Correction split{.what = Fix::split_speakers,
                   .target = {tolvan},
                   .value = {other},
                   .who = "ann",
                   .when = "2026-01-01T00:00:00Z",
                   .why = "w",
                   .undone = {}};
  Correction merge{.what = Fix::merge_speakers,
                   .target = {member_of(readings[1].id, "Foreign Ministry"),
                              member_of(readings[0].id, "Kestrian Foreign Ministry")},
                   .value = {},
                   .who = "ann",
                   .when = "2026-01-02T00:00:00Z",
                   .why = "w",
                   .undone = {}};
  add_correction(record.database(), split);
  add_correction(record.database(), merge);
  const Row some = record.article(readings[6].id);
  relink(record, {some});
  EXPECT_NE(speaker_of(record, "Observer", "Mira Tolvan"), speaker_of(record, "Post", "Mira Tolvan"));
  EXPECT_EQ(speaker_of(record, "Herald", "Foreign Ministry"),
            speaker_of(record, "Courier", "Kestrian Foreign Ministry"));
  // It holds over what comes later, and over all being linked again.
  const std::string decided = links(record);
  relink(record, record.articles());
  EXPECT_EQ(links(record), decided);
  undo_correction(record.database(), key_of(split), "2026-01-03T00:00:00Z");
  undo_correction(record.database(), key_of(merge), "2026-01-03T00:00:00Z");
  relink(record, {some});
  EXPECT_EQ(links(record), before);
}

}  // namespace
}  // namespace sayso
