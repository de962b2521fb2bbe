#include "exports/json/json_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace sayso {
namespace {

// Which bytes cannot stand in a JSON string as they are.
constexpr std::array<bool, 256> escaped_bytes = [] {
  std::array<bool, 256> escaped{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) escaped[byte] = true;
  escaped['"'] = true;
  escaped['\\'] = true;
  return escaped;
}();

bool is_escaped(char c) { return escaped_bytes[static_cast<unsigned char>(c)]; }

void append_escaped(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (c) {
    case '"': out.append("\\\""); return;
    case '\\': out.append("\\\\"); return;
    case '\n': out.append("\\n"); return;
    case '\t': out.append("\\t"); return;
    case '\r': out.append("\\r"); return;
    case '\b': out.append("\\b"); return;
    case '\f': out.append("\\f"); return;
    default: break;
  }
  const auto byte = static_cast<unsigned char>(c);
  out.append("\\u00");
  out.push_back(digits[byte >> 4U]);
  out.push_back(digits[byte & 0xFU]);
}

}  // namespace

JsonText& JsonText::text(std::string_view value) {
  separate();
  out_.push_back('"');
  std::size_t written = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (!is_escaped(value[i])) continue;
    out_.append(value, written, i - written);
    append_escaped(out_, value[i]);
    written = i + 1;
  }
  out_.append(value, written, value.size() - written);
  out_.push_back('"');
  return *this;
}

JsonText& JsonText::number(std::uint64_t value) {
  std::array<char, 20> digits{};
  const std::to_chars_result end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return word({digits.data(), static_cast<std::size_t>(end.ptr - digits.data())});
}

namespace {

// Enough for any double without an exponent: 309 digits before the point, or 324 behind it and 17 more.
using Digits = std::array<char, 400>;

template <class Number>
std::string_view shortest(Number value, Digits& digits) {
  if (!std::isfinite(value)) return "null";
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  return {digits.data(), static_cast<std::size_t>(end.ptr - digits.data())};
}

}  // namespace

JsonText& JsonText::decimal(double value) {
  Digits digits;
  return word(shortest(value, digits));
}

JsonText& JsonText::decimal(float value) {
  Digits digits;
  return word(shortest(value, digits));
}

JsonText& JsonText::hundredths(std::uint32_t value) {
  const std::array<char, 4> digits{static_cast<char>('0' + value / 100), '.',
                                   static_cast<char>('0' + value / 10 % 10),
                                   static_cast<char>('0' + value % 10)};
  return word({digits.data(), digits.size()});
}

}  // namespace sayso
