#include "model_bytes.hpp"

#include "base/hash.hpp"
#include "model/encoder.hpp"
#include "model/network.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <string_view>
#include <utility>

namespace sayso::fuzz {
namespace {

constexpr std::size_t boundary = 64, header_size = 64, entry_size = 128, name_size = 64;

template <class T>
void put(std::string& bytes, std::size_t begin, T number) {
  std::memcpy(bytes.data() + begin, &number, sizeof number);
}

template <class T>
T number_at(std::span<const std::uint8_t> bytes, std::size_t begin) {
  T number;
  std::memcpy(&number, bytes.data() + begin, sizeof number);
  return number;
}

std::string_view text_of(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Numbers that look random and are the same everywhere.
class Noise {
 public:
  std::uint32_t next() {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::uint32_t>(state_ >> 33U);
  }

 private:
  std::uint64_t state_ = 1;
};

std::size_t product(const std::vector<std::uint32_t>& dims) {
  return std::accumulate(dims.begin(), dims.end(), std::size_t{1}, std::multiplies<>());
}

class PartMaker {
 public:
  void floats(const std::string& name, std::vector<std::uint32_t> dims, float size) {
    std::string bytes(product(dims) * sizeof(float), '\0');
    for (std::size_t i = 0; i < bytes.size(); i += sizeof(float))
      put(bytes, i, size * (static_cast<float>(noise_.next() % 2001) / 1000.0F - 1.0F));
    parts_.push_back({name, SectionType::float32, std::move(dims), std::move(bytes)});
  }
  // Weights of a byte, with the scales and the constants that belong to them.
  void linear(const std::string& name, std::uint32_t outputs, std::uint32_t inputs) {
    matrix(name, outputs, inputs);
    floats(name + ".bias", {outputs}, 0.5F);
  }
  void matrix(const std::string& name, std::uint32_t rows, std::uint32_t columns) {
    std::string bytes(std::size_t{rows} * columns, '\0');
    for (char& byte : bytes) byte = static_cast<char>(noise_.next() & 0xFFU);
    parts_.push_back({name + ".weight", SectionType::int8, {rows, columns}, std::move(bytes)});
    floats(name + ".scale", {rows}, 0.002F);
  }
  std::vector<Part> parts() && { return std::move(parts_); }

 private:
  Noise noise_;
  std::vector<Part> parts_;
};

std::uint32_t line_count(const std::vector<Part>& parts, std::string_view name) {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.name == name; });
  return static_cast<std::uint32_t>(std::count(found->bytes.begin(), found->bytes.end(), '\n'));
}

std::string vocabulary() {
  std::string lines = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";
  for (char byte = '!'; byte < 0x7F; ++byte) {
    if (byte >= 'A' && byte <= 'Z') continue;
    lines += std::string(1, byte) + '\n';
    if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
      lines += "##" + std::string(1, byte) + '\n';
  }
  for (const std::string_view piece : {"said", "the", "un", "##ed", "##ing", "he", "she", "é", "##é", "ß",
                                       "中", "ᄀ", "##ᅡ", "€", "…", "\uFFFD"})
    lines += std::string(piece) + '\n';
  return lines;
}

}  // namespace

std::string model_bytes(const std::vector<Part>& parts) {
  std::string file(header_size + entry_size * parts.size(), '\0');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Part& part = parts[i];
    file.resize((file.size() + boundary - 1) / boundary * boundary);
    const std::size_t entry = header_size + entry_size * i, begin = file.size();
    file.replace(entry, std::min(part.name.size(), name_size), part.name, 0, name_size);
    put(file, entry + 64, static_cast<std::uint32_t>(part.type));
    put(file, entry + 68, static_cast<std::uint32_t>(part.dims.size()));
    for (std::size_t d = 0; d < std::min<std::size_t>(part.dims.size(), 4); ++d)
      put(file, entry + 72 + 4 * d, part.dims[d]);
    put(file, entry + 88, std::uint64_t{begin});
    put(file, entry + 96, std::uint64_t{part.bytes.size()});
    put(file, entry + 104, xxh3_64(part.bytes));
    file += part.bytes;
  }
  file.replace(0, 8, std::string_view("SAYSO\0M1", 8));
  put(file, 8, std::uint32_t{1});
  put(file, 12, static_cast<std::uint32_t>(parts.size()));
  put(file, 16, std::uint64_t{file.size()});
  put(file, 24, xxh3_64(std::string_view(file).substr(header_size, entry_size * parts.size())));
  return file;
}

