// The word pieces that the encoder knows, each with its number: the line of section "vocabulary" that it stands in. A
// piece that goes on inside a word is written with "##" before it. Words are cut greedily: the longest piece that fits,
// then the longest that fits after it. Immutable and shared by threads; the model file must outlive it.
//
//   auto vocabulary = Vocabulary::load(file);
//   (*vocabulary)->find("said")                  // 2056
//   (*vocabulary)->cut("unconfirmed", pieces)    // "un", "##con", "##firm", "##ed"
//
// Odd case: a word of which any part is no piece is not cut at all: cut() gives 0, and it is read as "[UNK]".
#pragma once

#include "model/file/model_file.hpp"
#include "sayso/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sayso {

class Vocabulary {
 public:
  // A piece and the byte of the word where it ends.
  struct Cut {
    std::int32_t id = 0;
    std::uint32_t end = 0;
  };

  static Result<std::shared_ptr<const Vocabulary>> load(const ModelFile& file);

  std::size_t size() const { return pieces_.size(); }
  std::string_view piece(std::int32_t id) const { return pieces_[static_cast<std::size_t>(id)]; }
  std::optional<std::int32_t> find(std::string_view piece) const;

  // Cuts a word, lower-cased and without accents; returns the number of pieces. There must be room for one a byte.
  std::size_t cut(std::string_view word, std::span<Cut> pieces) const;

  std::int32_t unknown() const { return unknown_; }      // [UNK]
  std::int32_t beginning() const { return beginning_; }  // [CLS], before the first piece of a window
  std::int32_t separator() const { return separator_; }  // [SEP], between paragraphs and at the end

  // Names of pieces that stand for themselves when they are in a text ("[MASK]"), as `tokenizers` has it.
  static std::span<const std::string_view> special_names();
  std::int32_t special(std::size_t number) const { return special_[number]; }

 private:
  struct Slot {
    std::uint32_t mark = 0;  // the hash's upper half
    std::int32_t id = -1;    // -1 in a free slot
  };

  Result<void> fill(const ModelFile& file);
  bool insert(std::int32_t id);
  std::int32_t look_up(std::uint64_t hash, std::string_view rest, bool goes_on) const;

  std::vector<std::string_view> pieces_;
  std::vector<Slot> slots_;  // open addressing, a power of two, at most half full
  std::size_t mask_ = 0;
  std::size_t longest_ = 0;  // bytes of the longest piece, without "##"
  std::int32_t unknown_ = 0, beginning_ = 0, separator_ = 0;
  std::int32_t special_[5] = {};
};

}  // namespace sayso
