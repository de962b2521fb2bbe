#include "base/ascii.hpp"
#include "links/relations/relate.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <cases/case_tests.hpp>
#include <cstdlib>
#include <deque>
#include <random>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// Readings made by hand. A line "== outlet, date" begins an article, every line after it is a statement: "source (type) | act | content",
// the source empty in the outlet's own voice. Figures stand in square brackets: [12], [at least 14], [about 2,000 feet]; a speaker's
// name is what stands before the first comma.
class Writing {
 public:
  static std::deque<Reading> read(std::string_view text) {
    std::deque<Reading> readings;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (line.starts_with("== ")) {
        begin(readings, line.substr(3));
      } else if (!line.empty() && !readings.empty()) {
        Writing(readings.back()).add(line);
      }
    }
    return readings;
  }

 private:
  explicit Writing(Reading& reading) : reading_(reading) {}

  static void begin(std::deque<Reading>& readings, std::string_view head) {
    Reading& made = readings.emplace_back();
    const std::size_t comma = head.find(", ");
    made.article.source.outlet = head.substr(0, comma);
    if (comma != std::string_view::npos) made.article.source.published = head.substr(comma + 2);
    made.id = "a-" + std::to_string(readings.size());
  }

  void add(std::string_view line) {
    const std::size_t one = line.find(" | "), two = line.find(" | ", one + 3);
    ASSERT_NE(two, std::string_view::npos) << line;
    Reading::Statement statement;
    add_source(std::string(line.substr(0, one)), statement);
    statement.act = value_named<Act>(line.substr(one + 3, two - one - 3));
    ASSERT_TRUE(statement.act) << line;
    statement.cue.push_back(append("said"));
    reading_.article.text += ' ';
    add_content(line.substr(two + 3), statement);
    reading_.article.text += '\n';
    reading_.statements.push_back(std::move(statement));
  }

  Span append(std::string_view words) {
    const auto begin = static_cast<Offset>(reading_.article.text.size());
    reading_.article.text += words;
    return {begin, static_cast<Offset>(reading_.article.text.size())};
  }

  void add_source(std::string source, Reading::Statement& statement) {
    statement.voice = source.empty() ? Voice::outlet : Voice::speaker;
    if (source.empty()) return;
    SpeakerType type = SpeakerType::organisation;
    if (const std::size_t bracket = source.find(" ("); bracket != std::string::npos) {
      type = value_named<SpeakerType>(source.substr(bracket + 2, source.size() - bracket - 3)).value_or(type);
      source.resize(bracket);
    }
    statement.source.push_back(append(source));
    reading_.article.text += ' ';
    Reading::Speaker& speaker = reading_.speakers.emplace_back();
    speaker.name = source.substr(0, source.find(','));
    speaker.type = type;
    speaker.is_named =
        is_ascii_capital(source[0]) && !source.starts_with("A ") && !source.starts_with("The ");
    statement.speakers.push_back(static_cast<std::uint32_t>(reading_.speakers.size() - 1));
  }

  void add_content(std::string_view content, Reading::Statement& statement) {
    const auto begin = static_cast<Offset>(reading_.article.text.size());
    while (!content.empty()) {
      const std::size_t open = content.find('['), close = content.find(']');
      append(content.substr(0, open));
      if (open == std::string_view::npos || close == std::string_view::npos) break;
      add_figure(append(content.substr(open + 1, close - open - 1)));
      content.remove_prefix(close + 1);
    }
    statement.kind = reading_.article.text[begin] == '"' ? StatementKind::direct : StatementKind::indirect;
    statement.content.push_back({begin, static_cast<Offset>(reading_.article.text.size())});
  }

  void add_figure(Span span) {
    std::string words(reading_.text(span));
    Reading::Figure& figure = reading_.figures.emplace_back();
    figure.span = span;
    const std::pair<const char*, Bound> bounds[] = {
        {"at least ", Bound::at_least}, {"about ", Bound::about}, {"more than ", Bound::more_than}};
    for (const auto& [word, bound] : bounds) {
      if (!words.starts_with(word)) continue;
      figure.bound = bound;
      words.erase(0, std::string_view(word).size());
    }
    std::erase(words, ',');
    char* end = nullptr;
    const double value = std::strtod(words.c_str(), &end);
    figure.low = figure.high = value;
    const std::string unit(end);
    if (unit == " feet") figure.unit = "foot";
    if (unit == " metres") figure.unit = "metre";
  }

  Reading& reading_;
};

