#include "engine/evaluation/attribution.hpp"

#include "base/ascii.hpp"
#include "base/gzip.hpp"
#include "base/utf8.hpp"
#include "engine/evaluation/lines.hpp"
#include "inputs/input.hpp"
#include "stages/statements/quotations.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <tuple>

#include <nlohmann/json.hpp>

namespace sayso {

namespace {

using nlohmann::json;
constexpr const char* role_names[3] = {"source", "cue", "content"};
using Range = std::pair<std::uint32_t, std::uint32_t>;  // code points

// One attribution, annotated or found: the spans of source, cue and content.
struct Relation {
  std::array<std::vector<Range>, 3> roles;
  bool operator<(const Relation& other) const { return roles < other.roles; }
};

// What lies inside another statement is kept apart: PolNeAR annotates only the outermost.
struct ReadArticle {
  std::size_t inner = 0;
  std::vector<Relation> relations;
  std::vector<float> confidences;  // of the relations
  std::array<std::set<Range>, 3> spans;
};

// As `sayso read` would read a file with this text.
Article article_of(const std::string& text) {
  auto stream = ArticleStream::from_bytes(text, "article.txt");
  Input input;
  if (stream && stream->next(input)) {
    if (auto* article = std::get_if<Article>(&input)) return std::move(*article);
  }
  return {};
}

ReadArticle read_article(Reader& reader, Document& document, const std::string& text) {
  const Article article = article_of(text);
  reader.read(article, document);
  const OffsetMap map(article.text, OffsetUnit::codepoint);
  ReadArticle read;
  for (const Statement& statement : document.statements) {
    if (statement.voice == Voice::outlet) continue;  // annotators of attributions mark what others say
    if (statement.within != no_id) {
      ++read.inner;
      continue;
    }
    Relation relation;
    const Slice<Span> slices[3] = {statement.source, statement.cue, statement.content};
    for (std::size_t role = 0; role < 3; ++role) {
      for (const Span span : document.list(slices[role])) {
        const Range range{map.from_byte(span.begin), map.from_byte(span.end)};
        relation.roles[role].push_back(range);
        read.spans[role].insert(range);
      }
    }
    read.relations.push_back(std::move(relation));
    read.confidences.push_back(statement.confidence);
  }
  return read;
}

// The spans of one role in a paragraph item's BIO labels, as characters.
std::vector<Range> spans_of(const json& item, const std::string& role) {
  std::vector<Range> spans;
  const json &tokens = item["tok"], &labels = item["labels"];
  bool is_open = false;
  for (std::size_t i = 0; i < tokens.size() && i < labels.size(); ++i) {
    const std::string label = labels[i].get<std::string>();
    if (label == "B-" + role || (label == "I-" + role && !is_open)) {
      spans.emplace_back(tokens[i][0].get<std::uint32_t>(), tokens[i][1].get<std::uint32_t>());
      is_open = true;
    } else if (label == "I-" + role) {
      spans.back().second = tokens[i][1].get<std::uint32_t>();
    } else {
      is_open = false;
    }
  }
  return spans;
}

void score_item(const json& item, const ReadArticle& read, std::array<Counts, 3>& counts) {
  const json& tokens = item["tok"];
  if (tokens.empty()) return;
  const auto begin = tokens.front()[0].get<std::uint32_t>(), end = tokens.back()[1].get<std::uint32_t>();
  for (std::size_t role = 0; role < 3; ++role) {
    const std::vector<Range> gold = spans_of(item, role_names[role]);
    counts[role].gold += gold.size();
    const auto& found = read.spans[role];
    for (auto at = found.lower_bound({begin, 0}); at != found.end() && at->first < end; ++at) {
      ++counts[role].predicted;
      if (std::find(gold.begin(), gold.end(), *at) != gold.end()) ++counts[role].right;
    }
  }
}

Relation relation_of(const json& attribution) {
  Relation relation;
  for (std::size_t role = 0; role < 3; ++role) {
    for (const json& span : attribution[role_names[role]]) {
      relation.roles[role].emplace_back(span[0].get<std::uint32_t>(), span[1].get<std::uint32_t>());
    }
    std::sort(relation.roles[role].begin(), relation.roles[role].end());
  }
  return relation;
}

bool overlaps(Range a, Range b) { return a.first < b.second && b.first < a.second; }

bool is_pronoun(std::string_view words) {
  static const std::set<std::string_view> pronouns = {
      "i",    "you", "he",    "she", "it",  "we",  "they", "who",  "me",    "him",   "her",  "us",
      "them", "his", "their", "my",  "our", "its", "that", "this", "these", "those", "which"};
  std::string lower(words);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return pronouns.contains(lower);
}

// What an annotated attribution is like: by its marks, and by its source's words.
class Categories {
 public:
  explicit Categories(const std::string& text) : text_(text), map_(text, OffsetUnit::codepoint) {
    article_ = article_of(text);
    find_quotations(article_, quotations_);
  }

