#include "cli/model_path.hpp"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace sayso {
namespace {

std::string program_folder() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? std::string(".") : program.parent_path().string();
}

}  // namespace

std::vector<std::string> model_places(const std::string& program_folder) {
  const std::filesystem::path folder(program_folder);
  std::vector<std::string> places;
  // Installed; built in build/; built in build/PRESET/.
  for (const char* const place : {"../share/sayso", "../models", "../../models"})
    places.push_back((folder / place / "english.sayso").lexically_normal().string());
  return places;
}

Result<std::string> find_model(const std::string& named) {
  if (!named.empty()) return named;
  const char* const from_environment = std::getenv("SAYSO_MODEL");
  if (from_environment != nullptr && *from_environment != '\0') return std::string(from_environment);
  std::string looked_at;
  for (const std::string& place : model_places(program_folder())) {
    std::error_code error;
    if (std::filesystem::exists(place, error)) return place;
    looked_at += (looked_at.empty() ? "" : ", ") + place;
  }
  return fail(Fault::bad_input,
              "There is no model at " + looked_at +
                  ": name one with --model FILE, or in the environment variable SAYSO_MODEL.");
}

}  // namespace sayso
