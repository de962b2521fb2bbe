#include "model/file/directory.hpp"

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <optional>

namespace sayso::model_directory {

namespace {

using Bytes = std::span<const std::byte>;

constexpr std::string_view magic("SAYSO\0M1", 8);

template <class T>
T number_at(Bytes bytes, std::size_t begin) {
  T number;
  std::memcpy(&number, bytes.data() + begin, sizeof number);
  return number;
}

std::string_view text_of(Bytes bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

bool is_zero(Bytes bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](std::byte byte) { return byte == std::byte{0}; });
}

constexpr std::uint64_t round_up(std::uint64_t size) { return (size + boundary - 1) / boundary * boundary; }

std::string count_of_bytes(std::uint64_t count) {
  return std::to_string(count) + (count == 1 ? " byte" : " bytes");
}

bool is_valid_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '_' || c == '-' || c == '/';
  });
}

std::optional<std::uint64_t> element_size(std::uint32_t type) {
  switch (static_cast<SectionType>(type)) {
    case SectionType::text:
    case SectionType::int8: return 1;
    case SectionType::uint16: return 2;
    case SectionType::float32:
    case SectionType::int32: return 4;
  }
  return std::nullopt;
}

// One entry as it stands, its name cut at the first zero.
struct Entry {
  explicit Entry(Bytes bytes)
      : name(text_of(bytes.first(name_size))), type(number_at<std::uint32_t>(bytes, 64)),
        rank(number_at<std::uint32_t>(bytes, 68)), offset(number_at<std::uint64_t>(bytes, 88)),
        size(number_at<std::uint64_t>(bytes, 96)), checksum(number_at<std::uint64_t>(bytes, 104)) {
    for (std::size_t i = 0; i < dims.size(); ++i) dims[i] = number_at<std::uint32_t>(bytes, 72 + 4 * i);
    const std::size_t zero = std::min(name.find('\0'), name_size);
    is_terminated = zero < name_size && is_zero(bytes.subspan(zero, name_size - zero));
    is_padded = is_zero(bytes.subspan(112));
    name = name.substr(0, zero);
  }

  std::string_view name;
  std::uint32_t type, rank;
  std::array<std::uint32_t, 4> dims{};
  std::uint64_t offset, size, checksum;
  bool is_terminated = false, is_padded = false;
};

class DirectoryReader {
 public:
  DirectoryReader(Bytes bytes, const std::string& what) : bytes_(bytes), what_(what) {}

  Result<Directory> read() {
    if (auto checked = check_header(); !checked) return fail(std::move(checked).error());
    Directory directory;
    directory.sections.reserve(count_);
    end_ = header_size + entry_size * count_;
    for (std::uint32_t i = 0; i < count_; ++i) {
      auto section = read_section(i);
      if (!section) return fail(std::move(section).error());
      directory.sections.push_back(*section);
    }
    if (end_ != bytes_.size()) {
      return damaged("it goes on for " + count_of_bytes(bytes_.size() - end_) + " after its last section");
    }
    if (auto sorted = sort_names(directory); !sorted) return fail(std::move(sorted).error());
    return directory;
  }

 private:
  Failure damaged(const std::string& why) const {
    return fail(Fault::bad_input, what_ + " is damaged: " + why + "; fetch the file again.");
  }
  Failure damaged_in(const std::string& where, const std::string& why) const {
    return fail(Fault::bad_input,
                what_ + " is damaged in section " + where + ": " + why + "; fetch the file again.");
  }

  Result<void> check_header() {
    if (bytes_.empty()) return damaged("it is empty");
    if (text_of(bytes_.first(std::min(bytes_.size(), magic.size()))) != magic.substr(0, bytes_.size())) {
      return fail(Fault::bad_input,
                  what_ + " is no model of sayso, for it does not begin as one: name a file like "
                          "models/english.sayso.");
    }
    if (bytes_.size() < header_size) return damaged("it ends within its header");
    const auto found = number_at<std::uint32_t>(bytes_, 8);
    if (found != version) {
      return fail(Fault::bad_input, what_ + " is of format version " + std::to_string(found) +
                                        " and this sayso reads version " + std::to_string(version) +
                                        ": fetch the model that belongs to this sayso.");
    }
    count_ = number_at<std::uint32_t>(bytes_, 12);
    const auto size = number_at<std::uint64_t>(bytes_, 16);
    if (size != bytes_.size()) {
      return damaged("it should have " + count_of_bytes(size) + " and has " + std::to_string(bytes_.size()));
    }
    if (!is_zero(bytes_.subspan(32, header_size - 32)))
      return damaged("its header holds more than it should");
    if (count_ > (bytes_.size() - header_size) / entry_size) {
      return damaged("its directory of " + std::to_string(count_) + " sections reaches beyond its end");
    }
    if (xxh3_64(text_of(bytes_.subspan(header_size, entry_size * count_))) !=
        number_at<std::uint64_t>(bytes_, 24)) {
      return damaged("the checksum of its directory differs");
    }
    return {};
  }

