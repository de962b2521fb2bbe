#include "model/encoder.hpp"

#include "model/file/model_file.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace sayso {

namespace {

constexpr std::uint32_t shape_count = 6;

void grow(std::vector<float>& buffer, std::size_t wanted) {
  if (buffer.size() < wanted) buffer.resize(wanted);
}

Result<std::vector<float>> vector_of(const ModelFile& file, const std::string& name, std::size_t size) {
  if (auto found = file.require(name, SectionType::float32, {static_cast<std::uint32_t>(size)}); !found) {
    return fail(found.error());
  }
  const auto values = file.floats(name);
  return std::vector<float>(values.begin(), values.end());
}

// Loads one after another and keeps the first error, so that a list of parts reads as a list.
class Loader {
 public:
  Loader(const ModelFile& file, Products& products, Precision precision)
      : file_(file), products_(products), precision_(precision) {}

  void linear(Linear& into, const std::string& name, std::size_t outputs, std::size_t inputs) {
    take(into, Linear::from(file_, products_, name, outputs, inputs, precision_));
  }
  void vector(std::vector<float>& into, const std::string& name, std::size_t size) {
    take(into, vector_of(file_, name, size));
  }
  const Error* error() const { return failed_ ? &error_ : nullptr; }

 private:
  template <class T>
  void take(T& into, Result<T> result) {
    if (failed_) return;
    if (result) {
      into = std::move(*result);
    } else {
      failed_ = true;
      error_ = result.error();
    }
  }
  const ModelFile& file_;
  Products& products_;
  Precision precision_;
  bool failed_ = false;
  Error error_;
};

}  // namespace

Result<Encoder> Encoder::from(const ModelFile& file, Products& products, Precision precision) {
  constexpr auto columns = static_cast<std::uint32_t>(width);
  Encoder made;
  if (precision == Precision::int8) {
    made.integer_attention_ = integer_attention();
    made.block_ = block_rows;  // weights of floats are too large to be read again for each block
  }
  const bool has_bytes = file.has("encoder.word.scale");
  made.words_ = file.dims("encoder.word.weight").empty() ? 0 : file.dims("encoder.word.weight")[0];
  const auto words = static_cast<std::uint32_t>(made.words_);
  for (const auto& found :
       {file.require("encoder.word.weight", has_bytes ? SectionType::int8 : SectionType::float32,
                     {words, columns}),
        file.require("encoder.position.weight", SectionType::float32,
                     {static_cast<std::uint32_t>(most_rows), columns}),
        file.require("encoder.shape.weight", SectionType::float32, {shape_count, columns})}) {
    if (!found) return fail(found.error());
  }
  if (has_bytes) {
    if (auto found = file.require("encoder.word.scale", SectionType::float32, {words}); !found) {
      return fail(found.error());
    }
    made.word_bytes_ = file.bytes8("encoder.word.weight");
    made.word_scales_ = file.floats("encoder.word.scale");
  } else {
    made.word_floats_ = file.floats("encoder.word.weight");
  }
  made.positions_ = file.floats("encoder.position.weight");
  made.shapes_ = file.floats("encoder.shape.weight");
  Loader load(file, products, precision);
  load.vector(made.gain_, "encoder.norm.weight", width);
  load.vector(made.offset_, "encoder.norm.bias", width);
  const auto stack = [&](std::vector<Layer>& layers, const std::string& prefix) {
    for (int i = 0; file.has(prefix + std::to_string(i) + ".qkv.weight"); ++i) {
      const std::string name = prefix + std::to_string(i) + ".";
      Layer& layer = layers.emplace_back();
      load.linear(layer.qkv, name + "qkv", 3 * width, width);
      load.linear(layer.out, name + "out", width, width);
      load.linear(layer.up, name + "up", inner, width);
      load.linear(layer.down, name + "down", width, inner);
      load.vector(layer.gain1, name + "norm1.weight", width);
      load.vector(layer.offset1, name + "norm1.bias", width);
      load.vector(layer.gain2, name + "norm2.weight", width);
      load.vector(layer.offset2, name + "norm2.bias", width);
    }
  };
  stack(made.layers_, "encoder.layers.");
  stack(made.branch_, "meaning.layers.");
  if (load.error() != nullptr) return fail(*load.error());
  if (made.branch_.size() > made.layers_.size()) {
    return fail(Fault::bad_input, "The model file " + file.path() +
                                      " has more layers in its second branch than in its encoder: fetch the "
                                      "model that belongs to this sayso.");
  }
  return made;
}

