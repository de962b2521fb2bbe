# sayso_room(NAME FLOOR n [DEPENDS room…] [LIBRARIES target…] [HEADERS file…] [PROGRAM])
#
# A room is src/NAME and all below it. Its sources become the object library room_NAME and the archive sayso_NAME; its
# *_test.cpp become one GoogleTest program test_NAME, every test in it one test of ctest. HEADERS are its public headers
# in include/sayso. With PROGRAM the room is the program `sayso` and is not part of the library.
# Files are included by their path from src ("base/utf8.hpp") or from include ("sayso/result.hpp").
function(sayso_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "PROGRAM" "FLOOR" "DEPENDS;LIBRARIES;HEADERS")

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

  set_property(GLOBAL APPEND PROPERTY sayso_house_libraries ${room_LIBRARIES})
  set(used ${room_LIBRARIES})
  foreach(lower IN LISTS room_DEPENDS)
    list(APPEND used sayso_${lower})
  endforeach()

  # The entry point stays out of the archive, so that the tests of the program's room can bring their own.
  set(entry ${sources})
  list(FILTER entry INCLUDE REGEX "/main\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(room_PROGRAM)
    add_executable(sayso ${entry})
    set_target_properties(sayso PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
    target_link_libraries(sayso PRIVATE sayso_flags ${used})
    target_include_directories(sayso PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)
    if(NOT sources)
      return()
    endif()
  endif()

  add_library(room_${name} OBJECT ${sources})
  target_include_directories(room_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)
  target_link_libraries(room_${name} PRIVATE sayso_flags ${used})
  set_target_properties(room_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)

  add_library(sayso_${name} STATIC $<TARGET_OBJECTS:room_${name}>)
  target_include_directories(sayso_${name} INTERFACE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)
  target_link_libraries(sayso_${name} PUBLIC ${used})
  set_target_properties(sayso_${name} PROPERTIES LINKER_LANGUAGE CXX)

  if(room_PROGRAM)
    target_link_libraries(sayso PRIVATE sayso_${name})
  else()
    set_property(GLOBAL APPEND PROPERTY sayso_rooms ${name})
    set_property(GLOBAL APPEND PROPERTY sayso_libraries ${room_LIBRARIES})
    set_property(GLOBAL APPEND PROPERTY sayso_headers ${room_HEADERS})
  endif()

  if(SAYSO_TESTS AND tests)
    sayso_room_tests(${name} ${tests})
  endif()
endfunction()

function(sayso_room_tests name)
  add_executable(test_${name} ${ARGN})
  target_link_libraries(test_${name} PRIVATE sayso_flags sayso_${name} sayso_cases GTest::gtest_main)
  target_compile_definitions(test_${name} PRIVATE SAYSO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  set_target_properties(test_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  # Tests are listed when ctest starts, not while building: a crash then fails a test, not the build.
  gtest_discover_tests(test_${name} TEST_PREFIX ${name}. DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
                       WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} PROPERTIES TIMEOUT 300)
endfunction()

# One archive of all rooms but the program's, for people who link sayso into their own.
function(sayso_library)
  get_property(rooms GLOBAL PROPERTY sayso_rooms)
  get_property(libraries GLOBAL PROPERTY sayso_libraries)
  list(REMOVE_DUPLICATES libraries)
  list(REMOVE_ITEM libraries nlohmann_json::nlohmann_json)  # headers only: whoever links the archive does not need it
  list(TRANSFORM rooms REPLACE "(.+)" "$<TARGET_OBJECTS:room_\\1>" OUTPUT_VARIABLE objects)
  add_library(sayso_library STATIC ${objects})
  add_library(sayso::sayso ALIAS sayso_library)
  set_target_properties(sayso_library PROPERTIES OUTPUT_NAME sayso EXPORT_NAME sayso LINKER_LANGUAGE CXX)
  target_compile_features(sayso_library INTERFACE cxx_std_20)
  target_include_directories(sayso_library INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
                                                     $<INSTALL_INTERFACE:include>)
  target_link_libraries(sayso_library PRIVATE ${libraries})
  if(SAYSO_SANITIZE)
    target_link_options(sayso_library INTERFACE $<BUILD_INTERFACE:-fsanitize=${SAYSO_SANITIZE}>)
  endif()

  # What `./dev build` makes: all that is installed, and no tests.
  add_custom_target(sayso_all DEPENDS sayso_library $<TARGET_NAME_IF_EXISTS:sayso>)
endfunction()
