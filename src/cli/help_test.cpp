#include "cli/help.hpp"
#include "exports/exports.hpp"
#include "exports/terminal/columns.hpp"
#include "inputs/input.hpp"

#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::string help_of_verb(std::string_view name) {
  for (const Verb& verb : all_verbs()) {
    if (verb.name != name) continue;
    CLI::App app("", "sayso " + std::string(name));
    app.set_help_flag("-h,--help", "show this page");
    const auto run = verb.declare(app);
    return help_of(verb, app);
  }
  return {};
}

TEST(Help, NamesEveryVerbWithItsLine) {
  const std::string help = help_of_program();
  std::set<std::string_view> names;
  for (const Verb& verb : all_verbs()) {
    EXPECT_TRUE(names.insert(verb.name).second) << verb.name;
    EXPECT_NE(help.find("\n  " + std::string(verb.name) + " "), std::string::npos) << verb.name;
    EXPECT_NE(help.find(verb.help), std::string::npos) << verb.name;
    EXPECT_NE(help.find("\n  " + std::string(verb.example) + "\n"), std::string::npos) << verb.name;
    EXPECT_EQ(verb.example.find("sayso " + std::string(verb.name)), 0U) << verb.name;
  }
}

TEST(Help, OfEveryVerbFitsATerminalAndExplainsItsOptions) {
  for (const Verb& verb : all_verbs()) {
    const std::string help = help_of_verb(verb.name);
    std::istringstream lines(help);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(columns_in(line), 80U) << line;
    CLI::App app;
    const auto run = verb.declare(app);
    for (const CLI::Option* const option : app.get_options())
      EXPECT_FALSE(option->get_description().empty()) << verb.name << ' ' << option->get_name();
  }
}

TEST(Help, OfReadNamesTheFormats) {
  const std::string help = help_of_verb("read");
  for (const Export& format : all_exports())
    EXPECT_NE(help.find("\n  " + std::string(format.name)), std::string::npos) << format.name;
  for (const InputFormat& format : all_inputs())
    EXPECT_NE(help.find("\n  " + std::string(format.name)), std::string::npos) << format.name;
  EXPECT_NE(help.find("usage: sayso read [OPTION…] [FILE…]\n"), std::string::npos);
  EXPECT_NE(help.find("\n  -o, --out DIR "), std::string::npos);
}

TEST(Help, MakesAChoiceOfAList) {
  EXPECT_EQ(as_choice({}), "");
  EXPECT_EQ(as_choice({"one"}), "one");
  EXPECT_EQ(as_choice({"one", "two"}), "one or two");
  EXPECT_EQ(as_choice({"one", "two", "three"}), "one, two or three");
}

}  // namespace
}  // namespace sayso
