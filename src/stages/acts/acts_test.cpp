#include "stages/acts/act_head.hpp"
#include "stages/acts/acts.hpp"
#include "stages/acts/content_rules.hpp"
#include "stages/acts/inflection.hpp"
#include "stages/sentences/sentences.hpp"
#include "stages/tokens/tokens.hpp"
#include "stages/workbench.hpp"

#include <chrono>
#include <cmath>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// An article of one paragraph whose statements are given by their words; without tags, syntax or names.
class Told {
 public:
  explicit Told(std::string text) {
    article_.text = std::move(text);
    article_.blocks.push_back({{0, static_cast<Offset>(article_.text.size())}});
    document.begin(article_);
    tokens::cut_into_tokens(document);
    sentences::cut_into_sentences(document);
  }

  void add(std::string_view source, std::string_view cue, std::string_view content) {
    Statement statement;
    statement.source = pieces(source);
    statement.cue = pieces(cue);
    statement.content = pieces(content);
    document.statements.push_back(statement);
  }

  const StatementAct& act() {
    Workbench bench;
    document.acts.clear();
    run_acts(document, bench);
    EXPECT_EQ(broken_invariant(document), "");
    return document.acts.front();
  }
  std::string_view by() const { return document.list(document.acts.front().by); }

  Document document;

 private:
  Slice<Span> pieces(std::string_view words) {
    if (words.empty()) return {};
    const std::size_t begin = article_.text.find(words);
    EXPECT_NE(begin, std::string::npos) << words;
    const Span span{static_cast<Offset>(begin), static_cast<Offset>(begin + words.size())};
    return document.add_spans({&span, 1});
  }

  Article article_;
};

StatementAct act_of(std::string_view source, std::string_view cue, std::string_view content) {
  Told told(std::string(source) + " " + std::string(cue) + " " + std::string(content));
  told.add(source, cue, content);
  return told.act();
}

TEST(CueList, EveryLineOfTheShippedListCanBeRead) {
  for (const std::string& fault : cue_list().faults()) ADD_FAILURE() << fault;
  EXPECT_GT(cue_list().lines().size(), 1000U);
}

TEST(CueList, RulesFindTheirWordsInTheShippedList) {
  for (const std::string_view name :
       {"@false", "@true",    "@danger",  "@support",  "@oppose",   "@fault",     "@vow",
        "@state", "@nothing", "@rejects", "@spokes",   "@calls",    "@documents", "@polls",
        "@moves", "@perils",  "@bodies",  "@messages", "@carriers", "@holders",   "@inert"})
    EXPECT_NE(cue_list().list(name), no_id) << name;
}

TEST(CueList, ReadsActsWordsConditionsAndShares) {
  const CueList list("# a comment\n@claims: claim charge\n"
                     "deny: reject if object @claims and not own, brush off ~0.8\nnegated: stop short of\n");
  ASSERT_TRUE(list.faults().empty()) << list.faults().front();
  ASSERT_EQ(list.lines().size(), 2U);
  EXPECT_EQ(list.lines()[0].act, Act::deny);
  EXPECT_EQ(list.lines()[0].number, 3U);
  EXPECT_FLOAT_EQ(list.lines()[0].share, 0.8F);
  ASSERT_EQ(list.lines()[0].conditions.size(), 2U);
  EXPECT_TRUE(list.lines()[0].conditions[1].is_denied);
  EXPECT_EQ(list.lines()[0].when, "object @claims and not own");
  EXPECT_EQ(list.lines()[1].patterns[0], (Words{"brush", "off"}));
  EXPECT_EQ(list.before().size(), 1U);
  EXPECT_TRUE(list.has(list.list("@claims"), "charges"));
  EXPECT_FALSE(list.has(list.list("@claims"), "chargers"));
}

