// Makes model files in memory, whole ones and such as only a faulty writer would make: the layout of
// src/model/file/model_file.hpp, written a second time so that a mistake of one side is seen on the other.
//
//   std::vector<Part> parts = small_parts();
//   parts[2].dims = {7};                                   // which its bytes contradict
//   ModelFile::from_bytes(as_bytes(model_bytes(parts)));   // must say so in a sentence
//
// Odd case: repair() puts right what a changed file says of itself (sizes and checksums), as far as that can be found
// out, so that changes reach what lies behind the checksums.
#pragma once

#include "model/file/model_file.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace sayso::fuzz {

struct Part {
  std::string name;
  SectionType type = SectionType::text;
  std::vector<std::uint32_t> dims;
  std::string bytes;
};

std::string model_bytes(const std::vector<Part>& parts);

inline std::span<const std::byte> as_bytes(const std::string& file) {
  return std::as_bytes(std::span<const char>(file.data(), file.size()));
}

// Changes no size of the file, only numbers in its header and directory.
void repair(std::span<std::uint8_t> file);

Part text_part(std::string name, std::string text);

// Card, labels, a vocabulary with all of ASCII and some words: a few kilobytes, and no network.
std::vector<Part> small_parts();

// The smallest network there can be, one without layers, with weights that make it say something: about 5 MB.
std::vector<Part> network_parts();

}  // namespace sayso::fuzz
