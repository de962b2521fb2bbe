// Hashes: SHA-256 where the value is stored, shown or compared by others; XXH3 for tables in memory. Both are of the
// bytes alone, the same on every machine and in every run. An XXH3 value is never shown to others as an identity: it is
// easy to find two texts that share one.
//
//   sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
//   content_id("a", "") == "a-e3b0c44298fc1c14"
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sayso {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);

std::uint64_t xxh3_64(std::string_view bytes);

// Lower-case hexadecimal digits, two a byte.
std::string to_hex(const std::uint8_t* bytes, std::size_t count);
inline std::string to_hex(const Sha256& digest) { return to_hex(digest.data(), digest.size()); }

// An id that follows from content: prefix, "-" and the first 16 digits of the content's SHA-256. Who joins several
// fields into one content separates them, so that "ab"+"c" and "a"+"bc" differ.
std::string content_id(std::string_view prefix, std::string_view content);

}  // namespace sayso
