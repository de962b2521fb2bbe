// Matrix products by oneDNN, as the network needs them: rows of activations times a fixed matrix, and the batched products
// of attention. Primitives are made once a shape and shared by all layers and threads; rows come in
// blocks, padded to multiples of 8, so that there are few shapes.
//
//   Products products;
//   products.multiply(bytes, packed, rows, y);     // y = bytes * matrix, as floats, not yet rescaled
//
// Odd case: rows beyond the real ones are computed too; their results mean nothing and nobody reads them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace sayso {

inline constexpr std::size_t row_step = 8;  // rows are padded to a multiple of this
inline constexpr std::size_t most_rows = 256;
inline constexpr std::size_t block_rows =
    64;  // taken through several products at once, to stay in the second cache

constexpr std::size_t padded_rows(std::size_t rows) { return (rows + row_step - 1) / row_step * row_step; }

// A matrix in oneDNN's own layout, made once from rows of weights, one an output.
class Packed {
 public:
  Packed();
  Packed(Packed&&) noexcept;
  Packed& operator=(Packed&&) noexcept;
  ~Packed();
  std::size_t inputs() const;
  std::size_t outputs() const;

 private:
  friend class Products;
  struct Held;
  std::unique_ptr<Held> held_;
};

class Products {
 public:
  Products();
  ~Products();

  Packed pack(const std::int8_t* weights, std::size_t outputs, std::size_t inputs);
  Packed pack(const float* weights, std::size_t outputs, std::size_t inputs);

  // y[padded_rows(rows)][outputs] = x[padded_rows(rows)][inputs] * matrix. x must be padded likewise.
  void multiply(const std::uint8_t* x, const Packed& matrix, std::size_t rows, float* y) const;
  void multiply(const float* x, const Packed& matrix, std::size_t rows, float* y) const;

  // scores[head][size][size] = queries * keys transposed; qkv has rows of 3 * heads * depth. `size` is padded.
  void attend(const float* qkv, std::size_t size, std::size_t heads, std::size_t depth, float* scores) const;
  // mixed[size][heads * depth] = weights[head][size][size] * values.
  void mix(const float* weights, const float* qkv, std::size_t size, std::size_t heads, std::size_t depth,
           float* mixed) const;

 private:
  struct Held;
  std::unique_ptr<Held> held_;
};

}  // namespace sayso
