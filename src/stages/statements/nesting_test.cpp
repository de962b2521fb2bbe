#include "stages/statements/nesting.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// A document of statements given by offsets into a text of one letter.
class Nest {
 public:
  explicit Nest(Offset size) {
    article_.text.assign(size, 'a');
    article_.blocks.push_back({{0, size}});
    document.begin(article_);
  }
  void add(std::vector<Span> cue, std::vector<Span> content) {
    Statement statement;
    statement.cue = document.add_spans(cue);
    statement.content = document.add_spans(content);
    document.statements.push_back(statement);
  }
  std::vector<std::uint32_t> within() {
    NestingScratch scratch;
    find_within(document, scratch);
    EXPECT_EQ(broken_invariant(document), "");
    std::vector<std::uint32_t> numbers;
    for (const Statement& statement : document.statements) numbers.push_back(statement.within);
    return numbers;
  }

  Document document;

 private:
  Article article_;
};

using Numbers = std::vector<std::uint32_t>;

TEST(Nesting, TheSmallestContentAroundWins) {
  Nest nest(100);
  nest.add({{0, 5}}, {{10, 90}});
  nest.add({{20, 25}}, {{30, 80}});
  nest.add({{40, 45}}, {{50, 70}});
  EXPECT_EQ(nest.within(), (Numbers{no_id, 0, 1}));
}

TEST(Nesting, TwoMayLieInOne) {
  Nest nest(100);
  nest.add({{0, 5}}, {{10, 90}});
  nest.add({{12, 15}}, {{20, 40}});
  nest.add({{50, 55}}, {{60, 80}});
  EXPECT_EQ(nest.within(), (Numbers{no_id, 0, 0}));
}

TEST(Nesting, AQuotationWithoutCueLiesInAContentToo) {
  Nest nest(100);
  nest.add({{0, 5}}, {{10, 90}});
  nest.add({}, {{20, 40}});
  EXPECT_EQ(nest.within(), (Numbers{no_id, 0}));
}

TEST(Nesting, ACueBetweenTwoPiecesIsOutside) {
  Nest nest(100);
  nest.add({{45, 50}}, {{10, 40}, {60, 90}});
  nest.add({{52, 55}}, {{65, 80}});
  nest.add({{12, 15}}, {{65, 80}});  // cue and content in two pieces of one content
  EXPECT_EQ(nest.within(), (Numbers{no_id, no_id, 0}));
}

TEST(Nesting, TheSameContentTwiceMakesNoCircle) {
  Nest nest(100);
  for (int i = 0; i < 4; ++i) nest.add({{20, 25}}, {{10, 90}});
  const Numbers within = nest.within();
  for (std::uint32_t i = 0; i < 4; ++i) EXPECT_TRUE(within[i] == no_id || within[i] < i);
}

// Any spans in any order: nothing is within itself in however many steps, and what is within lies inside.
TEST(Nesting, NoStatementIsWithinItself) {
  std::mt19937 random(7);
  const auto below = [&](Offset limit) {
    return static_cast<Offset>(random() % limit);
  };
  for (int round = 0; round < 400; ++round) {
    Nest nest(200);
    const std::size_t count = 1 + random() % 30;
    for (std::size_t i = 0; i < count; ++i) {
      const auto some = [&](std::size_t most) {
        std::vector<Offset> ends;
        for (std::size_t k = 0; k < 2 * most; ++k) ends.push_back(below(200));
        std::sort(ends.begin(), ends.end());
        ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
        std::vector<Span> spans;
        for (std::size_t k = 0; k + 1 < ends.size(); k += 2) spans.push_back({ends[k], ends[k + 1]});
        return spans;
      };
      nest.add(some(random() % 2), some(1 + random() % 3));
    }
    nest.within();
    const auto& statements = nest.document.statements;
    for (std::uint32_t i = 0; i < statements.size(); ++i) {
      std::uint32_t steps = 0;
      for (std::uint32_t at = i; statements[at].within != no_id; at = statements[at].within)
        ASSERT_LE(++steps, statements.size());
      if (statements[i].within == no_id) continue;
      ASSERT_LT(statements[i].within, i);
      for (const Span inner : nest.document.list(statements[i].content)) {
        const auto pieces = nest.document.list(statements[statements[i].within].content);
        EXPECT_TRUE(std::any_of(pieces.begin(), pieces.end(), [&](Span piece) {
          return piece.begin <= inner.begin && inner.end <= piece.end;
        }));
      }
    }
  }
}

// As many as there are, each inside the one before: the time grows with their number, not with its square.
TEST(Nesting, TenThousandInOneAnotherTakeNoTime) {
  constexpr Offset count = 10000;
  Nest nest(count * 4);
  for (Offset i = 0; i < count; ++i) nest.add({{i, i + 1}}, {{i, count * 4 - i}});
  const auto begin = std::chrono::steady_clock::now();
  const Numbers within = nest.within();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  EXPECT_EQ(within[count - 1], count - 2);
}

}  // namespace
}  // namespace sayso
