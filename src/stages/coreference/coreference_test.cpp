#include "stages/coreference/coreference.hpp"
#include "stages/coreference/people_words.hpp"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::vector<std::uint64_t> words(std::string_view name) {
  std::vector<std::uint64_t> hashes;
  while (!name.empty()) {
    const std::size_t space = std::min(name.find(' '), name.size());
    hashes.push_back(hash_of(name.substr(0, space)));
    name.remove_prefix(std::min(space + 1, name.size()));
  }
  return hashes;
}

NameMatch match(std::string_view later, std::string_view before) {
  return match_persons(words(later), words(before));
}

TEST(PeopleWords, KnowFirstNamesAndNouns) {
  const PeopleWords& lists = PeopleWords::shared();
  EXPECT_EQ(lists.of("hillary") & female_first_name, female_first_name);
  EXPECT_EQ(lists.of("vladimir") & male_first_name, male_first_name);
  EXPECT_EQ(lists.of("spokeswoman") & (female_word | person_word), female_word | person_word);
  EXPECT_EQ(lists.of("ministry") & organisation_word, organisation_word);
  EXPECT_EQ(lists.of("zzz"), 0U);
}

TEST(PeopleWords, AreReadByHeading) {
  const PeopleWords lists(
      "# said of nobody\n[male words]\nuncle king\n[title words]\nking\n[no heading]\nstray\n");
  EXPECT_EQ(lists.of("uncle"), static_cast<std::uint32_t>(male_word));
  EXPECT_EQ(lists.of("king"), male_word | title_word);
  EXPECT_EQ(lists.of("stray"), 0U);
  EXPECT_EQ(lists.of("nobody"), 0U);
}

TEST(NamesOfPersons, MatchByTheirParts) {
  EXPECT_EQ(match("ann lee", "ann lee"), NameMatch::same);
  EXPECT_EQ(match("ann b. lee", "ann lee"), NameMatch::same);
  EXPECT_EQ(match("lee", "ann lee"), NameMatch::last);
  EXPECT_EQ(match("ann", "ann lee"), NameMatch::first);
  EXPECT_EQ(match("peña nieto", "enrique peña nieto"), NameMatch::part);
  EXPECT_EQ(match("bo day", "ann lee"), NameMatch::none);
}

TEST(NamesOfPersons, OfOneFamilyAreTwo) { EXPECT_EQ(match("bo lee", "ann lee"), NameMatch::conflict); }

TEST(CoreferenceWeights, LeaveOutLinesThatAreNone) {
  const std::uint16_t known = feature(Theme::mentions_between, 2);
  const std::string line = "l " + std::to_string(known) + " 150 0 0 0 0 0 0 0 0 0 0 0 -25\n";
  const CoreferenceWeights weights("# words\n" + line + "l 5 1\nnonsense\nl 99999 1 1\nh 3 1 2 x\nl -1 2\n");
  EXPECT_FLOAT_EQ(weights.linear(Form::first, known), 1.5F);
  EXPECT_FLOAT_EQ(weights.linear(Form::clause, known), -0.25F);
  EXPECT_FLOAT_EQ(weights.linear(Form::first, 5), 0.0F);
}

TEST(CoreferenceWeights, AreWrittenAsTheyAreRead) {
  std::string row = "h 7";
  for (std::size_t k = 0; k < CoreferenceWeights::hidden; ++k)
    row += ' ' + std::to_string(static_cast<int>(k) - 9);
  EXPECT_EQ(CoreferenceWeights(row + "\na 0 40\n").lines(), row + "\na 0 40\n");
}

// One hidden unit that only fires where two features come together.
TEST(CoreferenceWeights, WeighWhatCountsOnlyTogether) {
  const auto unit = [](int weight) {
    std::string numbers = ' ' + std::to_string(weight);
    for (std::size_t k = 1; k < CoreferenceWeights::hidden; ++k) numbers += " 0";
    return numbers + '\n';
  };
  const CoreferenceWeights weights("h 1" + unit(100) + "h 2" + unit(100) + "b 0" + unit(-100) + "o 0" +
                                   unit(200));
  const auto score = [&](std::vector<std::uint16_t> features) {
    std::array<float, CoreferenceWeights::hidden> sums{};
    weights.begin(Form::first, {}, sums.data());
    return weights.score(Form::first, sums.data(), features, 0);
  };
  EXPECT_FLOAT_EQ(score({1}), 0.0F);
  EXPECT_FLOAT_EQ(score({2}), 0.0F);
  EXPECT_FLOAT_EQ(score({1, 2}), 2.0F);
}

// "took the road to Tarvik": the tree hangs "to Tarvik" on the road.
struct Road {
  const Grammar grammar{{"VERB", "DET", "NOUN", "ADP", "PROPN"},
                        {"VBD", "DT", "NN", "IN", "NNP"},
                        {"root", "det", "obj", "case", "nmod"},
                        {}};
  Article article;
  Document document;
  TokenNotes notes;
  std::vector<MentionInfo> infos;

