// The traps for times, through the whole program.
#include <cases/show.hpp>
#include <cases/whole_program.hpp>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

class TimeCases : public testing::TestWithParam<std::string> {};

TEST_P(TimeCases, Holds) { cases::run_whole(GetParam(), {{"times", cases::show_times}}); }

INSTANTIATE_TEST_SUITE_P(Times, TimeCases, testing::ValuesIn(cases::in_folder("src/stages/times/cases")),
                         cases::name_of_case);

}  // namespace
}  // namespace sayso
