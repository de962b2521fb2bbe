#include "inputs/input.hpp"
#include "inputs/text/layout.hpp"
#include "inputs/text/lines.hpp"

#include <cases/case_tests.hpp>
#include <string>
#include <utility>
#include <variant>

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::string name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::title: return "title";
    case BlockKind::byline: return "byline";
    case BlockKind::date: return "date";
    case BlockKind::paragraph: return "paragraph";
    case BlockKind::quote: return "quote";
    case BlockKind::caption: return "caption";
    case BlockKind::list: return "list";
    case BlockKind::credit: return "credit";
  }
  return "?";
}

std::string shown(std::string_view words) {
  std::string line;
  for (const char character : words)
    line += character == '\n' ? std::string(" / ") : std::string(1, character);
  return line;
}

// A line for each block, for each thing that the layout says about the source, and for each note.
std::string article_of(const cases::CaseFile& file) {
  auto stream = ArticleStream::from_bytes(file.text(), "case.txt",
                                          {.published = file.published, .outlet = file.outlet});
  if (!stream) return stream.error().message;
  Input input;
  if (!stream->next(input)) return "nothing";
  if (const auto* skipped = std::get_if<Skipped>(&input)) return skipped->error.message;
  const auto& article = std::get<Article>(input);
  std::string lines;
  for (const Block& block : article.blocks)
    lines += name_of(block.kind) + ": " + shown(article.slice(block.span)) + "\n";
  const Source& source = article.source;
  for (const auto& [name, value] :
       {std::pair("title", &source.title), std::pair("byline", &source.byline),
        std::pair("published", &source.published), std::pair("outlet", &source.outlet),
        std::pair("dateline", &source.dateline), std::pair("credit", &source.credit)})
    if (!value->empty()) lines += std::string("source.") + name + ": " + *value + "\n";
  for (const Note& note : article.notes)
    lines += "note: " + note.what + ": \"" + shown(article.slice(note.span)) + "\"\n";
  return lines;
}

class LayoutCases : public testing::TestWithParam<std::string> {};

TEST_P(LayoutCases, Holds) { cases::run(GetParam(), {{"article", article_of}}); }

INSTANTIATE_TEST_SUITE_P(Layout, LayoutCases, testing::ValuesIn(cases::in_folder("src/inputs/text/cases")),
                         cases::name_of_case);

}  // namespace
}  // namespace sayso
