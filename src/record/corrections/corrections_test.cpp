#include "record/corrections/correction_text.hpp"
#include "record/corrections/corrections.hpp"
#include "record/corrections/fixing.hpp"
#include "record/hand_made_reading.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sayso {
namespace {

Record record_of(const std::vector<Reading>& readings) {
  Result<Record> record = Record::open(":memory:", Access::write);
  EXPECT_TRUE(record);
  record->begin();
  for (const Reading& reading : readings) record->add(reading);
  const Result<void> done = record->commit();
  EXPECT_TRUE(done) << (done ? "" : done.error().message);
  return std::move(*record);
}

Correction decided(Fix what, std::vector<std::string> target, std::vector<std::string> value = {},
                   std::string when = "2026-11-27T16:00:00Z") {
  Correction made;
  made.what = what;
  made.target = std::move(target);
  made.value = std::move(value);
  made.who = "Ann Lee";
  made.why = "so";
  made.when = std::move(when);
  return made;
}

// What the record keeps of who said how much follows.
void expect_right_counts(Record& record) {
  Query wrong(record.database(), "SELECT speaker, article, act, statements FROM tally EXCEPT "
                                 "SELECT speaker, article, act, statements FROM counted");
  EXPECT_FALSE(wrong.step());
  wrong.reset();
  Query lacking(record.database(), "SELECT speaker, article, act, statements FROM counted EXCEPT "
                                   "SELECT speaker, article, act, statements FROM tally");
  EXPECT_FALSE(lacking.step());
  lacking.reset();
}

void take(Record& record, const Correction& correction) {
  record.begin();
  add_correction(record.database(), correction);
  apply_corrections(record.database());
  const Result<void> done = record.commit();
  ASSERT_TRUE(done) << done.error().message;
  expect_right_counts(record);
}

void undo(Record& record, const Correction& correction) {
  record.begin();
  undo_correction(record.database(), key_of(correction), "2026-11-28T16:00:00Z");
  apply_corrections(record.database());
  const Result<void> done = record.commit();
  ASSERT_TRUE(done) << done.error().message;
  expect_right_counts(record);
}

// All rows, columns with bars between.
std::string ask(Record& record, std::string_view sql, int columns = 1) {
  std::string answer;
  Query query(record.database(), sql);
  while (query.step()) {
    for (int column = 0; column < columns; ++column)
      answer.append(query.is_null(column) ? "null" : query.text(column)).append("|");
  }
  EXPECT_FALSE(record.database().failure()) << record.database().failure()->message;
  return answer;
}
constexpr std::string_view state =
    "SELECT act, rejected, speaker_set IS NOT NULL FROM statement_now ORDER BY number";
constexpr std::string_view everything = "SELECT act, rejected, speaker_set FROM statement ORDER BY id";

const std::string& key(std::size_t statement) {
  static const Reading reading = hand_made_reading();
  return reading.statements[statement].key;
}

TEST(Corrections, SetAnAct) {
  Record record = record_of({hand_made_reading()});
  take(record, decided(Fix::set_act, {key(0)}, {"deny"}));
  EXPECT_EQ(ask(record, state, 3), "deny|0|0|null|0|0|say|0|0|");
  std::vector<Row> rows;
  EXPECT_EQ(record.load(record.article(hand_made_reading().id), rows).statements[0].act, Act::deny);
}

TEST(Corrections, HoldAfterAnotherModelReadTheArticle) {
  Record record = record_of({hand_made_reading()});
  take(record, decided(Fix::set_act, {key(0)}, {"deny"}));
  take(record, decided(Fix::reject_statement, {key(2)}));
  Reading other = hand_made_reading();
  other.model = "other";
  other.statements[0].act = Act::say;
  record.begin();
  record.add(other);
  apply_corrections(record.database());
  ASSERT_TRUE(record.commit());
  EXPECT_EQ(ask(record, "SELECT DISTINCT model FROM statement_now s JOIN run r ON r.id = s.run"), "other|");
  EXPECT_EQ(ask(record, state, 3), "deny|0|0|null|0|0|");
}

TEST(Corrections, AreUndoneWithoutATrace) {
  Record record = record_of({hand_made_reading()});
  const std::string before = ask(record, everything, 3);
  for (const Correction& one :
       {decided(Fix::set_act, {key(0)}, {"deny"}), decided(Fix::reject_statement, {key(2)}),
        decided(Fix::set_speaker, {key(1)}, {"Somebody"})}) {
    take(record, one);
    EXPECT_NE(ask(record, everything, 3), before);
    undo(record, one);
    EXPECT_EQ(ask(record, everything, 3), before);
  }
}

TEST(Corrections, TheLaterOneHoldsAndWhenItIsUndoneTheEarlier) {
  Record record = record_of({hand_made_reading()});
  const Correction later = decided(Fix::set_act, {key(0)}, {"retract"}, "2026-11-27T17:00:00Z");
  take(record, later);
  take(record, decided(Fix::set_act, {key(0)}, {"deny"}));
  EXPECT_EQ(ask(record, "SELECT act FROM statement WHERE number = 0"), "retract|");
  undo(record, later);
  EXPECT_EQ(ask(record, "SELECT act FROM statement WHERE number = 0"), "deny|");
}

TEST(Corrections, WaitForTheirStatement) {
  Record record = record_of({});
  const Correction act = decided(Fix::set_act, {key(0)}, {"deny"});
  take(record, act);
  EXPECT_FALSE(is_in_record(record.database(), act));
  record.begin();
  record.add(hand_made_reading());
  apply_corrections(record.database());
  ASSERT_TRUE(record.commit());
  EXPECT_TRUE(is_in_record(record.database(), act));
  EXPECT_EQ(ask(record, "SELECT act FROM statement WHERE number = 0"), "deny|");
}

TEST(Corrections, SetASpeakerByNameOrAsAMemberOfAnArticle) {
  Record record = record_of({hand_made_reading()});
  record.database().execute(
      "INSERT INTO speaker (key, name, type, named) VALUES ('p-1', 'Reuters', 'organisation', 1);"
      "UPDATE speaker_in_article SET speaker = 1 WHERE name = 'Reuters'");
  const std::string article = hand_made_reading().id;
  take(record, decided(Fix::set_speaker, {key(0)}, {member_of(article, "Reuters")}));
  take(record, decided(Fix::set_speaker, {key(1)}, {"Reuters"}));
  take(record, decided(Fix::set_speaker, {key(2)}, {"Nobody Special"}));
  EXPECT_EQ(
      ask(record, "SELECT p.name FROM statement s JOIN speaker p ON p.id = s.speaker_set ORDER BY s.number"),
      "Reuters|Reuters|Nobody Special|");
  // Again makes no other speaker.
  apply_corrections(record.database());
  EXPECT_EQ(ask(record, "SELECT count(*) FROM speaker"), "2|");
}

TEST(Corrections, BreakAndAddRelations) {
  Record record = record_of({hand_made_reading()});
  record.database().execute(
      "INSERT INTO relation (key, from_statement, to_statement, type, rule, from_begin, from_end, to_begin, "
      "to_end, confidence, by) "
      "SELECT 'l-1', max(id), min(id), 'repeats', 'r', 0, 1, 0, 1, 0.5, 'sayso' FROM statement");
  const std::string before = ask(record, "SELECT key || type || by || broken FROM relation");
  const Correction broken = decided(Fix::break_relation, {key(2), key(0)}, {"repeats"});
  take(record, broken);
  EXPECT_EQ(ask(record, "SELECT key || type || by || broken FROM relation"), "l-1repeatssayso1|");
  const Correction added = decided(Fix::add_relation, {key(2), key(0)}, {"denies"});
  take(record, added);
  EXPECT_EQ(
      ask(record, "SELECT type || ' ' || by || ' ' || broken || ' ' || confidence FROM relation ORDER BY id"),
      "repeats sayso 1 0.5|denies Ann Lee 0 1.0|");
  EXPECT_EQ(
      ask(record,
          "SELECT substr(a.text, r.from_begin + 1, r.from_end - r.from_begin) FROM relation r, article a "
          "WHERE r.type = 'denies'"),
      "“it was bad”|");
  undo(record, added);
  undo(record, broken);
  EXPECT_EQ(ask(record, "SELECT key || type || by || broken FROM relation"), before);
}

TEST(Corrections, SayWhichStoriesBelongTogether) {
  Record record = record_of({});
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  take(record, decided(Fix::join_stories, {"a-1", "a-2", "a-3"}));
  EXPECT_EQ(corrected_stories(record.database()).joined, (Pairs{{"a-1", "a-2"}, {"a-2", "a-3"}}));
  const Correction split = decided(Fix::split_stories, {"a-2"}, {"a-1", "a-3"}, "2026-11-27T17:00:00Z");
  take(record, split);
  EXPECT_EQ(corrected_stories(record.database()).joined, (Pairs{{"a-1", "a-3"}}));
  EXPECT_EQ(corrected_stories(record.database()).parted, (Pairs{{"a-1", "a-2"}, {"a-2", "a-3"}}));
  EXPECT_TRUE(corrected_speakers(record.database()).empty());
  undo(record, split);
  EXPECT_EQ(corrected_stories(record.database()).joined.size(), 2U);
}

TEST(Corrections, AreLinesOfText) {
  const Correction one = decided(Fix::split_stories, {"a-2"}, {"a-1", "a-3"});
  const nlohmann::json line = nlohmann::json::parse(line_of(one));
  EXPECT_EQ(line["id"], key_of(one));
  EXPECT_EQ(line["what"], "split stories");
  EXPECT_EQ(line["value"], nlohmann::json({"a-1", "a-3"}));
  EXPECT_EQ(nlohmann::json::parse(line_of(decided(Fix::set_act, {"s-1"}, {"deny"})))["value"], "deny");
  EXPECT_EQ(fault_of(one), "");
  EXPECT_NE(fault_of(decided(Fix::set_act, {"s-1"}, {"shout"})), "");
  EXPECT_NE(fault_of(decided(Fix::set_act, {"a-1"}, {"deny"})), "");
  EXPECT_NE(fault_of(decided(Fix::add_relation, {"s-1"}, {"denies"})), "");
  EXPECT_NE(fault_of(decided(Fix::merge_speakers, {"a-1"})), "");
}

TEST(Fixing, CompletesKeys) {
  Record record = record_of({hand_made_reading()});
  const Result<Correction> made =
      correction_for(record.database(), Fix::set_act, {key(0).substr(0, 10), "deny"});
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->target, std::vector<std::string>{key(0)});
  // As an export calls one that is not in force.
  EXPECT_EQ(*whole_key(record.database(), key(0) + ".0a1b2c3d", 's'), key(0));
}

