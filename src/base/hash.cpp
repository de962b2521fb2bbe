#include "base/hash.hpp"

#include <openssl/sha.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace sayso {

Sha256 sha256(std::string_view bytes) {
  Sha256 digest{};
  static_assert(sizeof digest == SHA256_DIGEST_LENGTH);
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  return digest;
}

std::string sha256_hex(std::string_view bytes) { return to_hex(sha256(bytes)); }

std::uint64_t xxh3_64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string to_hex(const std::uint8_t* bytes, std::size_t count) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(count * 2);
  for (std::size_t i = 0; i < count; ++i) {
    hex.push_back(digits[bytes[i] >> 4U]);
    hex.push_back(digits[bytes[i] & 0xFU]);
  }
  return hex;
}

std::string content_id(std::string_view prefix, std::string_view content) {
  const Sha256 digest = sha256(content);
  std::string id(prefix);
  id.push_back('-');
  id += to_hex(digest.data(), 8);
  return id;
}

}  // namespace sayso
