// Files that may be gzipped, read whole: corpora, and later the members of archives. What does not begin as gzip does is
// given back as it is.
//
//   auto text = read_unzipped("dev.jsonl.gz");
//
// Odd cases: several members one after another are one text; bytes after the last member that are none are ignored, as
// gzip(1) does; more than `limit` bytes unzipped is an error, however small the file.
#pragma once

#include "base/mapped_file.hpp"
#include "sayso/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace sayso {

inline bool is_gzip(std::string_view bytes) {
  return bytes.size() > 2 && bytes[0] == '\x1f' && bytes[1] == '\x8b';
}

// `name` stands in the message.
Result<std::string> unzip(std::string_view bytes, const std::string& name, std::size_t limit = largest_text);

Result<std::string> read_unzipped(const std::string& path, std::size_t limit = largest_text);

}  // namespace sayso
