#include "engine/evaluation/origins.hpp"

#include "engine/evaluation/gold_clusters.hpp"
#include "links/origins/origins.hpp"
#include "links/stories/stories.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace sayso {

namespace {

using ArticlePair = std::pair<std::uint32_t, std::uint32_t>;

void add_pairs(const std::vector<std::uint32_t>& articles, std::set<ArticlePair>& pairs) {
  for (const std::uint32_t one : articles) {
    for (const std::uint32_t two : articles) {
      if (one < two) pairs.emplace(one, two);
    }
  }
}

struct Found {
  std::set<ArticlePair> met;  // by keys
  std::vector<origins::Group> groups;
};

// As the record does it: keys, comparisons of those that meet, groups.
Found find_origins(const std::vector<Reading>& readings) {
  Found found;
  std::vector<origins::Wording> wordings;
  std::vector<MeetingKeys> keys, story_keys;
  std::vector<origins::Member> members;
  for (const Reading& reading : readings) {
    wordings.emplace_back(reading);
    keys.push_back(origins::keys_of(reading));
    story_keys.push_back(stories::keys_of(reading));
    members.push_back({reading.id, reading.article.source.published});
  }
  std::vector<origins::Link> links;
  for (std::uint32_t i = 0; i < readings.size(); ++i) {
    for (std::uint32_t k = i + 1; k < readings.size(); ++k) {
      if (!meet(keys[i], keys[k]) && !meet(story_keys[i], story_keys[k])) continue;
      found.met.emplace(i, k);
      std::vector<origins::Shared> shared;
      origins::compare(wordings[i], wordings[k], shared);
      for (const origins::Shared& one : shared) links.push_back({i, k, one});
    }
  }
  found.groups = origins::group(members, links);
  return found;
}

Counts counts_of(const std::set<ArticlePair>& gold, const std::set<ArticlePair>& found) {
  Counts counts{.right = 0, .predicted = found.size(), .gold = gold.size()};
  for (const ArticlePair& pair : found) counts.right += gold.contains(pair);
  return counts;
}

}  // namespace

Result<std::vector<ScoreTable>> evaluate_origins(const Model& model, const std::string& path) {
  const auto clusters = read_labelled_clusters(model, path);
  if (!clusters) return fail(clusters.error());
  ScoreTable table{"Origins, pairs of articles that share one: " + path, {}};
  Counts all, met;
  std::map<std::string_view, Counts> by_kind;
  std::vector<ScoreRow> by_folder;
  for (const LabelledCluster& cluster : *clusters) {
    std::set<ArticlePair> gold, pairs;
    for (const auto& origin : cluster.origins) add_pairs(origin, gold);
    const Found found = find_origins(cluster.read);
    std::map<std::string_view, std::set<ArticlePair>> of_kind;
    for (const origins::Group& group : found.groups) {
      add_pairs(group.articles, pairs);
      add_pairs(group.articles, of_kind[origins::name_of(group.kind)]);
    }
    const Counts counts = counts_of(gold, pairs);
    all.add(counts);
    met.add(counts_of(gold, found.met));
    for (const auto& [kind, kind_pairs] : of_kind) by_kind[kind].add(counts_of(gold, kind_pairs));
    by_folder.push_back({cluster.folder, counts, false});
  }
  table.rows.push_back({"all", all, false});
  table.rows.push_back({"brought together by keys", met, true});
  for (auto& [kind, counts] : by_kind) {
    counts.gold = all.gold;
    table.rows.push_back({"by " + std::string(kind), counts, false});
  }
  for (ScoreRow& row : by_folder) table.rows.push_back(std::move(row));
  return std::vector<ScoreTable>{std::move(table)};
}

}  // namespace sayso
