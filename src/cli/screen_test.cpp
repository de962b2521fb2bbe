#include "cli/screen.hpp"

#include <cstdlib>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// Sets a variable of the environment while a test runs.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) { ::setenv(name, value, 1); }
  ~Variable() { ::unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
};

TEST(Screen, IsAsWideAsColumnsSays) {
  const Variable columns("COLUMNS", "123");
  EXPECT_EQ(terminal_width(), 123U);
}

TEST(Screen, DoesNotBelieveColumnsThatAreNoNumber) {
  for (const char* const value : {"", "0", "wide", "-3", "99999999999999999999"}) {
    const Variable columns("COLUMNS", value);
    EXPECT_GE(terminal_width(), 1U) << value;
    EXPECT_LE(terminal_width(), 1000U) << value;
  }
}

TEST(Screen, ShowsColoursOnATerminalOnly) {
  ::unsetenv("NO_COLOR");
  const Variable term("TERM", "xterm");
  EXPECT_TRUE(shows_colour(ColourChoice::automatic, true));
  EXPECT_FALSE(shows_colour(ColourChoice::automatic, false));
  EXPECT_TRUE(shows_colour(ColourChoice::always, false));
  EXPECT_FALSE(shows_colour(ColourChoice::never, true));
}

TEST(Screen, HeedsNoColorUnlessAskedForColours) {
  const Variable term("TERM", "xterm");
  const Variable no_color("NO_COLOR", "1");
  EXPECT_FALSE(shows_colour(ColourChoice::automatic, true));
  EXPECT_TRUE(shows_colour(ColourChoice::always, true));
}

TEST(Screen, ShowsNoColoursOnADumbTerminal) {
  const Variable term("TERM", "dumb");
  EXPECT_FALSE(shows_colour(ColourChoice::automatic, true));
}

TEST(Screen, KnowsItsChoicesByName) {
  EXPECT_EQ(colour_choice_named("auto"), ColourChoice::automatic);
  EXPECT_EQ(colour_choice_named("always"), ColourChoice::always);
  EXPECT_EQ(colour_choice_named("never"), ColourChoice::never);
  EXPECT_EQ(colour_choice_named("maybe"), std::nullopt);
}

}  // namespace
}  // namespace sayso
