#include "base/utf8.hpp"
#include "cli/help.hpp"
#include "cli/model_path.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/reading_options.hpp"
#include "cli/screen.hpp"
#include "cli/verbs.hpp"
#include "engine/batch.hpp"
#include "exports/exports.hpp"
#include "exports/terminal/page.hpp"
#include "inputs/input.hpp"
#include "stages/stage.hpp"

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

#include <fmt/format.h>

namespace sayso {
namespace {

// The command line as it was given.
struct Given {
  ReadingOptions reading;
  bool is_json = false;
  bool why = false;
  std::string format, folder, stages;
  std::string offsets = "codepoint", precision = "int8", colour = "auto";
};

// The command line understood.
struct Plan {
  const Export* format = nullptr;
  ExportContext context;
  ReaderOptions reader;
  Precision precision = Precision::int8;
  std::size_t threads = 0;
};

Result<const Export*> chosen_format(const Given& given) {
  if (given.is_json && !given.format.empty() && given.format != "json")
    return fail(Fault::bad_use,
                "--json and --format " + given.format + " contradict each other: give one of them.");
  std::string name = given.format;
  if (given.is_json || (name.empty() && !given.folder.empty())) name = "json";
  if (name.empty()) name = "terminal";
  if (const Export* const format = export_named(name)) return format;
  std::vector<std::string_view> names;
  for (const Export& format : all_exports()) names.push_back(format.name);
  return no_such("--format", name, names);
}

Result<std::vector<std::string>> chosen_stages(const std::string& list) {
  std::vector<std::string> stages;
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    stages.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  std::vector<std::string_view> names;
  for (const Stage& stage : all_stages()) names.push_back(stage.name);
  for (const std::string& stage : stages)
    if (std::find(names.begin(), names.end(), stage) == names.end())
      return no_such("A stage in --stages", stage, names);
  return stages;
}

Result<void> understand_context(const Given& given, Plan& plan) {
  const std::optional<OffsetUnit> offsets = offset_unit_named(given.offsets);
  if (!offsets) return no_such("--offsets", given.offsets, {"byte", "codepoint", "utf16"});
  if (plan.format->counts_code_points && *offsets != OffsetUnit::codepoint)
    return fail(
        Fault::bad_use,
        fmt::format(
            "--offsets {} does not go with --format {}, which counts code points: leave --offsets out.",
            given.offsets, plan.format->name));
  const std::optional<ColourChoice> colour = colour_choice_named(given.colour);
  if (!colour) return no_such("--color", given.colour, {"auto", "always", "never"});
  plan.context.offsets = *offsets;
  plan.context.width = terminal_width();
  plan.context.colour = shows_colour(*colour, is_terminal(Stream::output));
  plan.context.why = given.why;
  return {};
}

Result<Plan> understand(const Given& given) {
  Plan plan;
  const Result<const Export*> format = chosen_format(given);
  if (!format) return fail(format.error());
  plan.format = *format;
  if (const Result<void> done = understand_context(given, plan); !done) return fail(done.error());
  Result<std::vector<std::string>> stages = chosen_stages(given.stages);
  if (!stages) return fail(std::move(stages).error());
  plan.reader.stages = std::move(*stages);
  const Result<std::size_t> threads = chosen_threads(given.reading.threads);
  if (!threads) return fail(threads.error());
  plan.threads = *threads;
  if (given.precision == "reference") {
    plan.precision = Precision::reference;
  } else if (given.precision != "int8") {
    return no_such("--precision", given.precision, {"int8", "reference"});
  }
  return plan;
}

// Puts what was made of each article where it belongs, in order.
class Sink {
 public:
  Sink(const Export& format, Output output)
      : format_(format), output_(std::move(output)),
        progress_(is_terminal(Stream::errors) && (output_.is_folder() || !is_terminal(Stream::output)),
                  "articles") {}

  Result<void> take(BatchItem<std::string>&& item) {
    progress_.count(++taken_);
    if (item.skipped) return {};
    ++written_;
    return output_.is_folder() ? keep(item) : show(item);
  }

  void finish() { progress_.finish(); }
  bool has_reader() const { return output_.has_reader(); }

