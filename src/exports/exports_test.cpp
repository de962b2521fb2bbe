#include "exports/exports.hpp"
#include "text/hand_made.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Exports, HaveANameAHelpAnExampleAndAFunctionEach) {
  std::set<std::string_view> names;
  for (const Export& format : all_exports()) {
    EXPECT_TRUE(names.insert(format.name).second) << format.name;
    EXPECT_FALSE(format.help.empty());
    EXPECT_EQ(format.example.substr(0, 11), "sayso read ") << format.example;
    EXPECT_EQ(format.extension.substr(0, 1), ".");
    ASSERT_NE(format.write, nullptr);
    EXPECT_EQ(export_named(format.name), &format);
  }
  EXPECT_EQ(export_named("xml"), nullptr);
}

TEST(Exports, AddToWhatIsThereAndAreTheSameEachTime) {
  HandMade made("“No,” said Novak.");
  made.statement("Novak", "said", {"“No,”"}, StatementKind::direct);
  for (const Export& format : all_exports()) {
    std::string once, twice = "before";
    format.write(made.document, {.model = "m"}, once);
    format.write(made.document, {.model = "m"}, twice);
    EXPECT_EQ(twice, "before" + once) << format.name;
    EXPECT_TRUE(once.ends_with('\n')) << format.name;
  }
}

TEST(Exports, OfAnEmptyDocumentDoNotFail) {
  const HandMade made("");
  for (const Export& format : all_exports()) {
    std::string out;
    format.write(made.document, {}, out);
    SUCCEED() << format.name;
  }
}

}  // namespace
}  // namespace sayso
