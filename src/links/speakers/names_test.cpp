#include "links/speakers/names.hpp"

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::string parts(std::string_view name) {
  const PersonName made = person_name(name);
  return join_words(made.given) + "|" + made.family;
}

bool agree(std::string_view one, std::string_view two) {
  return given_names_agree(person_name(one), person_name(two));
}
Likeness families(std::string_view one, std::string_view two) {
  return compare_families(person_name(one), person_name(two));
}

TEST(PersonName, LeavesOutTitlesEndingsAndNicknames) {
  EXPECT_EQ(parts("Sen. J.R. Whitlow, Jr."), "j r|whitlow");
  EXPECT_EQ(parts("Prime Minister Edith Marlowe"), "edith|marlowe");
  EXPECT_EQ(parts("Jorge \xE2\x80\x9CPepe\xE2\x80\x9D Ruiz"), "jorge|ruiz");
  EXPECT_EQ(parts("HELEN STRAKE"), "helen|strake");
  EXPECT_EQ(parts("Cllr"), "|");
}

TEST(PersonName, KnowsParticlesAndFamiliesThatStandFirst) {
  EXPECT_EQ(parts("Ursula von der Leyen"), "ursula|leyen");
  EXPECT_EQ(parts("Bashar al-Assad"), "bashar|assad");
  EXPECT_EQ(parts("Al Gore"), "al|gore");
  EXPECT_EQ(parts("Xi Jinping"), "jinping|xi");
  EXPECT_EQ(parts("Kim Jong-un"), parts("Kim Jong Un"));
  EXPECT_EQ(parts("Lee Harvey Oswald"), "lee harvey|oswald");
}

TEST(PersonName, HearsOneNameInThreeSpellings) {
  EXPECT_EQ(families("Zelenskyy", "Zelensky"), Likeness::same);
  EXPECT_EQ(families("Zelenskyy", "Zelenskiy"), Likeness::same);
  EXPECT_EQ(families("Yanukovych", "Yanukovich"), Likeness::same);
  EXPECT_EQ(families("Schröder", "Schroeder"), Likeness::same);
  EXPECT_EQ(families("Gaddafi", "Kadhafi"), Likeness::near);
  EXPECT_EQ(families("Novak", "Nowicki"), Likeness::none);
}

TEST(PersonName, ComparesGivenNames) {
  EXPECT_TRUE(agree("William J. Clinton", "Bill Clinton"));
  EXPECT_TRUE(agree("J. Whitlow", "James R. Whitlow"));
  EXPECT_TRUE(agree("Mohammed Karim", "Muhammad Karim"));
  EXPECT_FALSE(agree("George W. Bush", "George H. W. Bush"));
  EXPECT_FALSE(agree("Bill Clinton", "Hillary Clinton"));
  EXPECT_FALSE(agree("J. Whitlow", "Ruth Whitlow"));
}

TEST(BodyName, TellsWhoseAGenericBodyIs) {
  for (const std::string_view name :
       {"Kestrian Foreign Ministry", "Foreign Ministry of Kestria", "Kestria's Foreign Ministry",
        "Ministry of Foreign Affairs of Kestria"}) {
    const BodyName body = body_name(name);
    EXPECT_EQ(body.joined, "foreign ministry") << name;
    EXPECT_TRUE(same_country(body.owner, "kestria")) << name << ": " << body.owner;
  }
  EXPECT_FALSE(same_country("velmora", "kestrian"));
  EXPECT_TRUE(same_country("french", "france"));
  EXPECT_TRUE(body_name("Foreign Ministry").is_generic);
  EXPECT_EQ(body_name("Foreign Ministry", "Kestria").owner, "kestria");
  EXPECT_FALSE(body_name("Product Safety Board").is_generic);
  EXPECT_EQ(body_name("Department of Defense").joined, body_name("Defence Department").joined);
}

TEST(BodyName, KnowsAliasesAndAcronyms) {
  EXPECT_EQ(body_name("the U.N.").joined, "united nations");
  EXPECT_FALSE(body_name("State Department").is_generic);
  EXPECT_TRUE(body_name("NWA").is_acronym);
  EXPECT_EQ(body_name("Product Safety Board").initials, "psb");
}

TEST(Folded, MakesOneFormOfAccentsAndMarks) {
  EXPECT_EQ(folded("Jana Nováková"), "jana novakova");
  EXPECT_EQ(folded("O’Brien & Łoś"), "obrien and los");
  EXPECT_EQ(folded("  U.S. — "), "us");
  EXPECT_EQ(folded("J.R.", FullStops::part_words), "j r");
}

}  // namespace
}  // namespace sayso