  std::string kind(const Relation& gold) const {
    std::size_t inside = 0, pieces = 0;
    for (const Range& range : gold.roles[2]) {
      const Offset middle = (map_.to_byte(range.first) + map_.to_byte(range.second)) / 2;
      ++pieces;
      bool quoted = false, touched = false;
      for (const Quotation& quotation : quotations_) {
        const Span span{map_.to_byte(range.first), map_.to_byte(range.second)};
        quoted = quoted || (quotation.span.contains(middle) && quotation.span.size() + 3 >= span.size());
        touched = touched || quotation.span.overlaps(span);
      }
      inside += quoted ? 2 : touched ? 1 : 0;
    }
    return inside == 0 ? "indirect" : inside == 2 * pieces ? "direct" : "mixed";
  }

  std::string source(const Relation& gold) const {
    if (gold.roles[0].empty()) return "no source";
    const Range range = gold.roles[0].front();
    const Offset begin = map_.to_byte(range.first), end = map_.to_byte(range.second);
    const std::string_view words = std::string_view(text_).substr(begin, end - begin);
    if (is_pronoun(words)) return "pronoun source";
    // A capital after the first letter of the span, or a first word that is no article, makes it a named one.
    const std::size_t capital = words.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1);
    const bool starts_high = !words.empty() && is_ascii_capital(words[0]) && !words.starts_with("The ") &&
                             !words.starts_with("A ") && !words.starts_with("An ");
    return capital != std::string_view::npos || starts_high ? "named source" : "unnamed source";
  }

 private:
  const std::string& text_;
  OffsetMap map_;
  Article article_;
  std::vector<Quotation> quotations_;
};

struct RelationScores {
  Counts whole, partial;  // exact; and: contents overlap with cue and source overlapping too
  Counts content_found;
  std::map<std::string, Counts> by_category, found_by_category;
};

void score_relations(const json& article, const ReadArticle& read, RelationScores& scores) {
  const std::string text = article["text"].get<std::string>();
  const Categories categories(text);
  std::multiset<Relation> found(read.relations.begin(), read.relations.end());
  scores.whole.predicted += found.size();
  for (const json& attribution : article["attributions"]) {
    const Relation gold = relation_of(attribution);
    const auto match = found.find(gold);
    const bool is_right = match != found.end();
    if (is_right) found.erase(match);
    bool is_found = false;
    for (const Range& range : gold.roles[2]) {
      const auto& spans = read.spans[2];
      auto at = spans.lower_bound({range.first, 0});
      if (at != spans.begin()) --at;
      for (; at != spans.end() && at->first < range.second; ++at) is_found = is_found || overlaps(*at, range);
    }
    const auto count = [](Counts& counts, bool right) {
      ++counts.gold;
      counts.right += right ? 1U : 0U;
    };
    count(scores.whole, is_right);
    count(scores.content_found, is_found);
    for (const std::string& category : {categories.kind(gold), categories.source(gold)}) {
      count(scores.by_category[category], is_right);
      count(scores.found_by_category[category], is_found);
    }
  }
}

std::uint32_t size_of(const std::vector<Range>& ranges) {
  std::uint32_t size = 0;
  for (const Range& range : ranges) size += range.second - range.first;
  return size;
}

std::uint32_t shared(const std::vector<Range>& a, const std::vector<Range>& b) {
  std::uint32_t size = 0;
  for (const Range& x : a) {
    for (const Range& y : b) {
      if (overlaps(x, y)) size += std::min(x.second, y.second) - std::max(x.first, y.first);
    }
  }
  return size;
}

bool is_right(const Relation& found, const std::vector<Relation>& gold) {
  return std::any_of(gold.begin(), gold.end(), [&](const Relation& other) {
    const std::uint32_t common = shared(found.roles[2], other.roles[2]);
    const std::uint32_t either = size_of(found.roles[2]) + size_of(other.roles[2]) - common;
    const bool same_source =
        found.roles[0].empty() ? other.roles[0].empty() : shared(found.roles[0], other.roles[0]) > 0;
    return 2 * common > either && same_source;
  });
}

}  // namespace

