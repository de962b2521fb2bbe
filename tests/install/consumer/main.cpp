// What a stranger writes: a model, a reader, an article made by hand, and the statements in it.
//
// usage: consumer MODEL
#include "sayso/article.hpp"
#include "sayso/document.hpp"
#include "sayso/reader.hpp"
#include "sayso/version.hpp"

#include <iostream>

int main(int argc, char** argv) {
  const auto model = sayso::Model::open(argc > 1 ? argv[1] : "");
  if (!model) {
    std::cerr << model.error().message << "\n";
    return 1;
  }
  sayso::Article article;
  article.text = "The bridge is safe, the mayor said on Monday.";
  article.blocks.push_back(
      {{0, static_cast<sayso::Offset>(article.text.size())}, sayso::BlockKind::paragraph});
  sayso::Reader reader(*model);
  sayso::Document document;
  reader.read(article, document);
  std::cout << "sayso " << sayso::version << ":";
  for (const sayso::Statement& statement : document.statements) {
    for (const auto part : {statement.source, statement.cue, statement.content}) {
      for (const sayso::Span span : document.list(part)) std::cout << " [" << document.text(span) << "]";
    }
  }
  std::cout << "\n";
}
