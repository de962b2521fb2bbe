// One article out of the fields of one JSON object: title and body become the text, the other values the source, dates
// are brought to ISO 8601 and names of agencies to their short ones.
//
//   auto article = article_of(std::move(fields), "Line 12 of the file \"news.jsonl\"", options);
//
// Odd case: a date that cannot be read (or may be read in two ways) is left out, and a note gives its words.
#pragma once

#include "inputs/input.hpp"
#include "inputs/jsonl/fields.hpp"

#include <string_view>

namespace sayso {

// `place` begins the sentence of an error. The path is the caller's to fill in.
Result<Article> article_of(Fields fields, std::string_view place, const InputOptions& options);

}  // namespace sayso
