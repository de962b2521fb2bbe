// What was made of articles and is worth keeping for a while, within bounds: in two halves, so that nothing has to be sorted. When the
// younger half is full, the older one goes, but for what was asked for since.
//
//   Kept<Profile> profiles(5000000);                     // of sizes up to so much in each half
//   if (Profile* known = profiles.find(row)) return *known;
//   return profiles.keep(row, Profile(reading), text.size());
//
// Odd case: what was asked for last but one is always still there, however large things are; what came before may be gone.
#pragma once

#include "record/record.hpp"

#include <cstddef>
#include <unordered_map>
#include <utility>

namespace sayso {

template <class Value>
class Kept {
 public:
  explicit Kept(std::size_t most) : most_(most) {}

  Value* find(Row row) {
    const auto known = younger_.find(row);
    if (known != younger_.end()) return &known->second.value;
    auto older = older_.extract(row);
    if (older.empty()) return nullptr;
    make_room();
    size_ += older.mapped().size;
    return &younger_.insert(std::move(older)).position->second.value;
  }

  Value& keep(Row row, Value value, std::size_t size) {
    drop(row);
    make_room();
    size_ += size;
    return younger_.insert_or_assign(row, One{std::move(value), size}).first->second.value;
  }

  // Without counting it as asked for.
  Value* peek(Row row) {
    for (auto* const half : {&younger_, &older_}) {
      const auto known = half->find(row);
      if (known != half->end()) return &known->second.value;
    }
    return nullptr;
  }

  void drop(Row row) {
    older_.erase(row);
    const auto known = younger_.find(row);
    if (known == younger_.end()) return;
    size_ -= known->second.size;
    younger_.erase(known);
  }

 private:
  struct One {
    Value value;
    std::size_t size = 0;
  };
  void make_room() {
    if (size_ < most_) return;
    older_ = std::exchange(younger_, {});
    size_ = 0;
  }

  std::unordered_map<Row, One> younger_, older_;
  std::size_t most_, size_ = 0;  // of the younger half
};

}  // namespace sayso
