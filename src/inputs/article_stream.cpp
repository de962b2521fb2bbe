#include "base/mapped_file.hpp"
#include "inputs/arguments.hpp"
#include "inputs/format.hpp"
#include "inputs/input.hpp"
#include "inputs/text/dates.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <optional>
#include <utility>

namespace sayso {
namespace {

Result<InputOptions> checked(InputOptions options) {
  if (!options.format.empty() && input_named(options.format) == nullptr) {
    std::string names;
    for (const InputFormat& format : all_inputs())
      names += (names.empty() ? "" : ", ") + std::string(format.name);
    return fail(Fault::bad_use, "There is no input format \"" + shown_path(options.format) +
                                    "\": choose one of " + names + ".");
  }
  if (!options.published.empty()) {
    std::optional<std::string> day = iso_date(options.published);
    if (!day)
      return fail(Fault::bad_use, "\"" + shown_path(options.published) +
                                      "\" is not a date with day, month and year: write it as 2024-11-06.");
    options.published = std::move(*day);
  }
  options.outlet = shown_path(options.outlet);
  options.largest_bytes = std::min(options.largest_bytes, largest_text);
  return options;
}

}  // namespace

struct ArticleStream::State {
  State(std::vector<std::string> arguments, InputOptions chosen)
      : walk(std::move(arguments)), options(std::move(chosen)) {}

  // Opens what the walk found; what was skipped instead goes into `input`.
  bool open(const std::string& path, Input& input) {
    Result<ByteReader> bytes = ByteReader::open(path);
    if (bytes) return open(std::move(*bytes), path, input);
    input = Skipped{shown_path(path), 0, std::move(bytes).error()};
    return false;
  }

  bool open(ByteReader bytes, const std::string& path, Input& input) {
    const InputFormat* format = options.format.empty() ? input_for_ending(path) : input_named(options.format);
    if (format == nullptr) {
      const Result<std::string_view> beginning = bytes.peek();
      if (!beginning) {
        input = Skipped{shown_path(path), 0, beginning.error()};
        return false;
      }
      format = input_for_content(*beginning);
    }
    articles = format->open({std::move(bytes), shown_path(path), options});
    return true;
  }

  bool next(Input& input) {
    for (;;) {
      if (articles) {
        if (articles->next(input)) return true;
        articles.reset();
      }
      if (memory) {
        ByteReader bytes = std::move(*memory);
        memory.reset();
        current = memory_name;
        if (!open(std::move(bytes), memory_name, input)) return true;
        continue;
      }
      ArgumentWalk::Step step;
      if (!walk.next(step)) return false;
      if (auto* skipped = std::get_if<Skipped>(&step)) {
        input = std::move(*skipped);
        return true;
      }
      current = std::get<std::string>(std::move(step));
      if (!open(current, input)) return true;
    }
  }

  ArgumentWalk walk;
  InputOptions options;
  std::unique_ptr<Articles> articles;
  std::optional<ByteReader> memory;
  std::string memory_name;
  std::string current;  // the path of what is being read
};

ArticleStream::ArticleStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
ArticleStream::ArticleStream(ArticleStream&&) noexcept = default;
ArticleStream& ArticleStream::operator=(ArticleStream&&) noexcept = default;
ArticleStream::~ArticleStream() = default;

Result<ArticleStream> ArticleStream::open(std::vector<std::string> arguments, InputOptions options) {
  Result<InputOptions> good = checked(std::move(options));
  if (!good) return fail(std::move(good).error());
  return ArticleStream(std::make_unique<State>(std::move(arguments), std::move(*good)));
}

Result<ArticleStream> ArticleStream::from_bytes(std::string bytes, std::string name, InputOptions options) {
  Result<ArticleStream> stream = open({}, std::move(options));
  if (!stream) return stream;
  stream->state_->memory = ByteReader::from_memory(std::move(bytes), name);
  stream->state_->memory_name = std::move(name);
  return stream;
}

bool ArticleStream::next(Input& input) {
  std::string reason;
  try {
    return state_->next(input);
  } catch (const std::exception& exception) {
    reason = exception.what();
  }
  // Only memory can run out here. What was being read is given up, and the next is tried.
  state_->articles.reset();
  const std::string path = shown_path(state_->current);
  input = Skipped{path,
                  0,
                  {Fault::internal, "Reading \"" + path + "\" failed (" + reason +
                                        "): give it in smaller parts, or on a machine with more memory."}};
  return true;
}

std::size_t ArticleStream::passed_over() const { return state_->walk.passed_over(); }

}  // namespace sayso
