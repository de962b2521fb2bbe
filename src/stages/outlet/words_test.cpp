#include "stages/outlet/words.hpp"

#include <gtest/gtest.h>

namespace sayso::outlet {
namespace {

TEST(OutletWords, AreAllUnderHeadingsThatAreKnown) { EXPECT_TRUE(shared_words().faults().empty()); }

TEST(OutletWords, KnowTheirForms) {
  const Words words("[happens]\nexplode prevent stop bury\nfallen\n[people]\nbody\n");
  for (const char* const form :
       {"exploded", "exploding", "prevented", "stopped", "stopping", "buried", "fallen"})
    EXPECT_TRUE(words.has(happens, form)) << form;
  EXPECT_TRUE(words.has(people, "bodies"));
  EXPECT_FALSE(words.has(happens, "bodies"));
  EXPECT_EQ(words.kinds_of("table"), 0U);
}

TEST(OutletWords, SayWhichHeadingIsNone) {
  const Words words("[people]\nman\n[poeple]\nwoman\n");
  ASSERT_EQ(words.faults().size(), 1U);
  EXPECT_EQ(words.faults()[0], "[poeple]");
  EXPECT_FALSE(words.has(people, "woman"));
}

TEST(OutletWords, GiveOneStemToTheFormsOfAWord) {
  EXPECT_EQ(stem_of("stories"), stem_of("story"));
  EXPECT_EQ(stem_of("stopped"), stem_of("stop"));
  EXPECT_EQ(stem_of("climbers"), stem_of("climber"));
  EXPECT_EQ(stem_of("rescued"), stem_of("rescue"));
  EXPECT_NE(stem_of("pass"), stem_of("pas"));
  EXPECT_EQ(stem_of("s"), "s");
}

}  // namespace
}  // namespace sayso::outlet
