// act_decisions MODEL LABELS: what the stage `acts` decides on labelled attributions (engine/evaluation/gold_acts.hpp), one
// JSON object a line: the label, the decision, the line of the list that made it, and the words it looked at. For
// training/cue_shares.py and for looking at errors; prints words of the corpus, so its output stays out of the repository.
#include "engine/evaluation/gold_acts.hpp"
#include "stages/acts/act_head.hpp"
#include "stages/acts/acts.hpp"
#include "stages/acts/content_rules.hpp"
#include "stages/workbench.hpp"
#include "text/values.hpp"

#include <cstdio>

#include <nlohmann/json.hpp>

namespace {

std::string words_of(const sayso::Document& document, sayso::Slice<sayso::Span> pieces) {
  std::string words;
  for (const sayso::Span span : document.list(pieces))
    words += (words.empty() ? "" : " | ") + std::string(document.text(span));
  return words;
}

nlohmann::ordered_json decision_of(const sayso::GoldArticle& article, const sayso::GoldAct& gold,
                                   const sayso::Document& document, sayso::Workbench& bench) {
  const sayso::Statement& statement = document.statements[gold.statement];
  const sayso::StatementAct& act = document.acts[gold.statement];
  bench.acts.saying.begin(document, bench.grammar, statement);
  sayso::judge_act(document, bench.acts.saying, bench.acts);
  nlohmann::ordered_json shares = nlohmann::ordered_json::array();
  if (!document.meanings.empty()) {
    for (const float log :
         sayso::act_shares(document.meanings, bench.acts.saying.cue(), bench.acts.saying.content()).log)
      shares.push_back(log);
  }
  return {{"article", article.id},
          {"id", gold.id},
          {"first_half", article.is_first_half},
          {"act", gold.act},
          {"negated", gold.is_negated},
          {"realis", gold.realis},
          {"found", sayso::name_of(act.act)},
          {"listed", sayso::name_of(bench.acts.listed)},
          {"found_negated", act.is_negated},
          {"found_realis", sayso::name_of(act.realis)},
          {"confidence", act.confidence},
          {"by", document.list(act.by)},
          {"shares", std::move(shares)},
          {"rules", sayso::rules_of_content(bench.acts.saying)},
          {"source_kind", static_cast<int>(bench.acts.saying.source_kind())},
          {"gold_addressee", gold.addressee},
          {"addressee", document.text(document.settings[gold.statement].addressee)},
          {"source", words_of(document, statement.source)},
          {"cue", words_of(document, statement.cue)},
          {"content", words_of(document, statement.content)}};
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fprintf(stderr, "act_decisions MODEL LABELS\n");
    return 2;
  }
  const auto model = sayso::Model::open(arguments[1]);
  const auto articles = sayso::read_gold_acts(arguments[2]);
  if (!model || !articles) {
    std::fprintf(stderr, "%s\n", (!model ? model.error() : articles.error()).message.c_str());
    return 1;
  }
  sayso::GoldReader reader(*model);
  sayso::Document document;
  for (const sayso::GoldArticle& article : *articles) {
    reader.read(article, document);
    for (const sayso::GoldAct& gold : article.acts)
      std::printf("%s\n", decision_of(article, gold, document, reader.bench()).dump().c_str());
  }
  return 0;
}
