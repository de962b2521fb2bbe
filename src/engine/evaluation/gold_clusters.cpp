#include "engine/evaluation/gold_clusters.hpp"

#include "base/ascii.hpp"
#include "engine/evaluation/lines.hpp"
#include "inputs/input.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <filesystem>

#include <nlohmann/json.hpp>

namespace sayso {

namespace {

using nlohmann::json;

constexpr auto npos = std::string::npos;

Span span_at(std::size_t begin, std::size_t size) {
  return {static_cast<Offset>(begin), static_cast<Offset>(begin + size)};
}

// Labels and texts may differ in runs of blanks.
std::size_t find_loosely(std::string_view text, std::string_view words, std::size_t from, std::size_t& size) {
  const std::size_t exact = text.find(words, from);
  size = words.size();
  if (exact != npos || words.empty()) return exact;
  const auto is_blank = [](char c) {
    return c == ' ' || c == '\n' || c == '\t';
  };
  for (std::size_t at = from; at < text.size(); ++at) {
    std::size_t t = at, w = 0;
    while (w < words.size() && t < text.size()) {
      if (is_blank(words[w]) && is_blank(text[t])) {
        while (w < words.size() && is_blank(words[w])) ++w;
        while (t < text.size() && is_blank(text[t])) ++t;
      } else if (words[w] == text[t]) {
        ++w, ++t;
      } else {
        break;
      }
    }
    if (w == words.size()) {
      size = t - at;
      return at;
    }
  }
  return npos;
}

Span nearest(std::string_view text, const std::string& words, Span to) {
  Span best{};
  std::size_t least = npos, size = 0;
  for (std::size_t at = find_loosely(text, words, 0, size); at != npos && size > 0;
       at = find_loosely(text, words, at + 1, size)) {
    const std::size_t distance = at >= to.end            ? at - to.end
                                 : at + size <= to.begin ? to.begin - at - size
                                                         : to.size();
    if (distance < least) least = distance, best = span_at(at, size);
  }
  return best;
}

void fill_pieces(std::string_view text, const json& pieces, Span near, std::vector<Span>& spans) {
  for (const json& piece : pieces) {
    const Span found = nearest(text, piece.get<std::string>(), near);
    if (!found.empty()) spans.push_back(found);
  }
  std::sort(spans.begin(), spans.end());
}

bool fill_content(std::string_view text, const json& pieces, std::vector<Span>& spans) {
  std::size_t from = 0;
  for (const json& piece : pieces) {
    std::size_t size = 0;
    std::size_t at = find_loosely(text, piece.get<std::string>(), from, size);
    if (at == npos) at = find_loosely(text, piece.get<std::string>(), 0, size);
    if (at == npos || size == 0) return false;
    spans.push_back(span_at(at, size));
    from = at + size;
  }
  std::sort(spans.begin(), spans.end());
  return !spans.empty();
}

std::optional<double> number_or_none(const json& value) {
  return value.is_number() ? std::optional<double>(value.get<double>()) : std::nullopt;
}

// The labelled reading of one article.
class Labelling {
 public:
  Labelling(const Reading& read, Reading& made) : read_(read), made_(made) {
    made.id = read.id;
    made.article = read.article;
    made.times = read.times;
    made.places = read.places;
    made.events = read.events;
    for (Reading::Event& event : made.events) event.asserted_by.clear();  // numbers of other statements
  }

  bool add(const json& label) {
    Reading::Statement statement;
    if (!fill_content(made_.article.text, label.at("content"), statement.content)) return false;
    const Span near = statement.content.front();
    fill_pieces(made_.article.text, label.at("source"), near, statement.source);
    fill_pieces(made_.article.text, label.at("cue"), near, statement.cue);
    statement.voice = label.at("voice") == "outlet" ? Voice::outlet : Voice::speaker;
    statement.act = value_named<Act>(label.at("act").get<std::string>());
    const char first = made_.article.text[near.begin];
    const bool is_quoted =
        first == '"' || first == '`' || made_.article.text.compare(near.begin, 3, "\u201C") == 0 ||
        (near.begin > 0 &&
         (made_.article.text[near.begin - 1] == '"' || made_.article.text[near.begin - 1] == '`'));
    statement.kind = is_quoted ? StatementKind::direct : StatementKind::indirect;
    statement.confidence = 1;
    if (label.at("speaker").is_string())
      statement.speakers.push_back(speaker(label.at("speaker").get<std::string>()));
    add_figures(label, statement);
    made_.statements.push_back(std::move(statement));
    return true;
  }