 private:
  Result<void> show(const BatchItem<std::string>& item) {
    if (written_ == 1) return output_.write(item.out);
    if (format_.stands_beside_text)
      return fail(Fault::bad_use,
                  fmt::format("More than one article in the format {} needs a folder: give one with -o DIR.",
                              format_.name));
    return output_.write(std::string(format_.between) + item.out);
  }

  Result<void> keep(const BatchItem<std::string>& item) {
    const std::string name = output_.name_for(item.article.source.path);
    if (format_.stands_beside_text) {
      if (Result<void> done = output_.write_file(name + ".txt", item.article.text, item.article.source.path);
          !done)
        return done;
    }
    return output_.write_file(name + std::string(format_.extension), item.out, item.article.source.path);
  }

  const Export& format_;
  Output output_;
  Progress progress_;
  std::uint64_t taken_ = 0;
  std::uint64_t written_ = 0;
};

Result<Output> open_output(const Given& given) {
  if (given.folder.empty()) return Output::to_stdout();
  return Output::to_folder(given.folder);
}

int read(const Given& given) {
  Result<Plan> plan = understand(given);
  if (!plan) return report(plan.error());
  Result<ArticleStream> stream = open_stream(given.reading, "read");
  if (!stream) return report(stream.error());
  const Result<std::string> model_path = find_model(given.reading.model);
  if (!model_path) return report(model_path.error());
  const Result<Model> model = Model::open(*model_path, plan->precision);
  if (!model) return report(model.error());
  plan->context.model = model->name();
  Result<Output> output = open_output(given);
  if (!output) return report(output.error());

  Sink sink(*plan->format, std::move(*output));
  Readers readers(*model, plan->reader, plan->threads);
  const Result<BatchCounts> counts = run_batch<std::string>(
      plan->threads, *stream,
      [&](const Article& article, std::size_t worker) {
        std::string out;
        plan->format->write(readers.read(article, worker), plan->context, out);
        return out;
      },
      [&](BatchItem<std::string>&& item) { return sink.take(std::move(item)); });
  sink.finish();
  if (!sink.has_reader()) return exit_fine;  // whoever reads has had enough
  if (!counts) return report(counts.error());
  print_not_read({.all = counts->all(),
                  .skipped = counts->skipped,
                  .first_skipped = counts->first_skipped,
                  .passed_over = stream->passed_over()});
  return counts->skipped == 0 ? exit_fine : exit_bad_input;
}

// What --format and --from can be, from the tables.
std::string formats_footer() {
  std::string out;
  Page page(out, 80, false);
  page.paragraph({{"formats that are written (--format):"}});
  for (const Export& format : all_exports())
    page.paragraph({{format.help}}, {.label = fmt::format("  {:<10}", format.name)});
  page.blank_line();
  add_input_formats(out);
  return out;
}

}  // namespace

std::function<int()> declare_read(CLI::App& app) {
  auto given = std::make_shared<Given>();
  const auto text = [&](const char* names, std::string& value, const char* type, const char* help) {
    declare_text(app, names, value, type, help);
  };
  declare_files(app, given->reading);
  app.add_flag("--json", given->is_json, "one line of JSON an article: --format json");
  text("--format", given->format, "NAME", "what to write: a page to read, unless another is named (below)");
  text("-o,--out", given->folder, "DIR",
       "write one file an article into this folder, as JSON unless --format says otherwise");
  app.add_flag("--why", given->why, "say which heads and rules found each statement");
  declare_source(app, given->reading);
  text("--offsets", given->offsets, "UNIT", "what offsets count: byte, codepoint (default) or utf16");
  declare_threads(app, given->reading);
  text("--stages", given->stages, "LIST", "only these stages and what they need, as in tokens,sentences");
  declare_model_option(app, given->reading);
  text("--precision", given->precision, "NAME", "int8 (default), or reference: slower, in float");
  text("--color", given->colour, "WHEN", "auto (default), always or never; auto heeds NO_COLOR");
  app.footer(formats_footer());
  return [given] {
    return read(*given);
  };
}

}  // namespace sayso
