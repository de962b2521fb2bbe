// The traps for acts and settings, through the whole program. A statement is shown on one line: "Novak | denied: deny", with
// "not", "expected" or "hypothetical" before the act, and below it, indented, what stands around the act.
#include "text/values.hpp"

#include <cases/whole_program.hpp>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

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

class ActCases : public testing::TestWithParam<std::string> {};

TEST_P(ActCases, Holds) {
  cases::run_whole(GetParam(), {{"acts",
                                 [](const Document& document) {
                                   return show(document, true);
                                 }},
                                {"settings", [](const Document& document) {
                                   return show(document, false);
                                 }}});
}

INSTANTIATE_TEST_SUITE_P(Acts, ActCases, testing::ValuesIn(cases::in_folder("src/stages/acts/cases")),
                         cases::name_of_case);
INSTANTIATE_TEST_SUITE_P(Settings, ActCases, testing::ValuesIn(cases::in_folder("src/stages/settings/cases")),
                         cases::name_of_case);

}  // namespace
}  // namespace sayso
