#include "cli/screen.hpp"

#include <charconv>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

namespace sayso {
namespace {

int descriptor_of(Stream stream) {
  switch (stream) {
    case Stream::input: return STDIN_FILENO;
    case Stream::output: return STDOUT_FILENO;
    case Stream::errors: return STDERR_FILENO;
  }
  return STDOUT_FILENO;
}

std::string_view environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

}  // namespace

bool is_terminal(Stream stream) { return ::isatty(descriptor_of(stream)) != 0; }

std::uint32_t terminal_width() {
  constexpr std::uint32_t widest = 1000;
  const std::string_view columns = environment("COLUMNS");
  std::uint32_t width = 0;
  const std::from_chars_result read = std::from_chars(columns.data(), columns.data() + columns.size(), width);
  if (read.ec == std::errc() && width > 0 && width <= widest) return width;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

std::optional<ColourChoice> colour_choice_named(std::string_view name) {
  if (name == "auto") return ColourChoice::automatic;
  if (name == "always") return ColourChoice::always;
  if (name == "never") return ColourChoice::never;
  return std::nullopt;
}

bool shows_colour(ColourChoice choice, bool to_terminal) {
  if (choice != ColourChoice::automatic) return choice == ColourChoice::always;
  return to_terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

}  // namespace sayso
