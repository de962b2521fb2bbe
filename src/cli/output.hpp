// Where results go: standard output, or a folder with one file an article. What is written is out at once, so that
// whoever reads at the other end of a pipe need not wait for the last article.
//
//   Output output = Output::to_stdout();
//   if (auto done = output.write(line); !done) …
//
// Odd cases: when whoever reads has had enough (`| head -1`), write() fails with an empty message and has_reader() is
// false: no fault of anybody, so the program ends quietly. Files in a folder are named after their article; a second
// "news" becomes "news-2", in the order of the articles, and what an earlier run left there is replaced.
#pragma once

#include "sayso/result.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace sayso {

class Output {
 public:
  static Output to_stdout() { return Output(); }
  // Makes the folder if it is not there.
  static Result<Output> to_folder(const std::string& folder);

  bool is_folder() const { return !folder_.empty(); }
  bool has_reader() const { return has_reader_; }

  // To standard output.
  Result<void> write(std::string_view bytes);

  // A name for the files of this article, without extension; never given twice.
  std::string name_for(std::string_view article_path);
  // Never over the article itself: a file that is the one the article came from, and would change, is an error.
  Result<void> write_file(const std::string& name, std::string_view bytes, const std::string& article_path);

 private:
  std::string folder_;
  std::map<std::string, std::size_t>
      names_;  // those given, and the number that the next article of the same name gets
  bool has_reader_ = true;
};

}  // namespace sayso
