#include "base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace sayso {

void die_of_broken_promise(const char* promise, const char* condition, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: sayso breaks its promise that %s: %s\n", file, line, promise, condition);
  std::abort();
}

}  // namespace sayso
