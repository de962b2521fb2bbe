#include "base/ordered_workers.hpp"

#include <atomic>
#include <chrono>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

using namespace std::chrono_literals;

// Counts from 0 to count - 1.
auto numbers(int count) {
  return [next = 0, count](int& job) mutable {
    if (next == count) return false;
    job = next++;
    return true;
  };
}

// Work that takes longer for some jobs than for others, so that results are ready out of order.
int uneven(int job, std::size_t /*worker*/) {
  std::this_thread::sleep_for(std::chrono::microseconds((job * 37) % 11 * 50));
  return job * 2;
}

TEST(OrderedWorkers, DeliverInTheOrderOfTheJobs) {
  for (const std::size_t workers : {1U, 2U, 3U, 8U, 0U}) {
    std::vector<int> seen;
    const auto done = run_in_order<int>(workers, numbers(300), uneven, [&](int out) { seen.push_back(out); });
    ASSERT_TRUE(done);
    ASSERT_EQ(seen.size(), 300U);
    for (int i = 0; i < 300; ++i) EXPECT_EQ(seen[static_cast<std::size_t>(i)], i * 2);
  }
}

TEST(OrderedWorkers, EndAtOnceWithoutJobs) {
  for (const std::size_t workers : {1U, 4U}) {
    int delivered = 0;
    EXPECT_TRUE(run_in_order<int>(workers, numbers(0), uneven, [&](int) { ++delivered; }));
    EXPECT_EQ(delivered, 0);
  }
}

TEST(OrderedWorkers, MayBeMoreThanThereAreJobs) {
  std::vector<int> seen;
  EXPECT_TRUE(run_in_order<int>(8, numbers(3), uneven, [&](int out) { seen.push_back(out); }));
  EXPECT_EQ(seen, (std::vector<int>{0, 2, 4}));
}

TEST(OrderedWorkers, KeepABoundedNumberUnderWay) {
  std::atomic<int> under_way = 0;
  std::atomic<int> most = 0;
  auto source = [&, next = 0](int& job) mutable {
    if (next == 200) return false;
    job = next++;
    const int now = ++under_way;
    for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
    }
    return true;
  };
  const auto slow_sink = [&](int) {
    std::this_thread::sleep_for(200us);
    --under_way;
  };
  EXPECT_TRUE(run_in_order<int>(
      3, source, [](int job, std::size_t) { return job; }, slow_sink));
  EXPECT_LE(most, 3 * 4);
}

TEST(OrderedWorkers, HandOnResultsWhileTheSourceWaits) {
  // The source gives its second job only after the first result has been delivered: it must not be held back.
  std::atomic<bool> first_is_out = false;
  auto source = [&, next = 0](int& job) mutable {
    if (next == 1)
      for (int i = 0; i < 5000 && !first_is_out; ++i) std::this_thread::sleep_for(1ms);
    if (next == 2) return false;
    job = next++;
    return true;
  };
  bool was_first_out = false;
  EXPECT_TRUE(run_in_order<int>(
      2, source, [](int job, std::size_t) { return job; },
      [&](int out) {
        if (out == 1) was_first_out = first_is_out;
        first_is_out = true;
      }));
  EXPECT_TRUE(was_first_out);
}

TEST(OrderedWorkers, EachKnowItsNumber) {
  std::vector<std::atomic<int>> busy(4);
  std::atomic<bool> shared = false;
  const auto work = [&](int job, std::size_t worker) {
    if (++busy[worker] != 1) shared = true;
    std::this_thread::sleep_for(100us);
    --busy[worker];
    return job;
  };
  EXPECT_TRUE(run_in_order<int>(4, numbers(100), work, [](int) {}));
  EXPECT_FALSE(shared);
}

TEST(OrderedWorkers, CallSourceAndSinkNeverTwiceAtOnce) {
  const std::thread::id caller = std::this_thread::get_id();
  int unguarded_source = 0;  // a race here is found in the tsan preset
  int unguarded_sink = 0;
  const auto source = [&](int& job) {
    job = unguarded_source;
    return unguarded_source++ < 500;
  };
  const auto sink = [&](int) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    ++unguarded_sink;
  };
  EXPECT_TRUE(run_in_order<int>(
      4, source, [](int job, std::size_t) { return job; }, sink));
  EXPECT_EQ(unguarded_sink, 500);
}

