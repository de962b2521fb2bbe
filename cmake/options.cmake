# What can be chosen, and the flags that follow from it.

option(SAYSO_TESTS "Build the tests" ${PROJECT_IS_TOP_LEVEL})
option(SAYSO_WARNINGS_AS_ERRORS "Stop at a warning in sayso's own code" ${PROJECT_IS_TOP_LEVEL})
option(SAYSO_CHECKS "Check invariants while running (SAYSO_CHECK=1)" OFF)
option(SAYSO_FUZZ "Build the fuzzers (clang and libFuzzer)" OFF)
set(SAYSO_SANITIZE "" CACHE STRING "Sanitizers for all of sayso's code: address,undefined or thread")

if(NOT CMAKE_BUILD_TYPE AND PROJECT_IS_TOP_LEVEL)
  set(CMAKE_BUILD_TYPE Release)
endif()

if(PROJECT_IS_TOP_LEVEL)
  set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
  find_program(ccache_program ccache)
  if(ccache_program AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${ccache_program})
  endif()
endif()

# Everything that is compiled here goes through this interface; it is never installed.
add_library(sayso_flags INTERFACE)
target_compile_features(sayso_flags INTERFACE cxx_std_20)
target_compile_options(sayso_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion)
if(SAYSO_WARNINGS_AS_ERRORS)
  target_compile_options(sayso_flags INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # g++ 12 warns falsely when it optimises: about std::string's operator+, and about std::optional and std::variant.
  target_compile_options(sayso_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
target_compile_definitions(sayso_flags INTERFACE SAYSO_CHECK=$<BOOL:${SAYSO_CHECKS}>)
if(SAYSO_SANITIZE)
  target_compile_options(sayso_flags INTERFACE -fsanitize=${SAYSO_SANITIZE} -fno-sanitize-recover=all
                                               -fno-omit-frame-pointer)
  target_link_options(sayso_flags INTERFACE -fsanitize=${SAYSO_SANITIZE})
endif()
if(SAYSO_FUZZ)
  target_compile_options(sayso_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
