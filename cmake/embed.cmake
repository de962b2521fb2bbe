# cmake -DSOURCE=words.txt -DMADE=words.cpp -DNAME=words -P embed.cmake: the bytes of a file as a C++ source.
file(READ ${SOURCE} bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
string(REGEX REPLACE "('.x0a',)" "\\1\n" bytes "${bytes}")
file(WRITE ${MADE} "#include <string_view>\n
namespace sayso {
namespace {
constexpr char bytes[] = {${bytes}'\\0'};
}
extern const std::string_view ${NAME}_words;
const std::string_view ${NAME}_words(bytes, sizeof bytes - 1);
}  // namespace sayso
")
