#include "stages/firmness/firmness.hpp"
#include "stages/sentences/sentences.hpp"
#include "stages/tokens/tokens.hpp"
#include "stages/workbench.hpp"

#include <chrono>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// A sentence whose syntax is given word by word: "head:relation:tag", heads counted from 1, 0 for none.
class Parsed {
 public:
  explicit Parsed(std::initializer_list<std::array<std::string_view, 3>> words) {
    for (const auto& [form, relation, tag] : words) {
      if (!article_.text.empty()) article_.text += ' ';
      const auto begin = static_cast<Offset>(article_.text.size());
      article_.text += form;
      spans_.push_back({begin, static_cast<Offset>(article_.text.size())});
      relations_.push_back(relation);
      tags_.push_back(tag);
    }
    article_.blocks.push_back({{0, static_cast<Offset>(article_.text.size())}});
    document.begin(article_);
    document.tokens.span = spans_;
    document.tokens.block.assign(spans_.size(), 0);
    document.tokens.sentence.assign(spans_.size(), 0);
    document.sentences.push_back({0, static_cast<std::uint32_t>(spans_.size())});
    grammar = Grammar(tags_, tags_, relations_, {"k|0|"});
    for (std::uint8_t i = 0; i < spans_.size(); ++i) {
      document.tokens.upos.push_back(i);
      document.tokens.xpos.push_back(i);
      document.tokens.relation.push_back(i);
      document.tokens.lemma.push_back(0);
    }
  }
  Parsed(const Parsed&) = delete;
  Parsed& operator=(const Parsed&) = delete;

  void heads(std::initializer_list<std::uint32_t> numbers) {
    for (const std::uint32_t number : numbers)
      document.tokens.head.push_back(number == 0 ? no_id : number - 1);
  }
  float rule(std::uint32_t token) const {
    return look_around(ClauseReader(document, grammar, FirmnessWords::shared()), token).rule;
  }

  Document document;
  Grammar grammar;

 private:
  Article article_;
  std::vector<Span> spans_;
  Grammar::Lines relations_, tags_;
};

TEST(FirmnessWords, EveryLineOfTheShippedListCanBeRead) {
  for (const std::string& fault : FirmnessWords::shared().faults()) ADD_FAILURE() << fault;
  for (std::uint32_t kind = 0; kind < static_cast<std::uint32_t>(Firming::count); ++kind)
    EXPECT_FALSE(name_of(static_cast<Firming>(kind)).empty()) << kind;
}

TEST(FirmnessWords, SaysWhichLineCannotBeRead) {
  const FirmnessWords words("@not: not\n\nrefuse: decline\n@nothing_known: word\n@fail: fail\n");
  ASSERT_EQ(words.faults().size(), 2U);
  EXPECT_TRUE(words.faults()[0].starts_with("Line 3 of models/firmness.txt")) << words.faults()[0];
  EXPECT_TRUE(words.faults()[1].starts_with("Line 4 of models/firmness.txt")) << words.faults()[1];
  EXPECT_TRUE(has(words.kinds("failed"), Firming::fail)) << "the lines after it are read";
}

TEST(FirmnessWords, LeadsFormsBackToTheirWords) {
  const FirmnessWords words(
      "@refuse: refuse deny\n@not: not\n@may: could\n@prevent: rule_out\n@know: know\n");
  for (const std::string_view form : {"refuse", "refused", "refuses", "refusing", "denied", "denies"})
    EXPECT_TRUE(has(words.kinds(form), Firming::refuse)) << form;
  EXPECT_TRUE(has(words.kinds("knew"), Firming::know));
  EXPECT_EQ(words.kinds("refusal"), 0U);
  EXPECT_EQ(words.kinds("couldn't"), bit(Firming::may) | bit(Firming::negation));
  EXPECT_TRUE(has(words.kinds("ruled", "out"), Firming::prevent));
  EXPECT_EQ(words.kinds("ruled"), 0U);
  EXPECT_EQ(words.kinds(std::string(100, 'x')), 0U);
}

