// .case files as tests of GoogleTest: every file in a folder is one test with the file's name.
//
//   class TokenCases : public testing::TestWithParam<std::string> {};
//   TEST_P(TokenCases, Holds) { cases::run(GetParam(), {{"tokens", [](const cases::CaseFile& file) { return …; }}}); }
//   INSTANTIATE_TEST_SUITE_P(Tokens, TokenCases, testing::ValuesIn(cases::in_folder("src/stages/tokens/cases")),
//                            cases::name_of_case);
//
// With SAYSO_ACCEPT=1 in the environment (./dev test --accept) what is shown becomes what is expected, in the file: the
// diff is the review. An open case (`open: reason`) must fail: then its test is skipped, with the reason, so that it is
// counted; when it holds, its test fails until the mark is taken out (--accept takes it out). What an open case expects
// is never rewritten: it says what should be.
// Odd case: a folder without .case files gives one test that fails, for a wrong path would be silent otherwise.
#pragma once

#include "cases/case_file.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace sayso::cases {

// How to show what the program finds for a section: {"tokens", …} answers `--- expect tokens`.
using Show = std::function<std::string(const CaseFile&)>;
using Shows = std::vector<std::pair<std::string, Show>>;

// The .case files of a folder of the project, sorted.
std::vector<std::string> in_folder(const std::string& folder);

// "no-cue-after-colon.case" is test no_cue_after_colon.
std::string name_of_case(const testing::TestParamInfo<std::string>& info);

// Compares every expectation of the file that `shows` can show; fails where there is none.
void run(const std::string& path, const Shows& shows);

}  // namespace sayso::cases
