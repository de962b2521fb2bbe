#include "inputs/arguments.hpp"

#include "inputs/format.hpp"
#include "inputs/text/lines.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <glob.h>
#include <memory>
#include <sys/stat.h>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t longest_path = 65536;

Skipped skipped(const std::string& path, Fault fault, std::string message) {
  return {shown_path(path), 0, {fault, std::move(message)}};
}

std::string quoted(const std::string& path) { return "\"" + shown_path(path) + "\""; }

std::string joined(const std::string& folder, const std::string& name) {
  if (folder.empty()) return name;
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

bool is_there(const std::string& path, struct stat& about) { return ::stat(path.c_str(), &about) == 0; }

bool is_link(const std::string& path) {
  struct stat about {};
  return ::lstat(path.c_str(), &about) == 0 && S_ISLNK(about.st_mode);
}

// Files that belong to a folder and are no articles.
bool is_about_folder(std::string_view name) { return starts_with_ignoring_case(name, "readme."); }

bool is_pattern(std::string_view path) { return path.find_first_of("*?[") != std::string_view::npos; }

std::string all_endings() {
  std::string endings;
  for (const InputFormat& format : all_inputs()) {
    std::string_view rest = format.endings;
    for (std::string_view ending = take_word(rest); !ending.empty(); ending = take_word(rest))
      endings += (endings.empty() ? "" : ", ") + std::string(ending);
  }
  return endings;
}

}  // namespace

bool ArgumentWalk::next(Step& step) {
  for (;;) {
    if (!open_.empty()) {
      if (next_of_folders(step)) return true;
    } else if (list_) {
      if (next_of_list(step)) return true;
    } else if (next_argument_ < arguments_.size()) {
      const std::string argument = arguments_[next_argument_++];
      if (take_argument(argument, step)) return true;
    } else {
      return false;
    }
  }
}

bool ArgumentWalk::take_argument(const std::string& argument, Step& step) {
  if (argument.size() > 1 && argument.front() == '@') {
    list_path_ = argument.substr(1);
    list_line_ = 0;
    if (list_path_ == "-" && std::exchange(is_standard_input_taken_, true)) {
      step = skipped("@-", Fault::bad_use,
                     "Standard input was named twice, and can be read only once: remove one of them.");
      return true;
    }
    Result<ByteReader> list = ByteReader::open(list_path_);
    if (list) {
      list_ = std::move(*list);
      return false;
    }
    step = Skipped{shown_path(list_path_), 0, std::move(list).error()};
    return true;
  }
  struct stat about {};
  if (is_pattern(argument) && !is_there(argument, about)) return take_pattern(argument, step);
  return take_named(argument, step);
}

bool ArgumentWalk::take_named(const std::string& path, Step& step) {
  if (path == "-") return take_standard_input(step);
  struct stat about {};
  if (path.find('\0') == std::string::npos && is_there(path, about) && S_ISDIR(about.st_mode))
    return enter(path, true, step);
  step = path;  // whether it is there, opening it will tell
  return true;
}

bool ArgumentWalk::take_standard_input(Step& step) {
  if (std::exchange(is_standard_input_taken_, true)) {
    step = skipped("-", Fault::bad_use,
                   "Standard input was named twice, and can be read only once: remove one of them.");
  } else {
    step = std::string("-");
  }
  return true;
}

bool ArgumentWalk::take_pattern(const std::string& pattern, Step& step) {
  glob_t found{};
  const int status = ::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found);
  Names names;
  if (status == 0) names.names.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  ::globfree(&found);
  if (names.names.empty()) {
    step = skipped(pattern, Fault::bad_input,
                   "No file matches the pattern " + quoted(pattern) + ": check its spelling.");
    return true;
  }
  std::sort(names.names.begin(), names.names.end());
  open_.push_back(std::move(names));
  return false;
}

bool ArgumentWalk::enter(const std::string& folder, bool is_root, Step& step) {
  struct CloseFolder {
    void operator()(DIR* open) const { ::closedir(open); }
  };
  const std::unique_ptr<DIR, CloseFolder> open(::opendir(folder.c_str()));
  if (!open) {
    step = skipped(folder, Fault::bad_input,
                   "The folder " + quoted(folder) + " could not be opened (" + std::strerror(errno) +
                       "): check its permissions.");
    return true;
  }
  Names names;
  names.folder = folder;
  names.is_root = is_root;
  while (const dirent* const entry = ::readdir(open.get()))
    if (entry->d_name[0] != '.') names.names.emplace_back(entry->d_name);
  std::sort(names.names.begin(), names.names.end());
  if (is_root) found_in_root_ = 0;
  open_.push_back(std::move(names));
  return false;
}

bool ArgumentWalk::next_of_folders(Step& step) {
  Names& names = open_.back();
  if (names.next < names.names.size()) {
    const std::string path = joined(names.folder, names.names[names.next++]);
    return names.folder.empty() ? take_named(path, step) : take_found(path, step);
  }
  const bool is_without_articles = names.is_root && found_in_root_ == 0;
  const std::string folder = std::move(names.folder);
  open_.pop_back();
  if (!is_without_articles) return false;
  step =
      skipped(folder, Fault::bad_input,
              "The folder " + quoted(folder) +
                  " holds no file that can be read: give one with files that end in " + all_endings() + ".");
  return true;
}

bool ArgumentWalk::take_found(const std::string& path, Step& step) {
  struct stat about {};
  const bool is_known = input_for_ending(path) != nullptr;
  if (!is_there(path, about)) {
    if (!is_known) return false;
    ++found_in_root_;
    step = path;  // a link to nowhere: opening it will say so
    return true;
  }
  if (S_ISDIR(about.st_mode)) {
    if (!is_link(path)) return enter(path, false, step);
    step = skipped(path, Fault::bad_input,
                   quoted(path) +
                       " is a link to a folder, and these are not followed: name it to read what is in it.");
    ++found_in_root_;
    return true;
  }
  const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
  if (is_about_folder(name)) return false;
  if (!S_ISREG(about.st_mode) || !is_known) {
    ++passed_over_;
    return false;
  }
  ++found_in_root_;
  step = path;
  return true;
}

bool ArgumentWalk::next_of_list(Step& step) {
  std::string line;
  const Result<LineStep> read = list_->next_line(line, longest_path);
  if (!read) {
    step = Skipped{shown_path(list_path_), 0, read.error()};
    list_.reset();
    return true;
  }
  ++list_line_;
  if (*read == LineStep::end) {
    list_.reset();
    return false;
  }
  if (*read == LineStep::too_long) {
    step = Skipped{
        shown_path(list_path_),
        list_line_,
        {Fault::bad_input, "Line " + std::to_string(list_line_) + " of the list " + quoted(list_path_) +
                               " is no path, for it is longer than 65,536 bytes: mend or remove it."}};
    return true;
  }
  if (line.ends_with('\r')) line.pop_back();
  return !trimmed(line).empty() && take_named(line, step);
}

}  // namespace sayso