TEST(OrderedWorkers, TurnAnExceptionInWorkIntoAnErrorAtItsTurn) {
  for (const std::size_t workers : {1U, 4U}) {
    std::vector<int> seen;
    const auto work = [](int job, std::size_t) {
      if (job == 5) throw std::runtime_error("boom");
      if (job < 5) std::this_thread::sleep_for(2ms);  // so that the failure is ready before its turn
      return job;
    };
    const auto done = run_in_order<int>(workers, numbers(100), work, [&](int out) { seen.push_back(out); });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().fault, Fault::internal);
    EXPECT_EQ(done.error().message, "Input number 6 could not be worked on (boom): this is a fault of sayso, "
                                    "please report it with the input.");
    EXPECT_EQ(seen, (std::vector<int>{0, 1, 2, 3, 4}));
  }
}

TEST(OrderedWorkers, TurnAnExceptionInTheSourceIntoAnErrorAfterAllEarlierResults) {
  for (const std::size_t workers : {1U, 4U}) {
    std::vector<int> seen;
    auto source = [next = 0](int& job) mutable {
      if (next == 7) throw 42;
      job = next++;
      return true;
    };
    const auto done = run_in_order<int>(workers, source, uneven, [&](int out) { seen.push_back(out); });
    ASSERT_FALSE(done);
    EXPECT_NE(done.error().message.find("Input number 8"), std::string::npos);
    EXPECT_EQ(seen.size(), 7U);
  }
}

TEST(OrderedWorkers, StopWhenTheSinkFailsOrThrows) {
  for (const std::size_t workers : {1U, 4U}) {
    int delivered = 0;
    const auto full_disk = [&](int) -> Result<void> {
      if (++delivered == 3) return fail(Fault::internal, "The disk is full.");
      return {};
    };
    const auto done = run_in_order<int>(workers, numbers(100000), uneven, full_disk);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().message, "The disk is full.");
    EXPECT_EQ(delivered, 3);

    const auto throwing = [](int out) {
      if (out == 4) throw std::runtime_error("closed");
    };
    EXPECT_FALSE(run_in_order<int>(workers, numbers(100000), uneven, throwing));
  }
}

TEST(OrderedWorkers, CarryJobsAndResultsThatCanOnlyBeMoved) {
  using Box = std::unique_ptr<int>;
  auto source = [next = 0](Box& job) mutable {
    if (next == 50) return false;
    job = std::make_unique<int>(next++);
    return true;
  };
  int sum = 0;
  EXPECT_TRUE(run_in_order<Box>(
      3, source, [](Box&& job, std::size_t) { return std::make_unique<int>(*job + 1); },
      [&](Box&& out) { sum += *out; }));
  EXPECT_EQ(sum, 50 * 51 / 2);
}

TEST(OrderedWorkers, CallIdleWhileTheSourceWaits) {
  for (const std::size_t workers : {1U, 2U}) {
    std::atomic<int> calls = 0;
    std::vector<int> seen;
    auto source = [&, next = 0](int& job) mutable {
      // The second job comes only when idle was called with the first one delivered.
      while (next == 1 && calls < 2) std::this_thread::sleep_for(1ms);
      if (next == 2) return false;
      job = next++;
      return true;
    };
    const auto idle = [&]() -> Result<void> {
      if (seen.size() == 1) ++calls;
      return {};
    };
    const auto done = run_in_order<int>(
        workers, source, [](int job, std::size_t) { return job; }, [&](int out) { seen.push_back(out); },
        idle);
    ASSERT_TRUE(done);
    EXPECT_EQ(seen, (std::vector<int>{0, 1}));
    EXPECT_GE(calls, 2);
  }
}

TEST(OrderedWorkers, EndWhenIdleFails) {
  std::atomic<bool> is_over = false;
  const auto source = [&](int& /*job*/) {
    while (!is_over) std::this_thread::sleep_for(1ms);
    return false;
  };
  const auto idle = [&]() -> Result<void> {
    is_over = true;
    return fail(Fault::bad_input, "No room.");
  };
  const auto done = run_in_order<int>(
      2, source, [](int job, std::size_t) { return job; }, [](int) {}, idle);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message, "No room.");
}

}  // namespace
}  // namespace sayso
