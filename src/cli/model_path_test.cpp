#include "cli/model_path.hpp"

#include <cstdlib>

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(ModelPath, IsTheOneThatWasNamed) {
  ::setenv("SAYSO_MODEL", "/elsewhere/english.sayso", 1);
  EXPECT_EQ(find_model("mine.sayso").value(), "mine.sayso");
  ::unsetenv("SAYSO_MODEL");
}

TEST(ModelPath, IsElseTheOneOfTheEnvironment) {
  ::setenv("SAYSO_MODEL", "/elsewhere/english.sayso", 1);
  EXPECT_EQ(find_model("").value(), "/elsewhere/english.sayso");
  ::unsetenv("SAYSO_MODEL");
}

TEST(ModelPath, IsElseBesideTheProgram) {
  const std::vector<std::string> expected{"/usr/share/sayso/english.sayso", "/usr/models/english.sayso",
                                          "/models/english.sayso"};
  EXPECT_EQ(model_places("/usr/bin"), expected);
}

}  // namespace
}  // namespace sayso
