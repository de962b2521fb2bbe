#include "model/kernels/kernels.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::vector<float> numbers(std::size_t count, unsigned seed, float spread = 2.0F) {
  std::mt19937 generator(seed);
  std::normal_distribution<float> normal(0, spread);
  std::vector<float> made(count);
  for (float& value : made) value = normal(generator);
  return made;
}

float difference(const std::vector<float>& a, const std::vector<float>& b) {
  float top = 0;
  for (std::size_t i = 0; i < a.size(); ++i) top = std::max(top, std::fabs(a[i] - b[i]));
  return top;
}

// Every set of kernels against arithmetic in double precision that is written out here.
class KernelSet : public ::testing::TestWithParam<std::size_t> {
 protected:
  const Kernels* set() const {
    const KernelSets found = runnable_kernels();
    return GetParam() < found.count ? found.sets[GetParam()] : found.sets[0];
  }
};

TEST_P(KernelSet, QuantisesWithinHalfAStep) {
  const std::size_t rows = 3, width = 390;
  std::vector<float> x = numbers(rows * width, 1);
  std::fill(x.begin() + width, x.begin() + 2 * width, -1.5F);
  for (std::size_t i = 0; i < width; ++i) x[2 * width + i] += 7;
  std::vector<std::uint8_t> bytes(rows * width);
  std::vector<RowScale> scales(rows);
  set()->quantise(x.data(), rows, width, bytes.data(), scales.data());
  EXPECT_EQ(scales[1].step, 0.0F);
  for (std::size_t i = 0; i < x.size(); ++i) {
    const RowScale scale = scales[i / width];
    EXPECT_LE(std::fabs(bytes[i] * scale.step + scale.least - x[i]), scale.step * 0.501F);
  }
  for (const std::size_t row : {0U, 2U}) {
    const auto own = std::minmax_element(bytes.begin() + static_cast<std::ptrdiff_t>(row * width),
                                         bytes.begin() + static_cast<std::ptrdiff_t>((row + 1) * width));
    EXPECT_EQ(*own.first, 0);
    EXPECT_EQ(*own.second, 255);
  }
}

TEST_P(KernelSet, FinishesWithGelu) {
  std::vector<float> y = numbers(2 * 40, 2), bias = numbers(40, 3), sum = numbers(40, 4),
                     factor = numbers(40, 5);
  const std::vector<float> before = y;
  const RowScale scales[] = {{0.5F, -1.0F}, {2.0F, 0.3F}};
  set()->finish_gelu(y.data(), 2, 40, {sum.data(), factor.data(), scales, bias.data()});
  for (std::size_t i = 0; i < y.size(); ++i) {
    const std::size_t c = i % 40;
    const double z =
        double{before[i]} * factor[c] * scales[i / 40].step + double{sum[c]} * scales[i / 40].least + bias[c];
    EXPECT_NEAR(y[i], 0.5 * z * (1 + std::erf(z / std::sqrt(2.0))), 2e-5);
  }
}

TEST_P(KernelSet, MakesBytesOfGelu) {
  const std::size_t rows = 2, width = 200;
  std::vector<float> y = numbers(rows * width, 17), bias = numbers(width, 18), sum = numbers(width, 19),
                     factor = numbers(width, 20), alone = y;
  const RowScale scales[] = {{0.5F, -1.0F}, {2.0F, 0.3F}};
  const Rescale rescale{sum.data(), factor.data(), scales, bias.data()};
  std::vector<std::uint8_t> bytes(rows * width), wanted(rows * width);
  std::vector<RowScale> found_scales(rows), wanted_scales(rows);
  set()->finish_gelu(alone.data(), rows, width, rescale);
  set()->quantise(alone.data(), rows, width, wanted.data(), wanted_scales.data());
  set()->gelu_to_bytes(y.data(), rows, width, rescale, bytes.data(), found_scales.data());
  for (std::size_t r = 0; r < rows; ++r) {
    EXPECT_NEAR(found_scales[r].step, wanted_scales[r].step, 1e-5F);
    EXPECT_NEAR(found_scales[r].least, wanted_scales[r].least, 1e-5F);
  }
  for (std::size_t i = 0; i < bytes.size(); ++i) EXPECT_NEAR(bytes[i], wanted[i], 1) << i;
}

