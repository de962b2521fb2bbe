#include "engine/evaluation/firmness.hpp"

#include "engine/evaluation/lines.hpp"
#include "model/file/model_file.hpp"
#include "stages/firmness/factuality.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string_view>

#include <nlohmann/json.hpp>

namespace sayso {

namespace {

using nlohmann::json;

// As people write it; treebanks have other marks.
std::string_view as_written(std::string_view token) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> marks{
      {{"``", "“"}, {"''", "”"}, {"-LRB-", "("}, {"-RRB-", ")"}, {"-LSB-", "["}, {"-RSB-", "]"}}};
  for (const auto& [mark, written] : marks) {
    if (token == mark) return written;
  }
  return token;
}

bool joins_what_is_before(std::string_view token) {
  constexpr std::string_view joined[] = {",",  ".",   ";", ":",   "!",   "?",   ")",  "]",  "%",
                                         "'s", "n't", "”", "'re", "'ve", "'ll", "'d", "'m", "'"};
  return std::find(std::begin(joined), std::end(joined), token) != std::end(joined);
}

RatedSentence sentence_of(const json& given) {
  RatedSentence sentence;
  const auto text = given["text"].get<std::string>();
  std::string& out = sentence.article.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view token = as_written(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
    if (token.empty()) continue;
    const bool joins = joins_what_is_before(token) || out.ends_with('(') || out.ends_with('[') ||
                       out.ends_with('$') || out.ends_with("“");
    if (!out.empty() && !joins) out += ' ';
    const auto from = static_cast<Offset>(out.size());
    out += token;
    sentence.tokens.push_back({from, static_cast<Offset>(out.size())});
  }
  sentence.article.blocks.push_back({{0, static_cast<Offset>(out.size())}});
  for (const json& target : given["targets"]) {
    const auto token = target["span1"][0].get<std::uint32_t>();
    if (token < sentence.tokens.size()) sentence.targets.emplace_back(token, target["label"].get<double>());
  }
  return sentence;
}

// Sums for Pearson's r and the mean absolute error.
struct Agreement {
  double count = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0, error = 0;

  void add(double found, double wanted) {
    ++count;
    x += found;
    y += wanted;
    xx += found * found;
    yy += wanted * wanted;
    xy += found * wanted;
    error += std::abs(found - wanted);
  }
  double r() const {
    const double spread = std::sqrt((count * xx - x * x) * (count * yy - y * y));
    return count < 3 || !(spread > 0) ? 0 : (count * xy - x * y) / spread;
  }
  double mean_error() const { return count > 0 ? error / count : 0; }
};

constexpr std::size_t category_count = 10;
constexpr std::array<std::string_view, category_count> categories{"plain",
                                                                  "negated",
                                                                  "may, might, could",
                                                                  "other modal",
                                                                  "future",
                                                                  "under say",
                                                                  "under plan, hope, ask",
                                                                  "under another word",
                                                                  "noun",
                                                                  "in or on a condition"};

std::size_t category_of(const ClauseReader& reader, std::uint32_t token, const Surroundings& around) {
  const Firmings kinds = around.own.kinds;
  if (around.own.is_negated()) return 1;
  if (around.scope == Scope::condition || around.own.has_condition) return 9;
  if (has(kinds, Firming::may)) return 2;
  if (has(kinds, Firming::would) || has(kinds, Firming::should) || has(kinds, Firming::must) ||
      has(kinds, Firming::can))
    return 3;
  if (has(kinds, Firming::will)) return 4;
  if (reader.upos(token) == "NOUN") return 8;
  if (around.scope != Scope::governed) return 0;
  if (around.kind == Firming::say) return 5;
  return around.kind == Firming::plan || around.kind == Firming::hope || around.kind == Firming::ask ? 6 : 7;
}

// r and errors in a table of shares: hundredths of r, and of the error.
ScoreRow row_of(std::string name, double value) {
  const auto hundredths = static_cast<std::uint64_t>(std::llround(std::max(value, 0.0) * 10000));
  return {std::move(name), {hundredths, 0, 10000}, true};
}

}  // namespace

void RatedSentence::put_into(Document& document) const {
  document.begin(article);
  document.tokens.span = tokens;
  document.tokens.block.assign(tokens.size(), 0);
  document.tokens.sentence.assign(tokens.size(), 0);
  if (!tokens.empty()) document.sentences.push_back({0, static_cast<std::uint32_t>(tokens.size())});
}

Result<std::vector<RatedSentence>> read_rated_sentences(const std::string& path) {
  const auto lines = read_json_lines(path);
  if (!lines) return fail(lines.error());
  std::vector<RatedSentence> sentences;
  for (const json& line : *lines) {
    if (!line.contains("text") || !line.contains("targets")) {
      return fail(Fault::bad_input,
                  "\"" + path + "\" has a line without text or targets: it is no file of rated predicates.");
    }
    sentences.push_back(sentence_of(line));
  }
  return sentences;
}

Result<std::vector<ScoreTable>> evaluate_firmness(const Model& model, const std::string& path) {
  const auto sentences = read_rated_sentences(path);
  if (!sentences) return fail(sentences.error());
  Reader reader(model, {{"tags", "syntax", "meaning"}});
  const Grammar grammar = Grammar::of(model.file());
  Document document;
  FirmnessScratch scratch;
  Agreement all, rules, always;
  std::array<Agreement, category_count> by_category;
  Counts signs;
  for (const RatedSentence& sentence : *sentences) {
    sentence.put_into(document);
    reader.finish(document);
    const ClauseReader clauses(document, grammar, FirmnessWords::shared());
    for (const auto& [token, wanted] : sentence.targets) {
      const Surroundings around = look_around(clauses, token);
      const double found = judge_firmness(clauses, token, around, scratch);
      all.add(found, wanted);
      rules.add(around.rule, wanted);
      always.add(3, wanted);
      by_category[category_of(clauses, token, around)].add(found, wanted);
      signs.gold += wanted < -0.5 ? 1U : 0U;
      signs.predicted += found < -0.5 ? 1U : 0U;
      signs.right += wanted < -0.5 && found < -0.5 ? 1U : 0U;
    }
  }
  const std::string count = ", " + std::to_string(static_cast<std::uint64_t>(all.count)) + " predicates: ";
  ScoreTable correlation{"Pearson's r in hundredths" + count + path, {}};
  correlation.rows.push_back(row_of("all", all.r()));
  correlation.rows.push_back(row_of("rules without weights", rules.r()));
  ScoreTable errors{"Mean absolute error in hundredths" + count + path, {}};
  errors.rows.push_back(row_of("all", all.mean_error()));
  errors.rows.push_back(row_of("rules without weights", rules.mean_error()));
  errors.rows.push_back(row_of("3 for all", always.mean_error()));
  for (std::size_t i = 0; i < category_count; ++i) {
    if (by_category[i].count < 3) continue;
    const std::string name = std::string(categories[i]) + " (" +
                             std::to_string(static_cast<std::uint64_t>(by_category[i].count)) + ")";
    correlation.rows.push_back(row_of(name, by_category[i].r()));
    errors.rows.push_back(row_of(name, by_category[i].mean_error()));
  }
  ScoreTable table{"Predicates below -0.5 (not so): " + path, {{"not so", signs}}};
  return std::vector<ScoreTable>{std::move(correlation), std::move(errors), std::move(table)};
}

}  // namespace sayso
