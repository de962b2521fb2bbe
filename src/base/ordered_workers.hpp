// Many workers, one order: jobs come from a source one after the other, are worked on by several threads, and their
// results reach the sink in the order of the jobs, whatever the number of threads. At most workers * 4 jobs are under
// way or waiting for their turn, so memory is bounded however long the stream.
//
//   auto done = run_in_order<std::string>(
//       4,
//       [&](std::string& line) { return bool(std::getline(in, line)); },        // the next job, or false at the end
//       [&](std::string&& line, std::size_t worker) { return read(line, worker); },
//       [&](Reading&& reading) { print(reading); });                          // void, or Result<void> to stop
//
// `source` is called by one thread at a time, in turn; `work` by all at once, each with its own number below `workers`;
// `sink` only by the caller's thread. A result is handed on as soon as it is its turn, also while the source waits for
// more. Exceptions stay in their thread: one that leaves source, work or sink ends the run with an Error, after every
// earlier result has been delivered and before any later one is.
// A fifth argument, `idle`, is called by the caller's thread a few times a second while no result is there, and may stop the run as the
// sink may: for what must happen in time although the source waits.
// Odd cases: 0 workers means one for each core; with 1 everything happens in the caller's thread, unless there is an `idle`.
#pragma once

#include "sayso/result.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace sayso {

// One for each core, at least one.
inline std::size_t default_workers() { return std::max(1U, std::thread::hardware_concurrency()); }

namespace detail {

// Calls `call`, and turns an exception into an Error that names the job.
template <class Call>
std::optional<Error> guarded(std::size_t job, Call&& call) {
  std::string reason;
  try {
    std::forward<Call>(call)();
    return std::nullopt;
  } catch (const std::exception& exception) {
    reason = exception.what();
  } catch (...) {
    reason = "an unknown exception";
  }
  return Error{Fault::internal, "Input number " + std::to_string(job + 1) + " could not be worked on (" +
                                    reason + "): this is a fault of sayso, please report it with the input."};
}

// sink(out), which returns nothing or a Result<void>.
template <class Sink, class Out>
std::optional<Error> deliver(std::size_t job, Sink& sink, Out&& out) {
  std::optional<Error> refusal;
  auto thrown = guarded(job, [&] {
    if constexpr (std::is_void_v<std::invoke_result_t<Sink&, Out&&>>) {
      sink(std::forward<Out>(out));
    } else {
      Result<void> taken = sink(std::forward<Out>(out));
      if (!taken) refusal = std::move(taken).error();
    }
  });
  return thrown ? std::move(thrown) : std::move(refusal);
}

// For runs that have nothing to do while they wait.
struct NoIdle {};

template <class Job, class Out, class Source, class Work>
class OrderedRun {
 public:
  OrderedRun(std::size_t capacity, Source& source, Work& work)
      : source_(source), work_(work), slots_(capacity) {}

  // What each worker does until the source ends or the run is stopped.
  void work_until_done(std::size_t worker) {
    Job job{};
    while (const std::optional<std::size_t> turn = take(job)) {
      Slot filled;
      filled.error = guarded(*turn, [&] { filled.out.emplace(work_(std::move(job), worker)); });
      const std::lock_guard lock(mutex_);
      slots_[*turn % slots_.size()] = std::move(filled);
      if (*turn == delivered_) ready_.notify_one();
    }
  }

  // What the caller does: waits for each result in turn.
  template <class Sink, class Idle>
  Result<void> deliver_all(Sink& sink, Idle& idle) {
    for (;;) {
      std::optional<Slot> slot = wait_for_next(idle);
      if (!slot) return source_error_ ? Result<void>(fail(*source_error_)) : Result<void>();
      std::optional<Error> error = std::move(slot->error);
      if (!error) error = detail::deliver(delivered_, sink, std::move(*slot->out));
      if (error) return fail(std::move(*error));
      const std::lock_guard lock(mutex_);
      ++delivered_;
      room_.notify_one();
    }
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    room_.notify_all();
  }

 private:
  struct Slot {
    std::optional<Out> out;
    std::optional<Error> error;
    bool is_filled() const { return out.has_value() || error.has_value(); }
  };

