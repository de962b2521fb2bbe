// The door for model files: any bytes. Most inputs are changes to small whole files, whose sizes and checksums are then
// put right, so that they reach the checks of the directory, of shapes and of the vocabulary; what opens is looked into
// everywhere, and asked for a network that it does not have.
#include "model/network.hpp"
#include "model/pieces/vocabulary.hpp"
#include "model_bytes.hpp"
#include "promises.hpp"
#include "sayso/reader.hpp"

#include <array>
#include <memory>
#include <utility>

namespace sayso::fuzz {
namespace {

void check_sections(const ModelFile& file, std::span<const std::byte> bytes) {
  expect(file.size() == bytes.size(), "a file has the size of its bytes");
  std::size_t end = 0;
  for (const Section& section : file.sections()) {
    expect(reinterpret_cast<std::uintptr_t>(section.bytes.data()) % 64 == 0 || section.bytes.empty(),
           "a section begins on 64 bytes");
    expect(file.find(section.name) == &section, "a section is found by its name", section.name);
    const auto required =
        file.require(section.name, section.type, {section.dims().begin(), section.dims().end()});
    expect(required.has_value() || section.type == SectionType::float32, "a section has its own shape",
           section.name);
    if (!required) check_error(required.error());  // for a number that is none
    end += section.bytes.size();
    const std::size_t values = section.text().size() + 4 * section.floats().size() + section.bytes8().size() +
                               4 * section.ints().size() + 2 * section.shorts().size();
    expect(values == section.bytes.size(), "all of a section is of its type", section.name);
    std::size_t sum = 0;  // touches every byte, for the sanitizer
    for (const std::byte byte : section.bytes) sum += std::to_integer<std::size_t>(byte);
    expect(sum < ~std::size_t{0}, "bytes can be read");
    for (const std::string_view line : file.lines(section.name))
      expect(line.find('\n') == line.npos, "a line is one line");
  }
  expect(end <= bytes.size(), "sections do not overlap");
}

void check_vocabulary(const Vocabulary& vocabulary) {
  std::array<Vocabulary::Cut, 64> cuts;
  for (std::size_t i = 0; i < vocabulary.size(); ++i) {
    const auto id = static_cast<std::int32_t>(i);
    expect(vocabulary.find(vocabulary.piece(id)) == id, "a piece is found", vocabulary.piece(id));
  }
  for (const std::string_view word : {"said", "unconfirmed", "a", "zzzzzzzz", "\xC3\xA9t\xC3\xA9"}) {
    const std::size_t count = vocabulary.cut(word, cuts);
    expect(count <= word.size(), "a word has at most a piece a byte", word);
    for (std::size_t i = 0; i < count; ++i)
      expect(cuts[i].end > (i == 0 ? 0 : cuts[i - 1].end) &&
                 static_cast<std::size_t>(cuts[i].id) < vocabulary.size(),
             "cuts go forwards", word);
    expect(count == 0 || cuts[count - 1].end == word.size(), "cuts reach the end", word);
  }
}

void read(std::span<const std::byte> bytes) {
  Result<ModelFile> file = ModelFile::from_bytes(bytes, "made.sayso");
  if (!file) return check_error(file.error());
  check_sections(*file, bytes);
  const Result<std::shared_ptr<const Vocabulary>> vocabulary = Vocabulary::load(*file);
  vocabulary ? check_vocabulary(**vocabulary) : check_error(vocabulary.error());
  for (const Precision precision : {Precision::int8, Precision::reference}) {
    const auto network = Network::load(*file, precision);
    expect(!network, "a file of this size holds no network");
    check_error(network.error());
  }
  const Result<Model> model = Model::from(std::make_shared<const ModelFile>(std::move(*file)));
  expect(!model, "a file without a network is no model");
  check_error(model.error());
}

}  // namespace
}  // namespace sayso::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sayso::fuzz::read(std::as_bytes(std::span(data, size)));
  return 0;
}

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned int seed) {
  static const std::string whole = sayso::fuzz::model_bytes(sayso::fuzz::small_parts());
  if (seed % 64 == 0 && whole.size() <= most) {
    std::copy(whole.begin(), whole.end(), data);
    size = whole.size();
  }
  size = LLVMFuzzerMutate(data, size, most);
  if (seed % 8 != 1) sayso::fuzz::repair({data, size});
  return size;
}
