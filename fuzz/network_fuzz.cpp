// A model file whose checksums are all right and that is wrong all the same, as a faulty training or a mischievous friend would make it:
// the input is a list of edits to the parts of the smallest whole network. Loading it must give a model or a sentence;
// what loads must read an article into a valid document, whatever its weights.
#include "model_bytes.hpp"
#include "promises.hpp"
#include "sayso/reader.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <memory>
#include <utility>
#include <variant>

namespace sayso::fuzz {
namespace {

constexpr std::string_view story =
    "River Rises\n\nBy Ann Lee\n\nTARVIK, Nov. 6 (NWA) — “We stay,” said Mira Tolvan, the mayor. “All of "
    "us.”\n\n"
    "She denied that the dam had been closed; 12,000 people, a spokesman said, had left.\n";

Article article_of_story() {
  Result<ArticleStream> stream = ArticleStream::from_bytes(std::string(story), "story.txt");
  Input input;
  expect(stream.has_value() && stream->next(input) && std::holds_alternative<Article>(input),
         "the story is read");
  return std::get<Article>(std::move(input));
}

// One number, written over many: what a training that failed leaves behind.
void fill(Part& part, Script& script) {
  constexpr std::array<float, 8> values{0,
                                        -0.0F,
                                        std::numeric_limits<float>::quiet_NaN(),
                                        std::numeric_limits<float>::infinity(),
                                        -std::numeric_limits<float>::infinity(),
                                        std::numeric_limits<float>::max(),
                                        std::numeric_limits<float>::denorm_min(),
                                        1e6F};
  const float value = values[script.byte() % values.size()];
  const std::size_t numbers = part.bytes.size() / sizeof value;
  if (numbers == 0) return;
  const std::size_t begin = script.number() % numbers, count = 1 + std::size_t{script.number()} * 16;
  for (std::size_t i = begin; i < std::min(numbers, begin + count); ++i)
    std::memcpy(part.bytes.data() + i * sizeof value, &value, sizeof value);
}

void edit(std::vector<Part>& parts, Script& script) {
  const std::size_t number = script.byte() % parts.size();
  Part& part = parts[number];
  switch (script.byte() % 10) {
    case 0: parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(number)); break;
    case 1: part.name = std::string(script.take(script.byte() % 20U)); break;
    case 2: part.type = static_cast<SectionType>(script.byte() % 6U); break;
    case 3: part.dims.resize(script.byte() % 6U); break;
    case 4:
      if (!part.dims.empty()) part.dims[script.byte() % part.dims.size()] = script.number();
      break;
    case 5:  // another number of rows, and the bytes to go with it
      if (!part.dims.empty() && part.dims[0] > 0) {
        const std::uint32_t rows = script.number() % 3000;
        part.bytes.resize(part.bytes.size() / part.dims[0] * rows, static_cast<char>(script.byte()));
        part.dims[0] = rows;
      }
      break;
    case 6:
    case 7: fill(part, script); break;
    case 8: part = text_part(part.name, std::string(script.take(script.number() % 1000))); break;
    case 9: std::swap(part.bytes, parts[script.byte() % parts.size()].bytes); break;
  }
}

void read(std::string_view edits) {
  static const std::vector<Part> whole = network_parts();
  static const Article article = article_of_story();
  Script script(edits);
  const Precision precision = script.byte() % 2 == 0 ? Precision::int8 : Precision::reference;
  std::vector<Part> parts = whole;
  while (!script.is_at_end() && !parts.empty()) edit(parts, script);
  Result<ModelFile> file = ModelFile::from_bytes(as_bytes(model_bytes(parts)), "made.sayso");
  if (!file) return check_error(file.error());
  const Result<Model> model = Model::from(std::make_shared<const ModelFile>(std::move(*file)), precision);
  if (!model) return check_error(model.error());
  Reader reader(*model);
  Document document;
  reader.read(article, document);
  check_document(document);
  check_exports(document, static_cast<std::uint32_t>(edits.size()));
}

}  // namespace
}  // namespace sayso::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sayso::fuzz::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
