// relation_pairs MODEL RELATIONS.json: the pairs of statements that relations compares, for training/fit_relations.py. One pair a line,
// its fields separated by tabs: gold or read, the cluster, both statements ("article:number"), the label ("-" for none) and the measures in
// the order of the first line. With "own FILE…" in place of the file: the same for the articles of one cluster of
// training/labels/relations.json; with "own-found FILE…" the relations that are found between them, one a line, for score_relations.py;
// with "articles FILE…" what is found between any articles. With a third argument "found" the relations that are found instead, right or
// wrong, with their words; with "lost" where each labelled relation that is not found end to end was lost, with the words of both sides.
//
// The output of "found", "lost" and "articles" holds words of the articles and stays out of the repository.
#include "base/utf8.hpp"
#include "engine/evaluation/relations.hpp"
#include "inputs/input.hpp"
#include "links/relations/decide.hpp"
#include "links/relations/relate_pairs.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace sayso;

std::string content_of(const Reading& reading, std::uint32_t number) {
  const Reading::Statement& statement = reading.statements[number];
  std::string words;
  for (const auto* pieces : {&statement.source, &statement.cue, &statement.content}) {
    for (const Span piece : *pieces) words += (words.empty() ? "" : " ") + std::string(reading.text(piece));
    words += " |";
  }
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words;
}

std::string label_of(const LabelledCluster& cluster, const std::vector<std::uint32_t>& one,
                     const std::vector<std::uint32_t>& two, std::uint32_t i, std::uint32_t k) {
  if (one.empty() || two.empty()) return "?";
  for (const LabelledRelation& relation : cluster.relations) {
    for (const std::uint32_t a : one) {
      for (const std::uint32_t b : two) {
        const StatementPlace p{i, a}, q{k, b};
        if ((relation.from == p && relation.to == q) || (relation.from == q && relation.to == p))
          return std::string(name_of(relation.type));
      }
    }
  }
  return "-";
}

void print_pairs(const LabelledCluster& cluster, bool on_labels) {
  const auto& readings = on_labels ? cluster.labelled : cluster.read;
  std::vector<Subject> subjects;
  std::vector<std::vector<std::vector<std::uint32_t>>> matches;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    subjects.emplace_back(readings[i]);
    matches.push_back(match_statements(cluster.labelled[i], readings[i]));
    if (!on_labels) continue;
    for (std::uint32_t k = 0; k < matches.back().size(); ++k) matches.back()[k] = {k};
  }
  for (std::uint32_t i = 0; i < subjects.size(); ++i) {
    for (std::uint32_t k = i; k < subjects.size(); ++k) {
      relations::each_pair(
          subjects[i], subjects[k], {},
          [&](const relations::Told& a, const relations::Told& b, relations::PairContext context) {
            const relations::Pair pair = relations::compare(*a.prepared, *b.prepared, context);
            std::printf("%s\t%s\t%u:%u\t%u:%u\t%s", on_labels ? "gold" : "read", cluster.folder.c_str(), i,
                        a.number, k, b.number,
                        label_of(cluster, matches[i][a.number], matches[k][b.number], i, k).c_str());
            for (const float measure : pair.measures) std::printf("\t%.4g", static_cast<double>(measure));
            std::printf("\n");
          });
    }
  }
}

std::string place_of(StatementPlace place) {
  return std::to_string(place.first) + ":" + std::to_string(place.second);
}

void print_found(const LabelledCluster& cluster, bool on_labels) {
  const auto& readings = on_labels ? cluster.labelled : cluster.read;
  for (const ScoredRelation& one : relate_cluster(cluster, on_labels)) {
    std::printf("%s\t%s\t%s\t%s\t%s\t%.2f\t%s\n\t%s\n\t%s\n", on_labels ? "gold" : "read",
                cluster.folder.c_str(),
                one.is_right   ? "right"
                : one.has_both ? "wrong"
                               : "unmatched",
                std::string(name_of(one.type)).c_str(), std::string(one.rule).c_str(),
                static_cast<double>(one.confidence),
                one.has_both ? (place_of(one.from) + " " + place_of(one.to)).c_str() : "",
                content_of(readings[one.found_from.first], one.found_from.second).c_str(),
                content_of(readings[one.found_to.first], one.found_to.second).c_str());
  }
}

// The labelled relations of a cluster, and what became of each from the raw articles: a side that was not read, a pair that was
// not compared, one that no rule joined, or one that another type joined.
class Losses {
 public:
  explicit Losses(const LabelledCluster& cluster) : cluster_(cluster) {
    for (std::uint32_t i = 0; i < cluster.read.size(); ++i) {
      subjects_.emplace_back(cluster.read[i]);
      const auto matches = match_statements(cluster.labelled[i], cluster.read[i]);
      for (std::uint32_t k = 0; k < matches.size(); ++k) {
        for (const std::uint32_t labelled : matches[k]) tellers_[{i, labelled}].push_back(k);
      }
    }
    for (const ScoredRelation& one : relate_cluster(cluster, false)) {
      if (one.has_both) found_.push_back(one);
    }
  }

