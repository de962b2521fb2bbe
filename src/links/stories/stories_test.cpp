#include "links/hand_made_reading.hpp"
#include "links/stories/profile.hpp"
#include "links/stories/stories.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace sayso::stories {
namespace {

// All invented for these tests.
constexpr const char* grounding = "Ferry runs aground off Holm\n\n"
                                  "The car ferry Skua with 212 people on board ran aground on a sandbank "
                                  "near the harbour of Holm early on Tuesday after its "
                                  "steering failed in heavy rain, the Velmoran coast guard said.\n\n"
                                  "Nobody was hurt, but passengers waited six hours for the tide.";
constexpr const char* same_grounding = "Hydraulic pump blamed for Skua's night on the sand\n\n"
                                       "A hydraulic pump made the ferry Skua lose its steering off Holm, "
                                       "harbour master Odo Brandt said. More than 200 passengers sat on a "
                                       "sandbank until tugs of the Velmoran coast guard came with the tide.";
constexpr const char* other_grounding = "Tanker stuck in Dravec canal\n\n"
                                        "A tanker carrying 30,000 tonnes of fuel oil blocked the canal at "
                                        "Dravec on Friday after a lock gate jammed, Kestrian officials "
                                        "said. Forty ships were waiting.";

double score(const HandMadeReading& one, const HandMadeReading& two) {
  return compare(Profile(one.reading), Profile(two.reading));
}

bool meet(const HandMadeReading& one, const HandMadeReading& two) {
  const MeetingKeys first = keys_of(one.reading), second = keys_of(two.reading);
  EXPECT_EQ(sayso::meet(first, second), sayso::meet(second, first));
  return sayso::meet(first, second);
}

TEST(Stories, KnowOneHappeningFromAnother) {
  const HandMadeReading one(grounding), two(same_grounding), other(other_grounding);
  EXPECT_GT(score(one, two), 0.5);
  EXPECT_LT(score(one, other), least_score);
  EXPECT_EQ(score(one, two), score(two, one));
  EXPECT_TRUE(meet(one, two));
  EXPECT_FALSE(meet(one, other));
}

TEST(Stories, KeepArticlesOfOtherMonthsApart) {
  const HandMadeReading one(grounding, "2025-03-04"), soon(same_grounding, "2025-03-07T08:00+01:00");
  const HandMadeReading late(same_grounding, "2025-04-07"), undated(same_grounding);
  EXPECT_GT(score(one, soon), 0.5);
  EXPECT_EQ(score(one, late), 0);
  EXPECT_GT(score(one, undated), 0.5);
  EXPECT_TRUE(meet(one, soon));
  EXPECT_FALSE(meet(one, late));
  EXPECT_TRUE(meet(one, undated));
  for (int day = 4; day <= 18; ++day) {
    const HandMadeReading near(same_grounding,
                               "2025-03-" + std::string(day < 10 ? "0" : "") + std::to_string(day));
    EXPECT_TRUE(meet(one, near)) << day;
  }
}

TEST(Stories, OfNoWordsAreLikeNothing) {
  const HandMadeReading empty(""), one(grounding);
  EXPECT_LT(score(empty, one), least_score);
  EXPECT_LT(score(empty, empty), least_score);
  EXPECT_TRUE(keys_of(empty.reading).stored.empty());
  EXPECT_FALSE(meet(empty, empty));
}

struct Case {
  std::vector<Member> members;
  std::vector<Link> links;
};

// Two stories, {0 1 2} and {3 4}, with a weak link between them, and 5 alone.
Case two_stories() {
  Case made;
  made.members = {{"a-3", "Three", "2025-03-05"}, {"a-1", "One", "2025-03-04T09:00Z"}, {"a-2", "", ""},
                  {"a-6", "Six", "2025-03-06"},   {"a-5", "Five", "2025-03-05"},       {"a-4", "Four", ""}};
  made.links = {{0, 1, 0.9}, {1, 2, 0.8}, {0, 2, 0.5}, {3, 4, 0.9}, {2, 3, 0.4}};
  return made;
}

std::vector<std::vector<std::string>> keys_of_groups(const Case& made, const std::vector<Story>& stories) {
  std::vector<std::vector<std::string>> keys;
  for (const Story& story : stories) {
    keys.emplace_back();
    for (const std::uint32_t article : story.articles) keys.back().push_back(made.members[article].key);
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

using Keyed = std::vector<std::vector<std::string>>;

TEST(StoryGroups, DivideWhatHangsTogetherByLittle) {
  const Case made = two_stories();
  const auto stories = group(made.members, made.links);
  EXPECT_EQ(keys_of_groups(made, stories), (Keyed{{"a-1", "a-2", "a-3"}, {"a-4"}, {"a-5", "a-6"}}));
  for (const Story& story : stories) {
    EXPECT_TRUE(story.key.starts_with("y-"));
    if (story.articles.size() != 3) continue;
    EXPECT_EQ(story.title, "One");  // most like the others
    EXPECT_EQ(story.from, "2025-03-04");
    EXPECT_EQ(story.to, "2025-03-05");
  }
}

TEST(StoryGroups, DoAsPeopleDecide) {
  const Case made = two_stories();
  const std::vector<Pair> joined = {{5, 4}, {2, 3}}, parted = {{0, 1}};
  EXPECT_EQ(keys_of_groups(made, group(made.members, made.links, joined)),
            (Keyed{{"a-1", "a-2", "a-3", "a-4", "a-5", "a-6"}}));
  const auto apart = keys_of_groups(made, group(made.members, made.links, {}, parted));
  for (const auto& story : apart)
    EXPECT_FALSE(std::count(story.begin(), story.end(), "a-1") != 0 &&
                 std::count(story.begin(), story.end(), "a-3") != 0);
  // What one pair joins no other parts.
  const std::vector<Pair> both = {{0, 1}};
  const auto kept = keys_of_groups(made, group(made.members, made.links, both, parted));
  EXPECT_EQ(kept, keys_of_groups(made, group(made.members, made.links)));
}

TEST(StoryGroups, DoNotDependOnAnyOrder) {
  std::mt19937 random(11);
  Case made;
  for (int i = 0; i < 40; ++i)
    made.members.push_back({"a-" + std::to_string(random() % 100000) + "-" + std::to_string(i),
                            "Title " + std::to_string(i),
                            i % 3 == 0 ? "" : "2025-03-" + std::to_string(10 + i % 19)});
  for (std::uint32_t i = 0; i < 40; ++i) {
    for (std::uint32_t k = 0; k < i; ++k) {
      if (random() % 6 == 0 || i % 5 == k % 5)
        made.links.push_back({i, k, 0.25 + static_cast<double>(random() % 75) / 100});
    }
  }
  const std::vector<Pair> joined = {{3, 17}, {20, 4}}, parted = {{0, 5}, {10, 5}};
  const auto wanted = group(made.members, made.links, joined, parted);
  EXPECT_GT(wanted.size(), 3U);
  EXPECT_LT(wanted.size(), 30U);
  for (int round = 0; round < 30; ++round) {
    std::vector<std::uint32_t> order(40);
    for (std::uint32_t i = 0; i < 40; ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    Case other;
    other.members.resize(40);
    for (std::uint32_t i = 0; i < 40; ++i) other.members[order[i]] = made.members[i];
    for (const Link& link : made.links)
      other.links.push_back({order[link.second], order[link.first], link.score});
    std::shuffle(other.links.begin(), other.links.end(), random);
    const std::vector<Pair> other_joined = {{order[4], order[20]}, {order[3], order[17]}};
    const std::vector<Pair> other_parted = {{order[5], order[10]}, {order[0], order[5]}};
    const auto found = group(other.members, other.links, other_joined, other_parted);
    ASSERT_EQ(found.size(), wanted.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].key, wanted[i].key);
      EXPECT_EQ(found[i].title, wanted[i].title);
      EXPECT_EQ(found[i].from, wanted[i].from);
      EXPECT_EQ(found[i].to, wanted[i].to);
    }
  }
}

TEST(StoryGroups, HoldALongStoryTogetherByItsDays) {
  Case made;
  const char* days[] = {"2025-03-01", "2025-03-06", "2025-03-11", "2025-03-16",
                        "2025-03-21", "2025-03-26", "2025-03-31", "2025-04-05"};
  for (int i = 0; i < 8; ++i) made.members.push_back({"a-" + std::to_string(i), "", days[i]});
  for (std::uint32_t i = 1; i < 8; ++i) made.links.push_back({i - 1, i, 0.9});
  for (std::uint32_t i = 2; i < 8; ++i) made.links.push_back({i - 2, i, 0.8});
  EXPECT_EQ(group(made.members, made.links).size(), 1U);
  for (Member& member : made.members) member.published.clear();  // then those without a link count as unlike
  EXPECT_GT(group(made.members, made.links).size(), 1U);
}

TEST(StoryGroups, OfVeryManyArticlesCostNoMoreThanTheirParts) {
  Case made;
  for (int i = 0; i < 20000; ++i) made.members.push_back({"a-" + std::to_string(i), "", ""});
  for (std::uint32_t i = 1; i < 20000; ++i) made.links.push_back({i - 1, i, i % 10 == 0 ? 0.3 : 0.96});
  const auto stories = group(made.members, made.links);
  std::size_t articles = 0;
  for (const Story& story : stories) articles += story.articles.size();
  EXPECT_EQ(articles, 20000U);
  EXPECT_GT(stories.size(), 1000U);
}

}  // namespace
}  // namespace sayso::stories
