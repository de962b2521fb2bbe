// Corrections as text: the JSON of a row's target and value, and one line of JSON a correction, which is its line in an export and in
// a file of corrections (docs/corrections.md).
//
//   {"record":"correction","id":"x-…","what":"set act","who":"Ann Lee","when":"2026-11-27T16:00:00Z","why":"…","undone":null,
//    "target":["s-…"],"value":"deny"}
//
// Odd case: a value of one key is a text, one of several is a list.
#pragma once

#include "record/corrections/corrections.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

// A list of texts, or one text; nothing for any other JSON. null is the empty list.
std::optional<std::vector<std::string>> keys_from_json(std::string_view json);
std::string json_of_target(const Correction& correction);
std::string json_of_value(const Correction& correction);

// Ends with a line end.
std::string line_of(const Correction& correction);

// What is wrong with a correction, as the end of a sentence ("has no target"); empty where nothing is.
std::string fault_of(const Correction& correction);

}  // namespace sayso
