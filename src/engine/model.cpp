#include "sayso/reader.hpp"

#include "model/file/model_file.hpp"
#include "model/network.hpp"
#include "model/pieces/vocabulary.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace sayso {

namespace {

// "english 1" from the card; a card without a name is called by its place.
std::string name_of(const ModelFile& file) {
  const auto card = nlohmann::json::parse(file.card(), nullptr, false);
  if (!card.is_object()) return "model";
  std::string name = card.value("name", "model");
  if (card.contains("version")) name += " " + card["version"].dump();
  return name;
}

}  // namespace

Result<Model> Model::open(const std::string& path, Precision precision) {
  auto file = ModelFile::open(path);
  if (!file) return fail(file.error());
  return from(std::make_shared<const ModelFile>(std::move(*file)), precision);
}

Result<Model> Model::from(std::shared_ptr<const ModelFile> file, Precision precision) {
  auto network = Network::load(*file, precision);
  if (!network) return fail(network.error());
  auto vocabulary = Vocabulary::load(*file);
  if (!vocabulary) return fail(vocabulary.error());
  Model model;
  model.name_ = name_of(*file) + " (sha256 " + file->sha256().substr(0, 16) + ")";
  model.file_ = std::move(file);
  model.network_ = std::move(*network);
  model.vocabulary_ = std::move(*vocabulary);
  return model;
}

}  // namespace sayso
