#include "model/gazetteer/gazetteer.hpp"
#include "stages/places/places.hpp"
#include "stages/sentences/sentences.hpp"
#include "stages/tokens/tokens.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <array>
#include <cases/case_tests.hpp>
#include <cases/show.hpp>
#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// Opened once for all tests; null where it is not there.
std::shared_ptr<const Gazetteer> gazetteer() {
  static const auto opened = Gazetteer::open(SAYSO_SOURCE_DIR "/models/places.sayso");
  return opened ? *opened : nullptr;
}

// "place: Paris" makes every "Paris" of the text a name of that kind, where no earlier line made one.
void add_names(const cases::CaseFile& file, Document& document) {
  constexpr std::array<std::string_view, 7> kinds = {"person", "organisation", "place", "group",
                                                     "event",  "work",         "other"};
  const cases::Section* section = file.section("names");
  if (section == nullptr) return;
  std::string_view lines = section->body;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) continue;
    const auto kind = std::find(kinds.begin(), kinds.end(), line.substr(0, colon)) - kinds.begin();
    ASSERT_LT(kind, 7) << file.path << ": " << line;
    const std::string_view words = line.substr(colon + 2);
    for (std::size_t at = document.text().find(words); at != std::string_view::npos;
         at = document.text().find(words, at + 1)) {
      const Span span{static_cast<Offset>(at), static_cast<Offset>(at + words.size())};
      const bool is_free = std::none_of(document.names.begin(), document.names.end(), [&](const Name& name) {
        return name.span.begin < span.end && span.begin < name.span.end;
      });
      if (is_free)
        document.names.push_back({span, document.tokens_in(span), static_cast<NameKind>(kind), 0.9F});
    }
  }
  std::sort(document.names.begin(), document.names.end(),
            [](const Name& a, const Name& b) { return a.span.begin < b.span.begin; });
}

void read(const Article& article, Document& document) {
  document.begin(article);
  tokens::cut_into_tokens(document);
  sentences::cut_into_sentences(document);
}

std::string places_of(const cases::CaseFile& file) {
  Article article = cases::article_of(file);
  article.source.outlet = file.outlet;
  Document document;
  read(article, document);
  add_names(file, document);
  Workbench bench;
  bench.gazetteer = gazetteer();
  run_places(document, bench);
  EXPECT_EQ(broken_invariant(document), "");
  return cases::show_places(document);
}

class PlaceCases : public testing::TestWithParam<std::string> {};

TEST_P(PlaceCases, Holds) {
  ASSERT_NE(gazetteer(), nullptr) << "models/places.sayso cannot be opened.";
  cases::run(GetParam(), {{"places", places_of}});
}

INSTANTIATE_TEST_SUITE_P(Places, PlaceCases, testing::ValuesIn(cases::in_folder("src/stages/places/cases")),
                         cases::name_of_case);

Article article_of(std::string text) {
  Article article;
  article.text = std::move(text);
  if (!article.text.empty()) article.blocks.push_back({{0, static_cast<Offset>(article.text.size())}});
  return article;
}

TEST(Places, StayWordsWithoutAGazetteer) {
  const Article article = article_of("Rain fell in Paris, Texas.");
  Document document;
  read(article, document);
  document.names.push_back({{13, 18}, document.tokens_in({13, 18}), NameKind::place, 0.8F});
  Workbench bench;
  run_places(document, bench);
  ASSERT_EQ(document.places.size(), 1U);
  EXPECT_EQ(document.list(document.places[0].name), "Paris");
  EXPECT_EQ(document.places[0].geonameid, 0U);
  EXPECT_EQ(document.places[0].precision, PlacePrecision::vague);
}

TEST(Places, OfNoTextAreNone) {
  const Article article = article_of("");
  Document document;
  read(article, document);
  Workbench bench;
  bench.gazetteer = gazetteer();
  run_places(document, bench);
  EXPECT_TRUE(document.places.empty());
}

// Thousands of different names, all ambiguous, take no more than their share of time.
TEST(Places, TakeLinearTime) {
  ASSERT_NE(gazetteer(), nullptr);
  const auto seconds_for = [](std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
      text += "He went from Springfield, Ohio, to Paris, and from Tula to Union City. ";
    const Article article = article_of(std::move(text));
    Document document;
    read(article, document);
    Workbench bench;
    bench.gazetteer = gazetteer();
    const auto begin = std::chrono::steady_clock::now();
    run_places(document, bench);
    EXPECT_GE(document.places.size(), 4 * times);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  seconds_for(1000);
  const double once = seconds_for(2000), eightfold = seconds_for(16000);
  EXPECT_LT(eightfold, 40 * once + 0.05);
}

}  // namespace
}  // namespace sayso
