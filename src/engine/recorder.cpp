#include "engine/recorder.hpp"

#include "base/interruption.hpp"
#include "base/ordered_workers.hpp"
#include "engine/batch.hpp"
#include "links/link.hpp"
#include "record/reading.hpp"
#include "sayso/version.hpp"
#include "text/values.hpp"

#include <atomic>
#include <pthread.h>
#include <utility>

namespace sayso {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

struct Recorder::Job {
  Input input;
  bool is_known = false;
};

// What a worker hands on: a reading, or why there is none.
struct Recorder::Item {
  Stored stored;
  std::optional<Reading> reading;
};

void RecordCounts::add(const Stored& one) {
  constexpr std::size_t sentences_kept = 10;
  statements += one.statements;
  if (one.skipped) {
    ++skipped;
    if (first_skipped.size() < sentences_kept) first_skipped.push_back(one.skipped->message);
    return;
  }
  switch (one.novelty) {
    case Novelty::article: ++articles; break;
    case Novelty::version: ++versions; break;
    case Novelty::run: ++runs; break;
    case Novelty::known: ++known; break;
  }
}

Recorder::Recorder(Record& record, const Model& model, std::size_t threads)
    : record_(record), linker_(record), model_(model), threads_(threads) {}
Recorder::~Recorder() = default;

template <class Next>
Result<void> Recorder::run(Next&& next) {
  // The source is asked by another thread than the one that writes, and a connection serves one at a time.
  Result<Record> looked_up = Record::open(record_.database().path(), Access::read);
  if (!looked_up) return fail(looked_up.error());
  Readers readers(model_, {}, threads_);
  std::atomic<pthread_t> reading_thread = pthread_self();
  const auto source = [&](Job& job) {
    reading_thread = pthread_self();
    // What was being read when the end was asked for may be half of an article.
    if (interruption::is_asked() || !next(job.input, *looked_up) || interruption::is_asked()) return false;
    const Article* const article = std::get_if<Article>(&job.input);
    job.is_known = article != nullptr && looked_up->has(article_id(*article), model_.name(), version);
    return true;
  };
  const auto work = [&](Job&& job, std::size_t worker) {
    Item item;
    if (auto* const skipped = std::get_if<Skipped>(&job.input)) {
      item.stored.path = std::move(skipped->path);
      item.stored.skipped = std::move(skipped->error);
      return item;
    }
    const Article article = std::move(std::get<Article>(job.input));
    item.stored.path = article.source.path;
    item.stored.id = article_id(article);
    if (!job.is_known) item.reading = reading_of(readers.read(article, worker), model_.name(), version);
    return item;
  };
  const auto idle = [&]() -> Result<void> {
    if (interruption::is_asked()) interruption::wake(reading_thread);
    return is_full() ? store_batch() : Result<void>();
  };
  Result<void> done = run_in_order<Job>(
      threads_, source, work, [&](Item&& item) { return take(std::move(item)); }, idle);
  if (done) done = store_batch();
  batch_.clear();
  if (done && looked_up->database().failure()) return fail(*looked_up->database().failure());
  return done;
}

Result<void> Recorder::add(ArticleStream& stream) {
  return run([&](Input& input, Record& /*record*/) { return stream.next(input); });
}

Result<void> Recorder::add_again() {
  const std::vector<Row> rows = record_.articles();
  std::size_t next = 0;
  return run([&](Input& input, Record& record) {
    if (next == rows.size()) return false;
    input = record.stored_article(rows[next++]);
    return true;
  });
}

Result<void> Recorder::take(Item&& item) {
  if (batch_.empty()) batch_began_ = Clock::now();
  if (item.reading) batch_bytes_ += item.reading->article.text.size();
  batch_.push_back(std::move(item));
  return is_full() ? store_batch() : Result<void>();
}

bool Recorder::is_full() const {
  constexpr std::size_t most_articles = 64, most_bytes = std::size_t{16} << 20U;
  constexpr auto longest = 2s;
  return !batch_.empty() && (batch_.size() >= most_articles || batch_bytes_ >= most_bytes ||
                             Clock::now() - batch_began_ >= longest);
}

Result<void> Recorder::store_batch() {
  std::vector<Stored> stored;
  std::vector<Row> fresh;
  bool is_begun = false;
  for (Item& item : batch_) {
    if (item.reading) {
      if (!std::exchange(is_begun, true)) record_.begin();
      const Added added = record_.add(*item.reading);
      item.stored.novelty = added.novelty;
      if (added.novelty != Novelty::known) {
        item.stored.statements = item.reading->statements.size();
        fresh.push_back(added.article);
      }
    }
    stored.push_back(std::move(item.stored));
  }
  batch_.clear();
  batch_bytes_ = 0;
  if (!fresh.empty()) linker_.link(fresh);
  if (is_begun) {
    if (Result<void> done = record_.commit(); !done) return done;
  }
  for (const Stored& one : stored) counts_.add(one);
  if (listener_ && !stored.empty()) listener_(stored);
  return {};
}

}  // namespace sayso
