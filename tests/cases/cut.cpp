// Prints where tokens and sentences begin and end, for tests/cases/measure.py: reads texts from standard input, each as
// its number of bytes, a line break and the bytes; writes for each a line "tokens sentences", then "begin end" of every
// token, then "first last+1" of every sentence. A block is a line that is not blank.
#include "base/mapped_file.hpp"
#include "stages/sentences/sentences.hpp"
#include "stages/tokens/tokens.hpp"

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

namespace {

sayso::Article article_of(std::string text) {
  sayso::Article article;
  article.text = std::move(text);
  const std::string_view all = article.text;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    const std::size_t first = all.find_first_not_of(" \t\r", begin);
    if (first < end) {
      const std::size_t last = all.find_last_not_of(" \t\r", end - 1);
      article.blocks.push_back({{static_cast<sayso::Offset>(first), static_cast<sayso::Offset>(last + 1)}});
    }
    begin = end + 1;
  }
  return article;
}

}  // namespace

int main() {
  const auto input = sayso::read_stdin();
  if (!input) {
    std::fprintf(stderr, "%s\n", input.error().message.c_str());
    return 1;
  }
  sayso::Document document;
  for (std::size_t at = 0; at < input->size();) {
    const std::size_t line = input->find('\n', at);
    const std::size_t size = std::stoul(input->substr(at, line - at));
    const sayso::Article article = article_of(input->substr(line + 1, size));
    at = line + 1 + size;
    document.begin(article);
    sayso::tokens::cut_into_tokens(document);
    sayso::sentences::cut_into_sentences(document);
    if (const std::string broken = sayso::broken_invariant(document); !broken.empty()) {
      std::fprintf(stderr, "%s\n", broken.c_str());
      return 1;
    }
    std::printf("%u %zu\n", document.tokens.size(), document.sentences.size());
    for (const sayso::Span span : document.tokens.span) std::printf("%u %u\n", span.begin, span.end);
    for (const sayso::TokenRange range : document.sentences) std::printf("%u %u\n", range.begin, range.end);
  }
  return 0;
}
