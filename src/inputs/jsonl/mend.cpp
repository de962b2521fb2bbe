#include "inputs/jsonl/mend.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace sayso {
namespace {

// The value of \uXXXX at `at`, or a number that no such escape has.
std::uint32_t escaped_unit(std::string_view json, std::size_t at) {
  constexpr std::uint32_t none = 0x10000;
  if (json.size() < at + 6 || json[at] != '\\' || json[at + 1] != 'u') return none;
  std::uint32_t value = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const std::size_t digit =
        std::string_view("0123456789abcdef")
            .find(static_cast<char>(json[i] >= 'A' && json[i] <= 'F' ? json[i] + 32 : json[i]));
    if (digit == std::string_view::npos) return none;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  return value;
}

bool is_high_surrogate(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

struct Mender {
  std::string_view json;
  std::string out{};
  std::size_t at = 0;
  bool has_changed = false;

  void copy(std::size_t size) {
    out.append(json.substr(at, size));
    at += size;
  }
  void put(std::string_view words, std::size_t instead_of) {
    out.append(words);
    at += instead_of;
    has_changed = true;
  }

  void take_escape() {
    const std::uint32_t unit = escaped_unit(json, at);
    if (is_high_surrogate(unit) && is_low_surrogate(escaped_unit(json, at + 6))) return copy(12);
    if (is_high_surrogate(unit) || is_low_surrogate(unit)) return put("\\ufffd", 6);
    if (json.substr(at).starts_with("\\'")) return put("'", 2);
    copy(2);
  }

  // In a string, up to and with its closing mark.
  void take_string() {
    copy(1);
    while (at < json.size()) {
      const auto byte = static_cast<unsigned char>(json[at]);
      if (byte == '"') return copy(1);
      if (byte == '\\') {
        take_escape();
      } else if (byte < 0x20) {
        constexpr std::string_view digits = "0123456789abcdef";
        const std::array<char, 6> escape{'\\', 'u', '0', '0', digits[byte >> 4U], digits[byte & 15U]};
        put({escape.data(), escape.size()}, 1);
      } else {
        copy(1);
      }
    }
  }

  void take_other() {
    for (const std::string_view word : {"NaN", "-Infinity", "Infinity", "nan"})
      if (json.substr(at).starts_with(word)) return put("null", word.size());
    copy(1);
  }
};

}  // namespace

std::optional<std::string> mended_json(std::string_view json) {
  Mender mender{json};
  mender.out.reserve(json.size() + 64);
  while (mender.at < json.size()) {
    if (json[mender.at] == '"') {
      mender.take_string();
    } else {
      mender.take_other();
    }
  }
  if (!mender.has_changed) return std::nullopt;
  return std::move(mender.out);
}

}  // namespace sayso
