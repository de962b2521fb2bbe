# Tests of the whole house, with ctest's label `house`: the order of the rooms, every header alone, and the ways
# strangers use sayso. They build things themselves, so they run one after the other.

if(NOT SAYSO_TESTS)
  return()
endif()

function(sayso_house_test name)
  add_test(NAME house.${name} COMMAND ${ARGN} COMMAND_EXPAND_LISTS WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(house.${name} PROPERTIES LABELS house RUN_SERIAL ON TIMEOUT 1800
                       ENVIRONMENT SAYSO_OTHER_ROUNDING=$<BOOL:${SAYSO_CHECKS}>)
endfunction()

sayso_house_test(layers ${Python3_EXECUTABLE} -B tests/layers/layers.py)
sayso_house_test(layers_can_fail ${Python3_EXECUTABLE} -B tests/layers/layers_test.py)

# Traps for statements, through the whole engine with the shipped model; and the reader of .case files itself.
add_executable(test_cases tests/cases/whole_program.cpp tests/cases/case_file_test.cpp tests/cases/statements_case_test.cpp
               tests/cases/times_case_test.cpp tests/cases/acts_case_test.cpp
               tests/cases/figures_case_test.cpp tests/cases/firmness_case_test.cpp
               tests/cases/events_case_test.cpp tests/cases/outlet_case_test.cpp
               tests/cases/coreference_case_test.cpp)
target_link_libraries(test_cases PRIVATE sayso_flags sayso_cases sayso::sayso GTest::gtest_main)
target_include_directories(test_cases PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_compile_definitions(test_cases PRIVATE SAYSO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
set_target_properties(test_cases PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
gtest_discover_tests(test_cases TEST_PREFIX cases. DISCOVERY_MODE PRE_TEST WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
                     PROPERTIES TIMEOUT 300)

# Files that cannot be read, to the program itself: what it says, its exit code, and that it takes neither time nor memory.
# Builds that check themselves are slower.
sayso_house_test(bad_input ${Python3_EXECUTABLE} -B tests/bad_input/bad_input.py $<TARGET_FILE:sayso>
                 $<$<BOOL:${SAYSO_CHECKS}>:--slow>)

# The program as people meet it: the samples read as they were before, output as documented, exit codes and sentences.
sayso_house_test(golden ${Python3_EXECUTABLE} -B tests/golden/golden.py $<TARGET_FILE:sayso>)
sayso_house_test(rounding ${Python3_EXECUTABLE} -B tests/rounding/rounding_test.py)
sayso_house_test(golden_can_fail ${Python3_EXECUTABLE} -B tests/golden/golden_test.py)
sayso_house_test(output ${Python3_EXECUTABLE} -B tests/docs/output.py $<TARGET_FILE:sayso>)
sayso_house_test(export ${Python3_EXECUTABLE} -B tests/docs/export.py $<TARGET_FILE:sayso>)
sayso_house_test(output_can_fail ${Python3_EXECUTABLE} -B tests/docs/json_schema_test.py)
sayso_house_test(cli ${Python3_EXECUTABLE} -B tests/cli/cli.py $<TARGET_FILE:sayso>)
sayso_house_test(asking ${Python3_EXECUTABLE} -B tests/asking/verbs.py $<TARGET_FILE:sayso>)
sayso_house_test(asking_pages ${Python3_EXECUTABLE} -B tests/asking/pages.py $<TARGET_FILE:sayso>)
sayso_house_test(record ${Python3_EXECUTABLE} -B tests/record/record.py $<TARGET_FILE:sayso>)
sayso_house_test(orders ${Python3_EXECUTABLE} -B tests/links/orders.py $<TARGET_FILE:sayso>)
sayso_house_test(verify ${Python3_EXECUTABLE} -B tests/record/verify.py $<TARGET_FILE:sayso>)
sayso_house_test(crash ${Python3_EXECUTABLE} -B tests/crash/crash.py $<TARGET_FILE:sayso>)

# Every header compiles alone, and twice: one small file each, in a target that only the test builds.
file(GLOB_RECURSE headers RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS src/*.hpp include/*.hpp include/*.h)
foreach(header IN LISTS headers)
  string(REGEX REPLACE "^(src|include)/" "" included ${header})
  file(CONFIGURE OUTPUT headers_alone/${included}.cpp CONTENT "#include \"@included@\"\n#include \"@included@\"\n" @ONLY)
  list(APPEND alone ${CMAKE_CURRENT_BINARY_DIR}/headers_alone/${included}.cpp)
endforeach()
get_property(house_libraries GLOBAL PROPERTY sayso_house_libraries)
list(REMOVE_DUPLICATES house_libraries)
add_library(headers_alone OBJECT EXCLUDE_FROM_ALL ${alone})
target_include_directories(headers_alone PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)
target_link_libraries(headers_alone PRIVATE sayso_flags GTest::gtest ${house_libraries})
target_compile_options(headers_alone PRIVATE -O0 -g0)
sayso_house_test(headers_alone ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR} --target headers_alone --parallel 2)

# Sanitized code cannot be linked by those who do not know of it, so these two are for ordinary builds.
if(NOT SAYSO_SANITIZE)
  foreach(way find_package add_subdirectory)
    sayso_house_test(install_${way} tests/install/run ${way} ${PROJECT_BINARY_DIR} ${CMAKE_CXX_COMPILER}
                     "${CMAKE_CXX_FLAGS_RELEASE}" "${CMAKE_CXX_COMPILER_LAUNCHER}")
  endforeach()
endif()