TEST(Firmness, RulesTurnAtNegationsAndAtWordsThatTellOfFailure) {
  Parsed failed({{"She", "nsubj", "PRON"},
                 {"failed", "root", "VERB"},
                 {"to", "mark", "PART"},
                 {"win", "xcomp", "VERB"}});
  failed.heads({2, 0, 4, 2});
  EXPECT_GT(failed.rule(1), 2);
  EXPECT_LT(failed.rule(3), -2);
  Parsed never({{"She", "nsubj", "PRON"},
                {"never", "advmod", "ADV"},
                {"failed", "root", "VERB"},
                {"to", "mark", "PART"},
                {"win", "xcomp", "VERB"}});
  never.heads({3, 3, 0, 5, 3});
  EXPECT_LT(never.rule(2), -2);
  EXPECT_GT(never.rule(4), 1) << "two turns are none";
  Parsed only({{"Not", "advmod", "PART"}, {"only", "advmod", "ADV"}, {"fell", "root", "VERB"}});
  only.heads({3, 3, 0});
  EXPECT_GT(only.rule(2), 2) << "\"not only\" negates nothing";
  Parsed nobody({{"Nobody", "nsubj", "PRON"}, {"came", "root", "VERB"}});
  nobody.heads({2, 0});
  EXPECT_LT(nobody.rule(1), -2);
}

TEST(Firmness, SignsAClauseByItsHelpers) {
  Parsed parsed(
      {{"It", "nsubj", "PRON"}, {"might", "aux", "MD"}, {"not", "advmod", "RB"}, {"rain", "root", "VB"}});
  parsed.heads({4, 4, 4, 0});
  std::string signature;
  ClauseReader(parsed.document, parsed.grammar, FirmnessWords::shared()).sign(3, signature);
  EXPECT_EQ(signature, "may not VB");
}

TEST(Firmness, ReadsWeightsLineByLine) {
  const FirmnessWeights weights(
      "# heading\nvalue 0.50 under say as ccomp\nnegative -1.25 under say as ccomp\n"
      "nothing 1 word\nvalue x word\nvalue 1\n");
  EXPECT_EQ(weights.size(), 1U);
  const auto* const found = weights.of("under say as ccomp");
  ASSERT_NE(found, nullptr);
  EXPECT_FLOAT_EQ((*found)[FirmnessWeights::value], 0.5F);
  EXPECT_FLOAT_EQ((*found)[FirmnessWeights::negative], -1.25F);
  EXPECT_EQ(weights.of("word"), nullptr);
}

TEST(Firmness, KnowsItsOwnWeights) {
  for (const std::string_view feature : {"always", "rule", "negated", "S always", "S act deny"})
    EXPECT_NE(FirmnessWeights::shared().of(feature), nullptr) << feature;
}

TEST(Firmness, StaysInsideItsScale) {
  Parsed parsed({{"No", "det", "DET"}, {"one", "nsubj", "PRON"}, {"came", "root", "VERB"}});
  parsed.heads({2, 3, 0});
  FirmnessScratch scratch;
  for (std::uint32_t token = 0; token < 3; ++token) {
    const float value = judge_firmness(parsed.document, parsed.grammar, token, scratch);
    EXPECT_TRUE(value >= -3 && value <= 3) << token;
  }
}

// A text of many statements, without tags or syntax.
double time_of(std::size_t count) {
  Article article;
  for (std::size_t i = 0; i < count; ++i) article.text += "she might deny it and ";
  article.blocks.push_back({{0, static_cast<Offset>(article.text.size())}});
  Document document;
  document.begin(article);
  tokens::cut_into_tokens(document);
  sentences::cut_into_sentences(document);
  for (std::size_t i = 0; i < count; ++i) {
    const auto begin = static_cast<Offset>(22 * i);
    const Span cue{begin + 4, begin + 14}, content{begin + 15, begin + 17};
    Statement statement;
    statement.cue = document.add_spans({&cue, 1});
    statement.content = document.add_spans({&content, 1});
    document.statements.push_back(statement);
  }
  Workbench bench;
  run_acts(document, bench);
  const auto begin = std::chrono::steady_clock::now();
  run_firmness(document, bench);
  const double time = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  EXPECT_EQ(document.firmness.size(), count);
  EXPECT_EQ(broken_invariant(document), "");
  return time;
}

TEST(Firmness, TakesTimeInProportionToTheText) {
  time_of(100);
  EXPECT_LT(time_of(4000), 40 * time_of(400) + 0.5);
}

}  // namespace
}  // namespace sayso
