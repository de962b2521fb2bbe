// firmness_features MODEL FILE…: the features of the stage `firmness` for training/fit_firmness.py, one example a line, its
// fields separated by tabs: what it is, then "name=value" for each feature. A FILE is one of rated predicates (UW,
// UDS-IH2, MEANTIME) or one of labels on PolNeAR's attributions (engine/evaluation/gold_acts.hpp).
//
//   predicate <file> <sentence> <rating> <head's answer or ->        statement <article> <firmness> <polarity>
//
// Names of features hold words of the corpora, so the output stays out of the repository.
#include "engine/evaluation/firmness.hpp"
#include "engine/evaluation/gold_acts.hpp"
#include "model/file/model_file.hpp"
#include "stages/firmness/firmness.hpp"
#include "stages/workbench.hpp"

#include <cstdio>
#include <string>

namespace {

using namespace sayso;

class Printing final : public FirmnessFeatures {
 public:
  void add(std::string_view name, float value) override {
    char number[32];
    std::snprintf(number, sizeof number, "=%.3g", static_cast<double>(value));
    line_.append("\t").append(name).append(number);
  }
  void print(const std::string& beginning) {
    std::printf("%s%s\n", beginning.c_str(), line_.c_str());
    line_.clear();
  }

 private:
  std::string line_;
};

void print_predicates(Reader& reader, const Grammar& grammar, const std::string& path,
                      const std::vector<RatedSentence>& sentences) {
  Document document;
  FirmnessScratch scratch;
  Printing printing;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    sentences[i].put_into(document);
    reader.finish(document);
    const ClauseReader clauses(document, grammar, FirmnessWords::shared());
    for (const auto& [token, rating] : sentences[i].targets) {
      add_features(clauses, token, look_around(clauses, token), scratch, printing);
      const auto& head = document.meanings.firmness;
      printing.print("predicate\t" + path + "\t" + std::to_string(i) + "\t" + std::to_string(rating) + "\t" +
                     (head.empty() ? std::string("-") : std::to_string(head[token])));
    }
  }
}

void print_statements(GoldReader& reader, const std::vector<GoldArticle>& articles) {
  Document document;
  StatementFirmnessScratch scratch;
  Printing printing;
  for (const GoldArticle& article : articles) {
    reader.read(article, document);
    for (const GoldAct& gold : article.acts) {
      if (gold.firmness.empty()) continue;
      float value = 0;
      add_statement_features(document, reader.bench().grammar, gold.statement, scratch, value, printing);
      printing.print("statement\t" + article.id + "\t" + gold.firmness + "\t" + gold.polarity);
    }
  }
}

int complain(const std::string& sentence) {
  std::fprintf(stderr, "%s\n", sentence.c_str());
  return 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return complain("firmness_features MODEL FILE…");
  const auto model = Model::open(arguments[1]);
  if (!model) return complain(model.error().message);
  const Grammar grammar = Grammar::of(model->file());
  Reader reader(*model, {{"tags", "syntax", "meaning"}});
  GoldReader gold_reader(*model);
  for (int i = 2; i < count; ++i) {
    const std::string path = arguments[i];
    if (path.find("acts") != std::string::npos) {
      const auto articles = read_gold_acts(path);
      if (!articles) return complain(articles.error().message);
      print_statements(gold_reader, *articles);
    } else {
      const auto sentences = read_rated_sentences(path);
      if (!sentences) return complain(sentences.error().message);
      print_predicates(reader, grammar, path, *sentences);
    }
  }
  return 0;
}
