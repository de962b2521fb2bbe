// Where the model is: the file named on the command line, else $SAYSO_MODEL, else english.sayso in one of the places
// beside the program: share/sayso of an installation, models of the tree it was built in.
//
//   auto path = find_model(given.model);     // "/usr/local/share/sayso/english.sayso", or a sentence that says where it looked
//
// Odd case: a file that was named is taken whether it exists or not; opening it then says what is wrong.
#pragma once

#include "sayso/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

Result<std::string> find_model(const std::string& named);

// The places beside a program in this folder, in the order in which they are looked at.
std::vector<std::string> model_places(const std::string& program_folder);

}  // namespace sayso
