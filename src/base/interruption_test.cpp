#include "base/interruption.hpp"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// What a child of ours ended with, that did this.
template <class Task>
int status_of(Task&& task) {
  const pid_t child = fork();
  if (child == 0) {
    alarm(20);
    _exit(task());
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

// From another process: what a process sends itself is wake().
void send(int signal) {
  const pid_t receiver = getpid(), sender = fork();
  if (sender == 0) {
    kill(receiver, signal);
    _exit(0);
  }
  while (waitpid(sender, nullptr, 0) < 0) continue;
}

TEST(Interruption, IsNotedAndDoesNotEndTheProgram) {
  for (const int signal : {SIGINT, SIGTERM}) {
    const int status = status_of([signal] {
      interruption::heed();
      if (interruption::is_asked()) return 1;
      send(signal);
      send(signal);  // at once: the same wish
      return interruption::is_asked() ? 7 : 2;
    });
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 7) << status;
  }
}

TEST(Interruption, ASecondOneLaterEndsTheProgram) {
  const int status = status_of([] {
    interruption::heed();
    send(SIGTERM);
    sleep(3);
    send(SIGTERM);
    return 0;
  });
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 128 + SIGTERM) << status;
}

TEST(Interruption, EndsAsEverWhereNobodyHeedsIt) {
  const int status = status_of([] {
    send(SIGTERM);
    return 0;
  });
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM) << status;
}

TEST(Interruption, WakesAThreadWithoutBeingAWish) {
  const int status = status_of([] {
    interruption::heed();
    interruption::wake(pthread_self());
    return interruption::is_asked() ? 1 : 7;
  });
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 7) << status;
}

}  // namespace
}  // namespace sayso
