// What a format is to the corridor: opened bytes go in, and Articles gives one Input after another until there is no
// more. Opening cannot fail; what is wrong with the bytes comes out of next() as Skipped, where it is found. A format
// ends each article with finish_article(), which fills what every article has.
//
//   std::unique_ptr<Articles> open_text(OpenedInput opened);      // one row of the table in inputs.cpp
//
// Odd case: the bytes may come from standard input or from memory, and then have no file name to judge by (path "-").
#pragma once

#include "inputs/byte_reader.hpp"
#include "inputs/input.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sayso {

struct OpenedInput {
  ByteReader bytes;
  std::string path;  // as it was named, and made valid UTF-8: becomes Source::path
  InputOptions options;
};

class Articles {
 public:
  Articles() = default;
  Articles(const Articles&) = delete;
  Articles& operator=(const Articles&) = delete;
  virtual ~Articles() = default;

  virtual bool next(Input& input) = 0;
};

// The format whose endings hold this path's, or null. Upper and lower case are one: "NEWS.TXT" is a text.
const InputFormat* input_for_ending(std::string_view path);

// The format that the first bytes look like: JSON, or text, which anything may be.
const InputFormat* input_for_content(std::string_view beginning);

// Lays the options over what the article says itself, and fills its language and its SHA-256.
// Fails if the text is too large for a Span or has not one word.
Result<void> finish_article(Article& article, std::string_view name, const InputOptions& options);

}  // namespace sayso
