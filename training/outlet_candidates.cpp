// outlet_candidates MODEL FILE…: what the stage `outlet` weighs, for training/fit_outlet.py. A clause a line, fields separated by tabs: the
// file's name without ending, its sentences, begin and end in code points, the measures in the order of the first line, the words.
//
// The output holds words of the articles and stays out of the repository.
#include "base/utf8.hpp"
#include "inputs/input.hpp"
#include "model/file/model_file.hpp"
#include "sayso/reader.hpp"
#include "stages/outlet/facts.hpp"
#include "stages/tags/grammar.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>

namespace {

using namespace sayso;

void print(const Document& document, const OutletDesk& desk) {
  const OffsetMap map(document.text(), OffsetUnit::codepoint);
  const std::string name = std::filesystem::path(document.article().source.path).stem().string();
  for (const outlet::Fact& fact : desk.candidates) {
    const Span span = document.span_of(fact.clause.tokens);
    std::printf("%s\t%zu\t%u\t%u", name.c_str(), document.sentences.size(), map.from_byte(span.begin),
                map.from_byte(span.end));
    for (const float measure : fact.measures) std::printf("\t%.3g", static_cast<double>(measure));
    std::string words(document.text(span));
    std::replace(words.begin(), words.end(), '\n', ' ');
    std::replace(words.begin(), words.end(), '\t', ' ');
    std::printf("\t%s\n", words.c_str());
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("usage: outlet_candidates MODEL FILE…\n", stderr);
    return 2;
  }
  const auto model = Model::open(arguments[1]);
  if (!model) {
    std::fprintf(stderr, "%s\n", model.error().message.c_str());
    return 1;
  }
  auto stream = ArticleStream::open({arguments + 2, arguments + count});
  if (!stream) {
    std::fprintf(stderr, "%s\n", stream.error().message.c_str());
    return 1;
  }
  std::printf("article\tsentences\tbegin\tend");
  for (std::size_t i = 0; i < outlet::measure_count; ++i)
    std::printf("\t%s", std::string(name_of(static_cast<outlet::Measure>(i))).c_str());
  std::printf("\twords\n");
  const Grammar grammar = Grammar::of(model->file());
  Reader reader(*model, {{"speakers", "figures", "times", "places", "firmness", "events"}});
  OutletDesk desk;
  for (Input input; stream->next(input);) {
    const auto* article = std::get_if<Article>(&input);
    if (article == nullptr) continue;
    Document document;
    reader.read(*article, document);
    outlet::find_candidates(document, grammar, desk);
    print(document, desk);
  }
  return 0;
}
