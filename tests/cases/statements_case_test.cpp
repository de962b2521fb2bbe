// The traps for statements and for their speakers, through the whole program.
#include <cases/show.hpp>
#include <cases/whole_program.hpp>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

class StatementCases : public testing::TestWithParam<std::string> {};

TEST_P(StatementCases, Holds) { cases::run_whole(GetParam(), {{"statements", cases::show_statements}}); }

INSTANTIATE_TEST_SUITE_P(Statements, StatementCases,
                         testing::ValuesIn(cases::in_folder("src/stages/statements/cases")),
                         cases::name_of_case);

class SpeakerCases : public testing::TestWithParam<std::string> {};

TEST_P(SpeakerCases, Holds) { cases::run_whole(GetParam(), {{"speakers", cases::show_speakers}}); }

INSTANTIATE_TEST_SUITE_P(Speakers, SpeakerCases,
                         testing::ValuesIn(cases::in_folder("src/stages/speakers/cases")),
                         cases::name_of_case);

}  // namespace
}  // namespace sayso
