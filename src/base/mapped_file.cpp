#include "base/mapped_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace sayso {
namespace {

// An open file that closes itself.
class Handle {
 public:
  explicit Handle(int number) : number_(number) {}
  Handle(Handle&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Handle& operator=(Handle&&) = delete;
  ~Handle() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

std::string quoted(const std::string& path) { return "\"" + path + "\""; }

Failure cannot_read(const std::string& what, int reason) {
  if (reason == EISDIR) return fail(Fault::bad_input, what + " is a folder: name a file in it.");
  return fail(Fault::internal,
              what + " could not be read: the system says \"" + std::strerror(reason) + "\".");
}

Failure too_large(const std::string& what, std::size_t limit) {
  return fail(Fault::bad_input,
              what + " is larger than " + std::to_string(limit) + " bytes: give it in smaller parts.");
}

struct Opened {
  Handle handle;
  struct stat about;
};

Result<Opened> open_to_read(const std::string& path, int flags) {
  // A path with a NUL inside would be cut there, and another file opened.
  if (path.find('\0') != std::string::npos) return cannot_open(path.substr(0, path.find('\0')) + "…", ENOENT);
  Handle handle(::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags));
  if (handle.number() < 0) return cannot_open(path, errno);
  struct stat about {};
  if (::fstat(handle.number(), &about) != 0) return cannot_read("The file " + quoted(path), errno);
  if (S_ISDIR(about.st_mode)) return cannot_read(quoted(path), EISDIR);
  return Opened{std::move(handle), about};
}

Result<std::string> read_all(int handle, const std::string& what, std::size_t expected, std::size_t limit) {
  constexpr std::size_t least = 65536;
  if (expected > limit) return too_large(what, limit);
  std::string bytes;
  std::size_t filled = 0;
  for (;;) {
    if (filled == bytes.size()) {
      // One byte more than expected shows whether the file ends there, without growing for nothing.
      const std::size_t wanted = filled > 0 ? filled * 2 : expected > 0 ? expected + 1 : least;
      bytes.resize(wanted > limit ? limit + 1 : wanted);
    }
    const ssize_t count = ::read(handle, bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return cannot_read(what, errno);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
    if (filled > limit) return too_large(what, limit);
  }
  bytes.resize(filled);
  if (expected == 0) bytes.shrink_to_fit();
  return bytes;
}

}  // namespace

Failure cannot_open(const std::string& path, int reason) {
  switch (reason) {
    case ENOENT:
    case ENOTDIR: return fail(Fault::bad_input, "There is no file " + quoted(path) + ": check the path.");
    case EACCES:
    case EPERM:
      return fail(Fault::bad_input,
                  "The file " + quoted(path) + " may not be read by this user: change its permissions.");
    case ELOOP:
      return fail(Fault::bad_input, "The link " + quoted(path) + " leads back to itself: mend or remove it.");
    case ENAMETOOLONG:
      return fail(Fault::bad_input, "The path " + quoted(path) + " is too long for this system: shorten it.");
    default:
      return fail(Fault::internal, "The file " + quoted(path) + " could not be opened: the system says \"" +
                                       std::strerror(reason) + "\".");
  }
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  // Without O_NONBLOCK, opening a pipe would wait for somebody to write to it.
  const Result<Opened> opened = open_to_read(path, O_NONBLOCK);
  if (!opened) return fail(opened.error());
  if (!S_ISREG(opened->about.st_mode))
    return fail(Fault::bad_input, quoted(path) + " is a pipe or a device: save its content to a file first.");
  const auto size = static_cast<std::size_t>(opened->about.st_size);
  if (size == 0) return MappedFile();
  void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, opened->handle.number(), 0);
  if (address == MAP_FAILED) return cannot_read("The file " + quoted(path), errno);
  return MappedFile(address, size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : address_(std::exchange(other.address_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(address_, other.address_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (address_ != nullptr) ::munmap(address_, size_);
}

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  const Result<Opened> opened = open_to_read(path, 0);
  if (!opened) return fail(opened.error());
  const std::size_t expected =
      S_ISREG(opened->about.st_mode) ? static_cast<std::size_t>(opened->about.st_size) : 0;
  return read_all(opened->handle.number(), "The file " + quoted(path), expected, limit);
}

Result<std::string> read_stdin(std::size_t limit) {
  return read_all(STDIN_FILENO, "What came through standard input", 0, limit);
}

}  // namespace sayso