void repair(std::span<std::uint8_t> file) {
  if (file.size() < header_size) return;
  const auto set = [&](std::size_t begin, std::uint64_t number) {
    std::memcpy(file.data() + begin, &number, sizeof number);
  };
  set(16, file.size());
  const std::size_t count =
      std::min<std::size_t>(number_at<std::uint32_t>(file, 12), (file.size() - header_size) / entry_size);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = header_size + entry_size * i;
    const auto begin = number_at<std::uint64_t>(file, entry + 88),
               size = number_at<std::uint64_t>(file, entry + 96);
    if (begin > file.size() || size > file.size() - begin) continue;
    set(entry + 104, xxh3_64(text_of(file.subspan(begin, size))));
  }
  set(24, xxh3_64(text_of(file.subspan(header_size, entry_size * count))));
}

Part text_part(std::string name, std::string text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  return {std::move(name), SectionType::text, {size}, std::move(text)};
}

std::vector<Part> small_parts() {
  return {
      text_part("card.json", R"({"name":"small","version":1,"made of":["nothing",{"much":0}]})"),
      text_part("labels/names", "O\nB-person\nI-person\nB-place\nI-place\n"),
      text_part("labels/upos", "NOUN\nVERB\nPUNCT\n"),
      text_part("labels/xpos", "NN\nVBD\n.\n"),
      text_part("labels/relation", "root\nnsubj\npunct\n"),
      text_part("labels/lemma", "=\n-ed\n-s+y\n"),
      text_part("vocabulary", vocabulary()),
      {"calibration", SectionType::float32, {0}, ""},
      text_part("selftest.json", R"([{"text":"It rains, she said.","statements":[]}])"),
  };
}

std::vector<Part> network_parts() {
  std::vector<Part> parts = small_parts();
  const auto lines = [&](const char* name) {
    return line_count(parts, name);
  };
  constexpr auto width = static_cast<std::uint32_t>(Encoder::width);
  constexpr auto state = static_cast<std::uint32_t>(Network::state),
                 arc = static_cast<std::uint32_t>(Network::arc);
  constexpr auto label = static_cast<std::uint32_t>(Network::label),
                 link = static_cast<std::uint32_t>(Network::link);
  constexpr auto labels = static_cast<std::uint32_t>(crf_labels), edges = std::uint32_t{6};
  PartMaker make;
  make.matrix("encoder.word", lines("vocabulary"), width);
  make.floats("encoder.position.weight", {static_cast<std::uint32_t>(most_rows), width}, 0.1F);
  make.floats("encoder.shape.weight", {6, width}, 0.1F);
  make.floats("encoder.norm.weight", {width}, 1);
  make.floats("encoder.norm.bias", {width}, 0.1F);
  make.linear("heads.token",
              8 * state + 2 * arc + 2 * label + lines("labels/upos") + lines("labels/xpos") +
                  lines("labels/lemma") + lines("labels/names"),
              width);
  make.floats("heads.recurrent_forward", {state, 4 * state}, 0.1F);
  make.floats("heads.recurrent_backward", {state, 4 * state}, 0.1F);
  make.linear("heads.arc", arc, arc);
  make.floats("heads.arc_root", {arc}, 0.1F);
  make.linear("heads.label", lines("labels/relation") * (label + 1), label);
  make.floats("heads.label_root", {label}, 0.1F);
  make.floats("heads.edges.weight", {edges, 2 * state}, 0.5F);
  make.floats("heads.edges.bias", {edges}, 0.5F);
  make.floats("heads.emit.weight", {labels, 2 * state + edges}, 0.5F);
  make.floats("heads.emit.bias", {labels}, 0.5F);
  make.floats("heads.link_none.weight", {2, 4 * state}, 0.1F);
  make.floats("heads.link_none.bias", {2}, 0.1F);
  for (const char* const part : {"cue", "source", "content", "seek"}) {
    make.floats(std::string("heads.link_") + part + ".weight", {link, 4 * state}, 0.1F);
    make.floats(std::string("heads.link_") + part + ".bias", {link}, 0.1F);
  }
  make.floats("heads.link_near", {2 * static_cast<std::uint32_t>(Network::near_buckets), 2}, 1);
  make.floats("heads.crf.steps", {labels, labels}, 1);
  std::vector<Part> network = std::move(make).parts();
  parts.insert(parts.end(), std::make_move_iterator(network.begin()), std::make_move_iterator(network.end()));
  return parts;
}

}  // namespace sayso::fuzz
