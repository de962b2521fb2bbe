// Reads and checks the bytes of a model file (the layout stands in model_file.hpp). Every byte is accounted for: header
// and padding by value, directory and sections by checksum; so no flipped bit passes. Nothing is read before it is known
// to be inside the file.
//
//   auto directory = model_directory::read(bytes, "The model file models/english.sayso");
//
// Odd case: a directory whose checksum is right can still be wrong (made by hand, or by a faulty writer); each of its
// fields is checked all the same.
#pragma once

#include "model/file/model_file.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace sayso::model_directory {

inline constexpr std::size_t boundary = 64;  // where sections may begin
inline constexpr std::size_t header_size = 64;
inline constexpr std::size_t entry_size = 128;
inline constexpr std::size_t name_size = 64;  // with at least one zero at the end
inline constexpr std::uint32_t version = 1;

struct Directory {
  std::vector<Section> sections;
  std::vector<std::uint32_t> by_name;  // numbers of sections, in the order of their names
};

// `what` begins the message of an error. `bytes` begin on a multiple of 64 in memory.
Result<Directory> read(std::span<const std::byte> bytes, const std::string& what);

}  // namespace sayso::model_directory
