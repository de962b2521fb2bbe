#include "sayso/version.hpp"

#include "cli/verbs.hpp"

#include <iostream>

namespace sayso {

std::function<int()> declare_version(CLI::App& /*app*/) {
  return [] {
    std::cout << "sayso " << version << '\n';
    return exit_fine;
  };
}

}  // namespace sayso
