#include "cli/reading_options.hpp"

#include "base/ordered_workers.hpp"
#include "base/utf8.hpp"
#include "cli/help.hpp"
#include "cli/screen.hpp"
#include "exports/terminal/page.hpp"

#include <charconv>
#include <cstdio>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace sayso {

void declare_text(CLI::App& app, const char* names, std::string& value, const char* type, const char* help) {
  app.add_option(names, value, help)->type_name(type);
}

void declare_files(CLI::App& app, ReadingOptions& options) {
  app.add_option("FILE", options.files, "files, folders, - for standard input, or @FILE with one path a line")
      ->type_name("");
}

void declare_source(CLI::App& app, ReadingOptions& options) {
  declare_text(app, "--from", options.from, "NAME", "what is read (below)");
  declare_text(app, "--published", options.published, "DATE", "the day all these articles were published");
  declare_text(app, "--outlet", options.outlet, "NAME", "the outlet that published them all");
}

void declare_threads(CLI::App& app, ReadingOptions& options) {
  declare_text(app, "--threads", options.threads, "N",
               "articles read at the same time (default: one for each core)");
}

void declare_model_option(CLI::App& app, ReadingOptions& options) {
  declare_text(app, "--model", options.model, "FILE",
               "the model (default: $SAYSO_MODEL, else the one beside the program)");
}

Failure no_such(std::string_view option, const std::string& value,
                const std::vector<std::string_view>& names) {
  return fail(Fault::bad_use, fmt::format("{} cannot be \"{}\": it is {}.", option, value, as_choice(names)));
}

Result<std::size_t> chosen_threads(const std::string& text) {
  constexpr std::size_t most = 1024;
  if (text.empty()) return default_workers();
  std::size_t threads = 0;
  const std::from_chars_result read = std::from_chars(text.data(), text.data() + text.size(), threads);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || threads == 0 || threads > most)
    return fail(Fault::bad_use,
                fmt::format("--threads cannot be \"{}\": it is a number from 1 to {}.", text, most));
  return threads;
}

Result<ArticleStream> open_stream(const ReadingOptions& given, std::string_view verb) {
  if (!utf8::is_valid(given.outlet))
    return fail(Fault::bad_use, "--outlet is not valid UTF-8: give the name in UTF-8, or leave it out.");
  std::vector<std::string> files = given.files;
  if (files.empty()) {
    if (is_terminal(Stream::input))
      return fail(Fault::bad_use, fmt::format("Nothing to read: name a file or a folder, as in \"sayso {} "
                                              "article.txt\", or send a text by a pipe.",
                                              verb));
    files.emplace_back("-");
  }
  InputOptions options;
  options.published = given.published;
  options.outlet = given.outlet;
  options.format = given.from;
  return ArticleStream::open(std::move(files), std::move(options));
}

void print_not_read(const NotRead& not_read) {
  const std::size_t passed_over = not_read.passed_over;
  if (passed_over > 0)
    fmt::print(stderr, "sayso: {} {} in folders {} not read, for no format has {} ending.\n", passed_over,
               passed_over == 1 ? "file" : "files", passed_over == 1 ? "was" : "were",
               passed_over == 1 ? "its" : "their");
  if (not_read.skipped == 0) return;
  if (not_read.all == 1) {
    fmt::print(stderr, "sayso: {}\n", not_read.first_skipped.front());
    return;
  }
  fmt::print(stderr, "sayso: {} of {} articles could not be read:\n", not_read.skipped, not_read.all);
  for (const std::string& sentence : not_read.first_skipped) fmt::print(stderr, "  {}\n", sentence);
  if (not_read.skipped > not_read.first_skipped.size())
    fmt::print(stderr, "  and {} more\n", not_read.skipped - not_read.first_skipped.size());
}

void add_input_formats(std::string& footer) {
  Page page(footer, 80, false);
  page.paragraph({{"formats that are read (--from; by a file's ending, or its content):"}});
  for (const InputFormat& format : all_inputs())
    page.paragraph({{format.help}, {" ("}, {format.endings}, {")"}},
                   {.label = fmt::format("  {:<10}", format.name)});
  page.blank_line();
}

}  // namespace sayso
