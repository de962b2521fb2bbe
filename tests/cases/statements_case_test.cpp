// The traps for statements and for their speakers: each text goes through the plain-text input, the model and all stages, as `sayso read` would
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

std::string shown_of(const cases::CaseFile& file, std::string (*show)(const Document&)) {
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

std::string statements_of(const cases::CaseFile& file) { return shown_of(file, cases::show_statements); }
std::string speakers_of(const cases::CaseFile& file) { return shown_of(file, cases::show_speakers); }

class StatementCases : public testing::TestWithParam<std::string> {};

TEST_P(StatementCases, Holds) {
  ASSERT_NE(model(), nullptr) << "The model " << model_path << " cannot be opened.";
  cases::run(GetParam(), {{"statements", statements_of}});
}

class SpeakerCases : public testing::TestWithParam<std::string> {};

TEST_P(SpeakerCases, Holds) {
  ASSERT_NE(model(), nullptr) << "The model " << model_path << " cannot be opened.";
  cases::run(GetParam(), {{"speakers", speakers_of}});
}

INSTANTIATE_TEST_SUITE_P(Speakers, SpeakerCases,
                         testing::ValuesIn(cases::in_folder("src/stages/speakers/cases")),
                         cases::name_of_case);

INSTANTIATE_TEST_SUITE_P(Statements, StatementCases,
                         testing::ValuesIn(cases::in_folder("src/stages/statements/cases")),
                         cases::name_of_case);

}  // namespace
}  // namespace sayso
