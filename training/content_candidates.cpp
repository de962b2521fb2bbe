// content_candidates MODEL chosen|wide FILE.jsonl…: what the stage `attribution` chooses among, for training/fit_contents.py; `wide`: what it
// is sure of, too, and less likely spans. Of each article of PolNeAR (lines with id and text) a line "article", its id; of each content a line
// "content", how likely it is; then a line for none and for each span: begin and end in code points (0 0 for none) and "feature=value"s, all
// separated by tabs. Lines "sure", begin, end tell of contents that are not chosen among.
//
// The output holds words of the articles and stays out of the repository.
#include "base/utf8.hpp"
#include "engine/prepare.hpp"
#include "inputs/input.hpp"
#include "model/file/model_file.hpp"
#include "stages/attribution/attribution.hpp"
#include "stages/attribution/contents.hpp"
#include "stages/windows/read_windows.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>

#include <nlohmann/json.hpp>

namespace {

using namespace sayso;

const OffsetMap* offsets = nullptr;  // of the article that is read
ContentBounds bounds;

void print(const Document& document, TokenRange range, const ContentFeatures::Kept& features) {
  const Span span = range.empty() ? Span{} : document.span_of(range);
  std::printf("%u\t%u", range.empty() ? 0 : offsets->from_byte(span.begin),
              range.empty() ? 0 : offsets->from_byte(span.end));
  for (const auto& [name, value] : features)
    std::printf("\t%s=%.4g", name.c_str(), static_cast<double>(value));
  std::printf("\n");
}

void run_window(Document& document, Workbench& bench, const WindowView& window) {
  find_attributions(document, bench, window);
  std::vector<ContentOptions> contents;
  list_contents(document, bench, window, bounds, contents);
  ContentFeatures::Kept kept;
  ContentFeatures features(document, bench.grammar, ContentWeights::shared(), &kept);
  const auto is_open = [&](std::size_t number) {
    return std::any_of(contents.begin(), contents.end(),
                       [&](const ContentOptions& c) { return c.place.number == number; });
  };
  for (std::size_t i = document.attribution_spans.size(); i-- > 0;) {
    const AttributionSpan& span = document.attribution_spans[i];
    if (span.tokens.begin < window.fresh) break;
    if (span.role != Role::content || is_open(i)) continue;
    std::printf("sure\t");
    print(document, span.tokens, {});
  }
  for (const ContentOptions& content : contents) {
    std::printf("content\t%.4f\n",
                static_cast<double>(document.attribution_spans[content.place.number].confidence));
    features.look_at(content.place);
    features.of_none(content.place);
    print(document, {0, 0}, kept);
    for (const ContentOption& option : content.options) {
      features.of(content.place, option);
      print(document, option.tokens, kept);
    }
  }
}

const Stage* stage_named(std::string_view name) {
  const auto stages = all_stages();
  return &*std::find_if(stages.begin(), stages.end(), [&](const Stage& stage) { return stage.name == name; });
}

void read(const std::string& text, Workbench& bench) {
  auto stream = ArticleStream::from_bytes(text, "article.txt");
  Input input;
  if (!stream || !stream->next(input)) return;
  const auto* article = std::get_if<Article>(&input);
  if (article == nullptr) return;
  const OffsetMap map(article->text, OffsetUnit::codepoint);
  offsets = &map;
  Document document;
  document.begin(*article);
  stage_named("tokens")->run(document, bench);
  stage_named("sentences")->run(document, bench);
  const Stage mine{"attribution", "", "", nullptr, run_window};
  const Stage* const heads[] = {stage_named("tags"), stage_named("syntax"), &mine};
  read_windows(document, bench, heads);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4 || (std::string(arguments[2]) != "chosen" && std::string(arguments[2]) != "wide")) {
    std::fputs("usage: content_candidates MODEL chosen|wide FILE.jsonl…\n", stderr);
    return 2;
  }
  if (std::string(arguments[2]) == "wide") bounds = {1.1F, 9};
  const auto model = Model::open(arguments[1]);
  if (!model) {
    std::fprintf(stderr, "%s\n", model.error().message.c_str());
    return 1;
  }
  Workbench bench;
  prepare(bench, *model);
  for (int i = 3; i < count; ++i) {
    std::ifstream file(arguments[i]);
    for (std::string line; std::getline(file, line);) {
      const nlohmann::json item = nlohmann::json::parse(line);
      std::printf("article\t%s\n", item["id"].get<std::string>().c_str());
      read(item["text"].get<std::string>(), bench);
    }
  }
  return 0;
}
