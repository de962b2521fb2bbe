#include "model/linear.hpp"

#include "model/file/model_file.hpp"

#include <algorithm>
#include <cmath>

namespace sayso {

namespace {

// One scale a row of weights: the largest of them becomes 127.
void quantise_rows(const std::vector<float>& weights, std::size_t inputs, std::vector<std::int8_t>& bytes,
                   std::vector<float>& factor) {
  bytes.resize(weights.size());
  factor.resize(weights.size() / inputs);
  for (std::size_t row = 0; row < factor.size(); ++row) {
    const float* from = weights.data() + row * inputs;
    float top = 0;
    for (std::size_t i = 0; i < inputs; ++i) top = std::max(top, std::fabs(from[i]));
    factor[row] = top / 127.0F;
    for (std::size_t i = 0; i < inputs; ++i) {
      bytes[row * inputs + i] = static_cast<std::int8_t>(top > 0 ? std::lround(from[i] * 127.0F / top) : 0);
    }
  }
}

// The sum of each row of weights: what a row of ones would have for a product.
std::vector<float> sums_of(const std::int8_t* bytes, const std::vector<float>& factor, std::size_t inputs) {
  std::vector<float> sums(factor.size());
  for (std::size_t row = 0; row < sums.size(); ++row) {
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < inputs; ++i) sum += bytes[row * inputs + i];
    sums[row] = static_cast<float>(sum) * factor[row];
  }
  return sums;
}

}  // namespace

Result<Linear> Linear::from(const ModelFile& file, Products& products, const std::string& name,
                            std::size_t outputs, std::size_t inputs, Precision precision) {
  const std::string weight = name + ".weight", scale = name + ".scale", bias = name + ".bias";
  const auto rows = static_cast<std::uint32_t>(outputs), columns = static_cast<std::uint32_t>(inputs);
  const bool has_bytes = file.has(scale);
  Linear made;
  made.is_int8_ = precision == Precision::int8;
  if (auto found = file.require(bias, SectionType::float32, {rows}); !found) return fail(found.error());
  if (auto found =
          file.require(weight, has_bytes ? SectionType::int8 : SectionType::float32, {rows, columns});
      !found) {
    return fail(found.error());
  }
  if (has_bytes) {
    if (auto found = file.require(scale, SectionType::float32, {rows}); !found) return fail(found.error());
  }
  const auto biases = file.floats(bias);
  made.bias_.assign(biases.begin(), biases.end());
  if (made.is_int8_ && has_bytes) {
    const auto bytes = file.bytes8(weight);
    const auto factors = file.floats(scale);
    made.factor_.assign(factors.begin(), factors.end());
    made.sum_ = sums_of(bytes.data(), made.factor_, inputs);
    made.packed_ = products.pack(bytes.data(), outputs, inputs);
    return made;
  }
  std::vector<float> weights;
  if (has_bytes) {
    const auto bytes = file.bytes8(weight);
    const auto factors = file.floats(scale);
    weights.resize(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i)
      weights[i] = static_cast<float>(bytes[i]) * factors[i / inputs];
  } else {
    const auto floats = file.floats(weight);
    weights.assign(floats.begin(), floats.end());
  }
  if (!made.is_int8_) {
    made.packed_ = products.pack(weights.data(), outputs, inputs);
    return made;
  }
  std::vector<std::int8_t> bytes;
  quantise_rows(weights, inputs, bytes, made.factor_);
  made.sum_ = sums_of(bytes.data(), made.factor_, inputs);
  made.packed_ = products.pack(bytes.data(), outputs, inputs);
  return made;
}

void Linear::raw(const Products& products, const float* x, std::size_t rows, LinearScratch& scratch,
                 float* y) const {
  if (is_int8_) {
    const std::size_t padded = padded_rows(rows);
    scratch.bytes.resize(std::max(scratch.bytes.size(), padded * inputs()));
    scratch.scales.resize(std::max(scratch.scales.size(), padded));
    kernels().quantise(x, padded, inputs(), scratch.bytes.data(), scratch.scales.data());
  }
  raw_again(products, x, rows, scratch, y);
}

void Linear::raw_again(const Products& products, const float* x, std::size_t rows,
                       const LinearScratch& scratch, float* y) const {
  if (is_int8_) {
    products.multiply(scratch.bytes.data(), packed_, rows, y);
  } else {
    products.multiply(x, packed_, rows, y);
  }
}

Rescale Linear::rescale(const LinearScratch& scratch) const {
  if (!is_int8_) return {nullptr, nullptr, nullptr, bias_.data()};
  return {sum_.data(), factor_.data(), scratch.scales.data(), bias_.data()};
}

void Linear::finish_gelu(float* y, std::size_t rows, const LinearScratch& scratch,
                         LinearScratch& next) const {
  if (!is_int8_) {
    kernels().finish_gelu(y, rows, outputs(), rescale(scratch));
    return;
  }
  next.bytes.resize(std::max(next.bytes.size(), rows * outputs()));
  next.scales.resize(std::max(next.scales.size(), rows));
  kernels().gelu_to_bytes(y, rows, outputs(), rescale(scratch), next.bytes.data(), next.scales.data());
}

void Linear::apply(const Products& products, const float* x, std::size_t rows, LinearScratch& scratch,
                   float* y) const {
  raw(products, x, rows, scratch, y);
  kernels().finish(y, rows, outputs(), rescale(scratch));
}

}  // namespace sayso
