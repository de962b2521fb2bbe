#include "record/questions/article.hpp"
#include "record/questions/disputes.hpp"
#include "record/questions/figures.hpp"
#include "record/questions/find.hpp"
#include "record/questions/small_record.hpp"
#include "record/questions/speakers.hpp"
#include "record/questions/standing.hpp"
#include "record/questions/stories.hpp"
#include "record/questions/timeline.hpp"
#include "record/questions/trace.hpp"
#include "record/questions/words.hpp"

#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace sayso {
namespace {

// One for all tests of this file: nothing here changes it.
SmallRecord& small() {
  static SmallRecord record;
  return record;
}

Database& database() { return small().database(); }

std::vector<std::string> found(std::string_view words, const Filter& filter = {}) {
  const Result<FoundSayings> answer = find_sayings(database(), words, filter);
  EXPECT_TRUE(answer) << (answer ? "" : answer.error().message);
  std::vector<std::string> contents;
  if (answer)
    for (const Saying& saying : answer->sayings) contents.push_back(saying.day + " " + saying.article.outlet);
  return contents;
}

std::string error_of(std::string_view words, const Filter& filter) {
  const Result<FoundSayings> answer = find_sayings(database(), words, filter);
  return answer ? "" : answer.error().message;
}

TEST(Words, AreTakenAsTheIndexTakesThem) {
  const Words words(database(), R"(grain "Black Séa" ship* — 12,000)");
  ASSERT_EQ(words.terms().size(), 4U);
  EXPECT_EQ(words.terms()[1].stems, (std::vector<std::string>{"black", "sea"}));
  EXPECT_EQ(words.all(), R"("grain" "Black Séa" "ship*" * "12,000")");
  EXPECT_EQ(words.found_in("Grains shipped on the black sea"),
            (std::vector<Span>{{0, 6}, {7, 14}, {22, 31}}));
}

TEST(Words, NothingTypedIsSyntax) {
  for (const std::string_view typed :
       {"\"", "\"\"", "a\"b", "NOT", "AND OR", "content:x", "(", "*", "a* \"b", "^a", "{a b}", "-x", "a + b",
        "';DROP TABLE statement;--", "\"a\" \"", "NEAR(a b)"}) {
    const Result<FoundSayings> answer = find_sayings(database(), typed, {});
    if (!answer) {
      EXPECT_NE(answer.error().message.find("There is no word"), std::string::npos)
          << typed << answer.error().message;
    }
    EXPECT_FALSE(database().failure()) << typed;
  }
}

TEST(Find, TellsWhatHasAllTheWordsByDate) {
  EXPECT_EQ(found("displaced"),
            (std::vector<std::string>{"2024-11-06 Meridian Herald", "2024-11-06 Northern Ledger",
                                      "2024-11-07 Brenholt Courier", "2024-11-07 Brenholt Courier",
                                      "2024-11-08 Tarvik Post"}));
  EXPECT_EQ(found("displace shelling").size(), 2U) << "endings do not count";
  EXPECT_TRUE(found("displaced nowhere").empty());
  EXPECT_EQ(found("").size(), 13U);
}

TEST(Find, HeedsEveryFilter) {
  EXPECT_EQ(found("displaced", {.until = "2024-11-06"}).size(), 2U);
  EXPECT_EQ(found("displaced", {.since = "2024-11-08"}).size(), 1U);
  EXPECT_EQ(found("displaced", {.since = "2024-12"}).size(), 0U);
  EXPECT_EQ(found("displaced", {.until = "2024"}).size(), 5U);
  EXPECT_EQ(found("", {.outlet = "tarvik"}).size(), 5U);
  EXPECT_EQ(found("", {.outlet = "nobody"}).size(), 0U);
  EXPECT_EQ(found("", {.speaker = "NOVAK"}).size(), 3U);
  EXPECT_EQ(found("displaced", {.speaker = "petra novak", .act = "correct"}).size(), 1U);
  EXPECT_EQ(found("", {.act = "confirm"}).size(), 3U);
  EXPECT_EQ(found("", {.firmness = "possible"}).size(), 2U);
  EXPECT_EQ(found("", {.story = "korrin"}).size(), 13U);
  EXPECT_EQ(found("", {.place = "Korrin"}).size(), 0U);
}

TEST(Find, SaysWhatAFilterCannotBe) {
  EXPECT_NE(error_of("", {.since = "last week"}).find("--since cannot be \"last week\""), std::string::npos);
  EXPECT_NE(error_of("", {.act = "shout"}).find("--act cannot be \"shout\": it is say, "), std::string::npos);
  EXPECT_NE(error_of("", {.firmness = "sure"}).find("certain, probable, possible or hypothetical"),
            std::string::npos);
  EXPECT_NE(error_of("", {.story = "moon"}).find("No story has the words \"moon\""), std::string::npos);
}

TEST(Find, LeavesOutTheWorstFitsAndSaysSo) {
  const Result<FoundSayings> answer = find_sayings(database(), "displaced", {.limit = 2});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->sayings.size(), 2U);
  EXPECT_TRUE(answer->has_more);
  const Result<FoundSayings> newest = find_sayings(database(), "", {.limit = 1});
  ASSERT_TRUE(newest);
  EXPECT_EQ(newest->sayings[0].day, "2024-11-08");
}