  Result<Section> read_section(std::uint32_t number) {
    const Entry entry(bytes_.subspan(header_size + entry_size * number, entry_size));
    if (!entry.is_terminated || !is_valid_name(entry.name)) {
      return damaged_in("number " + std::to_string(number + 1), "its name is not one");
    }
    const std::string where = "\"" + std::string(entry.name) + "\"";
    if (auto shape = check_shape(entry, where); !shape) return fail(std::move(shape).error());
    if (auto place = check_place(entry, where); !place) return fail(std::move(place).error());
    const Bytes content = bytes_.subspan(entry.offset, entry.size);
    if (xxh3_64(text_of(content)) != entry.checksum) return damaged_in(where, "its checksum differs");
    if (entry.type == static_cast<std::uint32_t>(SectionType::text) && !utf8::is_valid(text_of(content))) {
      return damaged_in(where, "its text is not UTF-8");
    }
    end_ = entry.offset + entry.size;
    return Section{entry.name, static_cast<SectionType>(entry.type), entry.rank, entry.dims, content};
  }

  Result<void> check_shape(const Entry& entry, const std::string& where) const {
    const auto element = element_size(entry.type);
    if (!element) return damaged_in(where, "there is no type " + std::to_string(entry.type));
    if (entry.rank > entry.dims.size()) {
      return damaged_in(where, "it has " + std::to_string(entry.rank) + " dimensions, and 4 is the most");
    }
    std::uint64_t size = *element;
    for (std::uint32_t i = 0; i < entry.rank; ++i) {
      // What is larger than the file is refused before the next multiplication, so none overflows.
      size *= entry.dims[i];
      if (size > bytes_.size()) return damaged_in(where, "its dimensions are larger than the file");
    }
    if (size != entry.size) {
      return damaged_in(where, "its dimensions make " + count_of_bytes(size) + " and it has " +
                                   std::to_string(entry.size));
    }
    for (std::uint32_t i = entry.rank; i < entry.dims.size(); ++i) {
      if (entry.dims[i] != 0) return damaged_in(where, "it has more dimensions than it says");
    }
    if (!entry.is_padded) return damaged_in(where, "its entry holds more than it should");
    return {};
  }

  Result<void> check_place(const Entry& entry, const std::string& where) const {
    if (entry.offset % boundary != 0) {
      return damaged_in(where,
                        "it begins at byte " + std::to_string(entry.offset) + ", not on a multiple of 64");
    }
    if (entry.offset > bytes_.size() || entry.size > bytes_.size() - entry.offset) {
      return damaged_in(where, "it reaches beyond the end of the file");
    }
    if (entry.offset < end_) return damaged_in(where, "it overlaps what stands before it");
    if (entry.offset != round_up(end_) || !is_zero(bytes_.subspan(end_, entry.offset - end_))) {
      return damaged_in(where, "something stands before it that belongs to no section");
    }
    return {};
  }

  Result<void> sort_names(Directory& directory) const {
    const auto& sections = directory.sections;
    auto& order = directory.by_name;
    order.resize(sections.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return sections[a].name < sections[b].name; });
    const auto twice = std::adjacent_find(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return sections[a].name == sections[b].name;
    });
    if (twice == order.end()) return {};
    return damaged_in("\"" + std::string(sections[*twice].name) + "\"", "there are two of this name");
  }

  Bytes bytes_;
  const std::string& what_;
  std::uint32_t count_ = 0;
  std::uint64_t end_ = 0;  // of what has been read so far
};

}  // namespace

Result<Directory> read(Bytes bytes, const std::string& what) { return DirectoryReader(bytes, what).read(); }

}  // namespace sayso::model_directory
