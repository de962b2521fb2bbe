// Where the time of reading goes, stage by stage, and how often memory is asked for. The stages are run as Reader runs
// them, with a clock between; what they find must be what Reader finds.
//
//   bench_reader MODEL ARTICLES.jsonl [--reference]        one line of JSON
//
// The first fifth of the articles warms up: buffers grow there, and oneDNN makes its products.
#include "allocations.hpp"
#include "base/utf8.hpp"
#include "engine/prepare.hpp"
#include "exports/exports.hpp"
#include "inputs/input.hpp"
#include "model/file/model_file.hpp"
#include "sayso/reader.hpp"
#include "stages/stage.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::bench {
namespace {

using Clock = std::chrono::steady_clock;

template <class T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "bench_reader: %s\n", result.error().message.c_str());
  std::exit(1);
}

// Seconds and calls for memory by name, in the order in which they came up.
class Times {
 public:
  template <class Call>
  void measure(std::string_view name, Call&& call) {
    const std::uint64_t before = allocations();
    const auto begin = Clock::now();
    call();
    Row& row = row_of(name);
    row.seconds += std::chrono::duration<double>(Clock::now() - begin).count();
    row.calls += allocations() - before;
  }
  void clear() { rows_.clear(); }
  void print_seconds(const char* key, double factor) const {
    print(key, [&](const Row& row) { std::printf("%.4f", row.seconds * factor); });
  }
  void print_calls(const char* key, double factor) const {
    print(key, [&](const Row& row) { std::printf("%.1f", static_cast<double>(row.calls) * factor); });
  }

 private:
  struct Row {
    std::string name;
    double seconds = 0;
    std::uint64_t calls = 0;
  };
  Row& row_of(std::string_view name) {
    const auto found =
        std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.name == name; });
    if (found != rows_.end()) return *found;
    rows_.reserve(32);  // so that naming a row asks for memory once
    return rows_.emplace_back(Row{std::string(name)});
  }
  template <class Value>
  void print(const char* key, Value&& value) const {
    std::printf("\"%s\": {", key);
    for (const Row& row : rows_) {
      std::printf("%s\"%s\": ", &row == rows_.data() ? "" : ", ", row.name.c_str());
      value(row);
    }
    std::printf("}");
  }

  std::vector<Row> rows_;
};

// The parts of the network, run again beside it on the same windows.
class Parts {
 public:
  Parts(const ModelFile& file, const HeadLayout& layout, Precision precision)
      : layout_(layout), encoder_(need(Encoder::from(file, products_, precision))),
        token_(need(Linear::from(file, products_, "heads.token", layout.width, Encoder::width, precision))),
        forward_(in_blocks(file.floats("heads.recurrent_forward"), Network::state)),
        backward_(in_blocks(file.floats("heads.recurrent_backward"), Network::state)) {}

  void run(const NetworkGroup& group, Times& times) {
    for (std::size_t i = 0; i < group.count; ++i) {
      const WindowInputs& in = group.windows[i];
      times.measure("encoder", [&] { encoder_.encode(products_, in.ids, in.shapes, scratch_); });
      const std::size_t rows = std::min(in.first.size(), most_rows);
      vectors_.resize(padded_rows(rows) * Encoder::width, 0.0F);
      rows_.resize(padded_rows(rows) * layout_.width);
      times.measure("heads of a token", [&] {
        token_.apply(products_, vectors_.data(), padded_rows(rows), scratch_.linear, rows_.data());
      });
    }
    times.measure("recurrent layer", [&] { recur(group); });
  }

 private:
  void recur(const NetworkGroup& group) {
    std::array<const float*, most_windows> in{};
    std::array<float*, most_windows> out{};
    std::array<std::uint32_t, most_windows> steps{};
    for (const bool is_backward : {false, true}) {
      for (std::size_t i = 0; i < group.count; ++i) {
        steps[i] = static_cast<std::uint32_t>(group.windows[i].first.size());
        states_[i].resize(steps[i] * 2 * Network::state);
        in[i] = group.rows[i].data() + (is_backward ? layout_.backward : layout_.forward);
        out[i] = states_[i].data() + (is_backward ? Network::state : 0);
      }
      kernels().lstm(in.data(), layout_.width, steps.data(), group.count,
                     (is_backward ? backward_ : forward_).data(), Network::state, out.data(),
                     2 * Network::state, is_backward);
    }
  }