  Road() {
    article.text = "took the road to Tarvik";
    article.blocks.push_back({{0, 23}, BlockKind::paragraph});
    document.begin(article);
    document.tokens.span = {{0, 4}, {5, 8}, {9, 13}, {14, 16}, {17, 23}};
    document.tokens.block.assign(5, 0);
    document.tokens.sentence.assign(5, 0);
    document.sentences.push_back({0, 5});
    document.tokens.upos = {0, 1, 2, 3, 4};
    document.tokens.xpos = {0, 1, 2, 3, 4};
    document.tokens.relation = {0, 1, 2, 3, 4};
    document.tokens.head = {no_id, 2, 0, 4, 2};
    note_tokens(document, {}, notes);
  }
  std::vector<std::string> mentions(const std::vector<float>& weights, SpanTeacher* teacher = nullptr) {
    find_mentions(document, grammar, weights.data(), notes, infos, teacher);
    std::vector<std::string> found;
    for (const Mention& mention : document.mentions) found.emplace_back(document.text(mention.span));
    return found;
  }
};

TEST(Spans, AreTheTreesWithoutWeights) {
  EXPECT_EQ(Road().mentions(std::vector<float>(span_features)),
            (std::vector<std::string>{"the road to Tarvik", "Tarvik"}));
}

TEST(Spans, AreShorterWhereWeightsSaySo) {
  // Everything that only the shorter span of the road has, weighs for it.
  struct Shorter : SpanTeacher {
    std::vector<float> weights = std::vector<float>(span_features);
    void see(const SpanOptions& spans) override {
      if (spans.options.size() < 2) return;
      const SpanOption &longer = spans.options[0], &shorter = spans.options[1];
      for (std::uint32_t f = shorter.first_feature; f < shorter.feature_end; ++f)
        weights[spans.features[f]] += 1;
      for (std::uint32_t f = longer.first_feature; f < longer.feature_end; ++f)
        weights[spans.features[f]] -= 1;
    }
  } shorter;
  Road road;
  road.mentions(std::vector<float>(span_features), &shorter);
  EXPECT_EQ(road.mentions(shorter.weights), (std::vector<std::string>{"the road", "Tarvik"}));
}

TEST(Spans, AreNoneWhereWeightsSpeakAgainstAll) {
  EXPECT_TRUE(Road().mentions(std::vector<float>(span_features, -1.0F)).empty());
}

TEST(Coreference, OfADocumentWithoutSyntaxAddsNothing) {
  Article article;
  article.text = "She left.";
  article.blocks.push_back({{0, 9}, BlockKind::paragraph});
  Document document;
  document.begin(article);
  document.tokens.span = {{0, 3}, {4, 8}, {8, 9}};
  document.tokens.block = {0, 0, 0};
  CoreferenceScratch scratch;
  link_mentions(document, scratch, Grammar(), CoreferenceWeights(), nullptr);
  EXPECT_TRUE(document.mentions.empty());
  EXPECT_EQ(broken_invariant(document), "");
}

// "she she she …": what a mention looks back at is bounded, so that ten times the mentions take about ten times the work.
TEST(Coreference, LooksBackOnlySoFar) {
  const Grammar grammar({"PRON"}, {"PRP"}, {"nsubj"}, {});
  std::size_t candidates[2] = {0, 0};
  for (const std::size_t round : {0U, 1U}) {
    const std::uint32_t count = round == 0 ? 500 : 5000;
    Article article;
    Document document;
    for (std::uint32_t i = 0; i < count; ++i) article.text += "she ";
    article.blocks.push_back({{0, count * 4}, BlockKind::paragraph});
    document.begin(article);
    for (std::uint32_t i = 0; i < count; ++i) {
      document.tokens.span.push_back({i * 4, i * 4 + 3});
      document.tokens.sentence.push_back(i);
      document.sentences.push_back({i, i + 1});
    }
    document.tokens.block.assign(count, 0);
    document.tokens.upos.assign(count, 0);
    document.tokens.xpos.assign(count, 0);
    document.tokens.relation.assign(count, 0);
    document.tokens.head.assign(count, no_id);
    struct Counter : CoreferenceTeacher {
      std::size_t seen = 0;
      std::uint32_t choose(std::uint32_t, const CoreferenceScratch& scratch) override {
        seen += scratch.candidates.size();
        return static_cast<std::uint32_t>(scratch.candidates.size() - 1);
      }
    } counter;
    CoreferenceScratch scratch;
    link_mentions(document, scratch, grammar, CoreferenceWeights(), &counter);
    EXPECT_EQ(document.mentions.size(), count);
    EXPECT_EQ(document.mentions.back().entity, 0U);
    EXPECT_EQ(broken_invariant(document), "");
    candidates[round] = counter.seen;
  }
  EXPECT_LT(candidates[1], candidates[0] * 11);
}

}  // namespace
}  // namespace sayso
