// Files that records are written into and read from. One that is written is there whole or not at all: under a name of its own first,
// and under its own name when all is there. One of lines is read line by line. What an import added is linked as `add` does it.
//
//   Result<WholeFile> file = WholeFile::create("out.jsonl");
//   file->write(line); … file->finish();
//
// Odd cases: without finish() the file that was there before stays as it was; what is no file (a device, a pipe) is written to as it is.
#pragma once

#include "record/record.hpp"
#include "sayso/result.hpp"

#include <cstdio>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace sayso {

class WholeFile {
 public:
  static Result<WholeFile> create(const std::string& path);
  WholeFile(WholeFile&& other) noexcept;
  WholeFile& operator=(WholeFile&& other) noexcept;
  ~WholeFile();

  Result<void> write(std::string_view bytes);
  Result<void> finish();

 private:
  WholeFile() = default;
  Failure failure() const;

  std::FILE* file_ = nullptr;
  std::string path_, part_;
  bool is_renamed_ = true;
};

// Calls take(line) for each line of the file, `-` for standard input, until one fails. `name` is told first: "the file "x.jsonl"".
Result<void> read_lines(const std::string& path, const std::function<void(const std::string& name)>& begin,
                        const std::function<Result<void>(std::string_view line)>& take);

// Article by article in batches, as many as `add` takes, so that memory does not grow with their number.
void link_in_batches(Record& record, std::span<const Row> articles);

}  // namespace sayso
