// Invariants that are checked while running: in the presets dev, asan, tsan and fuzz (SAYSO_CHECK=1), not in a release.
// They state what the program guarantees to itself; no input, however broken, may ever make one fail. In a release the
// condition is compiled but not evaluated.
//
//   SAYSO_EXPECT(span.begin <= span.end, "spans run forwards");
#pragma once

#ifndef SAYSO_CHECK
#define SAYSO_CHECK 0
#endif

namespace sayso {

inline constexpr bool checks_are_on = SAYSO_CHECK != 0;

// Prints the broken promise and where it stands, and ends the program.
[[noreturn]] void die_of_broken_promise(const char* promise, const char* condition, const char* file,
                                        int line);

}  // namespace sayso

#define SAYSO_EXPECT(condition, promise)                                                                     \
  do {                                                                                                       \
    if constexpr (::sayso::checks_are_on) {                                                                  \
      if (!(condition)) ::sayso::die_of_broken_promise(promise, #condition, __FILE__, __LINE__);             \
    }                                                                                                        \
  } while (false)
