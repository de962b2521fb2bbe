// The pages of --help, made from the tables: nothing in them is written twice.
//
//   std::cout << help_of_program();
//   std::cout << help_of(verb, app);     // app has the verb's options
//
// Odd case: they are 80 columns wide wherever they are shown, so that they can be kept in the docs as they are.
#pragma once

#include "cli/verbs.hpp"

#include <string>

namespace sayso {

std::string help_of_program();
std::string help_of(const Verb& verb, const CLI::App& app);

// "one, two or three", for sentences that say what there is.
std::string as_choice(const std::vector<std::string_view>& names);

}  // namespace sayso
