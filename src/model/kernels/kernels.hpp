// The element-wise arithmetic of the network: what stands between the matrix products. One source (kernels.inc) is
// compiled for three kinds of processor and chosen once, at run time; all give results within a few units in the last
// place of one another, and the same processor always gives the same bits.
//
//   const Kernels& k = kernels();
//   k.quantise(x, rows, 384, bytes, scales);     // bytes = round((x - least) / step)
//
// Odd case: a row of equal numbers gets the step 0 and bytes 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sayso {

// What a row's bytes mean: a number is byte * step + least. From the least to the largest number, for what GELU leaves is
// hardly ever below zero.
struct RowScale {
  float step, least;
};

// How a raw product of bytes becomes numbers. sum, factor and scales are null after a product of floats.
struct Rescale {
  const float* sum = nullptr;        // a column: the sum of its weights, times factor
  const float* factor = nullptr;     // a column: the scale of its weights
  const RowScale* scales = nullptr;  // a row
  const float* bias = nullptr;       // a column
};

// 64 columns of a row of a recurrent matrix. The rows of the first 64 columns stand first, then those of the next.
struct alignas(64) RecurrentRow {
  static constexpr std::size_t width = 64;
  float columns[width];
};

struct Kernels {
  const char* name;

  // Each row to unsigned bytes with a scale of its own.
  void (*quantise)(const float* x, std::size_t rows, std::size_t width, std::uint8_t* bytes,
                   RowScale* scales);
  // Finishes a product in place: y = y * factor[column] * step[row] + sum[column] * least[row] + bias[column], or only
  // the bias where the product was one of floats.
  void (*finish)(float* y, std::size_t rows, std::size_t width, const Rescale& rescale);
  // The same, then GELU (with the error function).
  void (*finish_gelu)(float* y, std::size_t rows, std::size_t width, const Rescale& rescale);
  // The same after a product of bytes, and the rows as bytes for the next product; y is left with the numbers.
  void (*gelu_to_bytes)(float* y, std::size_t rows, std::size_t width, const Rescale& rescale,
                        std::uint8_t* bytes, RowScale* scales);
  // x = layer norm of (x + finished y), row by row.
  void (*add_and_norm)(float* x, const float* y, std::size_t rows, std::size_t width, const Rescale& rescale,
                       const float* gain, const float* offset);
  // x = layer norm of x.
  void (*norm)(float* x, std::size_t rows, std::size_t width, const float* gain, const float* offset);
  // Softmax of `count` leading values of each row after multiplying by `factor`; the rest of the row becomes 0.
  void (*softmax)(float* x, std::size_t rows, std::size_t width, std::size_t count, float factor);
  // One direction of an LSTM over `lanes` sequences in step (at most 4). in[lane][step][4 * state] holds input products
  // with biases, gates in the order input, forget, cell, output; recurrent comes from in_blocks. out[lane] has rows of
  // `out_width`. A lane of fewer steps stops early; `backward` begins each lane at its own end.
  void (*lstm)(const float* const* in, std::size_t in_width, const std::uint32_t* steps, std::size_t lanes,
               const RecurrentRow* recurrent, std::size_t state, float* const* out, std::size_t out_width,
               bool backward);
  float (*dot)(const float* a, const float* b, std::size_t width);
};

const Kernels& kernels();

// A recurrent matrix [state][4 * state] in the order in which `lstm` reads it.
std::vector<RecurrentRow> in_blocks(std::span<const float> recurrent, std::size_t state);

// Every set that this processor can run, the plain one first, for the tests that compare them.
struct KernelSets {
  const Kernels* sets[3];
  std::size_t count;
};
KernelSets runnable_kernels();

}  // namespace sayso
