// What a workbench takes from a model: the network and vocabulary that all threads share, the gazetteer, and what the
// model's numbers mean. Reader does it for itself; the benchmark, which runs the stages one by one, does it too.
//
//   Workbench bench;
//   prepare(bench, model);
#pragma once

#include "sayso/reader.hpp"
#include "stages/workbench.hpp"

namespace sayso {

void prepare(Workbench& bench, const Model& model);

}  // namespace sayso
