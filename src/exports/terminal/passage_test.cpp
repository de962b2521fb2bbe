#include "exports/terminal/passage.hpp"
#include "text/hand_made.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// <source> [cue] content (between), paragraphs divided by " / ".
std::string shown(const HandMade& made) {
  std::string out;
  for (const std::vector<Run>& passage : passages_of(made.document, made.document.statements.front())) {
    if (!out.empty()) out += " / ";
    for (const Run& run : passage) {
      switch (run.style) {
        case Style::source: out.append("<").append(run.text).append(">"); break;
        case Style::cue: out.append("[").append(run.text).append("]"); break;
        case Style::dim: out.append("(").append(run.text).append(")"); break;
        default: out.append(run.text); break;
      }
    }
  }
  return out;
}

TEST(Passage, IsInTheOrderOfTheText) {
  HandMade made("“We counted,” said Olga Remi, 58, “and then we stopped.”");
  made.statement("Olga Remi", "said", {"“We counted,”", "“and then we stopped.”"});
  EXPECT_EQ(shown(made), "“We counted,”( )[said]( )<Olga Remi>(, 58, )“and then we stopped.”");
}

TEST(Passage, LeavesOutASourceInAnotherParagraph) {
  HandMade made("Novak came.\n\nShe left. “No,” it was said.");
  made.statement("Novak", "said", {"“No,”"});
  EXPECT_EQ(shown(made), "“No,”( it was )[said]");
}

TEST(Passage, LeavesOutASourceThatIsFarAway) {
  const std::string clause(200, 'x');
  HandMade made("Novak, " + clause + ", said no.");
  made.statement("Novak", "said", {"no"});
  EXPECT_EQ(shown(made), "[said]( )no");
}

TEST(Passage, ReachesASourceOverItsCue) {
  const std::string clause(100, 'x');
  HandMade made("Novak, " + clause + ", said " + clause + " no.");
  made.statement("Novak", "said", {"no"});
  EXPECT_EQ(shown(made), "<Novak>( … )[said]( … )no");
}

TEST(Passage, GoesOnInTheNextParagraph) {
  HandMade made("Novak said: “One.\n\n“Two.”");
  made.statement("Novak", "said", {"“One.\n\n“Two.”"});
  EXPECT_EQ(shown(made), "<Novak>( )[said](: )“One. / “Two.”");
}

TEST(Passage, ShowsThatAParagraphWasLeftOut) {
  HandMade made("Novak said: “One.”\n\nHe paused.\n\n“Two.”");
  made.statement("Novak", "said", {"“One.”", "“Two.”"});
  EXPECT_EQ(shown(made), "<Novak>( )[said](: )“One.”( …) / “Two.”");
}

TEST(Passage, MarksASourceInsideItsContent) {
  HandMade made("The plan, Novak said, is dead.");
  made.statement("Novak", "said", {"The plan, Novak said, is dead"});
  EXPECT_EQ(shown(made), "The plan, <Novak> [said], is dead");
}

TEST(Passage, OfAStatementWithoutContentIsItsCue) {
  HandMade made("Novak declined to comment.");
  made.statement("Novak", "declined to comment", {});
  EXPECT_EQ(shown(made), "<Novak>( )[declined to comment]");
}

TEST(Passage, OfNothingIsNothing) {
  HandMade made("Novak.");
  made.statement("", "", {});
  EXPECT_TRUE(passages_of(made.document, made.document.statements.front()).empty());
}

}  // namespace
}  // namespace sayso
