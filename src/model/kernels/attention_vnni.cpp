// Compiled for AVX-512 VNNI, and run only where integer_attention (kernels.cpp) has looked. As in kernels.inc, nothing here
// may call a function that another translation unit could provide.
#include "model/kernels/attention.hpp"

#include <cstdint>
#include <cstring>
#include <immintrin.h>

namespace sayso::kernels_vnni {
namespace {

constexpr std::size_t depth = attention_depth, most = attention_rows, lanes = 16, pairs = depth / 2;
constexpr std::size_t tile = 8;  // queries at once
constexpr float top_value = 2047.0F;
constexpr float top_share = 11.9996477F;  // log2(4095): most * 2047 * 4095 fits into 31 bits
constexpr float top_factor = 8191.0F;     // depth * 8191 * 8191 does

// One head's numbers, about 57 KB. A pair is two 16-bit integers, which one instruction multiplies and adds up.
struct Head {
  alignas(64) std::int16_t queries[most + tile][depth];
  alignas(64) std::int32_t keys[pairs][most];        // pairs of depths, key beside key
  alignas(64) std::int32_t values[most / 2][depth];  // pairs of keys, depth beside depth
  alignas(64) float query_scale[most + tile], key_scale[most], value_scale[depth];
  alignas(64) float scores[tile][most];
  alignas(64) std::int16_t shares[tile][most];
};

inline __m512 load(const float* from) { return _mm512_loadu_ps(from); }

// 32 floats as 16-bit integers, the largest of them `top_factor`; returns the scale.
inline float shorten(const float* from, __m512i& to) {
  const __m512 a = load(from), b = load(from + lanes);
  const float top = _mm512_reduce_max_ps(_mm512_max_ps(_mm512_abs_ps(a), _mm512_abs_ps(b)));
  const __m512 factor = _mm512_set1_ps(top > 0 ? top_factor / top : 0);
  const __m256i low = _mm512_cvtepi32_epi16(_mm512_cvtps_epi32(_mm512_mul_ps(a, factor)));
  const __m256i high = _mm512_cvtepi32_epi16(_mm512_cvtps_epi32(_mm512_mul_ps(b, factor)));
  to = _mm512_inserti64x4(_mm512_castsi256_si512(low), high, 1);
  return top / top_factor;
}

// 16 rows of 16 numbers, columns for rows.
inline void transpose(__m512i (&rows)[lanes]) {
  __m512i a[lanes];
  for (std::size_t i = 0; i < lanes; i += 2) {
    a[i] = _mm512_unpacklo_epi32(rows[i], rows[i + 1]);
    a[i + 1] = _mm512_unpackhi_epi32(rows[i], rows[i + 1]);
  }
  for (std::size_t i = 0; i < lanes; i += 4) {
    rows[i] = _mm512_unpacklo_epi64(a[i], a[i + 2]);
    rows[i + 1] = _mm512_unpackhi_epi64(a[i], a[i + 2]);
    rows[i + 2] = _mm512_unpacklo_epi64(a[i + 1], a[i + 3]);
    rows[i + 3] = _mm512_unpackhi_epi64(a[i + 1], a[i + 3]);
  }
  for (std::size_t i = 0; i < lanes; i += 8) {
    for (std::size_t k = 0; k < 4; ++k) {
      a[i + k] = _mm512_shuffle_i32x4(rows[i + k], rows[i + 4 + k], 0x88);
      a[i + 4 + k] = _mm512_shuffle_i32x4(rows[i + k], rows[i + 4 + k], 0xdd);
    }
  }
  for (std::size_t k = 0; k < 8; ++k) {
    rows[k] = _mm512_shuffle_i32x4(a[k], a[8 + k], 0x88);
    rows[8 + k] = _mm512_shuffle_i32x4(a[k], a[8 + k], 0xdd);
  }
}

void read_queries(const float* from, std::size_t stride, std::size_t first, std::size_t count, float factor,
                  Head& head) {
  for (std::size_t row = first; row < count; ++row) {
    __m512i numbers;
    head.query_scale[row] = shorten(from + row * stride, numbers) * factor;
    _mm512_store_si512(head.queries[row], numbers);
  }
}

void read_keys(const float* from, std::size_t stride, std::size_t count, Head& head) {
  for (std::size_t key = 0; key < count; key += lanes) {
    __m512i rows[lanes];
    for (std::size_t i = 0; i < lanes; ++i) {
      rows[i] = _mm512_setzero_si512();
      head.key_scale[key + i] = key + i < count ? shorten(from + (key + i) * stride, rows[i]) : 0;
    }
    transpose(rows);
    for (std::size_t pair = 0; pair < pairs; ++pair) _mm512_store_si512(head.keys[pair] + key, rows[pair]);
  }
}

void read_values(const float* from, std::size_t stride, std::size_t count, Head& head) {
  for (std::size_t column = 0; column < depth; column += lanes) {
    const float* own = from + column;
    __m512 top = _mm512_set1_ps(1e-30F);
    for (std::size_t key = 0; key < count; ++key)
      top = _mm512_max_ps(top, _mm512_abs_ps(load(own + key * stride)));
    const __m512 factor = _mm512_div_ps(_mm512_set1_ps(top_value), top);
    _mm512_store_ps(head.value_scale + column, _mm512_div_ps(top, _mm512_set1_ps(top_value)));
    const auto number = [&](std::size_t key) {
      if (key >= count) return _mm512_setzero_si512();
      return _mm512_cvtps_epi32(_mm512_mul_ps(load(own + key * stride), factor));
    };
    for (std::size_t key = 0; key < count; key += 2) {
      const __m512i low = _mm512_and_si512(number(key), _mm512_set1_epi32(0xffff));
      const __m512i both = _mm512_or_si512(low, _mm512_slli_epi32(number(key + 1), 16));
      _mm512_store_si512(head.values[key / 2] + column, both);
    }
  }
}

// sum += pair * others, lane by lane: products of 16-bit integers, each two of them added up. Compilers keep moving the
// sums of the intrinsic from register to register.
inline void add_products(__m512i& sum, __m512i pair, __m512i others) {
  asm("vpdpwssd %2, %1, %0" : "+v"(sum) : "v"(others), "v"(pair));
}

inline __m512i pair_at(const std::int16_t* from) {
  std::int32_t both;
  std::memcpy(&both, from, sizeof(both));
  return _mm512_set1_epi32(both);
}

// Scores of `tile` queries with `Vectors` * 16 keys, each times its key's scale.
template <std::size_t Vectors>
inline void score(Head& head, std::size_t query, std::size_t key) {
  __m512i sums[tile][Vectors];
  for (auto& row : sums) {
    for (auto& sum : row) sum = _mm512_setzero_si512();
  }
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    __m512i keys[Vectors];
    for (std::size_t v = 0; v < Vectors; ++v) keys[v] = _mm512_load_si512(head.keys[pair] + key + v * lanes);
    for (std::size_t i = 0; i < tile; ++i) {
      const __m512i own = pair_at(head.queries[query + i] + 2 * pair);
      for (std::size_t v = 0; v < Vectors; ++v) add_products(sums[i][v], own, keys[v]);
    }
  }
  for (std::size_t v = 0; v < Vectors; ++v) {
    const __m512 scale = _mm512_load_ps(head.key_scale + key + v * lanes);
    for (std::size_t i = 0; i < tile; ++i)
      _mm512_store_ps(head.scores[i] + key + v * lanes, _mm512_mul_ps(_mm512_cvtepi32_ps(sums[i][v]), scale));
  }
}

// 2 to the power of x, x at most 16: a polynomial of the part behind the point, relative error below 4e-6.
inline __m512 power_of_two(__m512 x) {
  const __m512 part = _mm512_reduce_ps(x, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC);
  __m512 p = _mm512_set1_ps(1.35341674e-2F);
  p = _mm512_fmadd_ps(p, part, _mm512_set1_ps(5.20114615e-2F));
  p = _mm512_fmadd_ps(p, part, _mm512_set1_ps(2.41442756e-1F));
  p = _mm512_fmadd_ps(p, part, _mm512_set1_ps(6.93003835e-1F));
  p = _mm512_fmadd_ps(p, part, _mm512_set1_ps(1.00000259F));
  return _mm512_scalef_ps(p, x);
}

// A row's scores become shares of which the largest is 4095; returns one over their sum.
inline float share(const float* scores, std::size_t count, float factor, std::int16_t* shares) {
  const auto last = static_cast<__mmask16>((1U << ((count - 1) % lanes + 1)) - 1);
  const std::size_t whole = (count - 1) / lanes * lanes;
  __m512 tops = _mm512_mask_loadu_ps(_mm512_set1_ps(-3e38F), last, scores + whole);
  for (std::size_t key = 0; key < whole; key += lanes)
    tops = _mm512_max_ps(tops, _mm512_load_ps(scores + key));
  const __m512 by = _mm512_set1_ps(factor);
  const __m512 plus = _mm512_set1_ps(top_share - _mm512_reduce_max_ps(tops) * factor);
  __m512i sum = _mm512_setzero_si512();
  for (std::size_t key = 0; key <= whole; key += lanes) {
    const __m512 power = power_of_two(_mm512_fmadd_ps(_mm512_load_ps(scores + key), by, plus));
    const __m512i part = _mm512_maskz_cvtps_epi32(key == whole ? last : 0xffff, power);
    sum = _mm512_add_epi32(sum, part);
    _mm256_store_si256(reinterpret_cast<__m256i*>(shares + key), _mm512_cvtepi32_epi16(part));
  }
  return 1.0F / static_cast<float>(_mm512_reduce_add_epi32(sum));
}

// mixed = shares * values, for `rows` of the tile's queries.
inline void mix(const Head& head, std::size_t count, const float* inverse, std::size_t rows,
                std::size_t stride, float* mixed) {
  constexpr std::size_t vectors = depth / lanes;
  __m512i sums[tile][vectors];
  for (auto& row : sums) {
    for (auto& sum : row) sum = _mm512_setzero_si512();
  }
  for (std::size_t key = 0; key < count; key += 2) {
    __m512i values[vectors];
    for (std::size_t v = 0; v < vectors; ++v) values[v] = _mm512_load_si512(head.values[key / 2] + v * lanes);
    for (std::size_t i = 0; i < tile; ++i) {
      const __m512i own = pair_at(head.shares[i] + key);
      for (std::size_t v = 0; v < vectors; ++v) add_products(sums[i][v], own, values[v]);
    }
  }
  for (std::size_t v = 0; v < vectors; ++v) {
    const __m512 scale = _mm512_load_ps(head.value_scale + v * lanes);
    for (std::size_t i = 0; i < tile; ++i) {
      const __m512 value =
          _mm512_mul_ps(_mm512_cvtepi32_ps(sums[i][v]), _mm512_mul_ps(scale, _mm512_set1_ps(inverse[i])));
      if (i < rows) _mm512_storeu_ps(mixed + i * stride + v * lanes, value);
    }
  }
}

}  // namespace

void attend(const float* qkv, std::size_t first, std::size_t count, std::size_t heads, float* mixed) {
  constexpr float factor = 1.44269504F / 5.65685425F;  // log2(e) / sqrt(depth)
  Head head;
  const std::size_t width = heads * depth, stride = 3 * width;
  std::memset(head.queries, 0, sizeof(head.queries));
  std::memset(head.query_scale, 0, sizeof(head.query_scale));
  for (std::size_t number = 0; number < heads; ++number) {
    const float* own = qkv + number * depth;
    read_queries(own, stride, first, count, factor, head);
    read_keys(own + width, stride, count, head);
    read_values(own + 2 * width, stride, count, head);
    for (std::size_t query = first; query < count; query += tile) {
      std::size_t key = 0;
      for (; key + lanes < count; key += 2 * lanes) score<2>(head, query, key);
      if (key < count) score<1>(head, query, key);
      float inverse[tile];
      for (std::size_t i = 0; i < tile; ++i)
        inverse[i] = share(head.scores[i], count, head.query_scale[query + i], head.shares[i]);
      const std::size_t rows = count - query < tile ? count - query : tile;
      mix(head, count, inverse, rows, width, mixed + query * width + number * depth);
    }
  }
}

}  // namespace sayso::kernels_vnni
