// Older charsets, by ICU: which one bytes are likely in, and their conversion. Conversion goes through a buffer of
// fixed size, so that it needs no memory but the bytes and the text.
//
//   likely_charset("\x93Hello,\x94 he said.") == "windows-1252"
//
// Odd case: a text with few bytes above ASCII is taken for windows-1252, in which English is written: too few bytes for
// statistics to go by, which would see Hungarian in them.
#pragma once

#include "sayso/result.hpp"

#include <string>
#include <string_view>

namespace sayso::charset {

// The name of a charset that ICU can convert, and that is no Unicode encoding. Points to a constant.
const char* likely_charset(std::string_view bytes);

// Appends the bytes as UTF-8; what the charset does not have becomes U+FFFD. Fails if the text grows too large for a
// Span, or ICU lacks the charset.
Result<void> convert(std::string_view bytes, const char* charset, std::string& text);

}  // namespace sayso::charset
