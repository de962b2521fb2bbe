// Model files made by hand, for tests: whole ones, and broken ones whose checksums are right all the same, so that what
// is broken is found by the check that is meant. The layout is written here a second time, from its description alone.
//
//   HandMadeFile file;
//   file.add_text("labels/upos", "NOUN\nVERB\n");
//   file.add("scores", SectionType::float32, {2}, bytes_of<float>({1, 2}));
//   auto bytes = file.bytes();
//   put<std::uint32_t>(bytes, entry_at(1) + 68, 5);   // the second section's rank
//   seal(bytes);
//
// Odd case: seal() leaves alone what lies outside of the bytes, so it may be given anything.
#pragma once

#include "base/hash.hpp"
#include "model/file/model_file.hpp"

#include <cstring>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace sayso {

using Bytes = std::vector<std::byte>;

inline std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

template <class T>
void put(Bytes& bytes, std::size_t begin, T value) {
  std::memcpy(bytes.data() + begin, &value, sizeof value);
}

template <class T>
T taken(const Bytes& bytes, std::size_t begin) {
  T value;
  std::memcpy(&value, bytes.data() + begin, sizeof value);
  return value;
}

template <class T>
std::string bytes_of(std::initializer_list<T> values) {
  std::string bytes(values.size() * sizeof(T), '\0');
  if (values.size() > 0) std::memcpy(bytes.data(), values.begin(), bytes.size());
  return bytes;
}

// Where a section's entry begins. In it: name 0, type 64, rank 68, dims 72, offset 88, size 96, checksum 104, zeros 112.
inline std::size_t entry_at(std::size_t number) { return 64 + 128 * number; }

// Makes sizes and checksums right again, as far as they can be.
inline void seal(Bytes& bytes) {
  if (bytes.size() < 64) return;
  put<std::uint64_t>(bytes, 16, bytes.size());
  const std::size_t count = taken<std::uint32_t>(bytes, 12);
  if (count > (bytes.size() - 64) / 128) return;
  const std::span<const std::byte> all(bytes);
  for (std::size_t i = 0; i < count; ++i) {
    const auto offset = taken<std::uint64_t>(bytes, entry_at(i) + 88);
    const auto size = taken<std::uint64_t>(bytes, entry_at(i) + 96);
    if (offset > bytes.size() || size > bytes.size() - offset) continue;
    put(bytes, entry_at(i) + 104, xxh3_64(as_text(all.subspan(offset, size))));
  }
  put(bytes, 24, xxh3_64(as_text(all.subspan(64, 128 * count))));
}

class HandMadeFile {
 public:
  void add(std::string name, SectionType type, std::vector<std::uint32_t> dims, std::string content) {
    parts_.push_back({std::move(name), type, std::move(dims), std::move(content)});
  }
  void add_text(std::string name, std::string text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    add(std::move(name), SectionType::text, {size}, std::move(text));
  }

  Bytes bytes() const {
    Bytes bytes(entry_at(parts_.size()));
    std::memcpy(bytes.data(), "SAYSO\0M1", 8);
    put<std::uint32_t>(bytes, 8, 1);
    put(bytes, 12, static_cast<std::uint32_t>(parts_.size()));
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const Part& part = parts_[i];
      bytes.resize((bytes.size() + 63) / 64 * 64);
      std::memcpy(bytes.data() + entry_at(i), part.name.data(), part.name.size());
      put(bytes, entry_at(i) + 64, static_cast<std::uint32_t>(part.type));
      put(bytes, entry_at(i) + 68, static_cast<std::uint32_t>(part.dims.size()));
      for (std::size_t d = 0; d < part.dims.size(); ++d) put(bytes, entry_at(i) + 72 + 4 * d, part.dims[d]);
      put<std::uint64_t>(bytes, entry_at(i) + 88, bytes.size());
      put<std::uint64_t>(bytes, entry_at(i) + 96, part.content.size());
      const auto* content = reinterpret_cast<const std::byte*>(part.content.data());
      bytes.insert(bytes.end(), content, content + part.content.size());
    }
    seal(bytes);
    return bytes;
  }

 private:
  struct Part {
    std::string name;
    SectionType type;
    std::vector<std::uint32_t> dims;
    std::string content;
  };
  std::vector<Part> parts_;
};

}  // namespace sayso