  // The next job and its number. The lock on the source is held while waiting for room, so that the others queue
  // behind it and jobs are numbered in the order in which the source gave them.
  std::optional<std::size_t> take(Job& job) {
    const std::lock_guard one_at_a_time(source_mutex_);
    std::size_t turn = 0;
    {
      std::unique_lock lock(mutex_);
      room_.wait(lock, [&] { return ended_ || taken_ < delivered_ + slots_.size(); });
      if (ended_) return std::nullopt;
      turn = taken_;
    }
    bool is_more = false;
    std::optional<Error> error = guarded(turn, [&] { is_more = source_(job); });
    const std::lock_guard lock(mutex_);
    if (is_more && !ended_) {
      ++taken_;
      return turn;
    }
    ended_ = true;
    source_error_ = std::move(error);
    ready_.notify_one();
    return std::nullopt;
  }

  template <class Idle>
  std::optional<Slot> wait_for_next([[maybe_unused]] Idle& idle) {
    std::unique_lock lock(mutex_);
    Slot& slot = slots_[delivered_ % slots_.size()];
    const auto is_ready = [&] {
      return slot.is_filled() || (ended_ && delivered_ == taken_);
    };
    if constexpr (std::is_same_v<Idle, NoIdle>) {
      ready_.wait(lock, is_ready);
    } else {
      while (!ready_.wait_for(lock, std::chrono::milliseconds(250), is_ready)) {
        lock.unlock();
        const auto call = [&](NoIdle) {
          return idle();
        };
        if (std::optional<Error> error = detail::deliver(delivered_, call, NoIdle()))
          return Slot{std::nullopt, std::move(error)};
        lock.lock();
      }
    }
    if (!slot.is_filled()) return std::nullopt;
    return std::exchange(slot, Slot());
  }

  Source& source_;
  Work& work_;
  std::mutex source_mutex_;
  std::mutex mutex_;  // guards all below
  std::condition_variable room_;
  std::condition_variable ready_;
  std::vector<Slot> slots_;
  std::size_t taken_ = 0;
  std::size_t delivered_ = 0;  // written by the caller's thread only
  bool ended_ = false;
  std::optional<Error> source_error_;
};

template <class Job, class Source, class Work, class Sink>
Result<void> run_here(Source& source, Work& work, Sink& sink) {
  Job job{};
  for (std::size_t turn = 0;; ++turn) {
    bool is_more = false;
    std::optional<Error> error = guarded(turn, [&] { is_more = source(job); });
    if (error) return fail(std::move(*error));
    if (!is_more) return {};
    std::optional<std::invoke_result_t<Work&, Job&&, std::size_t>> out;
    error = guarded(turn, [&] { out.emplace(work(std::move(job), 0)); });
    if (!error) error = deliver(turn, sink, std::move(*out));
    if (error) return fail(std::move(*error));
  }
}

}  // namespace detail

template <class Job, class Source, class Work, class Sink, class Idle = detail::NoIdle>
Result<void> run_in_order(std::size_t workers, Source&& source, Work&& work, Sink&& sink, Idle idle = {}) {
  using Out = std::invoke_result_t<Work&, Job&&, std::size_t>;
  static_assert(std::is_default_constructible_v<Job>, "The source fills a Job that exists already.");
  static_assert(std::is_nothrow_move_constructible_v<Out>,
                "Results are handed over between threads without fail.");
  constexpr std::size_t under_way_each = 4;
  if (workers == 0) workers = default_workers();
  if (workers == 1 && std::is_same_v<Idle, detail::NoIdle>) return detail::run_here<Job>(source, work, sink);

  detail::OrderedRun<Job, Out, std::remove_reference_t<Source>, std::remove_reference_t<Work>> run(
      workers * under_way_each, source, work);
  std::vector<std::jthread> threads;
  threads.reserve(workers);
  try {
    for (std::size_t i = 0; i < workers; ++i) threads.emplace_back([&run, i] { run.work_until_done(i); });
  } catch (const std::system_error&) {
    // The system gives no more threads: those that started do all the work.
  }
  if (threads.empty()) return detail::run_here<Job>(source, work, sink);
  Result<void> done = run.deliver_all(sink, idle);
  run.stop();
  return done;  // the threads are joined on the way out
}

}  // namespace sayso
