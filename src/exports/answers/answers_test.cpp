#include "exports/answers/answers.hpp"
#include "exports/answers/csv_text.hpp"
#include "exports/answers/phrases.hpp"
#include "exports/terminal/columns.hpp"
#include "record/questions/small_record.hpp"

#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <regex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sayso {
namespace {

SmallRecord& small() {
  static SmallRecord record;
  return record;
}

// One answer in its three forms.
struct Forms {
  std::string name;
  std::function<std::string(const AnswerContext&)> page;
  std::string json, csv;
};

template <class Answer>
Forms forms(std::string name, Result<Answer> asked) {
  if (!asked)
    return {std::move(name), [](const AnswerContext&) { return std::string(); }, asked.error().message, ""};
  Forms made{std::move(name), {}, {}, {}};
  const auto answer = std::make_shared<Answer>(std::move(*asked));
  made.page = [answer](const AnswerContext& context) {
    std::string out;
    write_page(*answer, context, out);
    // When it was added is the one thing that differs from run to run.
    return std::regex_replace(out, std::regex("added \\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z?"), "added NOW");
  };
  write_json(*answer, made.json);
  write_csv(*answer, made.csv);
  return made;
}

std::vector<Forms> all_answers() {
  Database& database = small().database();
  std::vector<Forms> all;
  all.push_back(forms("find", find_sayings(database, "displaced", {})));
  all.push_back(forms("find_all", find_sayings(database, "", {.limit = 12})));
  all.push_back(forms("trace", trace_words(database, "displaced civilians", {})));
  all.push_back(forms("trace_answer", trace_claim(database, "c-00000002")));
  all.push_back(forms("figures", figures_of(database, "displaced", {})));
  all.push_back(forms("timeline", timeline_of(database, {})));
  all.push_back(forms("stories", stories_of(database, {})));
  all.push_back(forms("speakers", speakers_of(database, "", {})));
  all.push_back(forms("disputes", disputes_of(database, "", {})));
  all.push_back(forms("origins", origins_of_article(database, small().article_key("Vasik confirms battle"))));
  all.push_back(forms("article", article_of(database, "https://example.org/small")));
  return all;
}

std::vector<Forms> empty_answers() {
  Database& database = small().database();
  const Filter never{.since = "2030"};
  std::vector<Forms> all;
  all.push_back(forms("find", find_sayings(database, "unicorns", {})));
  all.push_back(forms("trace", trace_words(database, "unicorns", {})));
  all.push_back(forms("figures", figures_of(database, "unicorns", {})));
  all.push_back(forms("timeline", timeline_of(database, never)));
  all.push_back(forms("stories", stories_of(database, never)));
  all.push_back(forms("speakers", speakers_of(database, "", never)));
  all.push_back(forms("disputes", disputes_of(database, "unicorns", {})));
  all.push_back(forms("origins", origins_of_article(database, small().article_key("Patrol under fire"))));
  return all;
}

void expect_page(const std::string& name, const std::string& page) {
  const std::string path = std::string(SAYSO_SOURCE_DIR "/src/exports/answers/pages/") + name;
  if (std::getenv("SAYSO_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << page;
  std::ifstream in(path, std::ios::binary);
  ASSERT_TRUE(in) << path;
  const std::string kept{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  EXPECT_EQ(page, kept)
      << "If the new page is right, run the test with SAYSO_ACCEPT=1 and look at the difference.";
}

std::string without_colour(const std::string& page) {
  return std::regex_replace(page, std::regex("\x1b\\[[0-9;]*m"), "");
}

TEST(Answers, PagesAreAsTheyWere) {
  for (const Forms& answer : all_answers()) expect_page(answer.name + ".txt", answer.page({.width = 80}));
}

TEST(Answers, PagesFitTheTerminal) {
  for (const Forms& answer : all_answers()) {
    for (std::uint32_t width = 24; width < 150; width += 3) {
      std::istringstream lines(answer.page({.width = width}));
      for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(columns_in(line), width) << answer.name << ": " << line;
        EXPECT_FALSE(line.ends_with(' ')) << answer.name << ": " << line;
      }
    }
  }
}

TEST(Answers, InColourHaveTheSameWords) {
  for (const Forms& answer : all_answers())
    for (const std::uint32_t width : {40U, 80U, 120U}) {
      const std::string coloured = answer.page({.width = width, .colour = true});
      EXPECT_NE(coloured.find('\x1b'), std::string::npos) << answer.name;
      EXPECT_EQ(without_colour(coloured), answer.page({.width = width})) << answer.name;
    }
}

TEST(Answers, JsonIsAListWithOneElementALine) {
  for (const Forms& answer : all_answers()) {
    const nlohmann::json list = nlohmann::json::parse(answer.json, nullptr, false);
    ASSERT_TRUE(list.is_array()) << answer.name << answer.json;
    EXPECT_FALSE(list.empty()) << answer.name;
    EXPECT_EQ(static_cast<std::size_t>(std::count(answer.json.begin(), answer.json.end(), '\n')),
              list.size() + 2)
        << answer.name;
  }
}

// Cells of a row; quotation marks may hold line breaks.
std::vector<std::vector<std::string>> rows_of(const std::string& csv) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool is_quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (is_quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"') {
      rows.back().back().push_back(csv[++i]);
    } else if (c == '"') {
      is_quoted = !is_quoted;
    } else if (!is_quoted && c == ',') {
      rows.back().emplace_back();
    } else if (!is_quoted && c == '\r') {
      ++i;
      rows.push_back({""});
    } else {
      rows.back().back().push_back(c);
    }
  }
  rows.pop_back();
  return rows;
}

TEST(Answers, CsvHasAsManyCellsInEveryRow) {
  for (const Forms& answer : all_answers()) {
    const auto rows = rows_of(answer.csv);
    ASSERT_GT(rows.size(), 1U) << answer.name;
    for (const auto& row : rows) EXPECT_EQ(row.size(), rows.front().size()) << answer.name;
  }
}

TEST(Answers, ThatAreEmptySaySoInOneSentence) {
  for (const Forms& answer : empty_answers()) {
    const std::string page = answer.page({.width = 100});
    EXPECT_NE(page.find("in the record"), std::string::npos) << answer.name << page;
    EXPECT_EQ(answer.json, "[]\n") << answer.name;
    EXPECT_EQ(rows_of(answer.csv).size(), 1U) << answer.name;
  }
}

TEST(CsvText, QuotesWhatNeedsIt) {
  std::string out;
  CsvText csv(out);
  csv.header({"id", "words"});
  csv.text("s-3f").text("He said:\n\"No.\", twice").end_row();
  csv.decimal({}).decimal(4300.5).end_row();
  EXPECT_EQ(out, "id,words\r\ns-3f,\"He said:\n\"\"No.\"\", twice\"\r\n,4300.5\r\n");
}

TEST(Phrases, TellActsAsTheyTookPlace) {
  Saying saying;
  saying.act = "deny";
  EXPECT_EQ(act_in_words(saying), "denied");
  saying.is_negated = true;
  EXPECT_EQ(act_in_words(saying), "did not deny");
  saying.realis = "expected";
  EXPECT_EQ(act_in_words(saying), "not expected to deny");
  saying = {};
  saying.act = "say";
  EXPECT_EQ(act_in_words(saying), "said");
  saying.act = "promise";
  saying.realis = "hypothetical";
  EXPECT_EQ(act_in_words(saying), "would promise");
}

TEST(Phrases, TellHowLargeAFigureIs) {
  FigureAnswer figure;
  figure.high = 12000;
  figure.bound = "at most";
  EXPECT_EQ(value_in_words(figure), "≤ 12,000");
  figure.low = 400;
  figure.high = 500.5;
  figure.bound = "between";
  EXPECT_EQ(value_in_words(figure), "400–500.5");
  figure = {};
  figure.text = "dozens";
  EXPECT_EQ(value_in_words(figure), "“dozens”");
  EXPECT_EQ(number_in_words(240000000), "240,000,000");
  EXPECT_EQ(number_in_words(-3.5), "−3.5");
}

TEST(Phrases, CutTextsKeepTheMatchInSight) {
  const std::string text = "One two three four five six seven eight nine ten eleven twelve";
  const auto at = static_cast<Offset>(text.find("ten"));
  const std::string cut = fitted_around(text, {at, at + 3}, 24);
  EXPECT_NE(cut.find("ten"), std::string::npos) << cut;
  EXPECT_LE(columns_in(cut), 24U);
  EXPECT_EQ(fitted("東京湾岸開発公団", 7), "東京湾…");
  EXPECT_EQ(plain_line("a\x1b[31m\n\n b"), "a\xEF\xBF\xBD[31m b");
  for (std::uint32_t width = 1; width < 30; ++width)
    for (const std::string& line : wrapped(text, width, 99)) EXPECT_LE(columns_in(line), width);
}

TEST(Chart, DrawsEveryFigureAndExplainsItself) {
  const Result<std::vector<FigureAnswer>> figures = figures_of(small().database(), "displaced", {});
  std::string chart;
  write_svg(*figures, "displaced & \"gone\"", chart);
  EXPECT_EQ(chart.find("<svg "), 0U);
  EXPECT_NE(chart.find("<title id=\"title\">Figures for “displaced &amp; &quot;gone&quot;”</title>"),
            std::string::npos)
      << chart;
  EXPECT_NE(chart.find("<desc id=\"desc\">3 figures, from the earliest to the latest:"), std::string::npos)
      << chart;
  EXPECT_NE(chart.find(">≤ 12,000<"), std::string::npos);
  EXPECT_NE(chart.find("prefers-color-scheme:dark"), std::string::npos);
  EXPECT_EQ(chart.find("nan"), std::string::npos);
  std::string none;
  write_svg({}, "nothing", none);
  EXPECT_NE(none.find("</svg>"), std::string::npos);
  EXPECT_EQ(none.find("nan"), std::string::npos);
}

// sayso says who said what; it never says who is right. What articles say may hold such words, so that the sources are read, not
// the answers.
TEST(Answers, GiveNoVerdicts) {
  const std::regex verdict(
      R"(\b(true|false|truth|lie|lied|lies|liar|debunk\w*|fake|hoax|misinformation|disinformation|untrue|fact-check\w*)\b)",
      std::regex::icase);
  std::size_t texts = 0;
  for (const char* const folder : {"src/exports/answers", "src/record/questions", "src/cli"}) {
    for (const auto& file : std::filesystem::directory_iterator(std::string(SAYSO_SOURCE_DIR "/") + folder)) {
      const std::string name = file.path().filename().string();
      if (!name.ends_with(".cpp") || name.ends_with("_test.cpp")) continue;
      if (name == "model.cpp" || name == "selftest.cpp" || name == "eval.cpp") continue;  // about the model
      std::ifstream in(file.path());
      const std::string source{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
      const std::regex literal(R"rx("((?:[^"\\\n]|\\.)*)")rx");
      for (std::sregex_iterator one(source.begin(), source.end(), literal), end; one != end; ++one) {
        ++texts;
        EXPECT_FALSE(std::regex_search((*one)[1].str(), verdict)) << name << ": " << (*one)[0];
      }
    }
  }
  EXPECT_GT(texts, 300U);
}

}  // namespace
}  // namespace sayso
