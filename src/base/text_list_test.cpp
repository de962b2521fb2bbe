#include "base/text_list.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(TextList, PassesOverCommentsAndEmptyLinesAndCountsThem) {
  std::vector<std::string> seen;
  each_line("# a list\r\n\none\r\n  two \n#three\nfour", [&](std::string_view line, std::uint32_t number) {
    seen.push_back(std::to_string(number) + ":" + std::string(line));
  });
  EXPECT_EQ(seen, (std::vector<std::string>{"3:one", "4:two", "6:four"}));
}

TEST(TextList, HasNoEmptyParts) {
  std::vector<std::string> seen;
  each_part(" kill, killed ,, died,", ',', [&](std::string_view part) { seen.emplace_back(part); });
  EXPECT_EQ(seen, (std::vector<std::string>{"kill", "killed", "died"}));
  each_part("", ',', [](std::string_view) { FAIL(); });
  each_line("", [](std::string_view) { FAIL(); });
}

TEST(TextList, KnowsOneOfAFew) {
  constexpr std::string_view joining[] = {"or", "and"};
  EXPECT_TRUE(is_in(joining, "and"));
  EXPECT_FALSE(is_in(joining, "an"));
  EXPECT_TRUE(is_any_of("and", {"or", "and"}));
  EXPECT_FALSE(is_any_of("", {"or", "and"}));
}

}  // namespace
}  // namespace sayso