void Encoder::embed(std::span<const std::int32_t> ids, std::span<const std::uint8_t> shapes, float* x) const {
  for (std::size_t i = 0; i < ids.size(); ++i, x += width) {
    const auto id = std::min(static_cast<std::size_t>(std::max(ids[i], 0)), words_ - 1);
    const float* position = positions_.data() + i * width;
    const float* shape = shapes_.data() + std::min<std::size_t>(shapes[i], shape_count - 1) * width;
    if (word_floats_.empty()) {
      const std::int8_t* bytes = word_bytes_.data() + id * width;
      const float scale = word_scales_[id];
      for (std::size_t k = 0; k < width; ++k)
        x[k] = static_cast<float>(bytes[k]) * scale + position[k] + shape[k];
    } else {
      const float* word = word_floats_.data() + id * width;
      for (std::size_t k = 0; k < width; ++k) x[k] = word[k] + position[k] + shape[k];
    }
  }
}

// `mixed` from `qkv`, for rows from `first` on at least.
void Encoder::attend(const Products& products, std::size_t first, std::size_t count,
                     EncoderScratch& s) const {
  constexpr std::size_t depth = width / heads;
  static_assert(depth == attention_depth && most_rows <= attention_rows);
  if (integer_attention_ != nullptr) {
    integer_attention_(s.qkv.data(), first, count, heads, s.mixed.data());
    return;
  }
  const std::size_t size = padded_rows(count);
  grow(s.scores, heads * size * size);
  products.attend(s.qkv.data(), size, heads, depth, s.scores.data());
  kernels().softmax(s.scores.data(), heads * size, size, count, 1.0F / std::sqrt(static_cast<float>(depth)));
  products.mix(s.scores.data(), s.qkv.data(), size, heads, depth, s.mixed.data());
}

// Answers for the rows from `first` on; the keys and values of all rows are needed for them. What is done row by row is
// done in blocks, so that it finds what was just written in the processor's second cache.
void Encoder::run_layer(const Layer& layer, const Products& products, std::size_t first, std::size_t count,
                        EncoderScratch& s) const {
  const Kernels& k = kernels();
  const std::size_t size = padded_rows(count);
  for (std::size_t row = 0; row < size; row += block_) {
    layer.qkv.apply(products, s.x.data() + row * width, std::min(block_, size - row), s.linear,
                    s.qkv.data() + row * 3 * width);
  }
  attend(products, first, count, s);
  for (std::size_t row = first; row < size; row += block_) {
    const std::size_t rows = std::min(block_, size - row);
    float* x = s.x.data() + row * width;
    layer.out.raw(products, s.mixed.data() + row * width, rows, s.linear, s.out.data());
    k.add_and_norm(x, s.out.data(), rows, width, layer.out.rescale(s.linear), layer.gain1.data(),
                   layer.offset1.data());
    layer.up.raw(products, x, rows, s.linear, s.inner.data());
    layer.up.finish_gelu(s.inner.data(), rows, s.linear, s.wide);
    layer.down.raw_again(products, s.inner.data(), rows, s.wide, s.out.data());
    k.add_and_norm(x, s.out.data(), rows, width, layer.down.rescale(s.wide), layer.gain2.data(),
                   layer.offset2.data());
  }
}

void Encoder::encode(const Products& products, std::span<const std::int32_t> ids,
                     std::span<const std::uint8_t> shapes, EncoderScratch& scratch, std::size_t first) const {
  const std::size_t count = std::min(ids.size(), most_rows), size = padded_rows(count);
  grow(scratch.x, size * width);
  grow(scratch.qkv, size * 3 * width);
  grow(scratch.mixed, size * width);
  grow(scratch.inner, block_ * inner);
  grow(scratch.out, block_ * width);
  embed(ids.first(count), shapes.first(count), scratch.x.data());
  std::fill(scratch.x.begin() + static_cast<std::ptrdiff_t>(count * width),
            scratch.x.begin() + static_cast<std::ptrdiff_t>(size * width), 0.0F);
  const auto filled = static_cast<std::ptrdiff_t>(size * width);
  kernels().norm(scratch.x.data(), size, width, gain_.data(), offset_.data());
  const std::size_t fork = layers_.size() - branch_.size();
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    if (has_branch() && i == fork) scratch.branch.assign(scratch.x.begin(), scratch.x.begin() + filled);
    run_layer(layers_[i], products, 0, count, scratch);
  }
  if (!has_branch()) return;
  grow(scratch.branch, scratch.x.size());
  std::swap(scratch.x, scratch.branch);
  for (const Layer& layer : branch_) {
    const bool is_last = &layer == &branch_.back();
    run_layer(layer, products, is_last ? std::min(first, count) / row_step * row_step : 0, count, scratch);
  }
  std::swap(scratch.x, scratch.branch);
}

}  // namespace sayso
