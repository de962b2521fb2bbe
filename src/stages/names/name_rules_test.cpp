#include "model/gazetteer/gazetteer.hpp"
#include "stages/names/name_lists.hpp"
#include "stages/names/name_rules.hpp"
#include "stages/sentences/sentences.hpp"
#include "stages/tokens/tokens.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::shared_ptr<const Gazetteer> gazetteer() {
  static const auto opened = Gazetteer::open(SAYSO_SOURCE_DIR "/models/places.sayso");
  return opened ? *opened : nullptr;
}

using Found = std::vector<std::pair<std::string, NameKind>>;
struct Given {
  std::string words;
  NameKind kind = NameKind::person;
  float confidence = 0.9F;
};

// The names of a text after the rules, when the network has found the given ones, in the order of the text.
Found mended(const std::string& text, const std::vector<Given>& given) {
  Article article;
  article.text = text;
  article.blocks.push_back({{0, static_cast<Offset>(text.size())}, BlockKind::paragraph});
  Document document;
  document.begin(article);
  tokens::cut_into_tokens(document);
  sentences::cut_into_sentences(document);
  std::size_t from = 0;
  for (const Given& name : given) {
    const std::size_t at = text.find(name.words, from);
    EXPECT_NE(at, std::string::npos) << name.words;
    from = at + name.words.size();
    const Span span{static_cast<Offset>(at), static_cast<Offset>(from)};
    document.names.push_back({span, document.tokens_in(span), name.kind, name.confidence});
  }
  apply_name_rules(document, gazetteer().get());
  EXPECT_EQ(broken_invariant(document), "");
  Found found;
  for (const Name& name : document.names) found.emplace_back(document.text(name.span), name.kind);
  return found;
}

constexpr NameKind person = NameKind::person, body = NameKind::organisation, place = NameKind::place;

TEST(NameRules, TwoPlacesInARowAreTwoWhereTheWholeIsNone) {
  EXPECT_EQ(mended("She went to Miramar California.", {{"Miramar California", place}}),
            (Found{{"Miramar", place}, {"California", place}}));
  EXPECT_EQ(mended("She went to South Dakota.", {{"South Dakota", place}}), (Found{{"South Dakota", place}}));
  EXPECT_EQ(mended("She won Durham West.", {{"Durham West", place}}), (Found{{"Durham West", place}}));
  EXPECT_EQ(mended("She came to CALDER BAY.", {{"CALDER BAY", place}}), (Found{{"CALDER BAY", place}}));
}

TEST(NameRules, TwoPersonsInARowAreTwo) {
  EXPECT_EQ(mended("Coach Doug Sewell Jeffrey Synder left.", {{"Doug Sewell Jeffrey Synder"}}),
            (Found{{"Doug Sewell", person}, {"Jeffrey Synder", person}}));
  EXPECT_EQ(mended("Thanks, Traci Traci Warner", {{"Traci Traci Warner"}}),
            (Found{{"Traci", person}, {"Traci Warner", person}}));
  EXPECT_EQ(mended("Mary Ann Lee Smith left.", {{"Mary Ann Lee Smith"}}),
            (Found{{"Mary Ann Lee Smith", person}}));
}

TEST(NameRules, InitialsAndLastNamesBelongToThePerson) {
  EXPECT_EQ(mended("We met R. E. Glenn there.", {{"E."}, {"Glenn"}}), (Found{{"R. E. Glenn", person}}));
  EXPECT_EQ(mended("From \"Townsend, George\" today.", {{"Townsend"}, {"George"}}),
            (Found{{"Townsend, George", person}}));
  EXPECT_EQ(mended("We met Townsend, George and Ann.", {{"Townsend"}, {"George"}, {"Ann"}}),
            (Found{{"Townsend", person}, {"George", person}, {"Ann", person}}));
}

TEST(NameRules, ACompanyEndsWithItsEnding) {
  EXPECT_EQ(mended("It was sold to Norvik, Inc. in May.", {{"Norvik"}}), (Found{{"Norvik, Inc.", body}}));
}

TEST(NameRules, ANameIsOneThingInADocument) {
  EXPECT_EQ(mended("Tarvik said no. Tarvik is far. Tarvik it is.",
                   {{"Tarvik", person, 0.6F}, {"Tarvik", place}, {"Tarvik", place}}),
            (Found{{"Tarvik", place}, {"Tarvik", place}, {"Tarvik", place}}));
}

TEST(NameRules, InitialsStandForABodyNamedBefore) {
  EXPECT_EQ(mended("The River Safety Board met. The RSB left.", {{"River Safety Board", body}}),
            (Found{{"River Safety Board", body}, {"RSB", body}}));
  EXPECT_EQ(mended("The RSB left.", {}), Found{});
}

TEST(NameRules, KnownBodiesAreBodiesAndDaysAreNoNames) {
  EXPECT_EQ(mended("Islamic Jihad and Hamas met on Monday.", {{"Hamas", place}, {"Monday"}}),
            (Found{{"Islamic Jihad", body}, {"Hamas", body}}));
}

TEST(NameRules, EveryListHasWords) {
  for (const auto list :
       {NameLists::bodies, NameLists::company_endings, NameLists::no_names, NameLists::after_names})
    EXPECT_GT(NameLists::shared().size(list), 5U);
  EXPECT_TRUE(NameLists::shared().has(NameLists::company_endings, "S.A."));
}

}  // namespace
}  // namespace sayso
