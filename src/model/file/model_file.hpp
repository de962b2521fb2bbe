// The model file: one file with all that changes how sayso reads (vocabulary, weights, labels, word lists, card). It is
// mapped, checked whole when it is opened, and then only looked into: nothing but the directory is parsed or copied.
//
// Layout, little-endian. A header of 64 bytes: "SAYSO\0M1", u32 version (1), u32 number of sections, u64 size of the file,
// u64 XXH3 of the directory, zeros. The directory, 128 bytes a section: char[64] name, u32 type, u32 rank, u32 dims[4],
// u64 offset, u64 size, u64 XXH3, zeros. Then the sections in this order, each on the next multiple of 64, zeros between.
// Invariants of an open file: each byte of it has been checked, by a checksum or for being the one allowed; names are
// unique and of letters, digits and "._-/"; sizes agree with shapes; sections begin on 64 bytes in memory too.
//
//   auto file = ModelFile::open("models/english.sayso");
//   file->floats("encoder.norm.weight")                               // 384 floats, or none where there is no such section
//   file->require("encoder.norm.weight", SectionType::float32, {384}) // or an error that names the section
//
// Odd cases: a section may be empty ("calibration" of a model without one); a section of another type than asked for is
// as absent as one that is missing.
#pragma once

#include "base/mapped_file.hpp"
#include "sayso/result.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

enum class SectionType : std::uint32_t { text = 0, float32 = 1, int8 = 2, int32 = 3, uint16 = 4 };

std::string_view name_of(SectionType type);

// For require(): this dimension may be of any size.
inline constexpr std::uint32_t any_size = 0xFFFF'FFFFU;

// One section, seen in place: valid as long as its file.
struct Section {
  std::string_view name;
  SectionType type = SectionType::text;
  std::uint32_t rank = 0;
  std::array<std::uint32_t, 4> sizes{};  // of the first `rank` dimensions; zeros
  std::span<const std::byte> bytes;

  std::span<const std::uint32_t> dims() const { return {sizes.data(), rank}; }

  // The content, or nothing when it is of another type.
  std::string_view text() const {
    return type == SectionType::text
               ? std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size())
               : std::string_view();
  }
  std::span<const float> floats() const { return values<float>(SectionType::float32); }
  std::span<const std::int8_t> bytes8() const { return values<std::int8_t>(SectionType::int8); }
  std::span<const std::int32_t> ints() const { return values<std::int32_t>(SectionType::int32); }
  std::span<const std::uint16_t> shorts() const { return values<std::uint16_t>(SectionType::uint16); }

 private:
  template <class T>
  std::span<const T> values(SectionType wanted) const {
    if (type != wanted) return {};
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
};

class ModelFile {
 public:
  // Maps the file and checks all of it. Errors: missing, no model file, of another version, damaged (and where).
  static Result<ModelFile> open(const std::string& path);
  // The same for bytes in memory, which are copied. `name` stands in messages where the path would.
  static Result<ModelFile> from_bytes(std::span<const std::byte> bytes, std::string name = "in memory");

  ModelFile(ModelFile&&) noexcept;
  ModelFile& operator=(ModelFile&&) noexcept;
  ModelFile(const ModelFile&) = delete;
  ModelFile& operator=(const ModelFile&) = delete;
  ~ModelFile();

  const std::string& path() const { return path_; }
  std::uint64_t size() const { return bytes_.size(); }

  // All sections in the order of the file.
  std::span<const Section> sections() const { return sections_; }

  // Null where there is no section of this name.
  const Section* find(std::string_view name) const;
  bool has(std::string_view name) const { return find(name) != nullptr; }

  // The section, if it is there with this type and shape, and its float32 numbers are all within ±1000; else an error
  // that names it.
  Result<Section> require(std::string_view name, SectionType type,
                          const std::vector<std::uint32_t>& dims) const;
  Result<std::string_view> require_text(std::string_view name) const;

  // What a section holds; nothing where it is missing or of another type.
  std::string_view text(std::string_view name) const { return or_empty(name).text(); }
  std::span<const float> floats(std::string_view name) const { return or_empty(name).floats(); }
  std::span<const std::int8_t> bytes8(std::string_view name) const { return or_empty(name).bytes8(); }
  std::span<const std::int32_t> ints(std::string_view name) const { return or_empty(name).ints(); }
  std::span<const std::uint16_t> shorts(std::string_view name) const { return or_empty(name).shorts(); }
  std::span<const std::uint32_t> dims(std::string_view name) const;

  // The lines of a text section without their "\n"; the last one may lack it.
  std::vector<std::string_view> lines(std::string_view name) const;

  // The model card, JSON.
  std::string_view card() const { return text("card.json"); }

  // SHA-256 of the whole file, 64 hexadecimal digits: computed when first asked for.
  const std::string& sha256() const;

 private:
  struct Digest;
  struct Aligned {
    void operator()(std::byte* bytes) const;
  };

  ModelFile();
  Result<void> read(const std::string& what);
  const Section& or_empty(std::string_view name) const;

  std::string path_;
  MappedFile mapped_;
  std::unique_ptr<std::byte, Aligned> copied_;  // or, with from_bytes, this
  std::span<const std::byte> bytes_;            // of one of the two
  std::vector<Section> sections_;
  std::vector<std::uint32_t> by_name_;  // numbers of sections, in the order of their names
  std::unique_ptr<Digest> digest_;
};

}  // namespace sayso
