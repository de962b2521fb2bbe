#include "links/cards.hpp"

#include <utility>

namespace sayso {

Card& Cards::of(Row row) {
  const auto known = places_.find(row);
  if (known != places_.end()) {
    kept_.splice(kept_.begin(), kept_, known->second);
    return *kept_.front();
  }
  if (kept_.size() >= most) {
    places_.erase(kept_.back()->row());
    kept_.pop_back();
  }
  kept_.push_front(std::make_unique<Card>(record_, row));
  places_[row] = kept_.begin();
  return *kept_.front();
}

const stories::Profile& Cards::profile(Row row) {
  const auto known = profiles_.find(row);
  if (known != profiles_.end()) return known->second;
  // Two halves: when the younger is full, the older one goes, but for what was asked for since.
  if (profiles_.size() >= most_profiles / 2) older_profiles_ = std::exchange(profiles_, {});
  const auto older = older_profiles_.find(row);
  if (older == older_profiles_.end())
    return profiles_.emplace(row, stories::Profile(of(row).reading())).first->second;
  return profiles_.emplace(row, std::move(older->second)).first->second;
}

void Cards::drop(Row row) {
  profiles_.erase(row);
  older_profiles_.erase(row);
  const auto known = places_.find(row);
  if (known == places_.end()) return;
  kept_.erase(known->second);
  places_.erase(known);
}

void Cards::clear() {
  kept_.clear();
  places_.clear();
  profiles_.clear();
  older_profiles_.clear();
}

}  // namespace sayso
