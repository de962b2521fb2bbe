#include "model/file/model_file.hpp"
#include "model/network.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

ModelFile shipped() {
  auto file = ModelFile::open(std::string(SAYSO_SOURCE_DIR) + "/models/english.sayso");
  EXPECT_TRUE(file.has_value()) << (file ? "" : file.error().message);
  return std::move(*file);
}

// The window that training/export.py read with PyTorch in float arithmetic on the same stored weights.
void fill(const ModelFile& file, WindowInputs& window) {
  const auto ids = file.ints("selftest/ids"), shapes = file.ints("selftest/shapes");
  const auto first = file.ints("selftest/first"), last = file.ints("selftest/last");
  window.ids.assign(ids.begin(), ids.end());
  window.shapes.assign(shapes.begin(), shapes.end());
  window.first.assign(first.begin(), first.end());
  window.last.assign(last.begin(), last.end());
  window.opens.assign(first.size(), 0);
  window.opens[0] = 1;
}

float largest_difference(std::span<const float> a, std::span<const float> b) {
  float top = 0;
  for (std::size_t i = 0; i < b.size(); ++i) top = std::max(top, std::fabs(a[i] - b[i]));
  return top;
}

double cosine(std::span<const float> a, std::span<const float> b) {
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < b.size(); ++i) {
    ab += double{a[i]} * b[i];
    aa += double{a[i]} * a[i];
    bb += double{b[i]} * b[i];
  }
  return ab / std::sqrt(aa * bb);
}

TEST(Network, ReferencePrecisionIsWhatPythonComputes) {
  const ModelFile file = shipped();
  auto network = Network::load(file, Precision::reference);
  ASSERT_TRUE(network.has_value()) << network.error().message;
  NetworkGroup group;
  fill(file, group.windows[0]);
  group.count = 1;
  (*network)->read(group);
  const auto vectors = file.floats("selftest/vectors"), emissions = file.floats("selftest/emissions");
  ASSERT_GE(vectors.size(), 30 * Encoder::width);
  EXPECT_LT(largest_difference(group.encoder.x, vectors), 1e-4F);
  EXPECT_LT(largest_difference(group.emissions[0], emissions), 1e-3F);
}

TEST(Network, TheSecondBranchIsWhatPythonComputes) {
  const ModelFile file = shipped();
  auto network = Network::load(file, Precision::reference);
  ASSERT_TRUE(network.has_value()) << network.error().message;
  ASSERT_TRUE((*network)->has_meanings());
  NetworkGroup group;
  fill(file, group.windows[0]);
  group.count = 1;
  (*network)->read(group);
  const auto meanings = file.floats("selftest/meanings");
  ASSERT_GE(meanings.size(), 30 * MeaningLayout::width);
  EXPECT_LT(largest_difference(group.meanings[0], meanings), 1e-3F);
}

TEST(Network, Int8StaysCloseToTheReference) {
  const ModelFile file = shipped();
  auto network = Network::load(file, Precision::int8);
  ASSERT_TRUE(network.has_value()) << network.error().message;
  NetworkGroup group;
  fill(file, group.windows[0]);
  group.count = 1;
  (*network)->read(group);
  const auto vectors = file.floats("selftest/vectors");
  RecordProperty("largest_difference", std::to_string(largest_difference(group.encoder.x, vectors)));
  EXPECT_GT(cosine(group.encoder.x, vectors), 0.995);
}

TEST(Network, AWindowReadsTheSameAloneAndInAGroup) {
  const ModelFile file = shipped();
  auto network = Network::load(file, Precision::int8);
  ASSERT_TRUE(network.has_value());
  NetworkGroup alone, group;
  fill(file, alone.windows[0]);
  alone.count = 1;
  for (std::size_t i = 0; i < 3; ++i) fill(file, group.windows[i]);
  group.windows[1].first.resize(9);
  group.windows[1].last.resize(9);
  group.windows[1].opens.resize(9);
  group.count = 3;
  (*network)->read(alone);
  (*network)->read(group);
  // Sums are taken in another order for several windows than for one, so the last bits may differ.
  EXPECT_LT(largest_difference(alone.emissions[0], group.emissions[2]), 1e-3F);
  EXPECT_NE(alone.emissions[0].size(), group.emissions[1].size());
}

}  // namespace
}  // namespace sayso
