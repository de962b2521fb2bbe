// The traps for coreference, through the whole program.
#include <cases/show.hpp>
#include <cases/whole_program.hpp>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

class CoreferenceCases : public testing::TestWithParam<std::string> {};

TEST_P(CoreferenceCases, Holds) { cases::run_whole(GetParam(), {{"entities", cases::show_entities}}); }

INSTANTIATE_TEST_SUITE_P(Coreference, CoreferenceCases,
                         testing::ValuesIn(cases::in_folder("src/stages/coreference/cases")),
                         cases::name_of_case);

}  // namespace
}  // namespace sayso
