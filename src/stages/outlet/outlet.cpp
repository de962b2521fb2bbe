#include "stages/outlet/outlet.hpp"

#include "stages/firmness/firmness.hpp"
#include "stages/outlet/facts.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <string_view>

namespace sayso {

namespace {

using outlet::Fact;
using outlet::Zone;

std::string_view reason_of(const Fact& fact) {
  switch (fact.zone) {
    case Zone::title: return "rule: the headline tells a fact with a figure or an event";
    case Zone::first: return "weights: the first sentence tells a central fact";
    case Zone::lead: return "weights: the beginning tells a central fact";
    case Zone::body: return "weights: a central fact further below";
  }
  return {};
}

void write(Document& document, const Fact& fact) {
  const auto number = static_cast<std::uint32_t>(document.statements.size());
  const Span content = document.span_of(fact.clause.tokens);
  Statement statement;
  statement.voice = Voice::outlet;
  statement.content = document.add_spans({&content, 1});
  statement.confidence = fact.chance;
  statement.by = document.add_words(reason_of(fact));
  document.statements.push_back(statement);
  for (std::uint32_t i = fact.first_figure; i < fact.last_figure; ++i) {
    if (document.figures[i].statement == no_id) document.figures[i].statement = number;
  }
}

// One who speaks without being mentioned: the outlet, by the name that it was handed in with.
std::uint32_t add_outlet(Document& document) {
  const std::string_view name = document.article().source.outlet;
  Speaker speaker;
  speaker.name = document.add_words(name);
  speaker.type = SpeakerType::organisation;
  speaker.is_named = !name.empty();
  document.speakers.push_back(speaker);
  return static_cast<std::uint32_t>(document.speakers.size() - 1);
}

// A column that has an entry for each statement before gets one for each of the new. A column that was not made stays empty.
template <class Column, class Entry>
void extend(Column& column, std::size_t before, std::size_t now, const Entry& entry) {
  if (column.size() == before) column.resize(now, entry);
}

// Every layer that is "one a statement" has its line here.
void extend_layers(Document& document, Workbench& bench, std::size_t before) {
  const std::size_t now = document.statements.size();
  StatementAct act;
  act.confidence = 1;
  act.by = document.add_words("the outlet says so");
  extend(document.acts, before, now, act);
  extend(document.settings, before, now, StatementSetting{});
  extend(document.statement_addressees, before, now, no_id);
  const std::uint32_t speaker = add_outlet(document);
  extend(document.statement_speakers, before, now, document.add_numbers({&speaker, 1}));
  if (document.firmness.size() == before) run_firmness(document, bench);
}

}  // namespace

void run_outlet(Document& document, Workbench& bench) {
  if (bench.outlet == nullptr) bench.outlet = std::make_shared<OutletDesk>();
  OutletDesk& desk = *bench.outlet;
  outlet::find_facts(document, bench.grammar, desk);
  if (desk.facts.empty()) return;
  const std::size_t before = document.statements.size();
  for (const Fact& fact : desk.facts) write(document, fact);
  extend_layers(document, bench, before);
}

}  // namespace sayso
