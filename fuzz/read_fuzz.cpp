// The whole reader: any bytes as the file article.txt, through every stage with the model that sayso came with, to every
// format. What the rules make of the network's answers on text that is no news shows here and nowhere else.
#include "promises.hpp"
#include "sayso/reader.hpp"

#include <utility>
#include <variant>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  static const Result<Model> model = Model::open(SAYSO_SOURCE_DIR "/models/english.sayso");
  fuzz::expect(model.has_value(), "the model opens");
  static Reader reader(*model);
  static Document document;
  Result<ArticleStream> stream =
      ArticleStream::from_bytes(std::string(reinterpret_cast<const char*>(data), size), "article.txt");
  fuzz::expect(stream.has_value(), "a stream of bytes opens");
  for (Input input; stream->next(input);) {
    const Article* const article = std::get_if<Article>(&input);
    if (article == nullptr) continue;
    reader.read(*article, document);
    fuzz::check_document(document);
    fuzz::check_exports(document, static_cast<std::uint32_t>(size));
  }
  return 0;
}
