#include "engine/evaluation/speakers.hpp"

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "engine/evaluation/gold_files.hpp"
#include "inputs/input.hpp"
#include "stages/stage.hpp"
#include "stages/workbench.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

namespace sayso {

namespace {

using nlohmann::json;

// Small letters, without "the", a possessive mark, and with plain marks and spaces.
std::string plain(std::string_view words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.substr(i).starts_with("’")) {
      text += '\'';
      i += 2;
    } else if (words[i] == '\n' || words.substr(i).starts_with("\xC2\xA0")) {
      text += ' ';
      i += words[i] == '\n' ? 0U : 1U;
    } else if (!(words[i] == ' ' && text.ends_with(' '))) {
      text += static_cast<char>(std::tolower(static_cast<unsigned char>(words[i])));
    }
  }
  if (text.starts_with("the ")) text.erase(0, 4);
  while (!text.empty() && (text.back() == ',' || text.back() == ' ')) text.pop_back();
  return text;
}

class SpeakerScores {
 public:
  SpeakerScores() {
    for (const char* const name :
         {"all", "pronoun sources", "named sources", "nominal sources", "no source", "first half",
          "first half, pronoun sources", "second half", "second half, pronoun sources"})
      rows_[name] = {};
  }

  void add(const json& label, const Document& document, std::uint32_t number, bool is_first) {
    const Statement& statement = document.statements[number];
    const Slice<std::uint32_t> found = document.statement_speakers[number];
    add_addressee(text_of(label["addressee"]), document, document.statement_addressees[number]);
    const json& gold = label["speakers"];
    std::vector<std::string> wanted, got;
    for (const json& speaker : gold) wanted.push_back(plain(text_of(speaker["name"])));
    for (const std::uint32_t speaker : document.list(found))
      got.push_back(plain(document.list(document.speakers[speaker].name)));
    std::sort(wanted.begin(), wanted.end());
    std::sort(got.begin(), got.end());
    const bool is_right = wanted == got;
    const std::string kind = kind_of(document, statement, gold),
                      half = is_first ? "first half" : "second half";
    for (const std::string& row : {std::string("all"), kind, half}) count(rows_[row], is_right);
    if (kind == "pronoun sources") count(rows_[half + ", " + kind], is_right);
    add_details(gold, document, found);
  }

  std::vector<ScoreTable> tables(const std::string& path) const {
    ScoreTable names{"Speakers resolved to the right names, given attributions: " + path, {}};
    for (const auto& [name, counts] : rows_) names.rows.push_back({name, counts, true});
    ScoreTable details{"Of each speaker, in the order of the labels: " + path, {}};
    details.rows.push_back({"type", type_, true});
    for (const auto& [name, counts] : types_) details.rows.push_back({"type " + name, counts});
    details.rows.push_back({"named", named_, true});
    details.rows.push_back({"role", role_});
    details.rows.push_back({"affiliation", affiliation_});
    ScoreTable told{"Addressees resolved to names, given attributions: " + path, {}};
    told.rows.push_back({"the same name", told_});
    told.rows.push_back({"one holds the other", told_nearly_});
    return {names, details, told};
  }

 private:
  static void count(Counts& counts, bool is_right) {
    ++counts.gold;
    counts.right += is_right ? 1U : 0U;
  }

  static std::string kind_of(const Document& document, const Statement& statement, const json& gold) {
    if (statement.source.empty()) return "no source";
    static const std::set<std::string> pronouns = {
        "i",   "you",  "he",   "she",   "it",    "we",    "they",    "who",       "whom",
        "me",  "him",  "her",  "us",    "them",  "his",   "their",   "my",        "our",
        "its", "that", "this", "these", "those", "which", "himself", "themselves"};
    if (pronouns.contains(plain(document.text(document.list(statement.source).front()))))
      return "pronoun sources";
    return !gold.empty() && gold[0]["named"] == true ? "named sources" : "nominal sources";
  }

