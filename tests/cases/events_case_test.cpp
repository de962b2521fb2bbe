// The traps for events, through the whole program.
#include <cases/show.hpp>
#include <cases/whole_program.hpp>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

class EventCases : public testing::TestWithParam<std::string> {};

TEST_P(EventCases, Holds) { cases::run_whole(GetParam(), {{"events", cases::show_events}}); }

INSTANTIATE_TEST_SUITE_P(Events, EventCases, testing::ValuesIn(cases::in_folder("src/stages/events/cases")),
                         cases::name_of_case);

}  // namespace
}  // namespace sayso