  void finish() {
    for (std::uint32_t i = 0; i < made_.statements.size(); ++i) made_.statements[i].within = outer_of(i);
    std::sort(made_.figures.begin(), made_.figures.end(),
              [](const Reading::Figure& a, const Reading::Figure& b) { return a.span < b.span; });
    made_.figures.erase(
        std::unique(made_.figures.begin(), made_.figures.end(),
                    [](const Reading::Figure& a, const Reading::Figure& b) { return a.span == b.span; }),
        made_.figures.end());
    name_statements(made_);
  }

 private:
  // The smallest content that holds this statement's and more.
  std::uint32_t outer_of(std::uint32_t inner) const {
    std::uint32_t best = no_id;
    Offset least = 0;
    const Span own = whole(made_.statements[inner]);
    for (std::uint32_t i = 0; i < made_.statements.size(); ++i) {
      for (const Span piece : made_.statements[i].content) {
        if (i == inner || piece.begin > own.begin || piece.end < own.end || piece.size() <= own.size())
          continue;
        if (best == no_id || piece.size() < least) best = i, least = piece.size();
      }
    }
    return best;
  }
  static Span whole(const Reading::Statement& statement) {
    return {statement.content.front().begin, statement.content.back().end};
  }

  std::uint32_t speaker(const std::string& name) {
    for (std::uint32_t i = 0; i < made_.speakers.size(); ++i) {
      if (made_.speakers[i].name == name) return i;
    }
    const auto known = std::find_if(read_.speakers.begin(), read_.speakers.end(),
                                    [&](const Reading::Speaker& one) { return one.name == name; });
    if (known != read_.speakers.end()) {
      made_.speakers.push_back(*known);
    } else {
      const std::size_t space = name.find(' ');
      const bool is_name =
          !name.empty() && is_ascii_capital(name[0]) && !name.starts_with("A ") && !name.starts_with("The ");
      const bool is_person = is_name && space != npos && std::count(name.begin(), name.end(), ' ') < 3 &&
                             is_ascii_capital(name[space + 1]) && made_.article.text.find(name) != npos &&
                             name.find("Ministry") == npos && name.find("Bureau") == npos &&
                             name.find("Department") == npos;
      Reading::Speaker& made = made_.speakers.emplace_back();
      made.name = name;
      made.type = is_person ? SpeakerType::person : SpeakerType::organisation;
      made.is_named = is_name;
    }
    return static_cast<std::uint32_t>(made_.speakers.size() - 1);
  }

  void add_figures(const json& label, const Reading::Statement& statement) {
    for (const json& figure : label.at("figures")) {
      const auto words = figure.at("words").get<std::string>();
      const Span span = nearest(made_.article.text, words, statement.content.front());
      const bool is_inside = std::any_of(statement.content.begin(), statement.content.end(), [&](Span piece) {
        return piece.begin <= span.begin && span.end <= piece.end;
      });
      if (span.empty() || !is_inside) continue;
      Reading::Figure& made = made_.figures.emplace_back();
      made.span = span;
      made.low = number_or_none(figure.at("low"));
      made.high = number_or_none(figure.at("high"));
      made.bound = value_named<Bound>(figure.at("bound").get<std::string>()).value_or(Bound::exactly);
      if (figure.at("unit").is_string()) made.unit = figure.at("unit").get<std::string>();
      for (const Reading::Figure& other : read_.figures) {
        if (other.span.begin < span.end && span.begin < other.span.end) {
          made.of = other.of;
          made.as_of = other.as_of;
          made.place = other.place;
          made.counting = other.counting;
        }
      }
    }
  }