TEST_P(KernelSet, GeluEndsInZeroAndInTheNumberItself) {
  std::vector<float> y{-1e30F, -6.0F, -5.0F, 0.0F, 5.0F, 6.0F, 1e30F};
  const std::vector<float> zeros(y.size());
  const std::vector<float> before = y;
  set()->finish_gelu(y.data(), 1, y.size(), {nullptr, nullptr, nullptr, zeros.data()});
  for (std::size_t i = 0; i < y.size(); ++i)
    EXPECT_NEAR(y[i], std::max(before[i], 0.0F), std::max(1e-5F, before[i] * 1e-6F)) << before[i];
}

TEST_P(KernelSet, NormalisesTheSum) {
  const std::size_t width = 384;
  std::vector<float> x = numbers(width, 6), y = numbers(width, 7), bias = numbers(width, 8),
                     gain = numbers(width, 9), offset = numbers(width, 10);
  std::vector<double> z(width);
  double mean = 0, squares = 0;
  for (std::size_t i = 0; i < width; ++i) mean += z[i] = double{x[i]} + y[i] + bias[i];
  mean /= static_cast<double>(width);
  for (const double value : z) squares += (value - mean) * (value - mean);
  const double deviation = std::sqrt(squares / static_cast<double>(width) + 1e-12);
  set()->add_and_norm(x.data(), y.data(), 1, width, {nullptr, nullptr, nullptr, bias.data()}, gain.data(),
                      offset.data());
  for (std::size_t i = 0; i < width; ++i)
    EXPECT_NEAR(x[i], (z[i] - mean) / deviation * gain[i] + offset[i], 1e-4);
}

TEST_P(KernelSet, SoftmaxSumsToOneAndClearsTheRest) {
  std::vector<float> x = numbers(64, 11, 8.0F);
  const std::vector<float> before = x;
  set()->softmax(x.data(), 1, 64, 50, 0.25F);
  double sum = 0;
  for (std::size_t i = 0; i < 50; ++i) sum += std::exp(before[i] * 0.25);
  for (std::size_t i = 0; i < 64; ++i) EXPECT_NEAR(x[i], i < 50 ? std::exp(before[i] * 0.25) / sum : 0, 1e-5);
}

TEST_P(KernelSet, LstmStepsEachLaneFromItsOwnEnd) {
  const std::size_t state = 32, width = 4 * state;
  const std::vector<float> recurrent = numbers(state * width, 12, 0.2F);
  const std::vector<float> a = numbers(7 * width, 13), b = numbers(4 * width, 14);
  for (const bool is_backward : {false, true}) {
    std::vector<float> out_a(7 * state), out_b(4 * state), alone(4 * state);
    const float* in[] = {a.data(), b.data()};
    float* out[] = {out_a.data(), out_b.data()};
    const std::uint32_t steps[] = {7, 4};
    set()->lstm(in, width, steps, 2, in_blocks(recurrent, state).data(), state, out, state, is_backward);
    std::vector<double> hidden(state), cell(state);
    for (std::size_t step = 0; step < 4; ++step) {
      const std::size_t at = is_backward ? 3 - step : step;
      std::vector<double> gates(width);
      for (std::size_t g = 0; g < width; ++g) {
        gates[g] = b[at * width + g];
        for (std::size_t k = 0; k < state; ++k) gates[g] += hidden[k] * recurrent[k * width + g];
      }
      const auto sigmoid = [](double x) {
        return 1 / (1 + std::exp(-x));
      };
      for (std::size_t k = 0; k < state; ++k) {
        cell[k] = sigmoid(gates[state + k]) * cell[k] + sigmoid(gates[k]) * std::tanh(gates[2 * state + k]);
        hidden[k] = sigmoid(gates[3 * state + k]) * std::tanh(cell[k]);
        alone[at * state + k] = static_cast<float>(hidden[k]);
      }
    }
    EXPECT_LT(difference(alone, out_b), 1e-4F);
  }
}

TEST_P(KernelSet, Dot) {
  const std::vector<float> a = numbers(100, 15), b = numbers(100, 16);
  double sum = 0;
  for (std::size_t i = 0; i < 100; ++i) sum += double{a[i]} * b[i];
  EXPECT_NEAR(set()->dot(a.data(), b.data(), 100), sum, 1e-3);
}

INSTANTIATE_TEST_SUITE_P(All, KernelSet, ::testing::Values(0U, 1U, 2U));

}  // namespace
}  // namespace sayso
