#include "cli/progress.hpp"

#include <cstdio>

#include <fmt/format.h>

namespace sayso {

using namespace std::chrono_literals;

Progress::Progress(bool is_shown, std::string_view things, std::string_view done)
    : is_shown_(is_shown), things_(things), done_(done) {
  if (!is_shown_) return;
  begin_ = Clock::now();
  next_ = begin_ + 2s;
}

void Progress::count(std::uint64_t done) {
  if (!is_shown_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + 250ms;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  // "\r" goes back to the line's beginning, "\x1b[K" clears what a longer line has left.
  fmt::print(stderr, "\r{} {} {}, {:.1f} a second\x1b[K", done, things_, done_,
             static_cast<double>(done) / seconds);
  std::fflush(stderr);
  has_line_ = true;
}

void Progress::finish() {
  if (has_line_) std::fputs("\r\x1b[K", stderr);
  has_line_ = false;
}

}  // namespace sayso