  const HeadLayout& layout_;
  Products products_;
  Encoder encoder_;
  Linear token_;
  std::vector<RecurrentRow> forward_, backward_;
  EncoderScratch scratch_;
  std::vector<float> vectors_, rows_;
  std::array<std::vector<float>, most_windows> states_;
};

struct Counted {
  std::uint64_t words = 0, tokens = 0, pieces = 0, windows = 0;
};

// Reader::read and read_windows with a clock between the stages.
void read(const Article& article, Document& document, Workbench& bench, Parts& parts, Times& stages,
          Times& inside, Counted& counted) {
  document.begin(article);
  std::vector<const Stage*> heads;
  for (const Stage& stage : all_stages()) {
    if (stage.uses_model()) heads.push_back(&stage);
  }
  bool windows_are_read = false;
  for (const Stage& stage : all_stages()) {
    if (!stage.uses_model()) {
      stages.measure(stage.name, [&] { stage.run(document, bench); });
      continue;
    }
    if (windows_are_read) continue;
    windows_are_read = true;
    const Tokens& tokens = document.tokens;
    stages.measure("word pieces and windows", [&] {
      read_pieces(document.text(), *bench.vocabulary, bench.pieces);
      match_tokens(tokens.span, bench.pieces);
      bench.windows.cut(bench.pieces, tokens.block, tokens.sentence);
    });
    for (std::size_t begin = 0; begin < bench.windows.size(); begin += most_windows) {
      NetworkGroup& group = bench.group;
      group.count = std::min(most_windows, bench.windows.size() - begin);
      stages.measure("word pieces and windows", [&] {
        for (std::size_t i = 0; i < group.count; ++i) {
          fill_window(bench.windows[begin + i], bench.pieces, tokens.block, *bench.vocabulary,
                      group.windows[i]);
        }
      });
      stages.measure("network", [&] { bench.network->read(group); });
      parts.run(group, inside);
      for (std::size_t i = 0; i < group.count; ++i) {
        const Window& window = bench.windows[begin + i];
        const WindowView view{i, {window.begin, window.end}, window.fresh};
        for (const Stage* head : heads) {
          stages.measure(head->name, [&] { head->run_window(document, bench, view); });
        }
        ++counted.windows;
        counted.pieces += group.windows[i].ids.size();
      }
    }
    for (const Stage* head : heads) {
      if (head->run != nullptr) stages.measure(head->name, [&] { head->run(document, bench); });
    }
  }
  counted.tokens += document.tokens.size();
}

bool same(const Document& a, const Document& b) {
  const auto equal = [](const Statement& x, const Document& in_x, const Statement& y, const Document& in_y) {
    const auto list = [](const Document& in, Slice<Span> slice) {
      return in.list(slice);
    };
    for (const auto part : {&Statement::source, &Statement::cue, &Statement::content}) {
      const auto left = list(in_x, x.*part), right = list(in_y, y.*part);
      if (!std::equal(left.begin(), left.end(), right.begin(), right.end())) return false;
    }
    return x.kind == y.kind;
  };
  if (a.tokens.head != b.tokens.head || a.tokens.upos != b.tokens.upos || a.tokens.lemma != b.tokens.lemma)
    return false;
  if (a.names.size() != b.names.size() || a.statements.size() != b.statements.size()) return false;
  for (std::size_t i = 0; i < a.statements.size(); ++i) {
    if (!equal(a.statements[i], a, b.statements[i], b)) return false;
  }
  return true;
}

std::uint64_t words_of(std::string_view text) {
  std::uint64_t words = 0;
  bool is_inside = false;
  for (const char c : text) {
    const bool is_white = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    words += !is_white && !is_inside ? 1U : 0U;
    is_inside = !is_white;
  }
  return words;
}

