#include "model/kernels/attention.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

constexpr std::size_t heads = 3, depth = attention_depth, width = heads * depth;

class Attention : public testing::Test {
 protected:
  void SetUp() override {
    if (integer_attention() == nullptr) GTEST_SKIP() << "this processor has no AVX-512 VNNI";
  }
};

// As in a trained network: some queries look at one key, some at many, and a few values are far larger than the rest.
std::vector<float> numbers(std::size_t count) {
  std::mt19937 generator(static_cast<unsigned>(count));
  std::normal_distribution<float> normal(0, 1);
  std::vector<float> made(count * 3 * width);
  for (std::size_t i = 0; i < made.size(); ++i) {
    made[i] = normal(generator) * (i / (3 * width) % 3 == 0 ? 2.5F : 0.7F);
    if (i % 97 == 0 && i % (3 * width) >= 2 * width) made[i] *= 8;
  }
  return made;
}

// softmax(queries * keys transposed / sqrt(depth)) * values of one row and head.
std::vector<double> mixed_of(const std::vector<float>& qkv, std::size_t count, std::size_t row,
                             std::size_t head) {
  const auto at = [&](std::size_t place, std::size_t part, std::size_t k) {
    return double{qkv[place * 3 * width + part * width + head * depth + k]};
  };
  std::vector<double> shares(count), mixed(depth);
  for (std::size_t key = 0; key < count; ++key) {
    for (std::size_t k = 0; k < depth; ++k) shares[key] += at(row, 0, k) * at(key, 1, k);
    shares[key] /= std::sqrt(double{depth});
  }
  const double top = *std::max_element(shares.begin(), shares.end());
  double sum = 0;
  for (double& share : shares) sum += share = std::exp(share - top);
  for (std::size_t key = 0; key < count; ++key) {
    for (std::size_t k = 0; k < depth; ++k) mixed[k] += shares[key] / sum * at(key, 2, k);
  }
  return mixed;
}

TEST_F(Attention, IsCloseToArithmeticInDoublePrecision) {
  for (const std::size_t count : {1U, 2U, 7U, 16U, 17U, 33U, 100U, 205U, 255U, 256U}) {
    const std::vector<float> qkv = numbers(count);
    const double largest = *std::max_element(qkv.begin(), qkv.end());
    std::vector<float> mixed(count * width);
    integer_attention()(qkv.data(), 0, count, heads, mixed.data());
    for (std::size_t row = 0; row < count; row += 3) {
      for (std::size_t head = 0; head < heads; ++head) {
        const std::vector<double> wanted = mixed_of(qkv, count, row, head);
        for (std::size_t k = 0; k < depth; ++k)
          ASSERT_NEAR(mixed[row * width + head * depth + k], wanted[k], 0.003 * largest)
              << count << ", row " << row;
      }
    }
  }
}

TEST_F(Attention, AnswersTheRowsThatAreAskedForAndNoOthers) {
  const std::size_t count = 77, first = 24;
  const std::vector<float> qkv = numbers(count);
  std::vector<float> all(count * width), some(count * width, -1.0F);
  integer_attention()(qkv.data(), 0, count, heads, all.data());
  integer_attention()(qkv.data(), first, count, heads, some.data());
  for (std::size_t i = 0; i < some.size(); ++i) ASSERT_EQ(some[i], i < first * width ? -1.0F : all[i]) << i;
}

TEST_F(Attention, LooksAtAllKeysAlikeWhereNothingIsAsked) {
  const std::size_t count = 40;
  std::vector<float> qkv(count * 3 * width), mixed(count * width, -1.0F);
  integer_attention()(qkv.data(), 0, count, heads, mixed.data());
  EXPECT_EQ(std::count(mixed.begin(), mixed.end(), 0.0F), static_cast<std::ptrdiff_t>(mixed.size()));
  for (std::size_t row = 0; row < count; ++row) qkv[row * 3 * width + 2 * width] = static_cast<float>(row);
  integer_attention()(qkv.data(), 0, count, heads, mixed.data());
  EXPECT_NEAR(mixed[0], 19.5F, 0.02F);
}

}  // namespace
}  // namespace sayso
