// A stage: one step from an article to its statements. It reads layers of the document and writes one; given a valid
// document it cannot fail, at worst it adds nothing. All of them stand, in order, in one table (stages.cpp).
//
// Most stages run once over the document. The heads of the network (tags, syntax, names, attribution) run window by
// window instead: the encoder reads a group of windows once, and each head then takes its answers for the window's new
// tokens. Neighbouring rows of the table with run_window share that one reading. A head that has `run` too is run with it
// once more when all windows are read.
//
//   for (const Stage& stage : all_stages()) …          // Reader does it
//
// Odd case: a text without tokens has no windows; the heads then only make their columns empty.
#pragma once

#include "sayso/document.hpp"

#include <span>
#include <string_view>

namespace sayso {

struct Workbench;  // stages/workbench.hpp: the model and the buffers of one thread

// A window of the document in the group that the network has just read. Tokens [fresh, tokens.end) are new in it; the
// ones before are context, answered in an earlier window.
struct WindowView {
  std::size_t number = 0;  // in the group
  TokenRange tokens;
  std::uint32_t fresh = 0;

  std::size_t row(std::uint32_t token) const { return token - tokens.begin; }
};

struct Stage {
  std::string_view name;   // of the folder, the layer and --stages
  std::string_view help;   // one line
  std::string_view needs;  // names of the stages that it reads from, separated by spaces
  void (*run)(Document&, Workbench&) = nullptr;
  void (*run_window)(Document&, Workbench&, const WindowView&) = nullptr;

  bool uses_model() const { return run_window != nullptr; }
};

std::span<const Stage> all_stages();

}  // namespace sayso
