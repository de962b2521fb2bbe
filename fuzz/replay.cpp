// The entry point where there is no libFuzzer: gives the fuzzer every file of the folders and files that are named, whole and
// cut off at several places, so that every build and every compiler tests what the seeds and the findings of earlier
// runs show. Prints how many inputs there were; a broken promise ends the program, after the name of the file.
//
//   build/tests/replay_text fuzz/corpus/text
//
// Odd case: a folder without a file is an error, for a test that tests nothing would pass.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

// Fuzzers that mutate in a way of their own ask for this; nothing is mutated here.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* /*data*/, std::size_t size, std::size_t /*most*/) {
  return size;
}

namespace {

namespace fs = std::filesystem;

constexpr std::size_t cuts = 8;

std::vector<fs::path> files_of(int count, char** names) {
  std::vector<fs::path> files;
  for (int i = 1; i < count; ++i) {
    if (!fs::is_directory(names[i])) {
      files.emplace_back(names[i]);
      continue;
    }
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(names[i]))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void give(const std::string& bytes) {
  // A copy of exactly this size, so that a byte read behind it is seen by a sanitizer.
  const std::vector<std::uint8_t> input(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(input.data(), input.size());
}

}  // namespace

int main(int count, char** names) {
  const std::vector<fs::path> files = files_of(count, names);
  std::size_t inputs = 0;
  for (const fs::path& path : files) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    std::fprintf(stderr, "%s\n", path.c_str());
    give(bytes);
    for (std::size_t cut = 0; cut < std::min(cuts, bytes.size()); ++cut)
      give(bytes.substr(0, bytes.size() * cut / cuts));
    inputs += 1 + std::min(cuts, bytes.size());
  }
  std::printf("%zu files, %zu inputs, no promise broken\n", files.size(), inputs);
  return files.empty() ? 1 : 0;
}
