#include "model/pieces/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

namespace sayso {

namespace {

constexpr std::string_view prefix = "##";
constexpr std::size_t most_bytes = 64;  // of a piece without prefix: more would be no word piece
constexpr std::array<std::string_view, 5> specials = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"};

// A hash that grows byte by byte, so that one pass over a word gives those of all its beginnings.
constexpr std::uint64_t hash_of_word = 0x9E37'79B9'7F4A'7C15U, hash_inside_word = 0xC2B2'AE3D'27D4'EB4FU;

constexpr std::uint64_t grow(std::uint64_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 0x0000'0100'0000'01B3U;
}
// The lower bits of a product depend on few of its factors' bits: mixed before they choose a slot.
constexpr std::uint64_t mix(std::uint64_t hash) {
  hash ^= hash >> 32U;
  hash *= 0xD6E8'FEB8'6659'FD93U;
  return hash ^ (hash >> 32U);
}

std::uint64_t hash_of(std::string_view rest, bool goes_on) {
  std::uint64_t hash = goes_on ? hash_inside_word : hash_of_word;
  for (const char byte : rest) hash = grow(hash, byte);
  return mix(hash);
}

bool is_inner(std::string_view piece) {
  return piece.size() > prefix.size() && piece.substr(0, prefix.size()) == prefix;
}

std::string_view rest_of(std::string_view piece) {
  return is_inner(piece) ? piece.substr(prefix.size()) : piece;
}

}  // namespace

std::span<const std::string_view> Vocabulary::special_names() { return specials; }

Result<std::shared_ptr<const Vocabulary>> Vocabulary::load(const ModelFile& file) {
  auto vocabulary = std::make_shared<Vocabulary>();
  if (auto filled = vocabulary->fill(file); !filled) return fail(std::move(filled).error());
  return std::shared_ptr<const Vocabulary>(std::move(vocabulary));
}

Result<void> Vocabulary::fill(const ModelFile& file) {
  if (auto text = file.require_text("vocabulary"); !text) return fail(std::move(text).error());
  const auto wrong = [&](const std::string& why) {
    return fail(Fault::bad_input, "The model file " + file.path() +
                                      " is damaged in section \"vocabulary\": " + why +
                                      "; fetch the file again.");
  };
  pieces_ = file.lines("vocabulary");
  constexpr std::size_t most_pieces = 1U << 24U;
  if (pieces_.size() > most_pieces) return wrong("it has " + std::to_string(pieces_.size()) + " pieces");
  slots_.assign(std::bit_ceil(pieces_.size() * 2 + 1), Slot());
  mask_ = slots_.size() - 1;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const std::string line = "line " + std::to_string(i + 1);
    if (pieces_[i].empty()) return wrong(line + " is empty");
    if (rest_of(pieces_[i]).size() > most_bytes) return wrong(line + " is longer than a piece can be");
    if (!insert(static_cast<std::int32_t>(i))) return wrong(line + " repeats an earlier one");
    longest_ = std::max(longest_, rest_of(pieces_[i]).size());
  }
  for (std::size_t i = 0; i < specials.size(); ++i) {
    const auto id = find(specials[i]);
    if (!id) return wrong(std::string(specials[i]) + " is missing");
    special_[i] = *id;
  }
  unknown_ = special_[1];
  beginning_ = special_[2];
  separator_ = special_[3];
  return {};
}

bool Vocabulary::insert(std::int32_t id) {
  const std::string_view text = piece(id);
  const std::uint64_t hash = hash_of(rest_of(text), is_inner(text));
  const auto mark = static_cast<std::uint32_t>(hash >> 32U);
  std::size_t at = hash & mask_;
  for (; slots_[at].id >= 0; at = (at + 1) & mask_) {
    if (slots_[at].mark == mark && piece(slots_[at].id) == text) return false;
  }
  slots_[at] = {mark, id};
  return true;
}

std::int32_t Vocabulary::look_up(std::uint64_t hash, std::string_view rest, bool goes_on) const {
  const auto mark = static_cast<std::uint32_t>(hash >> 32U);
  for (std::size_t at = hash & mask_; slots_[at].id >= 0; at = (at + 1) & mask_) {
    if (slots_[at].mark != mark) continue;
    const std::string_view found = piece(slots_[at].id);
    if (is_inner(found) == goes_on && rest_of(found) == rest) return slots_[at].id;
  }
  return -1;
}

std::optional<std::int32_t> Vocabulary::find(std::string_view piece) const {
  if (slots_.empty()) return std::nullopt;
  const bool goes_on = is_inner(piece);
  const std::int32_t id = look_up(hash_of(rest_of(piece), goes_on), rest_of(piece), goes_on);
  return id < 0 ? std::nullopt : std::optional(id);
}

std::size_t Vocabulary::cut(std::string_view word, std::span<Cut> pieces) const {
  std::uint64_t hashes[most_bytes];
  std::size_t count = 0;
  for (std::size_t begin = 0; begin < word.size();) {
    const std::size_t limit = std::min(word.size() - begin, longest_);
    std::uint64_t hash = begin > 0 ? hash_inside_word : hash_of_word;
    for (std::size_t i = 0; i < limit; ++i) hashes[i] = hash = grow(hash, word[begin + i]);
    std::int32_t id = -1;
    std::size_t size = limit;
    for (; size > 0; --size) {
      id = look_up(mix(hashes[size - 1]), word.substr(begin, size), begin > 0);
      if (id >= 0) break;
    }
    if (id < 0) return 0;
    begin += size;
    pieces[count++] = {id, static_cast<std::uint32_t>(begin)};
  }
  return count;
}

}  // namespace sayso
