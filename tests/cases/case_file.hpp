// A .case file: a trap that a journalist can read. Comment lines say what the trap is; then comes what is known of the
// article, its text, and what the program is to find in it.
//
//   # A quotation that ends with a question mark goes on with the reporting clause.
//   published: 2024-11-06
//   --- text
//   "Why now?" Ann Lee asked.
//   --- expect sentences
//   "Why now?" Ann Lee asked.
//
// A section `names` tells which words are names, for stages that read them: "place: Paris", a line each.
// `outlet:` and `published:` are given to the article; `open: reason` marks a trap that the program still falls into:
// such a case must fail, and a test says so when it holds at last.
// Odd cases: "\u{200B}" in the text stands for a character that cannot be seen; write_case(parse_case(x)) is x, byte for
// byte, for every file that parses.
#pragma once

#include "sayso/article.hpp"
#include "sayso/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sayso::cases {

struct Section {
  std::string name;  // "text", "expect tokens"
  std::string body;  // as it stands in the file, with its last line break
};

struct CaseFile {
  std::string path;
  std::string beginning;  // all before the first section, as it stands in the file
  std::string outlet, published, open;
  std::vector<Section> sections;

  // Null where there is none.
  const Section* section(std::string_view name) const;
  Section* section(std::string_view name);
  // The text with its escapes resolved, without the line breaks at its end.
  std::string text() const;
};

// Errors name the file and the line.
Result<CaseFile> parse_case(std::string path, std::string_view content);
Result<CaseFile> read_case(const std::string& path);
std::string write_case(const CaseFile& file);
Result<void> save_case(const CaseFile& file);

// Without the line that says that the trap is open.
void remove_open_mark(CaseFile& file);

// An article of the case's text: a paragraph ends at an empty line, and everything is a paragraph. For the stages that
// look at characters only; whole articles are read by the inputs.
Article article_of(const CaseFile& file);

}  // namespace sayso::cases