// "b2": the second statement of the second article.
std::string name_of_statement(std::size_t article, std::uint32_t number) {
  return std::string(1, static_cast<char>('a' + article)) + std::to_string(number + 1);
}

std::string line_of(const std::deque<Reading>& readings, std::size_t one, std::size_t two,
                    const FoundRelation& found) {
  const std::size_t from = found.from_first ? one : two, to = found.from_first ? two : one;
  return name_of_statement(from, found.from) + " " + std::string(name_of(found.type)) + " " +
         name_of_statement(to, found.to) + " (" + std::string(found.rule) +
         "): " + std::string(readings[from].text(found.from_evidence)) + " / " +
         std::string(readings[to].text(found.to_evidence)) + "\n";
}

std::string show(const cases::CaseFile& file) {
  const std::deque<Reading> readings = Writing::read(file.text());
  std::deque<Subject> subjects;
  for (const Reading& reading : readings) subjects.emplace_back(reading);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    std::vector<FoundRelation> found;
    relate_within(subjects[i], found);
    for (const FoundRelation& one : found) lines.push_back(line_of(readings, i, i, one));
    for (std::size_t k = i + 1; k < readings.size(); ++k) {
      found.clear();
      relate(subjects[i], subjects[k], {}, found);
      for (const FoundRelation& one : found) lines.push_back(line_of(readings, i, k, one));
    }
  }
  std::sort(lines.begin(), lines.end());
  std::string shown;
  for (const std::string& line : lines) shown += line;
  return shown.empty() ? "none\n" : shown;
}

class RelationCases : public testing::TestWithParam<std::string> {};

TEST_P(RelationCases, Holds) { cases::run(GetParam(), {{"relations", show}}); }

INSTANTIATE_TEST_SUITE_P(Relations, RelationCases,
                         testing::ValuesIn(cases::in_folder("src/links/relations/cases")),
                         cases::name_of_case);

using Line =
    std::tuple<std::string, std::uint32_t, std::string, std::uint32_t, RelationType, std::string, Span, Span>;

