# sayso_words(room FILE name): models/FILE becomes `extern const std::string_view NAME_words` (namespace sayso) in the room.
# Lists that a journalist edits are embedded when building: whoever changes one builds again and needs no new model file.
function(sayso_words room file name)
  set(source ${PROJECT_SOURCE_DIR}/models/${file})
  set(made ${PROJECT_BINARY_DIR}/words/${name}.cpp)
  add_custom_command(OUTPUT ${made} DEPENDS ${source} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake VERBATIM
                     COMMAND ${CMAKE_COMMAND} -DSOURCE=${source} -DMADE=${made} -DNAME=${name}
                             -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
                     COMMENT "Embedding models/${file}")
  target_sources(room_${room} PRIVATE ${made})
endfunction()
