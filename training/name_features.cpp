// name_features MODEL FILE…: the features of the stage `names` for training/fit_names.py, one line a word that may be of a
// name, its fields separated by tabs: document, token, sentence, then "name=value" for each feature. A FILE is one that
// `sayso eval names` reads.
//
// Names of features hold words of the corpora, so the output stays out of the repository.
#include "stages/names/name_features.hpp"

#include "engine/evaluation/tagged.hpp"
#include "engine/prepare.hpp"
#include "stages/names/desk.hpp"
#include "stages/names/names.hpp"
#include "stages/stage.hpp"
#include "stages/windows/read_windows.hpp"

#include <cstdio>
#include <string>

namespace {

using namespace sayso;

class Printing final : public NameFeatureUser {
 public:
  void use(std::string_view feature, float value) override {
    char number[32];
    std::snprintf(number, sizeof number, "=%.3g", static_cast<double>(value));
    line_.append("\t").append(feature).append(number);
  }
  void print(const std::string& beginning) {
    std::printf("%s%s\n", beginning.c_str(), line_.c_str());
    line_.clear();
  }

 private:
  std::string line_;
};

int complain(const std::string& sentence) {
  std::fprintf(stderr, "%s\n", sentence.c_str());
  return 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return complain("name_features MODEL FILE…");
  const auto model = Model::open(arguments[1]);
  if (!model) return complain(model.error().message);
  Workbench bench;
  prepare(bench, *model);
  const Stage names{"names", "", "", nullptr, run_names};
  const std::vector<const Stage*> heads{&names};
  for (int i = 2; i < count; ++i) {
    std::uint32_t number = 0;
    Printing printing;
    const auto done = each_tagged_document(arguments[i], [&](Document& document) {
      read_windows(document, bench, heads);
      NameFeatures features(document, bench.gazetteer.get(), *bench.names);
      for (std::size_t row = 0; row < bench.names->rows.size(); ++row) {
        const std::uint32_t token = bench.names->rows[row].token;
        features.each(row, printing);
        printing.print(std::to_string(number) + "\t" + std::to_string(token) + "\t" +
                       std::to_string(document.tokens.sentence[token]));
      }
      ++number;
    });
    if (!done) return complain(done.error().message);
  }
  return 0;
}