  const Reading& read_;
  Reading& made_;
};

Result<void> read_article(Reader& reader, const Model& model, const std::string& path, Reading& reading) {
  auto stream = ArticleStream::open({path});
  if (!stream) return fail(stream.error());
  Input input;
  if (!stream->next(input)) return fail(Fault::bad_input, path + " has no article.");
  if (const auto* skipped = std::get_if<Skipped>(&input)) return fail(skipped->error);
  const Article& article = std::get<Article>(input);
  Document document;
  reader.read(article, document);
  reading = reading_of(document, model.name(), "");
  return {};
}

Result<LabelledCluster> read_cluster(Reader& reader, const Model& model, const json& label,
                                     const std::filesystem::path& folder) {
  LabelledCluster cluster;
  cluster.folder = label.at("folder").get<std::string>();
  for (const json& name : label.at("articles")) {
    cluster.names.push_back(name.get<std::string>());
    const auto path = folder / "clusters" / cluster.folder / (cluster.names.back() + ".txt");
    if (auto done = read_article(reader, model, path.string(), cluster.read.emplace_back()); !done)
      return fail(done.error());
  }
  cluster.labelled.resize(cluster.read.size());
  for (std::uint32_t i = 0; i < cluster.read.size(); ++i) {
    Labelling labelling(cluster.read[i], cluster.labelled[i]);
    for (const json& statement : label.at("statements")) {
      if (statement.at("article") != cluster.names[i]) continue;
      if (labelling.add(statement)) {
        const auto number = static_cast<std::uint32_t>(cluster.labelled[i].statements.size() - 1);
        cluster.statements[statement.at("id").get<std::string>()] = {i, number};
      } else {
        ++cluster.not_found;
      }
    }
    labelling.finish();
  }
  for (const json& relation : label.at("relations")) {
    const auto from = cluster.statements.find(relation.at("from").get<std::string>());
    const auto to = cluster.statements.find(relation.at("to").get<std::string>());
    const auto type = value_named<RelationType>(relation.at("type").get<std::string>());
    if (from == cluster.statements.end() || to == cluster.statements.end() || !type) continue;
    cluster.relations.push_back({from->second, to->second, *type});
  }
  for (const json& origin : label.at("origins")) {
    std::vector<std::uint32_t>& articles = cluster.origins.emplace_back();
    for (const json& name : origin.at("articles")) {
      const auto at = std::find(cluster.names.begin(), cluster.names.end(), name.get<std::string>());
      if (at != cluster.names.end())
        articles.push_back(static_cast<std::uint32_t>(at - cluster.names.begin()));
    }
  }
  return cluster;
}

std::size_t size_of(const std::vector<Span>& pieces) {
  std::size_t size = 0;
  for (const Span piece : pieces) size += piece.size();
  return size;
}

std::size_t size_shared(const std::vector<Span>& a, const std::vector<Span>& b) {
  std::size_t size = 0;
  for (const Span x : a) {
    for (const Span y : b) {
      const Offset begin = std::max(x.begin, y.begin), end = std::min(x.end, y.end);
      if (begin < end) size += end - begin;
    }
  }
  return size;
}

}  // namespace

Result<std::vector<LabelledCluster>> read_labelled_clusters(const Model& model, const std::string& path) {
  std::filesystem::path file(path);
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) file /= "relations.dev.json";
  const auto lines = read_text_lines(file.string());
  if (!lines) return fail(lines.error());
  std::string whole;
  for (const std::string& line : *lines) whole += line + "\n";
  const json all = json::parse(whole, nullptr, false);
  if (!all.is_object() || !all.contains("clusters"))
    return fail(Fault::bad_input,
                file.string() + " has no labelled clusters: it is to be an object with \"clusters\".");
  Reader reader(model);
  std::vector<LabelledCluster> clusters;
  for (const json& label : all.at("clusters")) {
    auto cluster = read_cluster(reader, model, label, file.parent_path());
    if (!cluster) return fail(cluster.error());
    clusters.push_back(std::move(*cluster));
  }
  return clusters;
}

std::vector<std::vector<std::uint32_t>> match_statements(const Reading& labelled, const Reading& read) {
  std::vector<std::vector<std::uint32_t>> matches(read.statements.size());
  std::vector<std::pair<double, std::uint32_t>>
      fitting;  // how little of both is shared, so that the best is first
  for (std::uint32_t i = 0; i < read.statements.size(); ++i) {
    const auto& own = read.statements[i].content;
    fitting.clear();
    for (std::uint32_t k = 0; k < labelled.statements.size(); ++k) {
      const auto& other = labelled.statements[k].content;
      const std::size_t shared = size_shared(own, other), both = size_of(own) + size_of(other);
      if (shared > 0 && (10 * shared >= 8 * size_of(other) || 4 * shared >= both))
        fitting.emplace_back(1 - 2 * static_cast<double>(shared) / static_cast<double>(both), k);
    }
    std::sort(fitting.begin(), fitting.end());
    for (const auto& [apart, k] : fitting) matches[i].push_back(k);
  }
  return matches;
}

}  // namespace sayso
