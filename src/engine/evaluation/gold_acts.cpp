#include "engine/evaluation/gold_acts.hpp"

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "engine/evaluation/gold_files.hpp"
#include "inputs/input.hpp"
#include "stages/stage.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

namespace sayso {

namespace {

using nlohmann::json;

struct Attribution {
  std::string id;
  std::array<std::vector<Span>, 3> roles;

  Offset begin() const {
    for (const std::size_t role : {2U, 1U}) {
      if (!roles[role].empty()) return roles[role].front().begin;
    }
    return 0;
  }
};

std::vector<Attribution> attributions_of(const json& article, const std::string& text) {
  const OffsetMap map(text, OffsetUnit::codepoint);
  std::vector<Attribution> all;
  for (const json& given : article["attributions"]) {
    Attribution attribution{text_of(given["id"]), {}};
    const char* const names[3] = {"source", "cue", "content"};
    for (std::size_t role = 0; role < 3; ++role) {
      for (const json& span : given[names[role]]) {
        attribution.roles[role].push_back(
            {map.to_byte(span[0].get<std::uint32_t>()), map.to_byte(span[1].get<std::uint32_t>())});
      }
      std::sort(attribution.roles[role].begin(), attribution.roles[role].end());
    }
    all.push_back(std::move(attribution));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.begin() < b.begin(); });
  return all;
}

GoldArticle article_of(const std::string& id, const json& given, const std::vector<const json*>& labels) {
  GoldArticle gold;
  gold.id = id;
  gold.is_first_half = std::string_view("02468ace").find(sha256_hex(id)[1]) != std::string_view::npos;
  InputOptions options;
  options.published = text_of(given["date"]).substr(0, 10);
  auto stream = ArticleStream::from_bytes(text_of(given["text"]), "article.txt", options);
  if (!stream) stream = ArticleStream::from_bytes(text_of(given["text"]), "article.txt");
  Input input;
  if (stream && stream->next(input)) {
    if (auto* article = std::get_if<Article>(&input)) gold.article = std::move(*article);
  }
  std::map<std::string, std::uint32_t> numbers;
  for (Attribution& attribution : attributions_of(given, gold.article.text)) {
    numbers.emplace(attribution.id, static_cast<std::uint32_t>(gold.attributions.size()));
    gold.attributions.push_back(std::move(attribution.roles));
  }
  for (const json* const label : labels) {
    GoldAct act;
    act.id = text_of((*label)["id"]);
    const auto number = numbers.find(act.id);
    if (number == numbers.end()) continue;
    act.statement = number->second;
    act.act = text_of((*label)["act"]);
    act.realis = text_of((*label)["realis"]);
    act.is_negated = (*label).value("negated", false);
    act.addressee = text_of((*label)["addressee"]);
    act.medium = text_of((*label)["medium"]);
    act.said_text = text_of((*label)["said_text"]);
    act.said = text_of((*label)["said"]);
    act.firmness = text_of(label->value("firmness", json()));
    act.polarity = text_of(label->value("polarity", json()));
    gold.acts.push_back(std::move(act));
  }
  return gold;
}

// The stages that acts and settings read from and that the model or the text fills.
std::vector<std::string> stages_before() {
  std::vector<std::string> names{"tags", "syntax", "names", "meaning"};
  for (const Stage& stage : all_stages()) {
    if (stage.name == "times") names.emplace_back("times");
  }
  return names;
}

}  // namespace

Result<std::vector<GoldArticle>> read_gold_acts(const std::string& path) {
  const auto labels = read_gold_labels(path);
  if (!labels) return fail(labels.error());
  std::map<std::string, std::vector<const json*>> by_article;
  std::set<std::string> wanted;
  for (const json& label : *labels) {
    const std::string id = text_of(label.value("article", json()));
    by_article[id].push_back(&label);
    wanted.insert(id);
  }
  auto articles = read_gold_articles(path, wanted);
  if (!articles) return fail(articles.error());
  std::vector<GoldArticle> all;
  all.reserve(by_article.size());
  for (const auto& [id, labelled] : by_article) all.push_back(article_of(id, (*articles)[id], labelled));
  return all;
}

GoldReader::GoldReader(const Model& model)
    : reader_(model, {stages_before()}), bench_(std::make_unique<Workbench>()) {
  bench_->grammar = Grammar::of(model.file());
}
GoldReader::~GoldReader() = default;

void GoldReader::read(const GoldArticle& gold, Document& document) {
  reader_.read(gold.article, document);
  for (const auto& roles : gold.attributions) {
    Statement statement;
    statement.source = document.add_spans(roles[0]);
    statement.cue = document.add_spans(roles[1]);
    statement.content = document.add_spans(roles[2]);
    document.statements.push_back(statement);
  }
  for (const Stage& stage : all_stages()) {
    if (stage.name == "acts" || stage.name == "settings" || stage.name == "firmness")
      stage.run(document, *bench_);
  }
}

}  // namespace sayso
