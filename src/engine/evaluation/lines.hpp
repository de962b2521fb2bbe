// Corpora for `sayso eval`, read whole: JSON Lines, and files of one token a line; gzipped or not.
//
// Odd case: a broken line in a corpus is an error that names it, not something to pass over: scores would change.
#pragma once

#include "sayso/result.hpp"

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace sayso {

Result<std::vector<nlohmann::json>> read_json_lines(const std::string& path);
Result<std::vector<std::string>> read_text_lines(const std::string& path);

}  // namespace sayso
