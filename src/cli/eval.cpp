// `sayso eval`: how good the model is on annotated development data, by published protocols.
#include "cli/model_path.hpp"
#include "cli/verbs.hpp"
#include "engine/evaluation/acts.hpp"
#include "engine/evaluation/attribution.hpp"
#include "engine/evaluation/coreference.hpp"
#include "engine/evaluation/events.hpp"
#include "engine/evaluation/figures.hpp"
#include "engine/evaluation/firmness.hpp"
#include "engine/evaluation/origins.hpp"
#include "engine/evaluation/places.hpp"
#include "engine/evaluation/relations.hpp"
#include "engine/evaluation/speakers.hpp"
#include "engine/evaluation/stories.hpp"
#include "engine/evaluation/tagged.hpp"
#include "engine/evaluation/times.hpp"

#include <cstdio>
#include <memory>

namespace sayso {

namespace {

struct Measure {
  std::string_view name, help;
  Result<std::vector<ScoreTable>> (*evaluate)(const Model&, const std::string&);
};

constexpr Measure measures[] = {
    {"attribution",
     "sources, cues, contents and whole relations; DATA is a folder with PolNeAR's development files",
     evaluate_attribution},
    {"confidence", "whether confidences keep their word; DATA is a file of PolNeAR's format",
     evaluate_confidence},
    {"syntax", "tags, lemmas and dependencies with gold tokens; DATA is a CoNLL-U file", evaluate_syntax},
    {"names", "names with gold tokens; DATA is a BIO file (UNER or CrossNER)", evaluate_names},
    {"times", "expressions of time and their values; DATA is a folder with TempEval-3's files",
     evaluate_times},
    {"acts",
     "acts, negation, realis, firmness, polarity, medium, addressee, time of saying, with given spans; DATA "
     "is a file of labels, "
     "PolNeAR's "
     "articles beside it or in ../data/polnear",
     evaluate_acts},
    {"firmness",
     "how firmly predicates are put, from -3 to 3; DATA is a file of UW, UDS-IH2 or MEANTIME in JSON Lines",
     evaluate_firmness},
    {"figures",
     "value, unit and bound of figures; DATA is tests/gold/figures.jsonl, a file of Microsoft Recognizers' "
     "or a folder of them, "
     "or relations.dev.json",
     evaluate_figures},
    {"events", "types and participants of events; DATA is a folder with PLOVER's gold standard records",
     evaluate_events},
    {"places", "toponyms and their distance to where they are; DATA is a folder with LGL and GeoVirus",
     evaluate_places},
    {"coreference", "mentions that mean the same, with gold tokens; DATA is a file of GUM in JSON Lines",
     evaluate_coreference},
    {"speakers",
     "whose statements they are, given attributions; DATA is a file of labels, PolNeAR's articles beside it "
     "or in "
     "../data/polnear",
     evaluate_speakers},
    {"relations",
     "how statements of several articles stand to each other; DATA is relations.dev.json or its folder, the "
     "articles in clusters/ beside it",
     evaluate_relations},
    {"origins",
     "whether articles share an origin; DATA is relations.dev.json or its folder, the articles in clusters/ "
     "beside it",
     evaluate_origins},
    {"stories", "articles of one happening; DATA is a file of ECB+ in JSON Lines", evaluate_stories},
};

struct Given {
  std::string measure, data, model, precision = "int8";
  bool as_json = false;
};

int evaluate(const Given& given) {
  const Measure* found = nullptr;
  for (const Measure& measure : measures) found = measure.name == given.measure ? &measure : found;
  if (found == nullptr) {
    std::string names;
    for (const Measure& measure : measures) names += (names.empty() ? "" : ", ") + std::string(measure.name);
    return report(
        {Fault::bad_use, "There is no measure \"" + given.measure + "\": choose one of " + names + "."});
  }
  const auto path = find_model(given.model);
  if (!path) return report(path.error());
  const auto model =
      Model::open(*path, given.precision == "reference" ? Precision::reference : Precision::int8);
  if (!model) return report(model.error());
  const auto tables = found->evaluate(*model, given.data);
  if (!tables) return report(tables.error());
  for (const ScoreTable& table : *tables) {
    const std::string text = given.as_json ? as_json(table) : as_text(table) + "\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
  }
  return exit_fine;
}

}  // namespace

std::function<int()> declare_eval(CLI::App& app) {
  auto given = std::make_shared<Given>();
  std::string help = "what to measure:";
  for (const Measure& measure : measures) {
    help += "\n  " + std::string(measure.name) + ": " + std::string(measure.help);
  }
  app.add_option("MEASURE", given->measure, help)->required();
  app.add_option("DATA", given->data, "a corpus, as its owners publish it")->required();
  app.add_option("--model", given->model, "a model file instead of the one that sayso came with");
  app.add_option("--precision", given->precision, "int8, or reference: float arithmetic on the same weights")
      ->check(CLI::IsMember({"int8", "reference"}));
  app.add_flag("--json", given->as_json, "one JSON object a line instead of tables");
  return [given] {
    return evaluate(*given);
  };
}

}  // namespace sayso
