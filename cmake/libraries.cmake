# The libraries that sayso stands on, all packages of Debian 12. `./dev` installs them; xxHash and CLI11 are headers only.

find_package(Threads REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)
find_package(ZLIB REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
find_package(dnnl 2.6 REQUIRED CONFIG)
find_package(nlohmann_json 3.11 REQUIRED CONFIG)
find_package(CLI11 2.1 REQUIRED CONFIG)
find_package(fmt 9 REQUIRED CONFIG)

# Whoever only wants the program needs neither of these; `./dev test` installs them, and fails where no test ran.
if(SAYSO_TESTS)
  find_package(GTest QUIET)
  find_package(Python3 3.9 QUIET COMPONENTS Interpreter)
  if(GTest_FOUND AND Python3_FOUND)
    include(GoogleTest)
    enable_testing()
  else()
    message(STATUS "sayso: the tests are left out, for GoogleTest or Python is missing")
    set(SAYSO_TESTS OFF)
  endif()
endif()
