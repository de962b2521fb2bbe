// The attention of one window in whole numbers, for processors with AVX-512 VNNI: queries, keys and values become 16-bit
// integers with a scale each, scores stay in the first cache, and a row's shares have 12 bits. Beside floats it loses
// less than bytes do anywhere else, and takes a quarter of the time. Elsewhere the products of oneDNN do it in floats.
//
//   if (const auto attend = integer_attention()) attend(qkv, count, heads, mixed);
//
// Odd case: a head whose queries, keys or values are all zero has the scale zero, and shares of equal size.
#pragma once

#include <cstddef>

namespace sayso {

inline constexpr std::size_t attention_depth = 32;  // of each head
inline constexpr std::size_t attention_rows = 256;  // most rows of a window

// mixed[count][heads * depth] = softmax(queries * keys transposed / sqrt(depth)) * values, head by head; qkv has `count`
// rows of 3 * heads * depth. Answers are wanted for the rows from `first` on; the others of `mixed` are left alone.
using IntegerAttention = void (*)(const float* qkv, std::size_t first, std::size_t count, std::size_t heads,
                                  float* mixed);

// Null where this processor has no VNNI.
IntegerAttention integer_attention();

}  // namespace sayso
