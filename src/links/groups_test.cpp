#include "links/groups.hpp"
#include "links/stories/stories.hpp"

#include <algorithm>
#include <filesystem>
#include <random>
#include <unistd.h>

#include <gtest/gtest.h>

namespace sayso {
namespace {

struct Link {
  int first = 0, second = 0;
  double score = 0;
};

// Articles by number, their keys in another order than their rows, and the story links between those that are there.
class GroupsTest : public ::testing::Test {
 protected:
  GroupsTest()
      : path_((std::filesystem::temp_directory_path() /
               ("sayso-groups-" + std::to_string(getpid()) + "-" +
                ::testing::UnitTest::GetInstance()->current_test_info()->name()))
                  .string()) {}
  ~GroupsTest() override { remove(); }

  void remove() const {
    std::error_code error;
    for (const char* const end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end, error);
  }

  static std::string key(int article) { return "a-" + std::to_string(1000 + article); }

  // The stories after the articles came in this order, some at a time: keys of articles, a line a story.
  std::string stories(const std::vector<int>& order, const std::vector<Link>& links, std::size_t at_a_time) {
    remove();
    Result<Record> record = Record::open(path_, Access::write);
    EXPECT_TRUE(record);
    Database& database = record->database();
    database.begin();
    database.execute("INSERT INTO run (id, key, model, sayso, began) VALUES (1, 'r-1', 'm', '1', '')");
    Query add(database, "INSERT INTO article (id, key, address, version, title, published, path, sha256, "
                        "words, text, blocks, notes, run, added) "
                        "VALUES (?1, ?2, ?2, 1, 'T', '2024-01-01', '', '', 1, '', '[]', '[]', 1, '')");
    ArticleFacts facts(database);
    StoryTies ties(database);
    Groups groups(database, facts, ties);
    std::vector<Row> row(order.size());
    std::vector<bool> is_there(order.size());
    Moved moved;
    for (std::size_t begin = 0; begin < order.size(); begin += at_a_time) {
      std::set<Row> fresh;
      for (std::size_t i = begin; i < std::min(order.size(), begin + at_a_time); ++i) {
        const auto article = static_cast<std::size_t>(order[i]);
        row[article] = static_cast<Row>(i + 1);
        is_there[article] = true;
        add.bind(1, row[article]).bind(2, key(order[i])).run();
        fresh.insert(row[article]);
        for (const Link& one : links) {
          const auto first = static_cast<std::size_t>(one.first),
                     second = static_cast<std::size_t>(one.second);
          if ((first == article || second == article) && is_there[first] && is_there[second])
            ties.add(row[first], row[second], one.score);
        }
      }
      groups.make_stories(fresh, fresh, {}, moved);
    }
    EXPECT_FALSE(database.failure()) << database.failure()->message;
    std::string all;
    Query query(database, "SELECT group_concat(key, ' ') FROM (SELECT x.story AS story, a.key AS key FROM "
                          "story_article x JOIN article a ON a.id = "
                          "x.article ORDER BY a.key) GROUP BY story ORDER BY 1");
    while (query.step()) all.append(query.text(0)).append("\n");
    Query unused(database, "SELECT count(*) FROM story WHERE id NOT IN (SELECT story FROM story_article)");
    EXPECT_TRUE(unused.step());
    EXPECT_EQ(unused.integer(0), 0);
    return all;
  }

  std::string path_;
};

// Far more than are divided at once hang together by weak links.
TEST_F(GroupsTest, DividesALongChainTheSameInEveryOrder) {
  constexpr int count = static_cast<int>(stories::most_at_once) + 120;
  std::mt19937 dice(3);
  std::vector<Link> links;
  for (int i = 1; i < count; ++i) links.push_back({i - 1, i, i % 5 == 0 ? 0.31 : i % 47 == 0 ? 0.42 : 0.55});
  for (int i = 0; i < count; ++i) {
    const int other = static_cast<int>(dice() % count);
    if (std::abs(other - i) > 1)
      links.push_back(
          {std::min(i, other), std::max(i, other), 0.26 + 0.08 * static_cast<double>(dice() % 100) / 100});
  }
  std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
    return std::tie(a.first, a.second) < std::tie(b.first, b.second);
  });
  links.erase(
      std::unique(links.begin(), links.end(),
                  [](const Link& a, const Link& b) { return a.first == b.first && a.second == b.second; }),
      links.end());

  std::vector<int> order(count);
  for (int i = 0; i < count; ++i) order[static_cast<std::size_t>(i)] = i;
  std::vector<stories::Member> members;
  for (int i = 0; i < count; ++i) members.push_back({key(i), "T", "2024-01-01"});
  std::vector<stories::Link> all_links;
  for (const Link& one : links)
    all_links.push_back(
        {static_cast<std::uint32_t>(one.first), static_cast<std::uint32_t>(one.second), one.score});
  std::vector<std::string> lines;
  for (const stories::Story& story : stories::group(members, all_links)) {
    std::string line;
    for (const std::uint32_t article : story.articles)
      line += (line.empty() ? "" : " ") + key(static_cast<int>(article));
    lines.push_back(line + "\n");
  }
  std::sort(lines.begin(), lines.end());
  std::string expected;
  for (const std::string& line : lines) expected += line;
  EXPECT_GT(lines.size(), 20U);

  EXPECT_EQ(stories(order, links, order.size()), expected);
  for (int round = 0; round < 2; ++round) {
    std::shuffle(order.begin(), order.end(), dice);
    EXPECT_EQ(stories(order, links, 10 + dice() % 40), expected) << "round " << round;
  }
}

}  // namespace
}  // namespace sayso
