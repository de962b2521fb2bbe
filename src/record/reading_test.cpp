#include "record/reading.hpp"

#include <gtest/gtest.h>

namespace sayso {
namespace {

Reading two_alike() {
  Reading reading;
  reading.id = "a-1";
  reading.article.text = "Yes, he said. Yes, he said.";
  for (const Offset begin : {0U, 14U}) {
    Reading::Statement& statement = reading.statements.emplace_back();
    statement.content = {{begin, begin + 3}};
    statement.source = {{begin + 5, begin + 7}};
    statement.cue = {{begin + 8, begin + 12}};
  }
  name_statements(reading);
  return reading;
}

TEST(Reading, TellsStatementsWithTheSameWordsApart) {
  const Reading reading = two_alike();
  EXPECT_NE(reading.statements[0].key, reading.statements[1].key);
}

TEST(Reading, GivesTheSameKeysToAnotherVersionUnderTheSameUrl) {
  Reading first = two_alike();
  Reading second = first;
  second.id = "a-2";
  name_statements(second);
  EXPECT_NE(first.statements[0].key, second.statements[0].key);
  first.article.source.url = second.article.source.url = "https://example.org/1";
  name_statements(first);
  name_statements(second);
  EXPECT_EQ(first.statements[0].key, second.statements[0].key);
}

}  // namespace
}  // namespace sayso
