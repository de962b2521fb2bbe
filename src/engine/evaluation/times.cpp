#include "engine/evaluation/times.hpp"

#include "base/utf8.hpp"
#include "engine/evaluation/lines.hpp"
#include "inputs/input.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace sayso {

namespace {

using nlohmann::json;
constexpr const char* kind_names[] = {"DATE", "TIME", "DURATION", "SET"};

struct Expression {
  std::uint32_t begin = 0, end = 0;  // code points
  std::string kind, value;
};

struct Scores {
  Counts strict, relaxed, typed, valued;
  std::array<Counts, 4> by_kind;  // relaxed extent, kind and value

  void add(const Scores& other) {
    strict.add(other.strict);
    relaxed.add(other.relaxed);
    typed.add(other.typed);
    valued.add(other.valued);
    for (std::size_t i = 0; i < by_kind.size(); ++i) by_kind[i].add(other.by_kind[i]);
  }
};

Article article_of(const json& item) {
  InputOptions options;
  options.published = item["dct"]["value"].get<std::string>();
  auto stream = ArticleStream::from_bytes(item["text"].get<std::string>(), "article.txt", options);
  Input input;
  if (stream && stream->next(input)) {
    if (auto* article = std::get_if<Article>(&input)) return std::move(*article);
  }
  return {};
}

std::vector<Expression> gold_of(const json& item) {
  std::vector<Expression> gold;
  for (const json& timex : item["timex"]) {
    if (!timex.contains("start")) continue;
    gold.push_back({timex["start"].get<std::uint32_t>(), timex["end"].get<std::uint32_t>(),
                    timex["type"].get<std::string>(), timex["value"].get<std::string>()});
  }
  std::sort(gold.begin(), gold.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  return gold;
}

std::vector<Expression> found_in(const Document& document) {
  const OffsetMap map(document.text(), OffsetUnit::codepoint);
  std::vector<Expression> found;
  for (const Time& time : document.times) {
    const Span span = map.from_bytes(time.span);
    found.push_back({span.begin, span.end, kind_names[static_cast<std::size_t>(time.kind)],
                     std::string(document.list(time.timex))});
  }
  return found;
}

// For each annotated expression the found one that it is matched with, or the number of all.
std::vector<std::size_t> matches_of(const std::vector<Expression>& gold,
                                    const std::vector<Expression>& found) {
  std::vector<std::size_t> matches(gold.size(), found.size());
  std::vector<bool> is_taken(found.size());
  for (const bool wants_equal : {true, false}) {
    for (std::size_t g = 0; g < gold.size(); ++g) {
      for (std::size_t f = 0; f < found.size() && matches[g] == found.size(); ++f) {
        const bool is_equal = gold[g].begin == found[f].begin && gold[g].end == found[f].end;
        const bool overlaps = gold[g].begin < found[f].end && found[f].begin < gold[g].end;
        if (is_taken[f] || !(wants_equal ? is_equal : overlaps)) continue;
        matches[g] = f;
        is_taken[f] = true;
      }
    }
  }
  return matches;
}

Scores score(const std::vector<Expression>& gold, const std::vector<Expression>& found) {
  Scores scores;
  for (Counts* counts : {&scores.strict, &scores.relaxed, &scores.valued}) {
    counts->gold = gold.size();
    counts->predicted = found.size();
  }
  const auto matches = matches_of(gold, found);
  for (std::size_t kind = 0; kind < scores.by_kind.size(); ++kind) {
    const auto is_kind = [&](const Expression& one) {
      return one.kind == kind_names[kind];
    };
    scores.by_kind[kind].gold = static_cast<std::uint64_t>(std::count_if(gold.begin(), gold.end(), is_kind));
    scores.by_kind[kind].predicted =
        static_cast<std::uint64_t>(std::count_if(found.begin(), found.end(), is_kind));
  }
  for (std::size_t g = 0; g < gold.size(); ++g) {
    if (matches[g] == found.size()) continue;
    const Expression& match = found[matches[g]];
    const bool has_kind = gold[g].kind == match.kind, has_value = gold[g].value == match.value;
    scores.strict.right += gold[g].begin == match.begin && gold[g].end == match.end ? 1U : 0U;
    ++scores.relaxed.right;
    ++scores.typed.gold;
    scores.typed.right += has_kind ? 1U : 0U;
    scores.valued.right += has_value ? 1U : 0U;
    for (std::size_t kind = 0; kind < scores.by_kind.size(); ++kind) {
      if (has_kind && has_value && match.kind == kind_names[kind]) ++scores.by_kind[kind].right;
    }
  }
  return scores;
}

// FNV-1a, folded: the same in every run and easily made elsewhere.
bool is_in_odd_half(const std::string& id) {
  std::uint32_t hash = 2166136261U;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return ((hash ^ (hash >> 16U)) & 1U) != 0;
}

ScoreTable table_of(const std::string& title, const Scores& scores) {
  ScoreTable table{title, {}};
  table.rows.push_back({"strict extent", scores.strict});
  table.rows.push_back({"relaxed extent", scores.relaxed});
  table.rows.push_back({"relaxed extent and right value", scores.valued});
  table.rows.push_back({"type, of those found", scores.typed, true});
  for (std::size_t kind = 0; kind < scores.by_kind.size(); ++kind) {
    table.rows.push_back({std::string(kind_names[kind]) + ", right value", scores.by_kind[kind]});
  }
  return table;
}

}  // namespace

Result<std::vector<ScoreTable>> evaluate_times(const Model& model, const std::string& folder) {
  Reader reader(model, {{"times"}});
  Document document;
  Scores all;
  std::array<Scores, 2> halves;
  std::vector<ScoreTable> tables;
  for (const std::string name : {"timebank", "aquaint"}) {
    std::string path = folder;
    path.append("/tempeval3.").append(name).append(".jsonl.gz");
    const auto items = read_json_lines(path);
    if (!items) return fail(items.error());
    std::array<Scores, 2> parts;
    for (const json& item : *items) {
      const Article article = article_of(item);
      reader.read(article, document);
      parts[is_in_odd_half(item["id"].get<std::string>()) ? 1 : 0].add(
          score(gold_of(item), found_in(document)));
    }
    for (const std::size_t half : {0U, 1U}) {
      tables.push_back(
          table_of("times, " + name + ", " + (half == 0 ? "even" : "odd") + " half", parts[half]));
      halves[half].add(parts[half]);
      all.add(parts[half]);
    }
  }
  tables.insert(tables.begin(), {table_of("times, TempEval-3's protocol, TimeBank and AQUAINT", all),
                                 table_of("times, even half (rules were developed on it)", halves[0]),
                                 table_of("times, odd half (never looked at)", halves[1])});
  return tables;
}

}  // namespace sayso
