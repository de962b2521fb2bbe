#include "engine/batch.hpp"

namespace sayso {

void BatchCounts::add(const std::optional<Skipped>& skipped_one) {
  constexpr std::size_t sentences_kept = 10;
  if (!skipped_one) {
    ++read;
    return;
  }
  ++skipped;
  if (first_skipped.size() < sentences_kept) first_skipped.push_back(skipped_one->error.message);
}

Readers::Readers(const Model& model, ReaderOptions options, std::size_t threads)
    : model_(&model), options_(std::move(options)), desks_(threads == 0 ? default_workers() : threads) {}

const Document& Readers::read(const Article& article, std::size_t worker) {
  // No other thread touches this worker's place.
  std::unique_ptr<Desk>& desk = desks_[worker];
  if (!desk) desk = std::make_unique<Desk>(*model_, options_);
  desk->reader.read(article, desk->document);
  return desk->document;
}

}  // namespace sayso
