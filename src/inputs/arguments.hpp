// The arguments of a command, one file after the other: folders are gone through, patterns are expanded, lists are read.
// Names in a folder are sorted by their bytes, so the order is the same on every machine. What cannot be followed comes
// out as Skipped, in its place. One folder's names at a time (and those of the folders around it) are held in memory.
//
//   ArgumentWalk walk({"samples", "@more.txt", "-"});
//   ArgumentWalk::Step step;
//   while (walk.next(step)) …               // a path, "-", or what was skipped
//
// Odd cases: a file whose name has a "*" is itself, not a pattern; a list may hold folders, but no patterns and no lists;
// `@-` is a list that comes through standard input; a link to a folder is followed only where it is named.
#pragma once

#include "inputs/byte_reader.hpp"
#include "inputs/input.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sayso {

class ArgumentWalk {
 public:
  using Step = std::variant<std::string, Skipped>;

  explicit ArgumentWalk(std::vector<std::string> arguments) : arguments_(std::move(arguments)) {}

  bool next(Step& step);

  std::size_t passed_over() const { return passed_over_; }

 private:
  // The names below a folder, or the paths that a pattern became (then without a folder).
  struct Names {
    std::string folder;
    std::vector<std::string> names;
    std::size_t next = 0;
    bool is_root = false;
  };

  bool next_of_folders(Step& step);
  bool next_of_list(Step& step);
  // A path that was named: a file is the step; a folder is opened, and there is no step yet.
  bool take_named(const std::string& path, Step& step);
  bool take_found(const std::string& path, Step& step);
  bool take_argument(const std::string& argument, Step& step);
  bool take_pattern(const std::string& pattern, Step& step);
  bool enter(const std::string& folder, bool is_root, Step& step);
  bool take_standard_input(Step& step);

  std::vector<std::string> arguments_;
  std::size_t next_argument_ = 0;
  std::optional<ByteReader> list_;
  std::string list_path_;
  std::size_t list_line_ = 0;
  std::vector<Names> open_;
  std::size_t found_in_root_ = 0;
  std::size_t passed_over_ = 0;
  bool is_standard_input_taken_ = false;
};

}  // namespace sayso
