// The traps for acts and settings: each text goes through the plain-text input, the model and all stages. Needs
// models/english.sayso. A statement is shown on one line: "Novak | denied: deny", with "not", "expected" or
// "hypothetical" before the act, and below it, indented, what stands around the act.
#include "exports/values.hpp"
#include "inputs/input.hpp"
#include "sayso/reader.hpp"

#include <cases/case_tests.hpp>
#include <memory>
#include <string>
#include <variant>

#include <gtest/gtest.h>

namespace sayso {
namespace {

constexpr const char* model_path = SAYSO_SOURCE_DIR "/models/english.sayso";

const Model* model() {
  static const auto opened = Model::open(model_path);
  return opened ? &*opened : nullptr;
}

std::string words_of(const Document& document, Slice<Span> pieces) {
  std::string words;
  for (const Span span : document.list(pieces))
    words += (words.empty() ? "" : " … ") + std::string(document.text(span));
  return words.empty() ? "-" : words;
}

std::string show(const Document& document, bool with_acts) {
  std::string shown;
  for (std::size_t i = 0; i < document.statements.size(); ++i) {
    const Statement& statement = document.statements[i];
    const StatementAct& act = document.acts[i];
    const StatementSetting& setting = document.settings[i];
    shown += words_of(document, statement.source) + " | " + words_of(document, statement.cue);
    if (with_acts) {
      shown += act.is_negated ? ": not " : ": ";
      if (act.realis != Realis::actual) shown += std::string(name_of(act.realis)) + " ";
      shown += std::string(name_of(act.act)) + "\n";
      continue;
    }
    shown += "\n";
    if (!setting.addressee.empty())
      shown += "  addressee: " + std::string(document.text(setting.addressee)) + "\n";
    if (setting.medium != Medium::unknown)
      shown += "  medium: " + std::string(name_of(setting.medium)) + "\n";
    if (setting.said != no_id)
      shown += "  said: " + std::string(document.text(document.times[setting.said].span)) + "\n";
  }
  return shown.empty() ? "none\n" : shown;
}

std::string read_and_show(const cases::CaseFile& file, bool with_acts) {
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
  return show(document, with_acts);
}

class ActCases : public testing::TestWithParam<std::string> {};

TEST_P(ActCases, Holds) {
  ASSERT_NE(model(), nullptr) << "The model " << model_path << " cannot be opened.";
  cases::run(GetParam(), {{"acts",
                           [](const cases::CaseFile& file) {
                             return read_and_show(file, true);
                           }},
                          {"settings", [](const cases::CaseFile& file) {
                             return read_and_show(file, false);
                           }}});
}

INSTANTIATE_TEST_SUITE_P(Acts, ActCases, testing::ValuesIn(cases::in_folder("src/stages/acts/cases")),
                         cases::name_of_case);
INSTANTIATE_TEST_SUITE_P(Settings, ActCases, testing::ValuesIn(cases::in_folder("src/stages/settings/cases")),
                         cases::name_of_case);

}  // namespace
}  // namespace sayso