  void add_details(const json& gold, const Document& document, Slice<std::uint32_t> found) {
    const auto list = document.list(found);
    for (std::size_t i = 0; i < gold.size(); ++i) {
      const bool is_found = i < list.size();
      const Speaker speaker = is_found ? document.speakers[list[i]] : Speaker{};
      std::string type = text_of(gold[i]["type"]);
      if (type == "author") type = "person";
      const std::string own(name_of(speaker.type));
      count(type_, is_found && type == own);
      ++types_[type].gold;
      if (is_found) ++types_[own].predicted;
      if (is_found && type == own) ++types_[type].right;
      count(named_, is_found && gold[i]["named"] == speaker.is_named);
      add_detail(role_, text_of(gold[i]["role"]), document.text(speaker.role));
      add_detail(affiliation_, text_of(gold[i]["affiliation"]), document.text(speaker.affiliation));
    }
  }
  void add_addressee(const std::string& gold, const Document& document, std::uint32_t found) {
    const std::string wanted = plain(gold),
                      got = found == no_id ? "" : plain(document.list(document.speakers[found].name));
    const bool has_both = !wanted.empty() && !got.empty();
    const bool is_nearly =
        has_both && (wanted.find(got) != std::string::npos || got.find(wanted) != std::string::npos);
    for (Counts* const counts : {&told_, &told_nearly_}) {
      counts->gold += wanted.empty() ? 0U : 1U;
      counts->predicted += found == no_id ? 0U : 1U;
    }
    told_.right += has_both && wanted == got ? 1U : 0U;
    told_nearly_.right += is_nearly ? 1U : 0U;
  }
  static void add_detail(Counts& counts, const std::string& gold, std::string_view found) {
    counts.gold += gold.empty() ? 0U : 1U;
    counts.predicted += found.empty() ? 0U : 1U;
    counts.right += !gold.empty() && plain(gold) == plain(found) ? 1U : 0U;
  }

  std::map<std::string, Counts> rows_, types_;
  Counts type_, named_, role_, affiliation_, told_, told_nearly_;
};

// Reads an article and puts its annotated attributions where the statements would stand; their numbers by id.
class GoldStatements {
 public:
  explicit GoldStatements(const Model& model)
      : reader_(model, {{"tags", "syntax", "names", "times", "meaning"}}) {
    bench_.grammar = Grammar::of(model.file());
  }

  std::map<std::string, std::uint32_t> read(const json& given, Article& article, Document& document) {
    article = {};
    auto stream = ArticleStream::from_bytes(text_of(given["text"]), "article.txt");
    Input input;
    if (stream && stream->next(input)) {
      if (auto* read = std::get_if<Article>(&input)) article = std::move(*read);
    }
    if (article.source.byline.empty()) article.source.byline = text_of(given.value("author", json()));
    reader_.read(article, document);
    std::map<std::string, std::uint32_t> numbers;
    const OffsetMap map(article.text, OffsetUnit::codepoint);
    for (const json& attribution : given["attributions"]) {
      std::array<Slice<Span>, 3> roles;
      const char* const names[3] = {"source", "cue", "content"};
      for (std::size_t role = 0; role < 3; ++role) {
        std::vector<Span> spans;
        for (const json& span : attribution[names[role]])
          spans.push_back(
              {map.to_byte(span[0].get<std::uint32_t>()), map.to_byte(span[1].get<std::uint32_t>())});
        std::sort(spans.begin(), spans.end());
        roles[role] = document.add_spans(spans);
      }
      Statement statement;
      statement.source = roles[0];
      statement.cue = roles[1];
      statement.content = roles[2];
      numbers.emplace(text_of(attribution["id"]), static_cast<std::uint32_t>(document.statements.size()));
      document.statements.push_back(statement);
    }
    for (const Stage& stage : all_stages()) {
      if (stage.name == "settings" || stage.name == "coreference" || stage.name == "speakers")
        stage.run(document, bench_);
    }
    return numbers;
  }

 private:
  Reader reader_;
  Workbench bench_;
};

}  // namespace

Result<std::vector<ScoreTable>> evaluate_speakers(const Model& model, const std::string& path) {
  const auto labels = read_gold_labels(path);
  if (!labels) return fail(labels.error());
  std::map<std::string, std::vector<const json*>> by_article;
  std::set<std::string> wanted;
  for (const json& label : *labels) {
    by_article[text_of(label["article"])].push_back(&label);
    wanted.insert(text_of(label["article"]));
  }
  const auto articles = read_gold_articles(path, wanted);
  if (!articles) return fail(articles.error());
  GoldStatements gold(model);
  Article article;
  Document document;
  SpeakerScores scores;
  for (const auto& [id, of_article] : by_article) {
    const auto numbers = gold.read(articles->at(id), article, document);
    const bool is_first = std::string_view("02468ace").find(sha256_hex(id)[1]) != std::string_view::npos;
    for (const json* const label : of_article) {
      const auto number = numbers.find(text_of((*label)["id"]));
      if (number == numbers.end()) continue;
      scores.add(*label, document, number->second, is_first);
    }
  }
  return scores.tables(path);
}

}  // namespace sayso
