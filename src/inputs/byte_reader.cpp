#include "inputs/byte_reader.hpp"

#include "base/interruption.hpp"
#include "base/mapped_file.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t chunk = 65536;

std::string quoted(std::string_view path) { return "\"" + shown_path(path) + "\""; }

std::string name_of_file(std::string_view path) {
  return path == "-" ? "Standard input" : "The file " + quoted(path);
}

}  // namespace

std::string shown_path(std::string_view path) {
  std::string shown;
  for (std::size_t offset = 0; offset < path.size();) {
    const utf8::CodePoint next = utf8::decode(path, offset);
    const bool is_control = next.value < 0x20 || (next.value >= 0x7F && next.value < 0xA0);
    utf8::append(shown, is_control ? utf8::replacement : next.value);
    offset += next.size;
  }
  return shown;
}

Result<ByteReader> ByteReader::open(const std::string& path) {
  if (path == "-") return ByteReader(STDIN_FILENO, name_of_file(path));
  // A path with a NUL inside would be cut there, and another file opened.
  if (path.find('\0') != std::string::npos)
    return cannot_open(shown_path(path.substr(0, path.find('\0'))) + "…", ENOENT);
  const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return cannot_open(shown_path(path), errno);
  ByteReader reader(handle, name_of_file(path));
  struct stat about {};
  if (::fstat(handle, &about) == 0 && S_ISDIR(about.st_mode))
    return fail(Fault::bad_input,
                quoted(path) + " is a folder, where a file was expected: name a file in it.");
  return reader;
}

ByteReader ByteReader::from_memory(std::string bytes, std::string_view path) {
  ByteReader reader(-1, name_of_file(path));
  reader.buffer_ = std::move(bytes);
  reader.at_end_ = true;
  return reader;
}

ByteReader::ByteReader(ByteReader&& other) noexcept
    : handle_(std::exchange(other.handle_, -1)), at_end_(std::exchange(other.at_end_, true)),
      name_(std::move(other.name_)), buffer_(std::move(other.buffer_)),
      begin_(std::exchange(other.begin_, 0)) {
  other.buffer_.clear();
}

ByteReader& ByteReader::operator=(ByteReader&& other) noexcept {
  std::swap(handle_, other.handle_);
  std::swap(at_end_, other.at_end_);
  std::swap(name_, other.name_);
  std::swap(buffer_, other.buffer_);
  std::swap(begin_, other.begin_);
  return *this;
}

ByteReader::~ByteReader() {
  if (handle_ >= 0 && handle_ != STDIN_FILENO) ::close(handle_);
}

Result<void> ByteReader::fill() {
  if (at_end_) return {};
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  const std::size_t filled = buffer_.size();
  buffer_.resize(filled + chunk);
  ssize_t count = 0;
  do {
    count = ::read(handle_, buffer_.data() + filled, chunk);
  } while (count < 0 && errno == EINTR && !interruption::is_asked());
  const int reason = errno;
  buffer_.resize(filled + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  if (count <= 0) at_end_ = true;
  if (count >= 0 || reason == EINTR) return {};
  if (reason == EISDIR) return fail(Fault::bad_input, name_ + " is a folder: name a file in it.");
  return fail(Fault::internal,
              name_ + " could not be read: the system says \"" + std::strerror(reason) + "\".");
}

Result<std::string_view> ByteReader::peek() {
  while (!at_end_ && waiting().size() < chunk)
    if (Result<void> filled = fill(); !filled) return fail(std::move(filled).error());
  return waiting().substr(0, chunk);
}

Result<std::string> ByteReader::read_all(std::size_t limit) {
  const auto too_large = [&] {
    return fail(Fault::bad_input, name_ + " is larger than " + std::to_string(limit) +
                                      " bytes, the largest that is read: give it in smaller parts.");
  };
  // A file that says that it is too large need not be read to know it.
  struct stat about {};
  if (handle_ >= 0 && ::fstat(handle_, &about) == 0 && S_ISREG(about.st_mode) &&
      static_cast<std::size_t>(about.st_size) > limit)
    return too_large();
  if (at_end_ && begin_ == 0) {  // already in memory, as a whole
    if (buffer_.size() > limit) return too_large();
    return std::exchange(buffer_, {});
  }
  std::string all;
  if (about.st_size > 0) all.reserve(static_cast<std::size_t>(about.st_size));
  for (;;) {
    all.append(waiting());
    begin_ = buffer_.size();
    if (all.size() > limit) return too_large();
    if (at_end_) break;
    if (Result<void> filled = fill(); !filled) return fail(std::move(filled).error());
  }
  buffer_ = {};
  begin_ = 0;
  return all;
}

Result<LineStep> ByteReader::next_line(std::string& line, std::size_t limit) {
  line.clear();
  bool is_too_long = false;
  bool is_any = false;
  for (;;) {
    const std::string_view part = waiting();
    const std::size_t end = part.find('\n');
    const std::string_view taken = part.substr(0, end);
    is_any = is_any || !part.empty();
    if (taken.size() > limit - line.size()) is_too_long = true;
    if (is_too_long) {
      line = {};  // its memory is given back at once, and no more of the line is kept
    } else {
      line.append(taken);
    }
    begin_ += taken.size() + (end == std::string_view::npos ? 0 : 1);
    if (end != std::string_view::npos) break;
    if (at_end_) {
      if (!is_any) return LineStep::end;
      break;
    }
    if (Result<void> filled = fill(); !filled) return fail(std::move(filled).error());
  }
  return is_too_long ? LineStep::too_long : LineStep::line;
}

}  // namespace sayso
