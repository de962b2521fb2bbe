// The engine in one class: an article in, a document out. Opening maps the model file once; readers made from the same
// Model share it, and each thread has its own Reader.
//
//   auto model = Model::open("models/english.sayso");
//   Reader reader(*model);
//   Document document;
//   reader.read(article, document);        // document.statements
//
// Odd case: a text of any size is read in windows; an empty one gives a document without tokens.
#pragma once

#include "sayso/article.hpp"
#include "sayso/document.hpp"
#include "sayso/precision.hpp"
#include "sayso/result.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace sayso {

class Gazetteer;
class ModelFile;
class Network;
class Vocabulary;
struct Workbench;

class Model {
 public:
  // Maps and checks a model file and makes its network ready; a gazetteer, places.sayso, is used where one lies beside
  // it. Errors: missing, not a model, damaged or without a part (the section is named), of another version.
  static Result<Model> open(const std::string& path, Precision precision = Precision::int8);
  // The same from a file that was opened already.
  static Result<Model> from(std::shared_ptr<const ModelFile> file, Precision precision = Precision::int8);

  // "english 1 (sha256 …)", as the output names it.
  const std::string& name() const { return name_; }
  const ModelFile& file() const { return *file_; }
  std::shared_ptr<const Network> network() const { return network_; }
  std::shared_ptr<const Vocabulary> vocabulary() const { return vocabulary_; }
  // Null where there is none: then places stay words.
  std::shared_ptr<const Gazetteer> gazetteer() const { return gazetteer_; }

 private:
  std::shared_ptr<const ModelFile> file_;
  std::shared_ptr<const Network> network_;
  std::shared_ptr<const Vocabulary> vocabulary_;
  std::shared_ptr<const Gazetteer> gazetteer_;
  std::string name_;
};

struct ReaderOptions {
  std::vector<std::string> stages;  // only these and what they need; empty: all
};

class Reader {
 public:
  explicit Reader(const Model& model, const ReaderOptions& options = {});
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // The article must outlive the use of the document. Total: any valid article gives a valid document.
  void read(const Article& article, Document& document);

  // The stages after `sentences`, on a document whose tokens and sentences were made elsewhere: a treebank's, a test's.
  void finish(Document& document);

 private:
  void run(Document& document, std::size_t first);

  std::unique_ptr<Workbench> bench_;
  std::vector<bool> runs_;
};

}  // namespace sayso
