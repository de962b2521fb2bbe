// Many articles: from an ArticleStream, through the workers, to one sink in the order in which they came, whatever the
// number of threads. What the stream skipped takes its place in that order too, with the sentence that says why; it is
// counted, and the first few sentences are kept for a summary. Memory is bounded as in run_in_order: four articles a worker.
//
//   Readers readers(model, {}, threads);
//   auto counts = run_batch<std::string>(
//       threads, stream,
//       [&](const Article& article, std::size_t worker) { return as_json(readers.read(article, worker)); },
//       [&](BatchItem<std::string>&& item) { print(item.out); });                     // void, or Result<void> to stop
//
// Odd cases: an item that was skipped has an empty article and an empty `out`; a sink that fails ends the batch with its
// error, and what was counted is lost with it.
#pragma once

#include "base/ordered_workers.hpp"
#include "inputs/input.hpp"
#include "sayso/article.hpp"
#include "sayso/document.hpp"
#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace sayso {

struct BatchCounts {
  std::uint64_t read = 0;
  std::uint64_t skipped = 0;
  std::vector<std::string> first_skipped;  // at most ten sentences

  std::uint64_t all() const { return read + skipped; }
  void add(const std::optional<Skipped>& skipped_one);
};

template <class Out>
struct BatchItem {
  Article article;
  std::optional<Skipped> skipped;  // why there is no article
  Out out{};
};

// A Reader and a Document for each worker, made when the worker first needs them, and used again for every article.
class Readers {
 public:
  // The model must outlive this. 0 threads means one for each core.
  Readers(const Model& model, ReaderOptions options, std::size_t threads);

  // The document is valid while the article stays where it is, and until this worker reads its next one. Workers have
  // numbers below `threads`.
  const Document& read(const Article& article, std::size_t worker);

 private:
  struct Desk {
    explicit Desk(const Model& model, const ReaderOptions& options) : reader(model, options) {}
    Reader reader;
    Document document;
  };
  const Model* model_;
  ReaderOptions options_;
  std::vector<std::unique_ptr<Desk>> desks_;
};

// A Stream has bool next(Input&), as ArticleStream has.
template <class Out, class Stream, class Work, class Sink>
Result<BatchCounts> run_batch(std::size_t threads, Stream& stream, Work&& work, Sink&& sink) {
  BatchCounts counts;
  Result<void> done = run_in_order<Input>(
      threads, [&](Input& input) { return stream.next(input); },
      [&](Input&& input, std::size_t worker) {
        BatchItem<Out> item;
        if (Article* const article = std::get_if<Article>(&input)) {
          item.article = std::move(*article);
          item.out = work(std::as_const(item.article), worker);
        } else {
          item.skipped = std::move(std::get<Skipped>(input));
        }
        return item;
      },
      [&](BatchItem<Out>&& item) {
        counts.add(item.skipped);
        return sink(std::move(item));
      });
  if (!done) return fail(std::move(done).error());
  return counts;
}

}  // namespace sayso
