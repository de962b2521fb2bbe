// The traps for firmness and polarity, through the whole program. A statement is shown by its cue: "said: possible, +" and,
// in brackets, the words that tell so; a verb by whether its happening is put as so, open or not so (above 0.5, below -0.5).
#include "model/file/model_file.hpp"
#include "sayso/reader.hpp"
#include "stages/firmness/factuality.hpp"
#include "text/values.hpp"

#include <cases/whole_program.hpp>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::string words_of(const Document& document, Slice<Span> pieces) {
  std::string words;
  for (const Span span : document.list(pieces))
    words += (words.empty() ? "" : " ") + std::string(document.text(span));
  return words;
}

std::string show_firmness(const Document& document) {
  std::string shown;
  for (std::size_t i = 0; i < document.statements.size(); ++i) {
    if (document.statements[i].voice == Voice::outlet) continue;  // no cue to show it by
    const StatementFirmness& judged = document.firmness[i];
    shown += words_of(document, document.statements[i].cue) + ": " + std::string(name_of(judged.firmness)) +
             (judged.is_negative ? ", -" : ", +");
    if (const std::string words = words_of(document, judged.evidence); !words.empty())
      shown += " (" + words + ")";
    shown += "\n";
  }
  return shown.empty() ? "none\n" : shown;
}

std::string show_predicates(const Document& document) {
  static const auto model = Model::open(SAYSO_SOURCE_DIR "/models/english.sayso");
  if (!model) return model.error().message;
  const Grammar grammar = Grammar::of(model->file());
  FirmnessScratch scratch;
  std::string shown;
  for (std::uint32_t token = 0; token < document.tokens.size(); ++token) {
    if (grammar.upos(document, token) != "VERB") continue;
    const float value = judge_firmness(document, grammar, token, scratch);
    shown += std::string(document.token(token)) + (value > 1       ? ": so\n"
                                                   : value < -0.5F ? ": not so\n"
                                                                   : ": open\n");
  }
  return shown;
}

class FirmnessCases : public testing::TestWithParam<std::string> {};

TEST_P(FirmnessCases, Holds) {
  cases::run_whole(GetParam(), {{"firmness", show_firmness}, {"predicates", show_predicates}});
}

INSTANTIATE_TEST_SUITE_P(Firmness, FirmnessCases,
                         testing::ValuesIn(cases::in_folder("src/stages/firmness/cases")),
                         cases::name_of_case);

}  // namespace
}  // namespace sayso
