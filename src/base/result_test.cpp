#include "sayso/result.hpp"

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

Result<int> digit(char c) {
  if (c < '0' || c > '9')
    return fail(Fault::bad_input, std::string("\"") + c + "\" is not a digit: give one.");
  return c - '0';
}

TEST(Result, HoldsAValueOrAnError) {
  const Result<int> seven = digit('7');
  ASSERT_TRUE(seven.has_value());
  EXPECT_TRUE(seven);
  EXPECT_EQ(*seven, 7);
  EXPECT_EQ(seven.value(), 7);

  const Result<int> none = digit('x');
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().fault, Fault::bad_input);
  EXPECT_EQ(none.error().message, "\"x\" is not a digit: give one.");
  EXPECT_EQ(none.value_or(3), 3);
  EXPECT_EQ(seven.value_or(3), 7);
}

TEST(Result, IsNotAnErrorWhenMadeFromNothing) {
  EXPECT_EQ(Result<std::string>().value(), "");
  EXPECT_TRUE(Result<void>().has_value());
}

TEST(Result, TakesAValueThatCanOnlyBeMoved) {
  Result<std::unique_ptr<int>> made = std::make_unique<int>(4);
  ASSERT_TRUE(made);
  EXPECT_EQ(**made, 4);
  const std::unique_ptr<int> taken = std::move(made).value();
  EXPECT_EQ(*taken, 4);
  auto sum =
      Result<std::unique_ptr<int>>(std::make_unique<int>(5)).transform([](std::unique_ptr<int> number) {
        return *number + 1;
      });
  EXPECT_EQ(sum.value(), 6);
  Result<std::unique_ptr<int>> broken = fail(Fault::internal, "No.");
  EXPECT_EQ(*std::move(broken).value_or(std::make_unique<int>(9)), 9);
}

TEST(Result, ConvertsWhereTheValueConverts) {
  const Result<std::string> text = "abc";
  EXPECT_EQ(text->size(), 3U);
  const Result<std::vector<int>> three(std::in_place, 3U, 1);
  EXPECT_EQ(three->size(), 3U);
}

TEST(Result, CanHoldABooleanThatIsFalse) {
  const Result<bool> no = false;
  EXPECT_TRUE(no.has_value());
  EXPECT_FALSE(*no);
}

TEST(Result, ChainsUntilTheFirstError) {
  const auto twice = [](int value) -> Result<int> {
    return value * 2;
  };
  EXPECT_EQ(digit('4').and_then(twice).value(), 8);
  EXPECT_EQ(digit('x').and_then(twice).error().message, "\"x\" is not a digit: give one.");
  EXPECT_EQ(digit('4').transform([](int value) { return std::to_string(value); }).value(), "4");
  EXPECT_FALSE(digit('x').transform([](int value) { return std::to_string(value); }));
  EXPECT_EQ(digit('x').or_else([](const Error&) { return Result<int>(0); }).value(), 0);
  EXPECT_EQ(digit('4').or_else([](const Error&) { return Result<int>(0); }).value(), 4);
  int seen = 0;
  const Result<void> nothing = digit('4').transform([&](int value) { seen = value; });
  EXPECT_TRUE(nothing);
  EXPECT_EQ(seen, 4);
  const Result<void> failed = digit('x').and_then([](int) { return Result<void>(); });
  EXPECT_FALSE(failed);
}

TEST(Result, OfNothingStillFails) {
  const Result<void> failed = fail(Fault::bad_use, "There is no such verb: try --help.");
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().fault, Fault::bad_use);
  EXPECT_FALSE(failed.and_then([] { return Result<int>(1); }));
  EXPECT_FALSE(failed.transform([] { return 1; }));
  EXPECT_TRUE(failed.or_else([](const Error&) { return Result<void>(); }));
  EXPECT_EQ(Result<void>().and_then([] { return Result<int>(1); }).value(), 1);
  EXPECT_EQ(Result<void>().transform([] { return 2; }).value(), 2);
}

TEST(Result, PassesAnErrorOnToAnotherType) {
  const auto outer = []() -> Result<std::string> {
    Result<int> inner = digit('!');
    if (!inner) return fail(std::move(inner).error());
    return std::to_string(*inner);
  };
  EXPECT_EQ(outer().error().message, "\"!\" is not a digit: give one.");
}

TEST(ResultDeathTest, EndsTheProgramWithTheMessageOfAnErrorThatWasNotLookedAt) {
  EXPECT_DEATH((void)digit('x').value(), "\"x\" is not a digit");
  EXPECT_DEATH((void)digit('7').error(), "has none");
  EXPECT_DEATH(Result<void>(fail(Fault::internal, "Broken.")).value(), "Broken");
}

}  // namespace
}  // namespace sayso