TEST(Keys, AreKnownByTheirBeginning) {
  const std::string key = small().key("as many as");
  const Result<Row> row = row_of(database(), Keyed::statement, ShortKeys(database()).of(key));
  ASSERT_TRUE(row) << row.error().message;
  EXPECT_EQ(Sayings(database()).load(*row).key, key);
  EXPECT_EQ(row_of(database(), Keyed::claim, "c-0").error().fault, Fault::bad_use);
  EXPECT_NE(row_of(database(), Keyed::claim, "c-0")
                .error()
                .message.find("more than one claim's id (c-00000001, c-00000002)"),
            std::string::npos);
  EXPECT_NE(row_of(database(), Keyed::story, "y-ff").error().message.find("begins with \"y-ff\""),
            std::string::npos);
  EXPECT_EQ(row_of(database(), Keyed::story, "s-00").error().fault, Fault::bad_use);
}

TEST(Trace, FollowsAClaimThroughItsTellingsAndAnswers) {
  const Result<Trace> trace = trace_claim(database(), small().key("as many as"));
  ASSERT_TRUE(trace) << trace.error().message;
  EXPECT_EQ(trace->root.saying.article.outlet, "Meridian Herald");
  std::vector<std::string> branches;
  for (const Branch& branch : trace->root.branches)
    branches.push_back(branch.relation + " " + branch.saying.article.outlet);
  EXPECT_EQ(branches, (std::vector<std::string>{"repeats Northern Ledger", "denies Brenholt Courier",
                                                "conflicts Brenholt Courier", "corrects Tarvik Post"}));
  EXPECT_EQ(trace->root.branches[0].shares, "o-000000");
  EXPECT_EQ(trace->standing.articles.size(), 2U);
  EXPECT_EQ(trace->standing.outlets.size(), 2U);
  EXPECT_EQ(trace->standing.origins(), 1U);
  ASSERT_EQ(trace->standing.shared.size(), 1U);
  EXPECT_EQ(trace->standing.shared[0].evidence.size(), 2U);
  EXPECT_EQ(trace->standing.shared[0].evidence[0].words, "President");
}

TEST(Trace, ShowsWhatTheClaimItselfAnswers) {
  const Result<Trace> trace = trace_claim(database(), "c-00000002");
  ASSERT_TRUE(trace);
  ASSERT_EQ(trace->answers.size(), 1U);
  EXPECT_EQ(trace->answers[0].relation, "confirms");
  EXPECT_EQ(trace->answers[0].saying.day, "2024-11-04");
}

TEST(Trace, TakesTheBestClaimForWords) {
  const Result<Trace> trace = trace_words(database(), "12,000 displaced shelling", {});
  ASSERT_TRUE(trace);
  EXPECT_EQ(trace->root.saying.claim, "c-00000001");
  EXPECT_TRUE(trace->alternatives.empty()) << "nothing else has all of these words";
  const Result<Trace> other = trace_words(database(), "displaced", {});
  ASSERT_TRUE(other);
  EXPECT_EQ(other->alternatives.size(), 3U);
  EXPECT_FALSE(trace_words(database(), "unicorns", {})->is_found);
}

