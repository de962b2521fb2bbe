// Disjoint sets of numbers below a count, by union and find. The lesser root stays, so that roots do not depend on the order in which
// sets were joined.
//
//   Sets sets(4);
//   sets.join(3, 1);
//   sets.root(3) == 1
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace sayso {

class Sets {
 public:
  explicit Sets(std::size_t count = 0) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0U); }

  // Another number, alone in its set.
  std::uint32_t add() {
    parent_.push_back(static_cast<std::uint32_t>(parent_.size()));
    return parent_.back();
  }

  std::uint32_t root(std::uint32_t one) {
    while (parent_[one] != one) one = parent_[one] = parent_[parent_[one]];
    return one;
  }
  void join(std::uint32_t one, std::uint32_t two) {
    one = root(one), two = root(two);
    parent_[std::max(one, two)] = std::min(one, two);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace sayso