TEST(Fixing, SaysWhatIsWrong) {
  Record record = record_of({hand_made_reading()});
  const auto refusal = [&](Fix what, const std::vector<std::string>& words) {
    const Result<Correction> made = correction_for(record.database(), what, words);
    return made ? std::string() : made.error().message;
  };
  EXPECT_NE(refusal(Fix::set_act, {key(0)}).find("write sayso fix set-act s-… deny."), std::string::npos);
  EXPECT_NE(refusal(Fix::set_act, {key(0), "shout"}).find("\"shout\" is no act"), std::string::npos);
  EXPECT_NE(refusal(Fix::set_act, {"p-1", "deny"}).find("\"p-1\" is no key of a statement"),
            std::string::npos);
  EXPECT_NE(refusal(Fix::reject_statement, {"s-"}).find("is no key"), std::string::npos);
  EXPECT_NE(
      refusal(Fix::reject_statement, {"s-00000000000000000"}).find("has no statement whose key begins with"),
      std::string::npos);
  EXPECT_NE(refusal(Fix::add_relation, {key(0), "denies", key(0)}).find("no relation to itself"),
            std::string::npos);
  EXPECT_NE(refusal(Fix::break_relation, {"l-1"}).find("has no relation"), std::string::npos);
}

TEST(Fixing, HoldsOnToTheMembersOfSpeakersAndStories) {
  Reading second = hand_made_reading();
  second.article.source.url = "https://example.org/2";
  name_all(second);
  Record record = record_of({hand_made_reading(), second});
  record.database().execute(
      "INSERT INTO speaker (key, name, type, named) VALUES ('p-1', 'Reuters', 'organisation', 1);"
      "UPDATE speaker_in_article SET speaker = 1 WHERE name = 'Reuters';"
      "INSERT INTO speaker (key, name, type, named) VALUES ('p-2', NULL, 'unknown', 0);"
      "UPDATE speaker_in_article SET speaker = 2 WHERE name IS NULL;"
      "INSERT INTO story (key) VALUES ('y-1');"
      "INSERT INTO story_article (article, story) SELECT id, 1 FROM article");
  Database& database = record.database();
  const std::string one = hand_made_reading().id, two = second.id;
  const Result<Correction> split = correction_for(database, Fix::split_speakers, {"p-1", one});
  ASSERT_TRUE(split) << split.error().message;
  EXPECT_EQ(split->target, std::vector<std::string>{one + " Reuters"});
  EXPECT_EQ(split->value, std::vector<std::string>{two + " Reuters"});
  const Result<Correction> story = correction_for(database, Fix::split_stories, {"y-1", two});
  ASSERT_TRUE(story) << story.error().message;
  EXPECT_EQ(story->target, std::vector<std::string>{two});
  EXPECT_EQ(story->value, std::vector<std::string>{one});
  EXPECT_NE(correction_for(database, Fix::split_stories, {"y-1", one, two})
                .error()
                .message.find("Nothing would be left"),
            std::string::npos);
  EXPECT_NE(correction_for(database, Fix::merge_speakers, {"p-1", "p-2"})
                .error()
                .message.find("has no name in any article"),
            std::string::npos);
  EXPECT_NE(correction_for(database, Fix::merge_speakers, {"p-1", "p-1"}).error().message.find("given twice"),
            std::string::npos);
}

}  // namespace
}  // namespace sayso
