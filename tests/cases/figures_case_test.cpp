// The traps for figures: each text goes through the plain-text input, the model and all stages, as `sayso read` would
// take it. Needs models/english.sayso.
#include "inputs/input.hpp"
#include "sayso/reader.hpp"

#include <cases/case_tests.hpp>
#include <cases/show.hpp>
#include <memory>
#include <string>
#include <variant>

#include <gtest/gtest.h>

namespace sayso {
namespace {

constexpr const char* model_path = SAYSO_SOURCE_DIR "/models/english.sayso";

// Opened once for all tests; null where there is no model.
const Model* model() {
  static const auto opened = Model::open(model_path);
  return opened ? &*opened : nullptr;
}

std::string figures_of(const cases::CaseFile& file) {
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
  return cases::show_figures(document);
}

class FigureCases : public testing::TestWithParam<std::string> {};

TEST_P(FigureCases, Holds) {
  ASSERT_NE(model(), nullptr) << "The model " << model_path << " cannot be opened.";
  cases::run(GetParam(), {{"figures", figures_of}});
}

INSTANTIATE_TEST_SUITE_P(Figures, FigureCases,
                         testing::ValuesIn(cases::in_folder("src/stages/figures/cases")),
                         cases::name_of_case);

}  // namespace
}  // namespace sayso
