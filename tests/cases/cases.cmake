# The library of .case files for tests. The top CMakeLists.txt includes this file before the rooms and calls
# sayso_case_tests() after them. Tests of rooms link to sayso_cases (room.cmake) and include <cases/…> as one includes a
# library, for it is on no floor.
if(SAYSO_TESTS)
  add_library(sayso_cases STATIC ${PROJECT_SOURCE_DIR}/tests/cases/case_file.cpp
                                 ${PROJECT_SOURCE_DIR}/tests/cases/case_tests.cpp
                                 ${PROJECT_SOURCE_DIR}/tests/cases/show.cpp)
  target_include_directories(sayso_cases PUBLIC ${PROJECT_SOURCE_DIR}/tests ${PROJECT_SOURCE_DIR}/src
                                                ${PROJECT_SOURCE_DIR}/include)
  target_compile_definitions(sayso_cases PRIVATE SAYSO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(sayso_cases PUBLIC GTest::gtest sayso_base PRIVATE sayso_flags)
endif()

# The tests of .case files themselves, and the traps for statements, which need the engine and the model.
function(sayso_case_tests)
  if(NOT SAYSO_TESTS)
    return()
  endif()
  add_executable(test_cases ${PROJECT_SOURCE_DIR}/tests/cases/case_file_test.cpp)
  target_link_libraries(test_cases PRIVATE sayso_flags sayso_cases sayso_text sayso_base GTest::gtest_main)
  if(TARGET sayso_engine AND TARGET sayso_inputs)
    target_sources(test_cases PRIVATE ${PROJECT_SOURCE_DIR}/tests/cases/statements_case_test.cpp)
    target_link_libraries(test_cases PRIVATE sayso_engine)
  endif()
  target_compile_definitions(test_cases PRIVATE SAYSO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  set_target_properties(test_cases PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  gtest_discover_tests(test_cases TEST_PREFIX cases. DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
                       WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} PROPERTIES TIMEOUT 300)
endfunction()
