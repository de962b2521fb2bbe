#include "cases/whole_program.hpp"

#include "inputs/input.hpp"
#include "sayso/reader.hpp"

#include <variant>

namespace sayso::cases {

namespace {

constexpr const char* model_path = SAYSO_SOURCE_DIR "/models/english.sayso";

// Opened once for all tests; null where there is no model.
const Model* model() {
  static const auto opened = Model::open(model_path);
  return opened ? &*opened : nullptr;
}

std::string read_and_show(const CaseFile& file, const ShowDocument& show) {
  InputOptions options;
  options.outlet = file.outlet;
  options.published = file.published;
  auto stream = ArticleStream::from_bytes(file.text() + "\n", "case.txt", options);
  if (!stream) return stream.error().message;
  Input input;
  if (!stream->next(input)) return "The input gave no article.\n";
  if (const auto* skipped = std::get_if<Skipped>(&input)) return skipped->error.message;
  Reader reader(*model(), {});
  Document document;
  reader.read(std::get<Article>(input), document);
  return show(document);
}

}  // namespace

void run_whole(const std::string& path, const std::vector<std::pair<std::string, ShowDocument>>& shows) {
  ASSERT_NE(model(), nullptr) << "The model " << model_path << " cannot be opened.";
  Shows all;
  for (const auto& [section, show] : shows) {
    all.emplace_back(section, [show = show](const CaseFile& file) { return read_and_show(file, show); });
  }
  run(path, all);
}

}  // namespace sayso::cases