TEST(Figures, BelongToTheWordsNearest) {
  const Result<std::vector<FigureAnswer>> figures = figures_of(database(), "displaced", {});
  ASSERT_TRUE(figures);
  std::vector<std::string> told;
  for (const FigureAnswer& figure : *figures) told.push_back(figure.day + " " + figure.text);
  EXPECT_EQ(told, (std::vector<std::string>{"2024-11-06 as many as 12,000", "2024-11-06 as many as 12,000",
                                            "2024-11-07 About 4,000", "2024-11-08 4,300"}));
  std::vector<std::string> answers;
  for (const FigureAnswer::Answer& answer : (*figures)[0].answers)
    answers.push_back(answer.relation + " " + answer.value);
  ASSERT_EQ(answers.size(), 3U);
  EXPECT_EQ(answers.back(), "corrects 4,300");
  const Result<std::vector<FigureAnswer>> wounded = figures_of(database(), "wounded", {});
  ASSERT_TRUE(wounded);
  ASSERT_EQ(wounded->size(), 1U) << "not the minutes";
  EXPECT_EQ((*wounded)[0].text, "Two");
  EXPECT_EQ(figures_of(database(), "displaced", {.speaker = "Aster"})->size(), 1U);
  EXPECT_EQ(figures_of(database(), "houses", {})->front().bound, "between");
}

TEST(Figures, OfALimitAreTheNewestAsTheyStandAmongAll) {
  const Result<std::vector<FigureAnswer>> all = figures_of(database(), "displaced", {});
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 4U);
  for (std::size_t limit = 1; limit <= 5; ++limit) {
    const Result<std::vector<FigureAnswer>> some = figures_of(database(), "displaced", {.limit = limit});
    ASSERT_TRUE(some);
    ASSERT_EQ(some->size(), std::min<std::size_t>(limit, 4));
    for (std::size_t i = 0; i < some->size(); ++i) {
      const FigureAnswer &one = (*some)[i], &other = (*all)[i + 4 - some->size()];
      EXPECT_EQ(std::tie(one.key, one.day), std::tie(other.key, other.day));
      ASSERT_EQ(one.answers.size(), other.answers.size());
      for (std::size_t k = 0; k < one.answers.size(); ++k)
        EXPECT_EQ(one.answers[k].value, other.answers[k].value);
    }
  }
}

TEST(Standing, CountsTheFewestOriginsThatExplainAllArticles) {
  SmallRecord own;
  Database& database = own.database();
  std::vector<Row> articles;
  Query query(database, "SELECT id FROM article WHERE superseded_by IS NULL ORDER BY id");
  while (query.step()) articles.push_back(query.integer(0));
  EXPECT_EQ(standing_counts(database, articles).origins, 4U);
  // An article that mixes two wires belongs to both, and adds none.
  database.execute("INSERT INTO origin (key, kind, first) SELECT 'o-00000002', 'agency', id FROM article "
                   "WHERE title LIKE 'Patrol%'");
  database.execute("INSERT INTO origin_article SELECT 2, id FROM article WHERE title LIKE 'Patrol%' OR title "
                   "LIKE 'President%'");
  const StandingCounts counts = standing_counts(database, articles);
  EXPECT_EQ(counts.articles, 5U);
  EXPECT_EQ(counts.outlets, 4U);
  EXPECT_EQ(counts.origins, 4U);
}

TEST(Timeline, TellsAClaimOnceAndDayByDay) {
  const Result<Timeline> timeline = timeline_of(database(), {});
  ASSERT_TRUE(timeline);
  std::size_t displaced = 0;
  for (std::size_t i = 0; i < timeline->entries.size(); ++i) {
    if (i > 0) {
      EXPECT_LE(timeline->entries[i - 1].day, timeline->entries[i].day);
    }
    const TimelineEntry& entry = timeline->entries[i];
    if (entry.saying && entry.saying->claim == "c-00000001") {
      ++displaced;
      EXPECT_EQ(entry.articles, 2U);
    }
  }
  EXPECT_EQ(displaced, 1U);
  EXPECT_TRUE(timeline_of(database(), {.limit = 3})->has_more);
}

