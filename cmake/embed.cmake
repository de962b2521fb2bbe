# sayso_embed_text(ROOM SYMBOL FILE): the text of FILE, compiled into the room as `sayso::texts::SYMBOL`, so that a list
# that a journalist can edit needs no file at run time. Editing it configures and builds again.
function(sayso_embed_text room symbol file)
  set(source ${PROJECT_BINARY_DIR}/texts/${symbol}.cpp)
  set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${file})
  file(READ ${PROJECT_SOURCE_DIR}/${file} text)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"// Made from @file@.
#include <string_view>

namespace sayso::texts {
extern const std::string_view @symbol@;
const std::string_view @symbol@ = R\"~text~(@text@)~text~\";
}  // namespace sayso::texts
")
  target_sources(room_${room} PRIVATE ${source})
  # C++ promises strings of 65,536 characters only, as clang says; both compilers take longer ones.
  set_source_files_properties(${source} TARGET_DIRECTORY room_${room} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
endfunction()