std::vector<Line> lines_of(const Subject& first, const Subject& second) {
  std::vector<FoundRelation> found;
  relate(first, second, {}, found);
  std::vector<Line> lines;
  for (const FoundRelation& one : found) {
    lines.emplace_back((one.from_first ? first : second).reading().id, one.from,
                       (one.from_first ? second : first).reading().id, one.to, one.type,
                       std::string(one.rule), one.from_evidence, one.to_evidence);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST(Relate, IsTheSameWhicheverArticleComesFirst) {
  std::size_t count = 0;
  for (const std::string& path : cases::in_folder("src/links/relations/cases")) {
    const auto file = cases::read_case(path);
    ASSERT_TRUE(file) << path;
    const std::deque<Reading> readings = Writing::read(file->text());
    for (const Reading& one : readings) {
      for (const Reading& two : readings) {
        if (&one == &two) continue;
        const Subject first(one), second(two);
        EXPECT_EQ(lines_of(first, second), lines_of(second, first)) << path;
        count += lines_of(first, second).size();
      }
    }
  }
  EXPECT_GT(count, 20U);
}

TEST(Relate, GivesEvidenceWithinTheStatementsOfBothSides) {
  for (const std::string& path : cases::in_folder("src/links/relations/cases")) {
    const std::deque<Reading> readings = Writing::read(cases::read_case(path)->text());
    for (std::size_t i = 0; i + 1 < readings.size(); ++i) {
      const Subject first(readings[i]), second(readings[i + 1]);
      std::vector<FoundRelation> found;
      relate(first, second, {}, found);
      for (const FoundRelation& one : found) {
        const Reading& from = one.from_first ? readings[i] : readings[i + 1];
        const Reading& to = one.from_first ? readings[i + 1] : readings[i];
        ASSERT_LT(one.from, from.statements.size());
        ASSERT_LT(one.to, to.statements.size());
        EXPECT_FALSE(one.from_evidence.empty()) << path;
        EXPECT_FALSE(one.to_evidence.empty()) << path;
        EXPECT_LE(one.from_evidence.end, from.article.text.size());
        EXPECT_LE(one.to_evidence.end, to.article.text.size());
        EXPECT_GT(one.confidence, 0);
        EXPECT_LE(one.confidence, 1);
      }
    }
  }
}

TEST(Relate, TakesEmptyStatementsAndArticles) {
  Reading nothing, empty;
  empty.id = "a-empty";
  empty.article.text = "x";
  empty.statements.resize(3);
  empty.statements[1].content.push_back({0, 0});
  empty.statements[2].content.push_back({0, 1});
  const Subject one(nothing), two(empty);
  std::vector<FoundRelation> found;
  relate(one, two, {}, found);
  relate(two, two, {}, found);
  relate_within(two, found);
  EXPECT_TRUE(found.empty());
}

// Words at random, also broken ones; statements that lie in one another, and contents without end.
Reading random_reading(std::mt19937& random, std::size_t statements, std::size_t words) {
  constexpr const char* vocabulary[] = {
      "police",      "said",     "23",       "pirates",    "were",  "not",      "\xE2\x80\x99",
      "caf\xC3\xA9", "Gulf",     "of",       "Aden",       "seven", "thousand", "was",
      "actually",    "\xFF\xFE", "2, 000ft", "a total of", "will",  "deny",     "...",
      "\"",          "Buckley",  "Friday",   "Saturday",   "east",  "west"};
  Reading reading;
  reading.id = "a-" + std::to_string(random());
  std::string& text = reading.article.text;
  for (std::size_t i = 0; i < words; ++i)
    text.append(vocabulary[random() % std::size(vocabulary)]).append(i % 17 == 0 ? "\n" : " ");
  const auto size = static_cast<Offset>(text.size());
  for (std::size_t i = 0; i < statements; ++i) {
    Reading::Statement& made = reading.statements.emplace_back();
    const Offset begin = static_cast<Offset>(random()) % size;
    made.content.push_back({begin, std::min<Offset>(size, begin + static_cast<Offset>(random()) % 400)});
    made.act = static_cast<Act>(random() % act_count);
    if (i > 0 && random() % 3 == 0) made.within = static_cast<std::uint32_t>(i - 1);
    if (random() % 2 == 0) made.source.push_back({0, std::min<Offset>(size, 12)});
    made.voice = made.source.empty() ? Voice::outlet : Voice::speaker;
  }
  return reading;
}

TEST(Relate, TakesAnyBytesAndKeepsItsNumbersInRange) {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    const Reading one = random_reading(random, 1 + random() % 25, 50 + random() % 300);
    const Reading two = random_reading(random, 1 + random() % 25, 50 + random() % 300);
    const Subject first(one), second(two);
    std::vector<FoundRelation> found;
    relate(first, second, {}, found);
    for (const FoundRelation& each : found) {
      EXPECT_LT(each.from, (each.from_first ? one : two).statements.size());
      EXPECT_LT(each.to, (each.from_first ? two : one).statements.size());
      EXPECT_LE(each.from_evidence.end, (each.from_first ? one : two).article.text.size());
      EXPECT_LE(each.to_evidence.end, (each.from_first ? two : one).article.text.size());
    }
    EXPECT_EQ(lines_of(first, second), lines_of(second, first));
  }
}

// A content of a megabyte, and an article of two thousand statements, take no more than moments.
TEST(Relate, TakesHugeStatementsAndManyOfThem) {
  std::mt19937 random(11);
  Reading huge = random_reading(random, 4, 200'000);
  for (Reading::Statement& statement : huge.statements)
    statement.content = {{0, static_cast<Offset>(huge.article.text.size())}};
  const Reading many = random_reading(random, 2'000, 60'000);
  const Subject first(huge), second(many);
  std::vector<FoundRelation> found;
  relate(first, second, {}, found);
  relate_within(second, found);
  SUCCEED();
}

}  // namespace
}  // namespace sayso
