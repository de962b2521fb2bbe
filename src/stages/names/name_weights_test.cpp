#include "stages/names/name_features.hpp"
#include "stages/names/name_weights.hpp"
#include "stages/sentences/sentences.hpp"
#include "stages/tokens/tokens.hpp"

#include <map>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

constexpr std::string_view few = "# what begins with a hash is no weight\n"
                                 "step 0 5 -10 0 0 0 0 0 0 0\n"
                                 "-20 150 0 0 0 0 0 0 0 word paris\n"
                                 "0 0 0 0 0 250 0 0 0 known B town 6\n";

TEST(NameWeights, AddsTheWeightsOfAFeatureTimesItsValue) {
  const NameWeights weights(few);
  NameScores scores{};
  weights.add("word paris", 2, scores);
  weights.add("known B town 6", 1, scores);
  weights.add("word london", 1, scores);
  EXPECT_FLOAT_EQ(scores[0], -0.4F);
  EXPECT_FLOAT_EQ(scores[1], 3.0F);
  EXPECT_FLOAT_EQ(scores[5], 2.5F);
  EXPECT_FLOAT_EQ(weights.step(0, 1), -0.1F);
  EXPECT_FLOAT_EQ(weights.step(1, 0), 0.0F);
  EXPECT_EQ(weights.size(), 2U);
}

// Lines that are cut short, or hold no numbers, are read as far as they go.
TEST(NameWeights, ReadsWhatIsLeftOfABrokenLine) {
  const NameWeights weights("1 2\nstep 99 1 2\nstep\n70000 1 1 1 1 1 1 1 1 word big\n");
  NameScores scores{};
  weights.add("word big", 1, scores);
  EXPECT_FLOAT_EQ(scores[0], 0.0F);
}

TEST(NameWeights, TakesTheNetworksAnswerUpInFull) {
  NameScores scores{};
  NameWeights::shared().add("network BP", 1, scores);
  EXPECT_GT(NameWeights::shared().size(), 1000U);
  EXPECT_GT(scores[1], 0.5F);
}

class Noting final : public NameFeatureUser {
 public:
  void use(std::string_view feature, float value) override { seen[std::string(feature)] = value; }
  std::map<std::string, float> seen;
};

std::map<std::string, float> features_of(const std::string& text, std::uint32_t row) {
  Article article;
  article.text = text;
  article.blocks.push_back({{0, static_cast<Offset>(text.size())}, BlockKind::paragraph});
  Document document;
  document.begin(article);
  tokens::cut_into_tokens(document);
  sentences::cut_into_sentences(document);
  NameDesk desk;
  for (std::uint32_t token = 0; token < document.tokens.size(); ++token) {
    NameRow made;
    made.token = token;
    made.network.fill(-9);
    made.network[token == 0 ? 1 : 0] = 0;
    desk.rows.push_back(made);
  }
  NameFeatures features(document, nullptr, desk);
  Noting noting;
  features.each(row, noting);
  return noting.seen;
}

TEST(NameFeatures, TellWordsShapesListsAndOtherPlaces) {
  auto seen = features_of("McCain met Ann in 2004. McCain left.", 6);
  EXPECT_TRUE(seen.contains("word mccain"));
  EXPECT_TRUE(seen.contains("before <"));
  EXPECT_TRUE(seen.contains("shape XxXx"));
  EXPECT_TRUE(seen.contains("known -"));
  EXPECT_GT(seen["elsewhere P"], 0.9F);
  seen = features_of("McCain met Ann in 2004. McCain left.", 2);
  EXPECT_TRUE(seen.contains("list first name"));
  EXPECT_TRUE(seen.contains("after2 0000"));
  EXPECT_TRUE(seen.contains("elsewhere -"));
}

}  // namespace
}  // namespace sayso
