#include "cli/output.hpp"

#include "base/mapped_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace sayso {
namespace {

// 0, or the error number.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

}  // namespace

Result<Output> Output::to_folder(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error || !std::filesystem::is_directory(folder, error)) {
    return fail(Fault::bad_input, "The folder " + folder + " cannot be made: " +
                                      (error ? error.message() : "there is a file of that name") + ".");
  }
  Output output;
  output.folder_ = folder;
  return output;
}

Result<void> Output::write(std::string_view bytes) {
  const int error = write_all(STDOUT_FILENO, bytes);
  if (error == 0) return {};
  if (error == EPIPE) {
    has_reader_ = false;
    return fail(Fault::bad_input, "");
  }
  return fail(Fault::bad_input, std::string("The output cannot be written: ") + std::strerror(error) + ".");
}

std::string Output::name_for(std::string_view article_path) {
  // "a/news.txt" -> "news", "a/news.jsonl:12" -> "news-12". Nothing of the path but its end is used, so that the file
  // lies inside the folder whatever the path was.
  std::string name(article_path.substr(article_path.rfind('/') + 1));
  std::string line;
  const std::size_t colon = name.rfind(':');
  if (colon != std::string::npos && name.find_first_not_of("0123456789", colon + 1) == std::string::npos) {
    line = "-" + name.substr(colon + 1);
    name.resize(colon);
  }
  if (const std::size_t dot = name.rfind('.'); dot != std::string::npos && dot > 0) name.resize(dot);
  if (name.empty() || name == "-" || name == "." || name == "..") name = "article";
  name += line;
  constexpr std::size_t second = 2;
  const auto [known, is_free] = names_.try_emplace(name, second);
  if (is_free) return name;
  std::string free;
  do {
    free = name + "-" + std::to_string(known->second++);
  } while (!names_.try_emplace(free, second).second);
  return free;
}

Result<void> Output::write_file(const std::string& name, std::string_view bytes,
                                const std::string& article_path) {
  const std::string path = folder_ + "/" + name;
  std::error_code error_code;
  if (std::filesystem::equivalent(path, article_path, error_code)) {
    const Result<std::string> there = read_file(path);
    if (there && *there == bytes) return {};
    return fail(Fault::bad_use,
                "The file " + path +
                    " is the article itself and would be replaced: choose another folder with -o DIR.");
  }
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  int error = descriptor < 0 ? errno : write_all(descriptor, bytes);
  if (descriptor >= 0 && ::close(descriptor) != 0 && error == 0) error = errno;
  if (error == 0) return {};
  return fail(Fault::bad_input, "The file " + path + " cannot be written: " + std::strerror(error) + ".");
}

}  // namespace sayso
