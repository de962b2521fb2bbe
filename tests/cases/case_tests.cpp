#include "cases/case_tests.hpp"

#include "cases/show.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string_view>

namespace sayso::cases {

namespace {

bool accepts() {
  const char* const value = std::getenv("SAYSO_ACCEPT");
  return value != nullptr && std::string_view(value) == "1";
}

std::string without_trailing_breaks(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return std::string(text);
}

// What is not as expected, as lines; empty if all is. With `rewrites`, what is shown takes the place of it in the file.
std::string compare(CaseFile& file, const Shows& shows, bool rewrites) {
  std::string wrong;
  for (const auto& [name, show] : shows) {
    Section* const section = file.section("expect " + name);
    if (section == nullptr) continue;
    const std::string shown = without_trailing_breaks(show(file));
    const std::string lines = difference(without_trailing_breaks(section->body), shown);
    if (lines.empty()) continue;
    if (rewrites) {
      const bool is_last = section == &file.sections.back();
      section->body = shown + (is_last ? "\n" : "\n\n");
    }
    wrong += "--- " + name + ": expected (-) and found (+)\n" + lines;
  }
  return wrong;
}

}  // namespace

std::vector<std::string> in_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(fs::path(SAYSO_SOURCE_DIR) / folder, error)) {
    if (entry.path().extension() == ".case") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  if (paths.empty()) paths.push_back(folder + "/there-is-no-case-file");
  return paths;
}

std::string name_of_case(const testing::TestParamInfo<std::string>& info) {
  std::string name = std::filesystem::path(info.param).stem().string();
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  std::replace_if(
      name.begin(), name.end(), [&](char c) { return !is_allowed(c); }, '_');
  return name;
}

void run(const std::string& path, const Shows& shows) {
  auto read = read_case(path);
  ASSERT_TRUE(read.has_value()) << read.error().message;
  CaseFile& file = *read;
  const bool expects = std::any_of(shows.begin(), shows.end(), [&](const auto& show) {
    return file.section("expect " + show.first) != nullptr;
  });
  ASSERT_TRUE(expects) << path << ": there is no section that this test can show.";
  const bool is_open = !file.open.empty();
  const std::string wrong = compare(file, shows, accepts() && !is_open);

  if (is_open && !wrong.empty()) GTEST_SKIP() << "open: " << file.open << "\n" << wrong;
  if (is_open && !accepts()) {
    FAIL() << path << ": this trap holds now. Take out the line \"open: " << file.open << "\".";
  }
  if (!is_open && wrong.empty()) return;
  if (!accepts()) FAIL() << path << "\n" << wrong << "To accept what was found: ./dev test --accept";

  if (is_open) remove_open_mark(file);
  const auto saved = save_case(file);
  ASSERT_TRUE(saved.has_value()) << saved.error().message;
  std::cout << "accepted " << path << "\n" << wrong;
}

}  // namespace sayso::cases
