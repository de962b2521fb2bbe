// The bytes of one file, of standard input, or of memory, as a format wants them: a look at the beginning, everything,
// or line by line. Memory is bounded by the limit that the caller gives, whatever the file holds. Move-only.
//
//   auto reader = ByteReader::open("news.jsonl");
//   reader->peek();                                   // the first bytes; takes nothing away
//   while (auto step = reader->next_line(line, limit)) …
//
// Odd cases: a line longer than the limit is read to its end and dropped (LineStep::too_long), and the next one is whole
// again; the last line may lack its line end; a pipe is read like a file; a folder is refused.
#pragma once

#include "sayso/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace sayso {

// A path as it may be shown and stored: a byte that is not UTF-8 becomes U+FFFD, and so does a control character, which
// would part a sentence or steer a terminal.
std::string shown_path(std::string_view path);

enum class LineStep : unsigned char { line, too_long, end };

class ByteReader {
 public:
  // `-` is standard input.
  static Result<ByteReader> open(const std::string& path);
  static ByteReader from_memory(std::string bytes, std::string_view path);

  ByteReader(ByteReader&& other) noexcept;
  ByteReader& operator=(ByteReader&& other) noexcept;
  ByteReader(const ByteReader&) = delete;
  ByteReader& operator=(const ByteReader&) = delete;
  ~ByteReader();

  // As the subject of a sentence: The file "x.txt", or Standard input.
  const std::string& name() const { return name_; }

  // At most 64 KiB of what comes next. Less only where the file ends.
  Result<std::string_view> peek();

  // All that has not been taken yet; more than `limit` bytes is an error.
  Result<std::string> read_all(std::size_t limit);

  // The next line, without its line end.
  Result<LineStep> next_line(std::string& line, std::size_t limit);

 private:
  ByteReader(int handle, std::string name) : handle_(handle), name_(std::move(name)) {}

  std::string_view waiting() const { return std::string_view(buffer_).substr(begin_); }
  // Reads once more into the buffer, behind what waits there; at the end of the file nothing changes.
  Result<void> fill();

  int handle_ = -1;  // below zero: everything is in the buffer
  bool at_end_ = false;
  std::string name_;
  std::string buffer_;
  std::size_t begin_ = 0;  // all before it has been taken
};

}  // namespace sayso
