// Files as bytes: mapped (MappedFile, for a model that is read in place by all threads) or read whole (read_file,
// read_stdin, for texts). A MappedFile is read-only and move-only; its bytes stay where they are when it is moved, and
// go when it does. A file that is cut short while it is mapped ends the program when the lost part is read, as with
// every mapping: what others may change at any time is read with read_file.
//
//   auto file = MappedFile::open("models/english.sayso");
//   if (!file) return fail(std::move(file).error());
//   use(file->bytes());
//
// Odd cases: an empty file maps to no bytes; a pipe (<(command), /dev/stdin) can be read, not mapped; a folder is
// refused by both.
#pragma once

#include "sayso/result.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sayso {

class MappedFile {
 public:
  static Result<MappedFile> open(const std::string& path);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::span<const std::byte> bytes() const { return {static_cast<const std::byte*>(address_), size_}; }
  std::string_view text() const { return {static_cast<const char*>(address_), size_}; }
  std::size_t size() const { return size_; }

 private:
  MappedFile(void* address, std::size_t size) : address_(address), size_(size) {}

  void* address_ = nullptr;  // from mmap, or null for no bytes
  std::size_t size_ = 0;
};

// No more than this can be addressed by a Span: the limit unless the caller knows better.
inline constexpr std::size_t largest_text = 0xFFFF'FFFEU;

// Why a path could not be opened, by errno, as one sentence. `path` is shown as it is.
Failure cannot_open(const std::string& path, int reason);

// All bytes of a file, a pipe or standard input. More than `limit` bytes is an error, and no more than that are kept.
Result<std::string> read_file(const std::string& path, std::size_t limit = largest_text);
Result<std::string> read_stdin(std::size_t limit = largest_text);

}  // namespace sayso
