#include "stages/attribution/choice.hpp"
#include "text/hand_made.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// "Novak talked about the wind that Orth says will rise ." with all that the network could find in it.
class Weather {
 public:
  Weather() : made_("Novak talked about the wind that Orth says will rise .") {
    made_.document.tokens.sentence.assign(made_.document.tokens.size(), 0);
    made_.document.sentences.push_back({0, made_.document.tokens.size()});
    made_.document.attribution_spans = {
        {{0, 1}, Role::source, no_id, 0.9F, 0.9F}, {{1, 3}, Role::cue, 0, 0.9F, 0.9F},
        {{3, 5}, Role::content, 1, 0.4F, 0.9F},    {{6, 7}, Role::source, no_id, 0.9F, 0.9F},
        {{7, 8}, Role::cue, 3, 0.9F, 0.9F},        {{8, 10}, Role::content, 4, 0.5F, 0.9F},
    };
  }

  void choose(const std::string& weights) {
    std::vector<ContentOptions> contents(2);
    contents[0] = {{2, {3, 5}, -1, 0.6F},
                   {{{3, 5}, -1, 0, 0}, {{2, 5}, -1.5F, 0, 0}, {{3, 10}, -1.6F, 0, 0}}};
    contents[1] = {{5, {8, 10}, -0.7F, 0.5F}, {{{8, 10}, -0.7F, 0, 0}}};
    choose_among(made_.document, Grammar(), ContentWeights(weights), {0, {0, 11}, 0}, contents);
    EXPECT_EQ(broken_invariant(made_.document), "");
  }

  // "content 3-5 of 1" a span.
  std::vector<std::string> spans() const {
    constexpr const char* names[] = {"source", "cue", "content"};
    std::vector<std::string> list;
    for (const AttributionSpan& span : made_.document.attribution_spans) {
      list.push_back(std::string(names[static_cast<std::size_t>(span.role)]) + " " +
                     std::to_string(span.tokens.begin) + "-" + std::to_string(span.tokens.end) +
                     (span.partner == no_id ? "" : " of " + std::to_string(span.partner)));
    }
    return list;
  }

 private:
  HandMade made_;
};

using Lines = std::vector<std::string>;

TEST(ContentChoice, TheLikeliestStaysWhereNothingElseIsKnown) {
  Weather weather;
  weather.choose("1 log share\n-3 none\n");
  EXPECT_EQ(weather.spans(), (Lines{"source 0-1", "cue 1-3 of 0", "content 3-5 of 1", "source 6-7",
                                    "cue 7-8 of 3", "content 8-10 of 4"}));
}

TEST(ContentChoice, ACueGivesUpWhatItsContentTakes) {
  Weather weather;
  weather.choose("1 log share\n-3 none\n2 first about\n");
  EXPECT_EQ(weather.spans(), (Lines{"source 0-1", "cue 1-2 of 0", "content 2-5 of 1", "source 6-7",
                                    "cue 7-8 of 3", "content 8-10 of 4"}));
}

TEST(ContentChoice, WhatAContentTakesInIsNoSayingOfItsOwn) {
  Weather weather;
  weather.choose("1 log share\n-3 none\n2 last rise\n");
  EXPECT_EQ(weather.spans(), (Lines{"source 0-1", "cue 1-3 of 0", "content 3-10 of 1"}));
}

TEST(ContentChoice, OneThatIsDroppedLeavesTheOthersTheirPartners) {
  Weather weather;
  weather.choose("1 log share\n-3 none\n9 none last wind\n");
  EXPECT_EQ(weather.spans(),
            (Lines{"source 0-1", "cue 1-3 of 0", "source 6-7", "cue 7-8 of 2", "content 8-10 of 3"}));
}

TEST(ContentChoice, CuesAndSourcesThatNothingLedToGoIfTheyAreNotSure) {
  HandMade made("Novak said little and Orth said more .");
  made.document.tokens.sentence.assign(8, 0);
  made.document.sentences.push_back({0, 8});
  made.document.attribution_spans = {{{0, 1}, Role::source, no_id, 0.9F, 0.9F},
                                     {{1, 2}, Role::cue, 0, 0.9F, 0.9F},
                                     {{4, 5}, Role::source, no_id, 0.3F, 0.9F},
                                     {{5, 6}, Role::cue, 2, 0.3F, 0.9F}};
  choose_among(made.document, Grammar(), ContentWeights(""), {0, {0, 8}, 0}, {});
  EXPECT_EQ(made.document.attribution_spans.size(), 2U);
  made.document.attribution_spans[1].confidence = 0.3F;
  choose_among(made.document, Grammar(), ContentWeights(""), {0, {0, 8}, 2}, {});  // seen before
  EXPECT_EQ(made.document.attribution_spans.size(), 2U);
}

TEST(ContentChoice, TwoContentsTakeNoWordTwice) {
  HandMade made("a b c d e f");
  made.document.tokens.sentence.assign(6, 0);
  made.document.sentences.push_back({0, 6});
  made.document.attribution_spans = {{{0, 1}, Role::content, no_id, 0.5F, 0.5F},
                                     {{4, 5}, Role::content, no_id, 0.5F, 0.5F}};
  std::vector<ContentOptions> contents(2);
  contents[0] = {{0, {0, 1}, -1, 0.5F}, {{{0, 1}, -1, 0, 0}, {{0, 3}, -1, 0, 0}}};
  contents[1] = {{1, {4, 5}, -1, 0.5F}, {{{4, 5}, -1, 0, 0}, {{2, 5}, -1, 0, 0}}};
  choose_among(made.document, Grammar(), ContentWeights("-9 none\n1 last c\n1 first c\n"), {0, {0, 6}, 0},
               contents);
  ASSERT_EQ(made.document.attribution_spans.size(), 2U);
  EXPECT_EQ(made.document.attribution_spans[0].tokens, (TokenRange{0, 3}));
  EXPECT_EQ(made.document.attribution_spans[1].tokens, (TokenRange{4, 5}));
  EXPECT_EQ(broken_invariant(made.document), "");
}

TEST(ContentWeights, AreReadALineEach) {
  const ContentWeights weights("# a comment\n0.5 first that\n-1 none\n");
  EXPECT_FLOAT_EQ(weights.of("first that"), 0.5F);
  EXPECT_FLOAT_EQ(weights.of("none"), -1);
  EXPECT_FLOAT_EQ(weights.of("first"), 0);
  EXPECT_TRUE(weights.faults().empty());
}

TEST(ContentWeights, SayWhichLineIsNone) {
  const ContentWeights weights("much none\n1\n1x none\n");
  EXPECT_EQ(weights.faults(), (Lines{"much none", "1", "1x none"}));
}

TEST(ContentWeights, ThoseThatSaysoIsBuiltWithAreGood) {
  EXPECT_TRUE(ContentWeights::shared().faults().empty());
  EXPECT_GT(ContentWeights::shared().size(), 1000U);
  EXPECT_GT(ContentWeights::shared().of("log share"), 0);
}

}  // namespace
}  // namespace sayso
