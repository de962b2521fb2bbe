// Labelled attributions (act, negation, realis, addressee, medium, time of saying) on PolNeAR's articles, joined to them
// and put into a document as statements, so that a stage can be asked about the right spans.
//
//   auto articles = read_gold_acts("gold/acts.dev.jsonl");     // PolNeAR beside it, or in ../data/polnear
//   GoldReader reader(model);
//   reader.read((*articles)[0], document);                     // document.statements[gold.statement], acts, settings
//
// Odd cases: all attributions of an article become statements, labelled or not, for settings carry over; a file that does
// not exist is tried as the first part of names: "acts.train" reads acts.train.1.jsonl, acts.train.2.jsonl and so on.
#pragma once

#include "sayso/document.hpp"
#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sayso {

struct Workbench;

struct GoldAct {
  std::string id;               // of the attribution
  std::uint32_t statement = 0;  // of the article's attributions, in the document's order
  std::string act, realis, addressee, medium, said_text, said, firmness, polarity;  // empty where null
  bool is_negated = false;
};

struct GoldArticle {
  std::string id;
  Article article;
  // Of each attribution: source, cue and content, in bytes.
  std::vector<std::array<std::vector<Span>, 3>> attributions;
  std::vector<GoldAct> acts;
  bool is_first_half = false;  // by a hash of its id: halves to develop on and to check with
};

Result<std::vector<GoldArticle>> read_gold_acts(const std::string& path);

// Reads an article with the model's tags, syntax and names, and with the annotated statements; then acts and settings.
class GoldReader {
 public:
  explicit GoldReader(const Model& model);
  ~GoldReader();
  void read(const GoldArticle& gold, Document& document);
  Workbench& bench() { return *bench_; }

 private:
  Reader reader_;
  std::unique_ptr<Workbench> bench_;
};

}  // namespace sayso
