// The engine in one class: an article in, a document out. Opening maps the model file once; readers made from the same
// Model share it, and each thread has its own Reader.
//
//   auto model = Model::open("models/english.sayso");
//   Reader reader(*model, {});
//   Document document;
//   reader.read(article, document);        // document.statements
//
// Odd case: a text of any size is read in windows; an empty one gives a document without tokens.
#pragma once

#include "sayso/article.hpp"
#include "sayso/document.hpp"
#include "sayso/result.hpp"

#include <memory>
#include <string>
#include <vector>

namespace sayso {

class ModelFile;
struct Workbench;

class Model {
 public:
  // Maps and checks a model file. Errors: missing, not a model, damaged (the section is named), of another version.
  static Result<Model> open(const std::string& path);

  // "english 1 (sha256 …)", as the output names it.
  const std::string& name() const { return name_; }
  const ModelFile& file() const { return *file_; }

 private:
  std::shared_ptr<const ModelFile> file_;
  std::string name_;
};

enum class Precision : std::uint8_t { int8, reference };  // reference: float arithmetic on the same weights

struct ReaderOptions {
  Precision precision = Precision::int8;
  std::vector<std::string> stages;  // only these and what they need; empty: all
};

class Reader {
 public:
  Reader(const Model& model, ReaderOptions options);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // The article must outlive the use of the document. Total: any valid article gives a valid document.
  void read(const Article& article, Document& document);

 private:
  std::shared_ptr<const ModelFile> file_;
  std::unique_ptr<Workbench> bench_;
  std::vector<bool> runs_;
};

}  // namespace sayso
