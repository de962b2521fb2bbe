// The version of sayso, as its output and its packages give it. CMake reads the number from this line, so that there is
// one place to change it.
//
//   sayso::version == "0.1.0"
#pragma once

#include <string_view>

namespace sayso {

inline constexpr std::string_view version = "0.1.0";

}  // namespace sayso
