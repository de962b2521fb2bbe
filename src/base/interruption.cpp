#include "base/interruption.hpp"

#include <atomic>
#include <csignal>
#include <ctime>
#include <unistd.h>

namespace sayso::interruption {
namespace {

std::atomic<bool> asked = false;
std::atomic<std::time_t> asked_at = 0;
static_assert(std::atomic<std::time_t>::is_always_lock_free, "A handler may not wait.");

void note(int signal, siginfo_t* info, void* /*context*/) {
  if (info->si_pid == getpid()) return;  // wake()
  const std::time_t now = std::time(nullptr);
  // Some send a signal twice at once (to the program and to its group), and mean it once.
  if (asked && now > asked_at + 1) _exit(128 + signal);
  if (!asked) asked_at = now;
  asked = true;
}

}  // namespace

void heed() {
  struct sigaction action {};
  action.sa_sigaction = note;
  action.sa_flags = SA_SIGINFO;  // no SA_RESTART: who waits shall see it
  sigemptyset(&action.sa_mask);
  for (const int signal : {SIGINT, SIGTERM}) {
    struct sigaction before {};
    // A program in the background of a shell without jobs is told to ignore Ctrl-C: that holds.
    if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
      sigaction(signal, &action, nullptr);
  }
}

bool is_asked() { return asked; }

void wake(pthread_t thread) { pthread_kill(thread, SIGTERM); }

}  // namespace sayso::interruption
