#include "links/cards.hpp"

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

void Cards::drop(Row row) {
  const auto known = places_.find(row);
  if (known == places_.end()) return;
  kept_.erase(known->second);
  places_.erase(known);
}

void Cards::clear() {
  kept_.clear();
  places_.clear();
}

}  // namespace sayso
