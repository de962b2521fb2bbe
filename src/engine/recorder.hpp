// Articles into the record: from a stream, through the workers, who read them, to the one who writes. What was read is kept in memory
// until a batch is full (64 articles, two seconds, or 16 MB of text), then added, linked with the rest of the record and committed
// as one transaction: the writer's place is held only that long, so that two processes can add by turns, and readers go on.
// What the record has already is not read again.
//
//   Recorder recorder(record, model, threads);
//   recorder.tell_stored([&](std::span<const Stored> batch) { … });     // after each commit
//   Result<void> done = recorder.add(stream);                           // what failed; recorder.counts() holds all the same
//
// Odd cases: only what was committed is told and counted; after a failure the batch that was under way is not there at all, and
// adding the same again goes on where it ended; while the source waits for more, what was read is stored all the same; when the program
// is asked to end (interruption.hpp), what was read is stored, and that is all. The same article twice in one stream is known the second time.
#pragma once

#include "inputs/input.hpp"
#include "links/link.hpp"
#include "record/record.hpp"
#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sayso {

// What became of one article.
struct Stored {
  std::string path;
  std::string id;  // "a-…", empty for one that was skipped
  Novelty novelty = Novelty::known;
  std::size_t statements = 0;  // that were added
  std::optional<Error> skipped;
};

struct RecordCounts {
  std::uint64_t articles = 0, versions = 0, runs = 0, known = 0, skipped = 0;
  std::uint64_t statements = 0;
  std::vector<std::string> first_skipped;  // at most ten sentences

  std::uint64_t all() const { return articles + versions + runs + known + skipped; }
  void add(const Stored& one);
};

class Recorder {
 public:
  // All must outlive this. 0 threads means one for each core.
  Recorder(Record& record, const Model& model, std::size_t threads);
  ~Recorder();

  void tell_stored(std::function<void(std::span<const Stored>)> listener) { listener_ = std::move(listener); }

  Result<void> add(ArticleStream& stream);
  // Reads all that is in the record again, older versions too.
  Result<void> add_again();

  const RecordCounts& counts() const { return counts_; }

 private:
  struct Job;
  struct Item;

  template <class Next>
  Result<void> run(Next&& next);
  Result<void> take(Item&& item);
  bool is_full() const;
  Result<void> store_batch();

  Record& record_;
  Linker linker_;
  const Model& model_;
  std::size_t threads_;
  std::function<void(std::span<const Stored>)> listener_;
  RecordCounts counts_;
  std::vector<Item> batch_;
  std::size_t batch_bytes_ = 0;
  std::chrono::steady_clock::time_point batch_began_;
};

}  // namespace sayso