  void print() {
    for (const LabelledRelation& relation : cluster_.relations) {
      const std::string fate = fate_of(relation);
      std::printf("%s\t%s\t%s\n\t%s\n\t%s\n", cluster_.folder.c_str(),
                  std::string(name_of(relation.type)).c_str(), fate.c_str(), words_of(relation.from).c_str(),
                  words_of(relation.to).c_str());
    }
  }

 private:
  std::string words_of(StatementPlace place) const {
    const auto& statement = cluster_.labelled[place.first].statements[place.second];
    return cluster_.names[place.first] + (statement.voice == Voice::outlet ? " outlet " : " speaker ") +
           content_of(cluster_.labelled[place.first], place.second);
  }

  std::string fate_of(const LabelledRelation& relation) {
    const auto from = tellers_.find(relation.from), to = tellers_.find(relation.to);
    const auto unread = [&](const auto& at, StatementPlace place) -> std::string {
      if (at != tellers_.end()) return "";
      const auto& statement = cluster_.labelled[place.first].statements[place.second];
      return statement.voice == Voice::outlet ? " unread-outlet" : " unread-speaker";
    };
    std::string fate = unread(from, relation.from) + unread(to, relation.to);
    if (!fate.empty()) return fate.substr(1);
    std::string other;
    for (const ScoredRelation& one : found_) {
      const bool is_same = one.from == relation.from && one.to == relation.to;
      const bool is_turned = one.from == relation.to && one.to == relation.from;
      if (!is_same && !is_turned) continue;
      if (one.type == relation.type && one.is_right) return "found";
      other = "other type: " + std::string(name_of(one.type)) + (is_same ? "" : " turned");
    }
    return other.empty() ? compared(relation, from->second, to->second) : other;
  }

  std::string compared(const LabelledRelation& relation, const std::vector<std::uint32_t>& from,
                       const std::vector<std::uint32_t>& to) {
    const bool is_turned = relation.to.first < relation.from.first;
    const auto &one = is_turned ? to : from, &two = is_turned ? from : to;
    const std::uint32_t i = std::min(relation.from.first, relation.to.first),
                        k = std::max(relation.from.first, relation.to.first);
    std::string seen = "not compared";
    relations::each_pair(
        subjects_[i], subjects_[k], {},
        [&](const relations::Told& a, const relations::Told& b, relations::PairContext context) {
          const auto has = [](const auto& list, std::uint32_t number) {
            return std::find(list.begin(), list.end(), number) != list.end();
          };
          if (!(has(one, a.number) && has(two, b.number)) &&
              !(i == k && has(two, a.number) && has(one, b.number)))
            return;
          std::vector<FoundRelation> decided;
          relations::decide(a, b, context, decided);
          const relations::Pair pair = relations::compare(*a.prepared, *b.prepared, context);
          char line[200];
          std::snprintf(line, sizeof line,
                        "%s: closeness %d equal %.2f matter %.2f overlap %.2f covered %.2f run %u",
                        decided.empty() ? "no rule" : "dropped", static_cast<int>(pair.closeness),
                        static_cast<double>(pair.probability(relations::Scorer::equal)),
                        static_cast<double>(pair.probability(relations::Scorer::matter)),
                        static_cast<double>(pair[relations::Measure::overlap]),
                        static_cast<double>(pair[relations::Measure::covered]), pair.run);
          seen = line;
        });
    return seen;
  }

  const LabelledCluster& cluster_;
  std::deque<Subject> subjects_;
  std::map<StatementPlace, std::vector<std::uint32_t>> tellers_;
  std::vector<ScoredRelation> found_;
};

void read_articles(const Model& model, std::vector<std::string> paths, std::deque<Reading>& readings,
                   std::deque<Subject>& subjects) {
  auto stream = ArticleStream::open(std::move(paths));
  if (!stream) return;
  Reader reader(model);
  for (Input input; stream->next(input);) {
    const auto* article = std::get_if<Article>(&input);
    if (article == nullptr) continue;
    Document document;
    reader.read(*article, document);
    subjects.emplace_back(readings.emplace_back(reading_of(document, model.name(), "")));
  }
}

// "8_3ecb:120:215": the article, and where the content stands in code points.
std::string address_of(const Reading& reading, std::uint32_t number) {
  const OffsetMap map(reading.article.text, OffsetUnit::codepoint);
  const auto& content = reading.statements[number].content;
  const Offset begin = content.empty() ? 0 : map.from_byte(content.front().begin);
  const Offset end = content.empty() ? 0 : map.from_byte(content.back().end);
  return std::filesystem::path(reading.article.source.path).stem().string() + ":" + std::to_string(begin) +
         ":" + std::to_string(end);
}

