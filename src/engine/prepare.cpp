#include "engine/prepare.hpp"

#include "model/file/model_file.hpp"

#include <algorithm>
#include <iterator>

namespace sayso {

namespace {

// "O", "B-person", "I-person" … to 0, 1 + 2 * kind, 2 + 2 * kind; a kind that is not known here counts as other.
std::vector<std::uint8_t> name_kinds_of(const ModelFile& file) {
  constexpr std::string_view names[] = {"person", "organisation", "place", "group", "event", "work", "other"};
  std::vector<std::uint8_t> kinds;
  for (const std::string_view label : file.lines("labels/names")) {
    if (label.size() < 3) {
      kinds.push_back(0);
      continue;
    }
    const auto found = std::find(std::begin(names), std::end(names), label.substr(2));
    const auto kind = std::min<std::ptrdiff_t>(found - std::begin(names), std::ssize(names) - 1);
    kinds.push_back(static_cast<std::uint8_t>(1 + 2 * kind + (label[0] == 'I' ? 1 : 0)));
  }
  return kinds;
}

Calibration calibration_of(const ModelFile& file) {
  const auto values = file.floats("calibration");
  if (values.size() != 2) return {};
  return {true, values[0], values[1]};
}

}  // namespace

void prepare(Workbench& bench, const Model& model) {
  bench.network = model.network();
  bench.vocabulary = model.vocabulary();
  bench.gazetteer = model.gazetteer();
  bench.crf = Crf(model.network()->crf_steps());
  bench.name_kinds = name_kinds_of(model.file());
  bench.calibration = calibration_of(model.file());
  bench.grammar = Grammar::of(model.file());
}

}  // namespace sayso