TEST(Stories, AreCountedWhole) {
  const Result<StoryList> list = stories_of(database(), {.outlet = "Brenholt"});
  ASSERT_TRUE(list);
  ASSERT_EQ(list->stories.size(), 1U);
  EXPECT_EQ(list->stories[0].counts.articles, 5U) << "the newest version of each";
  EXPECT_EQ(list->stories[0].counts.outlets, 4U);
  EXPECT_EQ(list->stories[0].counts.origins, 4U);
}

TEST(Speakers, AreListedWithRolesAndActs) {
  const Result<SpeakerList> list = speakers_of(database(), "", {});
  ASSERT_TRUE(list);
  ASSERT_EQ(list->speakers.size(), 7U) << "and not who spoke in an older version only";
  EXPECT_EQ(list->speakers[0].name, "Petra Novak");
  EXPECT_EQ(list->speakers[0].statements, 3U);
  EXPECT_EQ(list->speakers[0].acts.front(), (std::pair<std::string, std::size_t>{"estimate", 2}));
  ASSERT_EQ(list->speakers[0].roles.size(), 1U);
  EXPECT_EQ(list->speakers[0].roles[0].role, "Defence Minister");
  EXPECT_EQ(speakers_of(database(), "novak", {})->speakers.size(), 1U);
  EXPECT_EQ(speakers_of(database(), "", {.act = "deny"})->speakers.size(), 1U);
}

TEST(Speakers, AreCountedAsTheirStatementsAre) {
  // What the record keeps, and what a filter that leaves all counts anew.
  const Result<SpeakerList> kept = speakers_of(database(), "", {}),
                            counted = speakers_of(database(), "", {.since = "1900"});
  ASSERT_TRUE(kept && counted);
  ASSERT_EQ(kept->speakers.size(), counted->speakers.size());
  for (std::size_t i = 0; i < kept->speakers.size(); ++i) {
    const SpeakerAnswer &one = kept->speakers[i], &other = counted->speakers[i];
    EXPECT_EQ(std::tie(one.key, one.statements, one.articles, one.acts, one.first, one.last),
              std::tie(other.key, other.statements, other.articles, other.acts, other.first, other.last));
  }
}

TEST(Disputes, OfALimitAreTheNewest) {
  const Result<DisputeList> all = disputes_of(database(), "", {}),
                            one = disputes_of(database(), "", {.limit = 1});
  ASSERT_TRUE(all && one);
  ASSERT_EQ(one->disputes.size(), 1U);
  EXPECT_TRUE(one->has_more);
  EXPECT_EQ(one->disputes[0].later.saying.key, all->disputes.back().later.saying.key);
  EXPECT_EQ(one->disputes[0].later.words, all->disputes.back().later.words);
  EXPECT_FALSE(one->disputes[0].rule.empty());
}

TEST(Disputes, HaveTwoSides) {
  const Result<DisputeList> list = disputes_of(database(), "", {});
  ASSERT_TRUE(list);
  ASSERT_EQ(list->disputes.size(), 2U);
  for (const Dispute& dispute : list->disputes) {
    EXPECT_EQ(dispute.earlier.saying.claim, "c-00000001");
    EXPECT_EQ(dispute.earlier.articles, 2U);
    EXPECT_EQ(dispute.later.saying.article.outlet, "Brenholt Courier");
  }
  EXPECT_EQ(disputes_of(database(), "homes", {})->disputes.size(), 1U);
  EXPECT_EQ(disputes_of(database(), "", {.speaker = "Sollen"})->disputes.size(), 1U);
}