// Calls for memory in each article.
struct Asked {
  std::vector<std::uint64_t> input, read, written;

  static void print(const char* key, std::vector<std::uint64_t> counts, bool is_last = false) {
    std::sort(counts.begin(), counts.end());
    std::printf("\"%s\": {\"median\": %llu, \"most\": %llu}%s", key,
                static_cast<unsigned long long>(counts[counts.size() / 2]),
                static_cast<unsigned long long>(counts.back()), is_last ? "" : ", ");
  }
};

int run(const std::string& model_path, const std::string& articles_path, Precision precision) {
  Times start;
  std::vector<Model> model;  // one; a Model has no empty state
  start.measure("open the model", [&] { model.push_back(need(Model::open(model_path, precision))); });
  std::vector<Article> articles;
  Times stages, inside;
  Asked asked;
  auto stream = need(ArticleStream::open({articles_path}));
  Input input;
  for (;;) {
    const std::uint64_t before = allocations();
    bool is_more = false;
    stages.measure("input", [&] { is_more = stream.next(input); });
    if (!is_more) break;
    asked.input.push_back(allocations() - before);
    if (auto* article = std::get_if<Article>(&input)) articles.push_back(std::move(*article));
  }
  if (articles.size() < 5) {
    std::fputs("bench_reader: give it five articles at least.\n", stderr);
    return 1;
  }
  const double all_words_input = [&] {
    std::uint64_t words = 0;
    for (const Article& article : articles) words += words_of(article.text);
    return static_cast<double>(words);
  }();
  Times input_times = stages;
  stages.clear();

  Reader reader(model.front());
  Document document, timed;
  Workbench bench;
  prepare(bench, model.front());
  Parts parts(model.front().file(), model.front().network()->layout(), precision);
  const Export* json = export_named("json");
  const ExportContext context{.model = model.front().name()};
  std::string out;
  Counted counted;
  std::size_t different = 0;
  const std::size_t warm = articles.size() / 5;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (i == warm) {
      stages.clear();
      inside.clear();
      counted = {};
      asked.read.clear();
      asked.written.clear();
    }
    const std::uint64_t before = allocations();
    reader.read(articles[i], document);
    asked.read.push_back(allocations() - before);
    read(articles[i], timed, bench, parts, stages, inside, counted);
    counted.words += words_of(articles[i].text);
    different += same(document, timed) ? 0U : 1U;
    out.clear();
    const std::uint64_t before_json = allocations();
    stages.measure("json", [&] { json->write(document, context, out); });
    asked.written.push_back(allocations() - before_json);
  }

  const double per_thousand = 1e6 / static_cast<double>(counted.words);
  std::printf("{\"articles\": %zu, \"words\": %llu, \"tokens\": %llu, \"pieces\": %llu, \"windows\": %llu, "
              "\"different\": %zu, ",
              articles.size() - warm, static_cast<unsigned long long>(counted.words),
              static_cast<unsigned long long>(counted.tokens),
              static_cast<unsigned long long>(counted.pieces),
              static_cast<unsigned long long>(counted.windows), different);
  start.print_seconds("start_ms", 1e3);
  std::printf(", ");
  input_times.print_seconds("input_ms", 1e6 / all_words_input);
  std::printf(", ");
  stages.print_seconds("stages_ms", per_thousand);
  std::printf(", ");
  inside.print_seconds("network_ms", per_thousand);
  std::printf(", ");
  stages.print_calls("stages_calls", 1 / static_cast<double>(articles.size() - warm));
  std::printf(", \"allocations\": {");
  Asked::print("input", asked.input);
  Asked::print("read", asked.read);
  Asked::print("json", asked.written, true);
  std::printf("}}\n");
  return 0;
}

}  // namespace
}  // namespace sayso::bench

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() < 2 || words.size() > 3 || (words.size() == 3 && words[2] != "--reference")) {
    std::fputs("usage: bench_reader MODEL ARTICLES.jsonl [--reference]\n", stderr);
    return 2;
  }
  return sayso::bench::run(words[0], words[1],
                           words.size() == 3 ? sayso::Precision::reference : sayso::Precision::int8);
}
