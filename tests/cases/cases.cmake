# The library of .case files for tests. The top CMakeLists.txt includes this file before the rooms; tests link to
# sayso_cases (room.cmake, house_tests.cmake) and include <cases/…> as one includes a library, for it is on no floor.
if(SAYSO_TESTS)
  add_library(sayso_cases STATIC ${PROJECT_SOURCE_DIR}/tests/cases/case_file.cpp
                                 ${PROJECT_SOURCE_DIR}/tests/cases/case_tests.cpp
                                 ${PROJECT_SOURCE_DIR}/tests/cases/show.cpp)
  target_include_directories(sayso_cases PUBLIC ${PROJECT_SOURCE_DIR}/tests ${PROJECT_SOURCE_DIR}/src
                                                ${PROJECT_SOURCE_DIR}/include)
  target_compile_definitions(sayso_cases PRIVATE SAYSO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(sayso_cases PUBLIC GTest::gtest sayso_base PRIVATE sayso_flags)
endif()
