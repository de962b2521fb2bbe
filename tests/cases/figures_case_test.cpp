// The traps for figures, through the whole program.
#include <cases/show.hpp>
#include <cases/whole_program.hpp>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

class FigureCases : public testing::TestWithParam<std::string> {};

TEST_P(FigureCases, Holds) { cases::run_whole(GetParam(), {{"figures", cases::show_figures}}); }

INSTANTIATE_TEST_SUITE_P(Figures, FigureCases,
                         testing::ValuesIn(cases::in_folder("src/stages/figures/cases")),
                         cases::name_of_case);

}  // namespace
}  // namespace sayso