// All pairs of articles that have labels of their own (training/labels/relations.json), one cluster.
void print_own(const Model& model, std::vector<std::string> paths) {
  if (paths.empty()) return;
  const std::string folder = std::filesystem::path(paths.front()).parent_path().filename().string();
  std::deque<Reading> readings;
  std::deque<Subject> subjects;
  read_articles(model, std::move(paths), readings, subjects);
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    for (std::size_t k = i; k < subjects.size(); ++k) {
      relations::each_pair(
          subjects[i], subjects[k], {},
          [&](const relations::Told& a, const relations::Told& b, relations::PairContext context) {
            const relations::Pair pair = relations::compare(*a.prepared, *b.prepared, context);
            std::printf("own\t%s\t%s\t%s\t-", folder.c_str(), address_of(readings[i], a.number).c_str(),
                        address_of(readings[k], b.number).c_str());
            for (const float measure : pair.measures) std::printf("\t%.4g", static_cast<double>(measure));
            std::printf("\n");
          });
    }
  }
}

void print_with_words(const FoundRelation& relation, const Reading& from, const Reading& to) {
  std::printf("%s\t%s\t%.2f\t[%s] [%s]\n\t%s: %s\n\t%s: %s\n", std::string(name_of(relation.type)).c_str(),
              std::string(relation.rule).c_str(), static_cast<double>(relation.confidence),
              std::string(from.text(relation.from_evidence)).c_str(),
              std::string(to.text(relation.to_evidence)).c_str(), from.article.source.path.c_str(),
              content_of(from, relation.from).c_str(), to.article.source.path.c_str(),
              content_of(to, relation.to).c_str());
}

void print_addresses(const FoundRelation& relation, const Reading& from, const Reading& to) {
  std::printf("%s\t%s\t%s\t%s\t%s\t%.2f\n",
              std::filesystem::path(from.article.source.path).parent_path().filename().string().c_str(),
              std::string(name_of(relation.type)).c_str(), address_of(from, relation.from).c_str(),
              address_of(to, relation.to).c_str(), std::string(relation.rule).c_str(),
              static_cast<double>(relation.confidence));
}

// What is found between articles.
void print_between(const Model& model, std::vector<std::string> paths,
                   void (*print)(const FoundRelation&, const Reading&, const Reading&)) {
  std::deque<Reading> readings;
  std::deque<Subject> subjects;
  read_articles(model, std::move(paths), readings, subjects);
  std::vector<FoundRelation> found;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    found.clear();
    relate_within(subjects[i], found);
    for (const FoundRelation& relation : found) print(relation, readings[i], readings[i]);
    for (std::size_t k = i + 1; k < subjects.size(); ++k) {
      found.clear();
      relate(subjects[i], subjects[k], {}, found);
      for (const FoundRelation& relation : found)
        print(relation, readings[relation.from_first ? i : k], readings[relation.from_first ? k : i]);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "relation_pairs MODEL RELATIONS.json [found|lost]\n");
    return 2;
  }
  const auto model = sayso::Model::open(argv[1]);
  if (!model) return std::fprintf(stderr, "%s\n", model.error().message.c_str()), 1;
  if (std::string(argv[2]) == "articles")
    return print_between(*model, {argv + 3, argv + argc}, print_with_words), 0;
  if (std::string(argv[2]) == "own-found")
    return print_between(*model, {argv + 3, argv + argc}, print_addresses), 0;
  if (std::string(argv[2]) == "own") return print_own(*model, {argv + 3, argv + argc}), 0;
  const auto clusters = sayso::read_labelled_clusters(*model, argv[2]);
  if (!clusters) return std::fprintf(stderr, "%s\n", clusters.error().message.c_str()), 1;
  const std::string wanted = argc > 3 ? argv[3] : "";
  if (wanted == "lost") {
    for (const LabelledCluster& cluster : *clusters) Losses(cluster).print();
    return 0;
  }
  const bool wants_found = wanted == "found";
  if (!wants_found) {
    std::printf("set\tcluster\tone\ttwo\tlabel");
    for (std::size_t i = 0; i < sayso::relations::measure_count; ++i)
      std::printf("\t%s", std::string(name_of(static_cast<sayso::relations::Measure>(i))).c_str());
    std::printf("\n");
  }
  for (const LabelledCluster& cluster : *clusters) {
    for (const bool on_labels : {true, false})
      wants_found ? print_found(cluster, on_labels) : print_pairs(cluster, on_labels);
  }
  return 0;
}
