// The traps for statements in the outlet's own voice, through the whole program.
#include <cases/show.hpp>
#include <cases/whole_program.hpp>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

class OutletCases : public testing::TestWithParam<std::string> {};

TEST_P(OutletCases, Holds) { cases::run_whole(GetParam(), {{"outlet", cases::show_own}}); }

INSTANTIATE_TEST_SUITE_P(Outlet, OutletCases, testing::ValuesIn(cases::in_folder("src/stages/outlet/cases")),
                         cases::name_of_case);

}  // namespace
}  // namespace sayso
