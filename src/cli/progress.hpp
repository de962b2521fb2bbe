// One line on a terminal that says how far a long task is, rewritten in place: nothing in the first two seconds, then a
// few times a second. Gone without a trace when the task ends.
//
//   Progress progress(is_terminal(Stream::errors), "articles");
//   progress.count(120); …; progress.finish();
//
// Odd case: where there is no terminal it does nothing, and asks no clock.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace sayso {

class Progress {
 public:
  // Says "120 things done": "120 articles read".
  Progress(bool is_shown, std::string_view things, std::string_view done = "read");

  // So many are done.
  void count(std::uint64_t done);
  void finish();

 private:
  using Clock = std::chrono::steady_clock;

  bool is_shown_;
  std::string_view things_, done_;
  Clock::time_point begin_, next_;
  bool has_line_ = false;
};

}  // namespace sayso
