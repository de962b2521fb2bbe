// What the verbs that read articles have in common: where the articles are, what is known of all of them, the model, the threads; and
// what is said at the end of those that could not be read.
//
//   ReadingOptions options;
//   declare_files(app, options); declare_source(app, options); declare_engine(app, options);
//   Result<ArticleStream> stream = open_stream(options, "add");
//
// Odd case: without a file the articles come from standard input, unless that is a terminal: then it is asked for one.
#pragma once

#include "inputs/input.hpp"
#include "sayso/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace sayso {

struct ReadingOptions {
  std::vector<std::string> files;
  std::string from, published, outlet;  // --from, --published, --outlet
  std::string model, threads;
};

// An option with one value.
void declare_text(CLI::App& app, const char* names, std::string& value, const char* type, const char* help);

void declare_files(CLI::App& app, ReadingOptions& options);
// --from, --published, --outlet
void declare_source(CLI::App& app, ReadingOptions& options);
void declare_threads(CLI::App& app, ReadingOptions& options);
void declare_model_option(CLI::App& app, ReadingOptions& options);

// "--format cannot be "xml": it is json or brat."
Failure no_such(std::string_view option, const std::string& value,
                const std::vector<std::string_view>& names);

Result<std::size_t> chosen_threads(const std::string& text);
// `verb` is for the sentence that asks for a file.
Result<ArticleStream> open_stream(const ReadingOptions& options, std::string_view verb);

// On stderr: what was left out, with the first few sentences that say why.
struct NotRead {
  std::uint64_t all = 0, skipped = 0;
  const std::vector<std::string>& first_skipped;
  std::size_t passed_over = 0;
};
void print_not_read(const NotRead& not_read);

// What --from can be, for the foot of a help page.
void add_input_formats(std::string& footer);

}  // namespace sayso