TEST(CueList, LinesThatBeginWithPerhapsGiveWayToOthers) {
  const CueList list("perhaps criticise: pummel ~0.4\n");
  ASSERT_TRUE(list.faults().empty()) << list.faults().front();
  EXPECT_TRUE(list.lines()[0].is_faint);
  EXPECT_EQ(list.lines()[0].act, Act::criticise);
  EXPECT_EQ(act_of("Novak", "pummeled", "the plan").act, Act::criticise);
  EXPECT_EQ(act_of("Novak", "denied and pummeled", "the claim").act, Act::deny) << "a surer line goes first";
}

TEST(CueList, SaysWhichLineCannotBeReadAndWhy) {
  const std::pair<std::string_view, std::string_view> broken[] = {
      {"deny reject", "has no colon"},
      {"denies: reject", "no act"},
      {"deny:", "names no words"},
      {"deny: reject ~2", "share between 0 and 1"},
      {"deny: @nobody", "does not stand above"},
      {"deny: reject if subject claim", "no such condition"},
      {"deny: reject if source nobody", "is not known"},
      {"deny: reject if object @nobody", "that stands above"}};
  for (const auto& [line, why] : broken) {
    const std::string text = "\n" + std::string(line) + "\ndeny: dispute\n";
    const CueList list(text);
    ASSERT_EQ(list.faults().size(), 1U) << line;
    EXPECT_TRUE(list.faults()[0].starts_with("Line 2 of models/cues.txt")) << list.faults()[0];
    EXPECT_NE(list.faults()[0].find(why), std::string::npos) << list.faults()[0];
    EXPECT_EQ(list.lines().back().patterns[0], Words{"dispute"}) << "the lines after it are read";
  }
}

TEST(CueList, WordsOfALongerPatternDoNothingOfTheirOwn) {
  EXPECT_EQ(act_of("Novak", "shot back", "that the bridge was old").act, Act::say);
  EXPECT_EQ(act_of("Novak", "backed", "the plan").act, Act::agree);
  EXPECT_EQ(act_of("Novak", "said at a briefing", "that the bridge was old").act, Act::say);
}

TEST(CueList, ReadsConditionsAboutWhatHangsOnTheCue) {
  const CueList list("criticise: dismiss if with as and person\n");
  ASSERT_TRUE(list.faults().empty()) << list.faults().front();
  ASSERT_EQ(list.lines()[0].conditions.size(), 2U);
  EXPECT_EQ(list.lines()[0].conditions[0].ask, Ask::with);
  EXPECT_EQ(list.lines()[0].conditions[1].ask, Ask::person);
}

TEST(Inflection, KnowsRegularAndCommonIrregularForms) {
  for (const auto& [form, word] : {std::pair{"denied", "deny"},
                                   {"denies", "deny"},
                                   {"admitting", "admit"},
                                   {"accused", "accuse"},
                                   {"accusing", "accuse"},
                                   {"sought", "seek"},
                                   {"claims", "claim"},
                                   {"refused", "refuse"},
                                   {"says", "say"},
                                   {"seen", "see"}})
    EXPECT_TRUE(is_form_of(form, word)) << form;
  for (const auto& [form, word] :
       {std::pair{"began", "beg"}, {"denial", "deny"}, {"sayer", "say"}, {"address", "add"}})
    EXPECT_FALSE(is_form_of(form, word)) << form;
}

TEST(Acts, ObjectsAndConditionsTellMeaningsOfOneCueApart) {
  EXPECT_EQ(act_of("Novak", "denied", "taking money").act, Act::deny);
  EXPECT_EQ(act_of("The council", "walked back", "its claim").act, Act::retract);
  EXPECT_EQ(act_of("She", "declined", "to say whether she would run").act, Act::decline);
  EXPECT_EQ(act_of("She", "said", "“Why does nobody listen?”").act, Act::ask);
  EXPECT_EQ(act_of("She", "said", "“Nobody listens.”").act, Act::say);
  EXPECT_EQ(act_of("Novak's", "criticism of", "the budget").act, Act::criticise);
  EXPECT_EQ(act_of("Officials", "put the toll at", "40").act, Act::estimate);
  Told told("The plan is a gift, in the words of Petra Novak");
  told.add("Petra Novak", "in the words of", "The plan is a gift");
  EXPECT_EQ(told.act().act, Act::say);
  EXPECT_NE(told.by().find("words of\""), std::string_view::npos) << told.by();
}

