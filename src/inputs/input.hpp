// Inputs: bytes to articles. An ArticleStream takes what stands on a command line and gives one article after another,
// or says in one sentence why something could not be read and goes on with the next: the caller counts both. Arguments are
// files, `-` for standard input, folders (all below them, sorted by name, only files with a known ending; hidden files,
// README files and links to folders are left out), patterns that the shell left as they are, and `@list.txt`, a file with
// one path a line. The order is the same on every machine; memory is bounded by the largest article, not by the input.
//
//   auto stream = ArticleStream::open({"samples", "wire.jsonl", "-"});
//   Input input;
//   while (stream->next(input))
//     if (auto* article = std::get_if<Article>(&input)) read(*article); else report(std::get<Skipped>(input));
//
// Every article has valid UTF-8 text of at least one word, blocks that hold all its words, a path and a SHA-256.
// Odd cases: a broken line in the middle of a JSON Lines file is skipped and the lines after it are read; a folder
// without a single readable file is skipped with a sentence; the second `-` is skipped, for there is one standard input.
#pragma once

#include "sayso/article.hpp"
#include "sayso/result.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sayso {

struct InputOptions {
  // For every article, whatever it says itself; the date in any spelling that is read elsewhere.
  std::string published = {};
  std::string outlet = {};
  // A name from all_inputs(); empty: by the file's ending, and by content where that says nothing.
  std::string format = {};
  // Of one text, one line of JSON Lines, one JSON file.
  std::size_t largest_bytes = std::size_t{256} << 20U;
  // Of one article's text, in bytes: "War and Peace" has 3 MB, and reading more than this takes an hour a core.
  std::size_t longest_article = std::size_t{64} << 20U;
};

// Something that was given and is not read, and why.
struct Skipped {
  std::string path;      // as Source::path would be
  std::size_t line = 0;  // counted from 1; 0: all of it
  Error error;
};

using Input = std::variant<Article, Skipped>;

class ArticleStream {
 public:
  // Nothing is opened before next() asks for it. Errors: an unknown format, a date that is none.
  static Result<ArticleStream> open(std::vector<std::string> arguments, InputOptions options = {});

  // The same for bytes in memory, named as a file would be: "article.txt", "news.jsonl", or "-" to judge by content.
  static Result<ArticleStream> from_bytes(std::string bytes, std::string name, InputOptions options = {});

  ArticleStream(ArticleStream&&) noexcept;
  ArticleStream& operator=(ArticleStream&&) noexcept;
  ~ArticleStream();

  // The next article, or what was skipped; false at the end. Throws nothing.
  bool next(Input& input);

  // How many files in folders had an ending that no format has.
  std::size_t passed_over() const;

 private:
  struct State;
  explicit ArticleStream(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

struct OpenedInput;
class Articles;

struct InputFormat {
  std::string_view name;     // of the folder and of --from
  std::string_view endings;  // of files, with a space between: ".jsonl .ndjson"
  std::string_view help;     // one line
  std::string_view example;  // one command
  std::unique_ptr<Articles> (*open)(OpenedInput opened) = nullptr;
};

std::span<const InputFormat> all_inputs();

// Null where there is no such format.
const InputFormat* input_named(std::string_view name);

}  // namespace sayso
