#include "cli/record_file.hpp"

#include "base/ascii.hpp"
#include "inputs/byte_reader.hpp"
#include "links/link.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace sayso {

Result<WholeFile> WholeFile::create(const std::string& path) {
  WholeFile made;
  // What a link leads to is written, and the link stays.
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  const bool is_there = std::filesystem::exists(status);
  made.path_ = is_there ? std::filesystem::canonical(path, error).string() : path;
  if (made.path_.empty()) made.path_ = path;
  // A device or a pipe is written to; renaming a file over it would take its place.
  made.is_renamed_ = !is_there || std::filesystem::is_regular_file(status);
  made.part_ = made.is_renamed_ ? made.path_ + ".part" : made.path_;
  made.file_ = std::fopen(made.part_.c_str(), "wbe");
  if (made.file_ == nullptr) return made.failure();
  return made;
}

WholeFile::WholeFile(WholeFile&& other) noexcept
    : file_(std::exchange(other.file_, nullptr)), path_(std::move(other.path_)),
      part_(std::move(other.part_)) {}

WholeFile& WholeFile::operator=(WholeFile&& other) noexcept {
  std::swap(file_, other.file_);
  std::swap(path_, other.path_);
  std::swap(part_, other.part_);
  std::swap(is_renamed_, other.is_renamed_);
  return *this;
}

WholeFile::~WholeFile() {
  if (file_ == nullptr) return;
  std::fclose(file_);
  if (is_renamed_) std::remove(part_.c_str());
}

Failure WholeFile::failure() const {
  return fail(Fault::bad_input, "The file " + path_ + " cannot be written: " + std::strerror(errno) + ".");
}

Result<void> WholeFile::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) return failure();
  return {};
}

Result<void> WholeFile::finish() {
  const int closed = std::fclose(std::exchange(file_, nullptr));
  if (closed == 0 && (!is_renamed_ || std::rename(part_.c_str(), path_.c_str()) == 0)) return {};
  const Failure why = failure();
  if (is_renamed_) std::remove(part_.c_str());
  return why;
}

Result<void> read_lines(const std::string& path, const std::function<void(const std::string& name)>& begin,
                        const std::function<Result<void>(std::string_view line)>& take) {
  constexpr std::size_t longest = std::size_t{256} << 20U;
  Result<ByteReader> reader = ByteReader::open(path);
  if (!reader) return fail(reader.error());
  std::string name = reader->name();
  if (!name.empty()) name.front() = small_letter(name.front());
  begin(name);
  std::string line;
  for (std::uint64_t number = 1;; ++number) {
    const Result<LineStep> step = reader->next_line(line, longest);
    if (!step) return fail(step.error());
    if (*step == LineStep::end) return {};
    if (*step == LineStep::too_long)
      return fail(Fault::bad_input,
                  "Line " + std::to_string(number) + " of " + name +
                      " is longer than 256 MB: give a file that sayso export --to jsonl wrote.");
    if (Result<void> taken = take(line); !taken) return taken;
  }
}

void link_in_batches(Record& record, std::span<const Row> articles) {
  constexpr std::size_t batch = 64;
  Linker linker(record);
  for (; !articles.empty(); articles = articles.subspan(std::min(batch, articles.size())))
    linker.link(articles.first(std::min(batch, articles.size())));
}

}  // namespace sayso
