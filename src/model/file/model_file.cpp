#include "model/file/model_file.hpp"

#include "base/hash.hpp"
#include "model/file/directory.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <mutex>
#include <new>

namespace sayso {

static_assert(std::endian::native == std::endian::little,
              "The model file is read in place, which needs its byte order.");

namespace {

// Weights are a few units large. With none beyond this, nothing overflows on the way through the network.
constexpr float largest_number = 1000;

constexpr std::align_val_t alignment{model_directory::boundary};

// "float32 [384, 1536]"; a dimension of any size is "n".
std::string shape_of(SectionType type, std::span<const std::uint32_t> dims) {
  std::string shape(name_of(type));
  shape += " [";
  for (std::size_t i = 0; i < dims.size(); ++i) {
    if (i > 0) shape += ", ";
    shape += dims[i] == any_size ? "n" : std::to_string(dims[i]);
  }
  return shape + "]";
}

bool fits(std::span<const std::uint32_t> found, const std::vector<std::uint32_t>& wanted) {
  return std::equal(found.begin(), found.end(), wanted.begin(), wanted.end(),
                    [](std::uint32_t size, std::uint32_t want) { return want == any_size || size == want; });
}

}  // namespace

std::string_view name_of(SectionType type) {
  switch (type) {
    case SectionType::text: return "text";
    case SectionType::float32: return "float32";
    case SectionType::int8: return "int8";
    case SectionType::int32: return "int32";
    case SectionType::uint16: return "uint16";
  }
  return "unknown";
}

// Computed once, by whichever thread asks first.
struct ModelFile::Digest {
  std::once_flag once;
  std::string hex;
};

void ModelFile::Aligned::operator()(std::byte* bytes) const { ::operator delete(bytes, alignment); }

ModelFile::ModelFile() : digest_(std::make_unique<Digest>()) {}
ModelFile::ModelFile(ModelFile&&) noexcept = default;
ModelFile& ModelFile::operator=(ModelFile&&) noexcept = default;
ModelFile::~ModelFile() = default;

Result<ModelFile> ModelFile::open(const std::string& path) {
  auto mapped = MappedFile::open(path);
  if (!mapped) return fail(std::move(mapped).error());
  ModelFile file;
  file.path_ = path;
  file.mapped_ = std::move(*mapped);
  file.bytes_ = file.mapped_.bytes();
  if (auto read = file.read("The model file " + path); !read) return fail(std::move(read).error());
  return file;
}

Result<ModelFile> ModelFile::from_bytes(std::span<const std::byte> bytes, std::string name) {
  ModelFile file;
  file.path_ = std::move(name);
  file.copied_.reset(
      static_cast<std::byte*>(::operator new(std::max<std::size_t>(bytes.size(), 1), alignment)));
  if (!bytes.empty()) std::memcpy(file.copied_.get(), bytes.data(), bytes.size());
  file.bytes_ = {file.copied_.get(), bytes.size()};
  if (auto read = file.read("The model file " + file.path_); !read) return fail(std::move(read).error());
  return file;
}

Result<void> ModelFile::read(const std::string& what) {
  auto found = model_directory::read(bytes_, what);
  if (!found) return fail(std::move(found).error());
  sections_ = std::move(found->sections);
  by_name_ = std::move(found->by_name);
  return {};
}

const Section* ModelFile::find(std::string_view name) const {
  const auto at = std::lower_bound(
      by_name_.begin(), by_name_.end(), name,
      [&](std::uint32_t number, std::string_view wanted) { return sections_[number].name < wanted; });
  return at != by_name_.end() && sections_[*at].name == name ? &sections_[*at] : nullptr;
}

const Section& ModelFile::or_empty(std::string_view name) const {
  static const Section empty;
  const Section* found = find(name);
  return found != nullptr ? *found : empty;
}

std::span<const std::uint32_t> ModelFile::dims(std::string_view name) const {
  // Not or_empty(name).dims(): it would be a view of the same thing, but that is harder to see.
  const Section* found = find(name);
  return found != nullptr ? found->dims() : std::span<const std::uint32_t>();
}

Result<Section> ModelFile::require(std::string_view name, SectionType type,
                                   const std::vector<std::uint32_t>& dims) const {
  const Section* found = find(name);
  const std::string wanted = "section \"" + std::string(name) + "\" as " + shape_of(type, dims);
  if (found == nullptr) {
    return fail(Fault::bad_input, "The model file " + path_ + " lacks " + wanted +
                                      ": fetch the model that belongs to this sayso.");
  }
  if (found->type != type || !fits(found->dims(), dims)) {
    return fail(Fault::bad_input, "The model file " + path_ + " should have " + wanted + " and has it as " +
                                      shape_of(found->type, found->dims()) +
                                      ": fetch the model that belongs to this sayso.");
  }
  // NaN is no larger than anything, so it fails too.
  const auto numbers = found->floats();
  if (!std::all_of(numbers.begin(), numbers.end(),
                   [](float number) { return std::fabs(number) <= largest_number; })) {
    return fail(Fault::bad_input,
                "The model file " + path_ + " has a number in section \"" + std::string(name) +
                    "\" that no training leaves there (NaN, or beyond 1000): train or fetch it again.");
  }
  return *found;
}

Result<std::string_view> ModelFile::require_text(std::string_view name) const {
  auto found = require(name, SectionType::text, {any_size});
  if (!found) return fail(std::move(found).error());
  return found->text();
}

std::vector<std::string_view> ModelFile::lines(std::string_view name) const {
  const std::string_view all = text(name);
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    lines.push_back(all.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

const std::string& ModelFile::sha256() const {
  std::call_once(digest_->once, [&] {
    digest_->hex = sha256_hex({reinterpret_cast<const char*>(bytes_.data()), bytes_.size()});
  });
  return digest_->hex;
}

}  // namespace sayso
