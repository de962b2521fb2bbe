// A case's text through the plain-text input, the shipped model and all stages, as `sayso read` would take it. Needs
// models/english.sayso.
//
//   TEST_P(TimeCases, Holds) { cases::run_whole(GetParam(), {{"times", cases::show_times}}); }
//
// Odd case: without the model a test fails and says so.
#pragma once

#include "cases/case_tests.hpp"
#include "sayso/document.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace sayso::cases {

using ShowDocument = std::function<std::string(const Document&)>;

// As `run`, each section shown from the document that all stages made of the case's text.
void run_whole(const std::string& path, const std::vector<std::pair<std::string, ShowDocument>>& shows);

}  // namespace sayso::cases