TEST(Articles, TellWhatChangedBetweenVersions) {
  const Result<ArticleAnswer> answer = article_of(database(), "https://example.org/small");
  ASSERT_TRUE(answer) << answer.error().message;
  ASSERT_EQ(answer->versions.size(), 2U);
  EXPECT_EQ(answer->version, 2);
  EXPECT_EQ(answer->versions[1].kept, 1U);
  ASSERT_EQ(answer->versions[1].fresh.size(), 1U);
  ASSERT_EQ(answer->versions[1].vanished.size(), 1U);
  EXPECT_EQ(answer->versions[1].vanished[0].content, "Nothing more was known");
  EXPECT_EQ(answer->statements.size(), 2U);
  EXPECT_NE(article_of(database(), "https://example.org/none").error().message.find("No article"),
            std::string::npos);
}

TEST(Origins, OfAnArticleNameTheOthers) {
  const Result<OriginsAnswer> answer =
      origins_of_article(database(), small().article_key("Vasik confirms battle"));
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->origins.size(), 1U);
  EXPECT_EQ(answer->origins[0].articles.size(), 2U);
  EXPECT_EQ(answer->origins[0].first.outlet, "Meridian Herald");
  EXPECT_TRUE(origins_of_article(database(), small().article_key("Patrol under fire"))->origins.empty());
}

// ---- how they are asked --------------------------------------------------------------------------------------------

std::set<std::string> asked;  // every SQL text that ran

int note_sql(unsigned /*event*/, void* /*context*/, void* statement, void* /*more*/) {
  asked.insert(sqlite3_sql(static_cast<sqlite3_stmt*>(statement)));
  return 0;
}

// A walk over a whole table that grows with the record.
bool is_slow(const std::string& step) {
  if (step.rfind("SCAN ", 0) != 0 || step.find("VIRTUAL TABLE") != std::string::npos) return false;
  if (step.find("USING") != std::string::npos) return false;  // in the order of an index, up to the limit
  const std::string table = step.substr(5, step.find_first_of(" \n", 5) - 5);
  // Names are looked at one by one, as words may be anywhere in them; results of other questions are not tables.
  static const std::set<std::string> fine{"outlet", "story", "speaker", "json_each",
                                          "x",      "p",     "y",       "CONSTANT"};
  return !fine.contains(table) && table[0] != '(';
}

TEST(Questions, NeverWalkOverAllStatements) {
  SmallRecord own;
  Database& database = own.database();
  const std::string statement = own.key("as many as"), changed = own.article_key("Clash was small"),
                    copied = own.article_key("Vasik confirms battle");
  asked.clear();
  sqlite3_trace_v2(database.handle(), SQLITE_TRACE_STMT, note_sql, nullptr);
  for (const Filter& filter :
       {Filter{}, Filter{.since = "2024", .outlet = "Tarvik", .limit = 5}, Filter{.speaker = "Novak"},
        Filter{.act = "deny", .limit = 5}, Filter{.place = "Halm"}, Filter{.story = "Korrin"}}) {
    EXPECT_TRUE(find_sayings(database, "displaced", filter));
    EXPECT_TRUE(find_sayings(database, "", filter));
    EXPECT_TRUE(trace_words(database, "displaced", filter));
    EXPECT_TRUE(figures_of(database, "displaced", filter));
    EXPECT_TRUE(stories_of(database, filter));
    EXPECT_TRUE(timeline_of(database, filter));
    EXPECT_TRUE(disputes_of(database, "displaced", filter));
    EXPECT_TRUE(speakers_of(database, "novak", filter));
  }
  EXPECT_TRUE(trace_claim(database, statement));
  EXPECT_TRUE(article_of(database, changed));
  EXPECT_TRUE(origins_of_article(database, copied));
  sqlite3_trace_v2(database.handle(), 0, nullptr, nullptr);
  ASSERT_GT(asked.size(), 40U);
  for (const std::string& sql : asked) {
    if (sql.rfind("SELECT", 0) != 0 || sql.find("fts5(") != std::string::npos ||
        sql.find("'main'.") != std::string::npos)
      continue;
    Query plan(database, "EXPLAIN QUERY PLAN " + sql);
    while (plan.step()) EXPECT_FALSE(is_slow(std::string(plan.text(3)))) << plan.text(3) << "\n" << sql;
    ASSERT_FALSE(database.failure()) << database.failure()->message << sql;
  }
}

}  // namespace
}  // namespace sayso
