// What programs write that is not quite JSON, made JSON: NaN and Infinity become null, line ends and other control
// characters inside a string are escaped, half of a surrogate pair becomes U+FFFD, and \' is '. Asked only after a strict
// reading has failed.
//
//   mended_json("{\"author\": NaN, \"text\": \"a\tb\"}") == "{\"author\": null, \"text\": \"a\\u0009b\"}"
//
// Odd case: no value where nothing of this kind is to be mended; what else is wrong stays wrong.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sayso {

std::optional<std::string> mended_json(std::string_view json);

}  // namespace sayso
