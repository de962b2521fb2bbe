// Word pieces a second through the encoder, and whether its answers are right. Windows are 256 pieces of real text.
//
//   bench_encoder time MODEL TEXT int8|reference WINDOWS REPEATS     seconds of each repeat, one line of JSON
//   bench_encoder check MODEL TEXT WINDOWS [FILE]                    int8 against the reference, and the model's self-test
//
// FILE receives the windows and the reference's vectors, for PyTorch to repeat: int32 windows, size and width; int32 ids;
// int32 shapes; float32 vectors.
#include "model/encoder.hpp"
#include "model/file/model_file.hpp"
#include "model/pieces/word_pieces.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace sayso::bench {
namespace {

constexpr std::size_t window_size = 256, width = Encoder::width;

struct Inputs {
  std::vector<std::int32_t> ids;
  std::vector<std::uint8_t> shapes;
};

template <class T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "bench_encoder: %s\n", result.error().message.c_str());
  std::exit(1);
}

// The text's pieces in full windows, from the beginning again where it is too short.
std::vector<Inputs> windows_of(const ModelFile& file, const std::string& path, std::size_t count) {
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto vocabulary = need(Vocabulary::load(file));
  Pieces pieces;
  read_pieces(text, *vocabulary, pieces);
  if (pieces.size() == 0) {
    std::fprintf(stderr, "bench_encoder: %s has no words.\n", path.c_str());
    std::exit(1);
  }
  std::vector<Inputs> windows(count);
  std::size_t at = 0;
  for (Inputs& window : windows) {
    window.ids.push_back(vocabulary->beginning());
    window.shapes.push_back(5);
    for (; window.ids.size() + 1 < window_size; at = (at + 1) % pieces.size()) {
      window.ids.push_back(pieces.ids[at]);
      window.shapes.push_back(pieces.shapes[at]);
    }
    window.ids.push_back(vocabulary->separator());
    window.shapes.push_back(5);
  }
  return windows;
}

struct Loaded {
  Products products;
  Encoder encoder;
  EncoderScratch scratch;

  Loaded(const ModelFile& file, Precision precision)
      : encoder(need(Encoder::from(file, products, precision))) {}
  const float* encode(const Inputs& window) {
    encoder.encode(products, window.ids, window.shapes, scratch);
    return scratch.x.data();
  }
};

int time_it(const std::string& model, const std::string& text, const std::string& precision,
            std::size_t count, std::size_t repeats) {
  const auto file = need(ModelFile::open(model));
  const auto windows = windows_of(file, text, count);
  Loaded loaded(file, precision == "int8" ? Precision::int8 : Precision::reference);
  for (const Inputs& window : windows) loaded.encode(window);  // primitives are made, buffers are grown
  std::printf("{\"precision\": \"%s\", \"kernels\": \"%s\", \"pieces\": %zu, \"seconds\": [",
              precision.c_str(), kernels().name, count * window_size);
  for (std::size_t repeat = 0; repeat < repeats; ++repeat) {
    const auto begin = std::chrono::steady_clock::now();
    for (const Inputs& window : windows) loaded.encode(window);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    std::printf("%s%.6f", repeat == 0 ? "" : ", ", taken.count());
  }
  std::printf("]}\n");
  return 0;
}

double cosine(const float* a, const float* b) {
  double both = 0, left = 0, right = 0;
  for (std::size_t k = 0; k < width; ++k) {
    both += double{a[k]} * double{b[k]};
    left += double{a[k]} * double{a[k]};
    right += double{b[k]} * double{b[k]};
  }
  return both / std::sqrt(left * right);
}

// The largest difference to what PyTorch wrote into the model file when it was exported; -1 without it.
double self_test(const ModelFile& file, Loaded& reference) {
  const auto ids = file.ints("selftest/ids"), shapes = file.ints("selftest/shapes");
  const auto wanted = file.floats("selftest/vectors");
  if (ids.empty() || shapes.size() != ids.size() || wanted.size() != ids.size() * width) return -1;
  Inputs window{{ids.begin(), ids.end()}, {}};
  for (const std::int32_t shape : shapes) window.shapes.push_back(static_cast<std::uint8_t>(shape));
  const float* found = reference.encode(window);
  double largest = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i)
    largest = std::max(largest, std::fabs(double{found[i] - wanted[i]}));
  return largest;
}

template <class T>
void write(std::ofstream& out, const T* values, std::size_t count) {
  out.write(reinterpret_cast<const char*>(values), static_cast<std::streamsize>(count * sizeof(T)));
}

int check(const std::string& model, const std::string& text, std::size_t count, const std::string& path) {
  const auto file = need(ModelFile::open(model));
  const auto windows = windows_of(file, text, count);
  Loaded reference(file, Precision::reference), bytes(file, Precision::int8);
  std::vector<float> vectors;
  std::vector<double> cosines;
  for (const Inputs& window : windows) {
    const float* right = reference.encode(window);
    const float* found = bytes.encode(window);
    vectors.insert(vectors.end(), right, right + window_size * width);
    for (std::size_t i = 0; i < window_size; ++i)
      cosines.push_back(cosine(right + i * width, found + i * width));
  }
  std::sort(cosines.begin(), cosines.end());
  double sum = 0;
  for (const double value : cosines) sum += value;
  std::printf(
      "{\"cosine_mean\": %.6f, \"cosine_percent_1\": %.6f, \"cosine_least\": %.6f, \"self_test\": %.3g}\n",
      sum / static_cast<double>(cosines.size()), cosines[cosines.size() / 100], cosines.front(),
      self_test(file, reference));
  if (path.empty()) return 0;
  std::ofstream out(path, std::ios::binary);
  const std::int32_t sizes[3] = {static_cast<std::int32_t>(count), window_size, width};
  write(out, sizes, 3);
  for (const Inputs& window : windows) write(out, window.ids.data(), window.ids.size());
  for (const Inputs& window : windows) {
    const std::vector<std::int32_t> shapes(window.shapes.begin(), window.shapes.end());
    write(out, shapes.data(), shapes.size());
  }
  write(out, vectors.data(), vectors.size());
  return out.good() ? 0 : 1;
}

}  // namespace
}  // namespace sayso::bench

int main(int argc, char** argv) {
  using namespace sayso::bench;
  const std::vector<std::string> words(argv + 1, argv + argc);
  const auto number = [&](std::size_t at) {
    return static_cast<std::size_t>(std::max(1, std::atoi(words[at].c_str())));
  };
  if (words.size() == 6 && words[0] == "time")
    return time_it(words[1], words[2], words[3], number(4), number(5));
  if ((words.size() == 4 || words.size() == 5) && words[0] == "check") {
    return check(words[1], words[2], number(3), words.size() == 5 ? words[4] : "");
  }
  std::fputs("usage: bench_encoder time MODEL TEXT int8|reference WINDOWS REPEATS\n"
             "       bench_encoder check MODEL TEXT WINDOWS [FILE]\n",
             stderr);
  return 2;
}
