#include "model/file/model_file.hpp"
#include "model/gazetteer/gazetteer.hpp"
#include "model/network.hpp"
#include "model/pieces/vocabulary.hpp"
#include "sayso/reader.hpp"

#include <utility>

#include <nlohmann/json.hpp>

namespace sayso {

namespace {

// "english 1" from the card, which is whatever its maker wrote: what is no name or no number there is left out.
std::string name_of(const ModelFile& file) {
  const auto card = nlohmann::json::parse(file.card(), nullptr, false);
  if (!card.is_object()) return "model";
  const auto given = card.find("name"), version = card.find("version");
  std::string name = given != card.end() && given->is_string() ? given->get<std::string>() : "model";
  if (version != card.end() && version->is_number()) name += " " + version->dump();
  return name;
}

}  // namespace

Result<Model> Model::open(const std::string& path, Precision precision) {
  auto file = ModelFile::open(path);
  if (!file) return fail(file.error());
  auto model = from(std::make_shared<const ModelFile>(std::move(*file)), precision);
  if (!model) return model;
  // A missing gazetteer costs the places their numbers; a broken one is refused like the model itself.
  auto gazetteer = Gazetteer::beside(path);
  if (!gazetteer) return fail(gazetteer.error());
  model->gazetteer_ = std::move(*gazetteer);
  return model;
}

Result<Model> Model::from(std::shared_ptr<const ModelFile> file, Precision precision) {
  auto network = Network::load(*file, precision);
  if (!network) return fail(network.error());
  auto vocabulary = Vocabulary::load(*file);
  if (!vocabulary) return fail(vocabulary.error());
  if ((*vocabulary)->size() != (*network)->words()) {
    return fail(Fault::bad_input,
                "The model file " + file->path() + " has " + std::to_string((*vocabulary)->size()) +
                    " pieces in its section \"vocabulary\" and " + std::to_string((*network)->words()) +
                    " rows in \"encoder.word.weight\": fetch the model that belongs to this sayso.");
  }
  // Not asked for by the network: how sure a statement is.
  if (file->has("calibration")) {
    if (auto found = file->require("calibration", SectionType::float32, {any_size}); !found)
      return fail(found.error());
  }
  Model model;
  model.name_ = name_of(*file) + " (sha256 " + file->sha256().substr(0, 16) + ")";
  model.file_ = std::move(file);
  model.network_ = std::move(*network);
  model.vocabulary_ = std::move(*vocabulary);
  return model;
}

}  // namespace sayso
