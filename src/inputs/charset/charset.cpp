#include "inputs/charset/charset.hpp"

#include "base/utf8.hpp"
#include "inputs/charset/conversion.hpp"
#include "inputs/charset/magic.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace sayso::charset {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct WideMark {
  std::string_view bytes;
  const char* charset;
  std::size_t unit;
};

// UTF-32 first: its little-endian mark begins as that of UTF-16 does.
constexpr std::array wide_marks{
    WideMark{"\xFF\xFE\x00\x00"sv, "UTF-32LE", 4},
    WideMark{"\x00\x00\xFE\xFF"sv, "UTF-32BE", 4},
    WideMark{"\xFF\xFE"sv, "UTF-16LE", 2},
    WideMark{"\xFE\xFF"sv, "UTF-16BE", 2},
};

const WideMark* wide_mark(std::string_view bytes) {
  for (const WideMark& mark : wide_marks)
    if (bytes.starts_with(mark.bytes)) return &mark;
  return nullptr;
}

// UTF-16 without a mark: in Latin script every second byte is NUL, and hardly any other. Null if these bytes are not.
const char* wide_by_nuls(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 65536);
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < sample.size(); ++i) nuls[i % 2] += static_cast<std::size_t>(sample[i] == '\0');
  const std::size_t pairs = sample.size() / 2;
  const auto is_wide_at = [&](std::size_t high) {
    return pairs >= 2 && nuls[high] * 2 > pairs && nuls[1 - high] * 50 < pairs;
  };
  if (is_wide_at(1)) return "UTF-16LE";
  if (is_wide_at(0)) return "UTF-16BE";
  return nullptr;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return count == 1 ? std::string(one) : std::to_string(count) + " " + std::string(many);
}

// Says how many U+FFFD a conversion left, of a text that had none before it.
void note_replacements(Decoded& decoded, std::size_t count, std::size_t first) {
  if (count == 0) return;
  const auto begin = static_cast<Offset>(first);
  decoded.notes.push_back({counted(count, "one place was", "places were") +
                               " not valid in its charset and became U+FFFD, the first at byte " +
                               std::to_string(first + 1),
                           {begin, begin + static_cast<Offset>(replacement.size())}});
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
    ++count;
  return count;
}

// How far the bytes at `offset`, which begin no valid sequence, go the way of one: at least one, and more where a
// sequence was begun well and cut off. These together become one U+FFFD, as browsers do it.
std::size_t broken_size(std::string_view bytes, std::size_t offset) {
  const auto lead = static_cast<unsigned char>(bytes[offset]);
  const std::size_t wanted = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3 : 1;
  std::size_t size = 1;
  while (size < wanted && offset + size < bytes.size() && utf8::is_continuation(bytes[offset + size])) {
    const auto second = static_cast<unsigned char>(bytes[offset + 1]);
    const bool is_possible = !(lead == 0xE0 && second < 0xA0) && !(lead == 0xED && second > 0x9F) &&
                             !(lead == 0xF0 && second < 0x90) && !(lead == 0xF4 && second > 0x8F);
    if (!is_possible) break;
    ++size;
  }
  return size;
}

// Calls valid(begin, end) and broken(begin, end) for the parts of the bytes in turn.
template <class Valid, class Broken>
void each_part(std::string_view bytes, Valid&& valid, Broken&& broken) {
  for (std::size_t offset = 0; offset < bytes.size();) {
    const std::size_t stop = offset + utf8::first_invalid(bytes.substr(offset));
    if (stop > offset) valid(offset, stop);
    if (stop == bytes.size()) return;
    offset = stop + broken_size(bytes, stop);
    broken(stop, offset);
  }
}

bool is_lead(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0xC0U; }

// Whether bytes that are not valid UTF-8 are UTF-8 all the same, with some damage: valid sequences of several bytes,
// and such as were begun well, hardly ever occur by chance in another charset.
bool is_damaged_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  each_part(
      bytes,
      [&](std::size_t begin, std::size_t end) {
        const std::string_view part = bytes.substr(begin, end - begin);
        good += static_cast<std::size_t>(std::count_if(part.begin(), part.end(), is_lead));
      },
      [&](std::size_t begin, std::size_t end) {
        // One byte that begins a character, and then the end, may be either.
        const bool is_cut = end == bytes.size() && is_lead(bytes[begin]);
        if (end - begin > 1) {
          ++good;
        } else if (!is_cut) {
          ++bad;
        }
      });
  return good > 0 && good >= bad;
}

Decoded mended_utf8(std::string_view bytes) {
  Decoded decoded;
  decoded.text.reserve(bytes.size() + 64);
  std::size_t count = 0;
  std::size_t first = 0;
  each_part(
      bytes,
      [&](std::size_t begin, std::size_t end) { decoded.text.append(bytes.substr(begin, end - begin)); },
      [&](std::size_t, std::size_t) {
        if (count++ == 0) first = decoded.text.size();
        decoded.text.append(replacement);
      });
  note_replacements(decoded, count, first);
  return decoded;
}

Failure not_a_text(std::string_view name, std::string_view kind, std::string_view advice) {
  return fail(Fault::bad_input, std::string(name) + " is not a text: it is " + std::string(kind) + ", so " +
                                    std::string(advice) + ".");
}

Failure full_of_controls(std::string_view name) {
  return not_a_text(name, "full of control characters", "give a file that a text editor can show");
}

Result<Decoded> converted(std::string_view bytes, const char* charset, std::string_view name) {
  Decoded decoded;
  decoded.notes.push_back({std::string("read as ") + charset, {}});
  if (Result<void> done = convert(bytes, charset, decoded.text); !done)
    return fail(done.error().fault,
                std::string(name) + " could not be read as " + charset + ": " + done.error().message);
  if (is_mostly_controls(decoded.text)) return full_of_controls(name);
  note_replacements(decoded, count_of(decoded.text, replacement), decoded.text.find(replacement));
  return decoded;
}

}  // namespace

bool is_wide(std::string_view beginning) {
  return wide_mark(beginning) != nullptr || wide_by_nuls(beginning) != nullptr;
}

Result<Decoded> decode(std::string bytes, std::string_view name) {
  if (const BinaryKind* kind = known_binary(bytes)) return not_a_text(name, kind->kind, kind->advice);
  if (const WideMark* mark = wide_mark(bytes))
    return converted(std::string_view(bytes).substr(mark->bytes.size()), mark->charset, name);
  const bool is_marked = bytes.starts_with(utf8_mark);
  if (is_marked) bytes.erase(0, utf8_mark.size());

  const bool has_nuls = bytes.find('\0') != std::string::npos;
  const bool is_valid = utf8::is_valid(bytes);
  if (is_valid && !has_nuls) return Decoded{std::move(bytes), {}};
  if (const char* wide = has_nuls ? wide_by_nuls(bytes) : nullptr) return converted(bytes, wide, name);
  if (is_mostly_controls(bytes)) return full_of_controls(name);
  if (is_valid) return Decoded{std::move(bytes), {}};
  if (is_marked || is_damaged_utf8(bytes)) return mended_utf8(bytes);
  return converted(bytes, likely_charset(bytes), name);
}

}  // namespace sayso::charset
