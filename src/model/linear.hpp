// A linear layer y = x W^T + b. In int8 the weights are bytes with a scale an output, and activations become bytes with a
// scale a row; in reference precision both stay floats. Which one it is depends on how it was made.
//
//   const auto up = Linear::from(file, products, "encoder.layers.0.up", 1536, 384, Precision::int8);
//   up->raw(products, x, rows, scratch, y);  up->finish_gelu(y, rows, scratch, wide);
//   down->raw_again(products, y, rows, wide, z);  kernels().add_and_norm(x, z, rows, 384, down->rescale(wide), …);
//
// Odd case: a model file may hold the weights as floats (a test's, or one to compare with); they are rounded to int8
// while loading when int8 is asked for, and bytes are widened when the reference is.
#pragma once

#include "model/kernels/kernels.hpp"
#include "model/products.hpp"
#include "sayso/precision.hpp"
#include "sayso/result.hpp"

#include <string>
#include <vector>

namespace sayso {

class ModelFile;

// The quantised rows of one product, reused from product to product.
struct LinearScratch {
  std::vector<std::uint8_t> bytes;
  std::vector<RowScale> scales;
};

class Linear {
 public:
  static Result<Linear> from(const ModelFile& file, Products& products, const std::string& name,
                             std::size_t outputs, std::size_t inputs, Precision precision);

  std::size_t inputs() const { return packed_.inputs(); }
  std::size_t outputs() const { return packed_.outputs(); }

  // The product alone, to be finished by a kernel with rescale(). x and y have padded_rows(rows) rows; x's padding may
  // hold anything finite.
  void raw(const Products& products, const float* x, std::size_t rows, LinearScratch& scratch,
           float* y) const;
  // The same from rows that are quantised in scratch already (by the product before, of the same x).
  void raw_again(const Products& products, const float* x, std::size_t rows, const LinearScratch& scratch,
                 float* y) const;
  Rescale rescale(const LinearScratch& scratch) const;
  // Finishes the product y of scratch's rows with GELU, and makes it the rows of the product after in `next`.
  void finish_gelu(float* y, std::size_t rows, const LinearScratch& scratch, LinearScratch& next) const;

  // Product, rescaling and bias.
  void apply(const Products& products, const float* x, std::size_t rows, LinearScratch& scratch,
             float* y) const;

 private:
  bool is_int8_ = true;
  Packed packed_;
  std::vector<float> sum_, factor_, bias_;
};

}  // namespace sayso
