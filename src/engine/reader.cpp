#include "sayso/reader.hpp"

#include "base/check.hpp"
#include "engine/prepare.hpp"
#include "engine/relations_within.hpp"
#include "stages/stage.hpp"
#include "stages/windows/read_windows.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <utility>

namespace sayso {

namespace {

bool names_stage(std::string_view list, std::string_view name) {
  while (!list.empty()) {
    const std::size_t space = list.find(' ');
    if (list.substr(0, space) == name) return true;
    list = space == std::string_view::npos ? std::string_view() : list.substr(space + 1);
  }
  return false;
}

// The wanted stages and all that they read from; all of them where none is named.
std::vector<bool> runs_of(const std::vector<std::string>& wanted) {
  const auto stages = all_stages();
  std::vector<bool> runs(stages.size(), wanted.empty());
  for (std::size_t i = stages.size(); i-- > 0;) {
    const bool is_wanted = std::find(wanted.begin(), wanted.end(), stages[i].name) != wanted.end();
    const bool is_needed = [&] {
      for (std::size_t later = i + 1; later < stages.size(); ++later) {
        if (runs[later] && names_stage(stages[later].needs, stages[i].name)) return true;
      }
      return false;
    }();
    runs[i] = runs[i] || is_wanted || is_needed;
  }
  return runs;
}

}  // namespace

Reader::Reader(const Model& model, const ReaderOptions& options)
    : bench_(std::make_unique<Workbench>()), runs_(runs_of(options.stages)) {
  prepare(*bench_, model);
}

Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

void Reader::read(const Article& article, Document& document) {
  document.begin(article);
  run(document, 0);
}

void Reader::finish(Document& document) {
  const auto stages = all_stages();
  std::size_t first = 0;
  while (stages[first].name == "tokens" || stages[first].name == "sentences") ++first;
  run(document, first);
}

// Neighbouring heads of the network share one reading of the windows.
void Reader::run(Document& document, std::size_t first) {
  const auto stages = all_stages();
  std::vector<const Stage*>& heads = bench_->heads_to_run;
  for (std::size_t i = first; i < stages.size(); ++i) {
    if (!runs_[i]) continue;
    if (!stages[i].uses_model()) {
      stages[i].run(document, *bench_);
    } else {
      heads.clear();
      for (; i < stages.size() && stages[i].uses_model(); ++i) {
        if (runs_[i]) heads.push_back(&stages[i]);
      }
      --i;
      read_windows(document, *bench_, heads);
      for (const Stage* head : heads) {
        if (head->run != nullptr) head->run(document, *bench_);
      }
    }
    SAYSO_EXPECT(broken_invariant(document).empty(), "every stage leaves a valid document");
  }
  // Who asked for some stages only did not ask for what needs all of them.
  if (std::all_of(runs_.begin(), runs_.end(), [](bool runs) { return runs; })) relate_document(document);
}

}  // namespace sayso
