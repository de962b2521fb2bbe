#include "stages/attribution/content_features.hpp"
#include "text/hand_made.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// "Novak asked about “ the wind ” ." with a cue of two words and what follows as its content.
class Asked {
 public:
  Asked() : made_("Novak asked about “ the wind ” .") {
    Document& document = made_.document;
    document.tokens.sentence.assign(document.tokens.size(), 0);
    document.sentences.push_back({0, document.tokens.size()});
    document.attribution_spans = {{{0, 1}, Role::source, no_id, 0.9F, 0.9F},
                                  {{1, 3}, Role::cue, 0, 0.9F, 0.9F},
                                  {{3, 7}, Role::content, 1, 0.4F, 0.9F}};
    place_ = {2, {3, 7}, -1, 0.6F};
  }

  bool has(TokenRange option, const std::string& feature) {
    ContentFeatures::Kept kept;
    ContentFeatures features(made_.document, grammar_, weights_, &kept);
    features.look_at(place_);
    features.of(place_, {option, -1, 0, 0});
    return contains(kept, feature);
  }
  bool has_none(const std::string& feature) {
    ContentFeatures::Kept kept;
    ContentFeatures features(made_.document, grammar_, weights_, &kept);
    features.look_at(place_);
    features.of_none(place_);
    return contains(kept, feature);
  }

 private:
  static bool contains(const ContentFeatures::Kept& kept, const std::string& feature) {
    return std::any_of(kept.begin(), kept.end(), [&](const auto& one) { return one.first == feature; });
  }

  HandMade made_;
  Grammar grammar_;
  ContentWeights weights_{""};
  ContentPlace place_;
};

TEST(ContentFeatures, SeeWhetherQuotationMarksAreBalanced) {
  Asked asked;
  EXPECT_TRUE(asked.has({3, 7}, "quotes balanced first last"));
  EXPECT_TRUE(asked.has({4, 7}, "quotes open  last"));
  EXPECT_TRUE(asked.has({4, 6}, "quotes none  "));
}

TEST(ContentFeatures, SeeWhatAContentTakesFromItsCue) {
  Asked asked;
  EXPECT_TRUE(asked.has({2, 7}, "from cue about"));
  EXPECT_TRUE(asked.has({2, 7}, "begins after in cue"));
  EXPECT_TRUE(asked.has({3, 7}, "keeps cue about"));
  EXPECT_TRUE(asked.has({3, 7}, "begins after cue"));
}

TEST(ContentFeatures, SeeWhereTheSentenceEnds) {
  Asked asked;
  EXPECT_TRUE(asked.has({3, 8}, "sentences 0 begun to the end"));
  EXPECT_TRUE(asked.has({3, 7}, "sentences 0 begun left"));
}

TEST(ContentFeatures, TellOfTheCueWhereThereMayBeNone) {
  Asked asked;
  EXPECT_TRUE(asked.has_none("none cue just before"));
  EXPECT_TRUE(asked.has_none("none cue size 2"));
  EXPECT_TRUE(asked.has_none("none cue has no other"));
}

}  // namespace
}  // namespace sayso
