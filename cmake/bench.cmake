# The programs that bench/run measures with. `all` leaves them out: bench/run builds them when it needs them.

file(GLOB bench_programs CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/bench/*_bench.cpp)
add_custom_target(sayso_bench)
foreach(source IN LISTS bench_programs)
  get_filename_component(name ${source} NAME_WE)
  string(REGEX REPLACE "_bench$" "" name ${name})
  add_executable(bench_${name} EXCLUDE_FROM_ALL ${source} ${PROJECT_SOURCE_DIR}/bench/allocations.cpp)
  target_include_directories(bench_${name} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/bench)
  target_link_libraries(bench_${name} PRIVATE sayso_flags sayso::sayso)
  set_target_properties(bench_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bench)
  add_dependencies(sayso_bench bench_${name})
endforeach()
target_sources(bench_record PRIVATE ${PROJECT_SOURCE_DIR}/bench/news.cpp ${PROJECT_SOURCE_DIR}/bench/worlds.cpp)
if(TARGET sayso)
  add_dependencies(sayso_bench sayso)
endif()

# Not how fast, only that what is timed is right.
if(SAYSO_TESTS AND NOT SAYSO_SANITIZE AND EXISTS ${PROJECT_SOURCE_DIR}/models/english.sayso)
  sayso_house_test(bench_answers ${Python3_EXECUTABLE} -B bench/run --answers --build ${PROJECT_BINARY_DIR})
endif()

# What training/cue_shares.py asks: built when named (cmake --build build --target act_decisions).
add_executable(act_decisions EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/training/act_decisions.cpp)
target_link_libraries(act_decisions PRIVATE sayso_flags sayso::sayso nlohmann_json::nlohmann_json)
target_include_directories(act_decisions PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)

# Fits models/coreference.txt: built when named (cmake --build build --target fit_coreference).
add_executable(fit_coreference EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/training/coreference.cpp)
target_link_libraries(fit_coreference PRIVATE sayso_flags sayso::sayso nlohmann_json::nlohmann_json)
target_include_directories(fit_coreference PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)

# What training/fit_firmness.py reads: built when named (cmake --build build --target firmness_features).
add_executable(firmness_features EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/training/firmness_features.cpp)
target_link_libraries(firmness_features PRIVATE sayso_flags sayso::sayso nlohmann_json::nlohmann_json)
target_include_directories(firmness_features PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)

# What training/fit_names.py reads: built when named (cmake --build build --target name_features).
add_executable(name_features EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/training/name_features.cpp)
target_link_libraries(name_features PRIVATE sayso_flags sayso::sayso nlohmann_json::nlohmann_json)
target_include_directories(name_features PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)

# What training/fit_relations.py reads: built when named (cmake --build build --target relation_pairs).
add_executable(relation_pairs EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/training/relation_pairs.cpp)
target_link_libraries(relation_pairs PRIVATE sayso_flags sayso::sayso nlohmann_json::nlohmann_json)
target_include_directories(relation_pairs PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)

# What training/fit_outlet.py reads: built when named (cmake --build build --target outlet_candidates).
add_executable(outlet_candidates EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/training/outlet_candidates.cpp)
target_link_libraries(outlet_candidates PRIVATE sayso_flags sayso::sayso nlohmann_json::nlohmann_json)
target_include_directories(outlet_candidates PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)

# What training/fit_contents.py reads: built when named (cmake --build build --target content_candidates).
add_executable(content_candidates EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/training/content_candidates.cpp)
target_link_libraries(content_candidates PRIVATE sayso_flags sayso::sayso nlohmann_json::nlohmann_json)
target_include_directories(content_candidates PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)

# What training/fit_stories.py reads: built when named (cmake --build build --target story_pairs).
add_executable(story_pairs EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/training/story_pairs.cpp)
target_link_libraries(story_pairs PRIVATE sayso_flags sayso::sayso nlohmann_json::nlohmann_json)
target_include_directories(story_pairs PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)