TEST(Acts, NegationAndRealisStandBeforeTheWordOfTheAct) {
  EXPECT_TRUE(act_of("Novak", "did not deny", "the report").is_negated);
  EXPECT_FALSE(act_of("Novak", "declined", "to comment").is_negated);
  EXPECT_FALSE(act_of("Novak", "neither confirmed nor denied", "the report").is_negated);
  EXPECT_EQ(act_of("Novak", "neither confirmed nor denied", "the report").act, Act::decline);
  EXPECT_TRUE(act_of("Novak", "stopped short of accusing", "the mayor").is_negated);
  EXPECT_EQ(act_of("Novak", "is expected to announce", "her plans").realis, Realis::expected);
  EXPECT_EQ(act_of("Novak", "might announce", "a budget").realis, Realis::hypothetical);
  EXPECT_EQ(act_of("Novak", "announced", "a budget").realis, Realis::actual);
  EXPECT_TRUE(act_of("None of them", "confirmed", "the deal").is_negated);
}

TEST(Acts, SayWhichLineDecided) {
  Told told("Novak denied taking money");
  told.add("Novak", "denied", "taking money");
  EXPECT_GT(told.act().confidence, 0.5F);
  EXPECT_TRUE(told.by().starts_with("cues.txt:")) << told.by();
  EXPECT_NE(told.by().find("\"deny\""), std::string_view::npos) << told.by();
}

TEST(Acts, WithoutCueOrLineAStatementOnlySays) {
  Told told("“We will stay.” zorbled");
  told.add("", "", "“We will stay.”");
  EXPECT_EQ(told.act().act, Act::say);
  EXPECT_EQ(told.by(), "no cue");
  EXPECT_EQ(act_of("Novak", "zorbled", "the plan").act, Act::say);
}

TEST(Acts, TakeTimeInProportionToTheText) {
  const auto time_of = [](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "she denied it and ";
    Told told(std::move(text));
    for (std::size_t i = 0; i < count; ++i) {
      const auto begin = static_cast<Offset>(18 * i);
      const Span cue{begin + 4, begin + 10}, content{begin + 11, begin + 13};
      Statement statement;
      statement.cue = told.document.add_spans({&cue, 1});
      statement.content = told.document.add_spans({&content, 1});
      told.document.statements.push_back(statement);
    }
    const auto begin = std::chrono::steady_clock::now();
    told.act();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  time_of(100);
  EXPECT_LT(time_of(4000), 40 * time_of(400) + 0.5);
}

TEST(ActHead, AveragesWhatTheCueAndTheContentAddAndGivesShares) {
  Meanings meanings;
  meanings.firmness.assign(4, 0);
  meanings.steps.assign(4 * Meanings::width, 0);
  const auto deny = static_cast<std::size_t>(Act::deny), say = static_cast<std::size_t>(Act::say);
  meanings.steps[0 * Meanings::width + Meanings::cue + deny] = 16;      // 2 of the cue's one token
  meanings.steps[1 * Meanings::width + Meanings::content + deny] = 32;  // 4 and 0 of the content's two
  meanings.steps[3 * Meanings::width + Meanings::content + say] = 127;  // stands in neither
  const ActShares shares = act_shares(meanings, {0}, {1, 2});
  EXPECT_NEAR(shares[Act::deny] - shares[Act::say], 4.0F, 1e-4F);
  double sum = 0;
  for (const float log : shares.log) sum += std::exp(double{log});
  EXPECT_NEAR(sum, 1.0, 1e-4);
}

}  // namespace
}  // namespace sayso
