#include "stages/sentences/sentences.hpp"
#include "stages/settings/medium_list.hpp"
#include "stages/settings/settings.hpp"
#include "stages/tokens/tokens.hpp"
#include "stages/workbench.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace sayso {
namespace {

class Scene {
 public:
  explicit Scene(std::string text) {
    article_.text = std::move(text);
    article_.blocks.push_back({{0, static_cast<Offset>(article_.text.size())}});
    document.begin(article_);
    tokens::cut_into_tokens(document);
    sentences::cut_into_sentences(document);
  }
  Span find(std::string_view words) const {
    const std::size_t begin = article_.text.find(words);
    EXPECT_NE(begin, std::string::npos) << words;
    return {static_cast<Offset>(begin), static_cast<Offset>(begin + words.size())};
  }
  void add(std::string_view source, std::string_view cue, std::string_view content) {
    Statement statement;
    const Span spans[3] = {find(source), find(cue), find(content)};
    statement.source = document.add_spans({spans, 1});
    statement.cue = document.add_spans({spans + 1, 1});
    statement.content = document.add_spans({spans + 2, 1});
    document.statements.push_back(statement);
  }
  void time(std::string_view words) {
    Time time;
    time.span = find(words);
    document.times.push_back(time);
  }
  void read() {
    Workbench bench;
    run_settings(document, bench);
    EXPECT_EQ(broken_invariant(document), "");
    ASSERT_EQ(document.settings.size(), document.statements.size());
  }

  Document document;

 private:
  Article article_;
};

TEST(MediumList, EveryLineOfTheShippedListCanBeRead) {
  for (const std::string& fault : medium_list().faults()) ADD_FAILURE() << fault;
  EXPECT_GT(medium_list().entries().size(), 100U);
}

TEST(MediumList, SaysWhichLineCannotBeRead) {
  const MediumList list("interview: interview\nletters: letter\nverb post: tweet\n");
  ASSERT_EQ(list.faults().size(), 1U);
  EXPECT_TRUE(list.faults()[0].starts_with("Line 2 of models/media.txt")) << list.faults()[0];
  ASSERT_EQ(list.entries().size(), 2U);
  EXPECT_TRUE(list.entries()[1].is_verb);
}

TEST(Settings, TheNounBehindAPrepositionTellsTheMedium) {
  Scene scene("Novak said at a news conference that the dam held.");
  scene.add("Novak", "said", "that the dam held");
  scene.read();
  EXPECT_EQ(scene.document.settings[0].medium, Medium::press_conference);
}

TEST(Settings, AMediumInsideTheContentIsNotTheStatements) {
  Scene scene("Novak said that she had read it in a letter.");
  scene.add("Novak", "said", "that she had read it in a letter");
  scene.read();
  EXPECT_EQ(scene.document.settings[0].medium, Medium::unknown);
}

TEST(Settings, VerbsTellTheMediumThemselves) {
  Scene scene("Novak tweeted that the dam held.");
  scene.add("Novak", "tweeted", "that the dam held");
  scene.read();
  EXPECT_EQ(scene.document.settings[0].medium, Medium::post);
}

TEST(Settings, TheTimeOfSayingIsNotThatOfTheContent) {
  Scene scene("Novak said on Tuesday that the dam broke in March.");
  scene.add("Novak", "said", "that the dam broke in March");
  scene.time("Tuesday");
  scene.time("March");
  scene.read();
  EXPECT_EQ(scene.document.settings[0].said, 0U);
}

TEST(Settings, MediumAndTimeCarryOverToTheSameSpeakersNextWords) {
  Scene scene("Novak said in a statement on Tuesday that the dam held. The repairs began, she added. Rain "
              "fell, Orban noted.");
  scene.add("Novak", "said", "that the dam held");
  scene.add("she", "added", "The repairs began");
  scene.add("Orban", "noted", "Rain fell");
  scene.time("Tuesday");
  scene.read();
  EXPECT_EQ(scene.document.settings[1].medium, Medium::statement);
  EXPECT_EQ(scene.document.settings[1].said, 0U);
  EXPECT_EQ(scene.document.settings[2].medium, Medium::unknown);
  EXPECT_EQ(scene.document.settings[2].said, no_id);
}

TEST(Settings, AStatementWithoutCueHasNone) {
  Scene scene("“We will stay.”");
  Statement statement;
  const Span content = scene.find("“We will stay.”");
  statement.content = scene.document.add_spans({&content, 1});
  scene.document.statements.push_back(statement);
  scene.read();
  EXPECT_EQ(scene.document.settings[0].medium, Medium::unknown);
  EXPECT_TRUE(scene.document.settings[0].addressee.empty());
}

}  // namespace
}  // namespace sayso