Result<std::vector<ScoreTable>> evaluate_confidence(const Model& model, const std::string& path) {
  constexpr std::size_t tenths = 10;
  auto articles = read_json_lines(path);
  if (!articles) return fail(articles.error());
  Reader reader(model);
  Document document;
  std::array<Counts, tenths> counts;
  std::array<double, tenths> sums{};
  double distance = 0;
  std::uint64_t all = 0;
  for (const json& article : *articles) {
    const ReadArticle read = read_article(reader, document, article["text"].get<std::string>());
    std::vector<Relation> gold;
    for (const json& attribution : article["attributions"]) gold.push_back(relation_of(attribution));
    for (std::size_t i = 0; i < read.relations.size(); ++i) {
      const auto tenth = std::min(static_cast<std::size_t>(read.confidences[i] * tenths), tenths - 1);
      ++counts[tenth].gold;
      ++all;
      sums[tenth] += read.confidences[i];
      counts[tenth].right += is_right(read.relations[i], gold) ? 1U : 0U;
    }
  }
  for (std::size_t i = 0; i < tenths; ++i)
    distance += std::abs(static_cast<double>(counts[i].right) - sums[i]);
  char title[160];
  std::snprintf(title, sizeof title, "Statements that are right, by confidence; mean distance %.3f: ",
                all == 0 ? 0.0 : distance / static_cast<double>(all));
  ScoreTable table{title + path, {}};
  for (std::size_t i = 0; i < tenths; ++i) {
    table.rows.push_back(
        {"0." + std::to_string(i) + " to " + (i + 1 == tenths ? "1.0" : "0." + std::to_string(i + 1)),
         counts[i], true});
  }
  return std::vector<ScoreTable>{std::move(table)};
}

Result<std::vector<ScoreTable>> evaluate_attribution(const Model& model, const std::string& folder) {
  auto articles = read_json_lines(folder + "/polnear.dev.jsonl");
  if (!articles) return fail(articles.error());
  auto items = read_json_lines(folder + "/cofenet.valid.aligned.jsonl.gz");
  if (!items) return fail(items.error());
  Reader reader(model);
  Document document;
  std::map<std::string, ReadArticle> read;
  RelationScores relations;
  std::size_t inner = 0;
  for (const json& article : *articles) {
    auto& answer = read[article["id"].get<std::string>()];
    answer = read_article(reader, document, article["text"].get<std::string>());
    score_relations(article, answer, relations);
    inner += answer.inner;
  }
  std::array<Counts, 3> counts;
  std::size_t left_out = 0;
  for (const json& item : *items) {
    const auto found = item.is_null() ? read.end() : read.find(item["article"].get<std::string>());
    if (found == read.end()) {
      ++left_out;
      continue;
    }
    score_item(item, found->second, counts);
  }
  ScoreTable spans{"Exact spans, CofeNet's protocol, " + std::to_string(items->size() - left_out) +
                       " paragraphs (left out: " + std::to_string(left_out) + ")",
                   {}};
  for (std::size_t role = 0; role < 3; ++role) spans.rows.push_back({role_names[role], counts[role]});
  ScoreTable whole{
      "Whole relations, " + std::to_string(articles->size()) +
          " articles, primary annotator; statements inside others, which it has none of, left out: " +
          std::to_string(inner),
      {}};
  whole.rows.push_back({"exact", relations.whole});
  whole.rows.push_back({"content found at all", relations.content_found, true});
  for (const auto& [name, c] : relations.by_category) whole.rows.push_back({"exact: " + name, c, true});
  for (const auto& [name, c] : relations.found_by_category) whole.rows.push_back({"found: " + name, c, true});
  return std::vector<ScoreTable>{std::move(spans), std::move(whole)};
}

}  // namespace sayso
