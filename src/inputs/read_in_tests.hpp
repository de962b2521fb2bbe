// For the tests of the inputs: a folder that goes when the test ends, and everything that a stream gives, at once.
//
//   TemporaryFolder folder;
//   folder.write("a.txt", "Rain stops\n\nIt stopped.");
//   const Everything all = everything_in({folder.path("a.txt")});
//   all.articles, all.skipped, all.order == "a"       // 's' for what was skipped
//
// Odd case: what the stream refuses to open is one Skipped.
#pragma once

#include "inputs/input.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace sayso {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "sayso-inputs-XXXXXX").string();
    if (::mkdtemp(pattern.data()) != nullptr) root_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!root_.empty()) std::filesystem::remove_all(root_, ignored);
  }

  const std::string& root() const { return root_; }
  std::string path(const std::string& name) const { return root_ + "/" + name; }

  // Folders in the name are made. Returns the path.
  std::string write(const std::string& name, std::string_view bytes) const {
    const std::filesystem::path file = path(name);
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file.string();
  }

 private:
  std::string root_;
};

struct Everything {
  std::vector<Article> articles;
  std::vector<Skipped> skipped;
  std::string order;
  std::size_t passed_over = 0;
};

inline Everything everything_of(Result<ArticleStream> stream) {
  Everything all;
  if (!stream) {
    all.skipped.push_back({"", 0, stream.error()});
    all.order = "s";
    return all;
  }
  for (Input input; stream->next(input);) {
    if (auto* article = std::get_if<Article>(&input)) {
      all.articles.push_back(std::move(*article));
      all.order += 'a';
    } else {
      all.skipped.push_back(std::get<Skipped>(std::move(input)));
      all.order += 's';
    }
  }
  all.passed_over = stream->passed_over();
  return all;
}

inline Everything everything_in(std::vector<std::string> arguments, InputOptions options = {}) {
  return everything_of(ArticleStream::open(std::move(arguments), std::move(options)));
}

inline Everything everything_in_bytes(std::string bytes, std::string name, InputOptions options = {}) {
  return everything_of(ArticleStream::from_bytes(std::move(bytes), std::move(name), std::move(options)));
}

}  // namespace sayso
