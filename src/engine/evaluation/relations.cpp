#include "engine/evaluation/relations.hpp"

#include "links/relations/relate.hpp"
#include "links/sets.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace sayso {

namespace {

bool is_joining(RelationType type) { return type == RelationType::repeats || type == RelationType::restates; }
bool is_clashing(RelationType type) {
  return type == RelationType::denies || type == RelationType::conflicts || type == RelationType::corrects;
}
// These hold both ways; which statement is the later one is often not told.
bool is_mutual(RelationType type) { return is_joining(type) || type == RelationType::conflicts; }

using PairKey = std::tuple<StatementPlace, StatementPlace, RelationType>;

PairKey key_of(StatementPlace from, StatementPlace to, RelationType type) {
  if (is_mutual(type) && to < from) std::swap(from, to);
  return {from, to, type};
}

bool is_within(const PairKey& key) { return std::get<0>(key).first == std::get<1>(key).first; }

// Numbers for statements, joined where they tell one claim.
class Groups {
 public:
  std::uint32_t of(StatementPlace place) {
    const auto [at, is_new] = numbers_.emplace(place, 0U);
    if (is_new) at->second = sets_.add();
    return sets_.root(at->second);
  }
  void join(StatementPlace a, StatementPlace b) { sets_.join(of(a), of(b)); }
  std::vector<std::vector<StatementPlace>> groups() {
    std::map<std::uint32_t, std::vector<StatementPlace>> members;
    for (const auto& [place, number] : numbers_) members[of(place)].push_back(place);
    std::vector<std::vector<StatementPlace>> all;
    for (auto& [number, places] : members) all.push_back(std::move(places));
    return all;
  }

 private:
  std::map<StatementPlace, std::uint32_t> numbers_;
  Sets sets_;
};

// Of how many links that hold these groups together the other side holds as well (Vilain et al. 1995).
void count_links(Groups& own, Groups& other, std::uint64_t& right, std::uint64_t& all) {
  for (const auto& group : own.groups()) {
    std::set<std::size_t> parts;
    for (const StatementPlace& place : group) parts.insert(other.of(place));
    all += group.size() - 1;
    right += group.size() - parts.size();
  }
}

struct Sums {
  Counts all, loose, clashing, within, across, joined;
  std::map<RelationType, Counts> types;
  std::uint64_t found = 0, unmatched = 0;
  // over claim groups
  std::uint64_t links_right = 0, links_gold = 0, links_again = 0, links_found = 0;
  Counts between, between_clashing;
};

void count_pairs(const std::set<PairKey>& gold, const std::set<PairKey>& found, Sums& sums) {
  const auto each = [&](const PairKey& key, auto use) {
    use(sums.all);
    use(sums.types[std::get<2>(key)]);
    use(is_within(key) ? sums.within : sums.across);
    if (is_clashing(std::get<2>(key))) use(sums.clashing);
  };
  std::set<std::pair<StatementPlace, StatementPlace>> joined_gold, joined_found;
  for (const PairKey& key : gold) {
    each(key, [](Counts& counts) { ++counts.gold; });
    if (is_joining(std::get<2>(key))) joined_gold.insert({std::get<0>(key), std::get<1>(key)});
  }
  for (const PairKey& key : found) {
    const bool is_right = gold.contains(key);
    each(key, [is_right](Counts& counts) { ++counts.predicted, counts.right += is_right; });
    if (is_joining(std::get<2>(key))) joined_found.insert({std::get<0>(key), std::get<1>(key)});
  }
  sums.joined.gold += joined_gold.size();
  sums.joined.predicted += joined_found.size();
  for (const auto& pair : joined_found) sums.joined.right += joined_gold.contains(pair);
}

void count_groups(const std::set<PairKey>& gold, const std::set<PairKey>& found, Sums& sums) {
  Groups gold_groups, found_groups;
  for (const auto* keys : {&gold, &found}) {
    for (const PairKey& key : *keys) {
      for (const StatementPlace& place : {std::get<0>(key), std::get<1>(key)}) {
        gold_groups.of(place);
        found_groups.of(place);
      }
      if (!is_joining(std::get<2>(key))) continue;
      (keys == &gold ? gold_groups : found_groups).join(std::get<0>(key), std::get<1>(key));
    }
  }
  count_links(gold_groups, found_groups, sums.links_right, sums.links_gold);
  count_links(found_groups, gold_groups, sums.links_again, sums.links_found);
  const auto between = [&](const std::set<PairKey>& keys) {
    std::set<std::tuple<std::size_t, std::size_t, RelationType>> made;
    for (const auto& [from, to, type] : keys) {
      if (is_joining(type)) continue;
      std::size_t one = gold_groups.of(from), two = gold_groups.of(to);
      if (is_mutual(type) && two < one) std::swap(one, two);
      made.insert({one, two, type});
    }
    return made;
  };
  const auto gold_between = between(gold);
  const auto count = [&](const auto& key, auto use) {
    use(sums.between);
    if (is_clashing(std::get<2>(key))) use(sums.between_clashing);
  };
  for (const auto& key : gold_between) count(key, [](Counts& counts) { ++counts.gold; });
  for (const auto& key : between(found)) {
    const bool is_right = gold_between.contains(key);
    count(key, [is_right](Counts& counts) { ++counts.predicted, counts.right += is_right; });
  }
}

std::set<PairKey> gold_keys(const LabelledCluster& cluster) {
  std::set<PairKey> keys;
  for (const LabelledRelation& relation : cluster.relations)
    keys.insert(key_of(relation.from, relation.to, relation.type));
  return keys;
}

void add_scores(const LabelledCluster& cluster, bool on_labels, Sums& sums) {
  const std::set<PairKey> gold = gold_keys(cluster);
  std::set<PairKey> found;
  for (const ScoredRelation& relation : relate_cluster(cluster, on_labels)) {
    ++sums.found;
    if (relation.has_both) {
      found.insert(key_of(relation.from, relation.to, relation.type));
    } else {
      ++sums.unmatched;
    }
  }
  count_pairs(gold, found, sums);
  count_groups(gold, found, sums);
}

// How many of the labelled statements the engine has; no relation of the others can be found.
void count_statements(const LabelledCluster& cluster, Counts& speakers, Counts& outlets) {
  for (std::size_t i = 0; i < cluster.read.size(); ++i) {
    std::set<std::uint32_t> has;
    for (const auto& matched : match_statements(cluster.labelled[i], cluster.read[i]))
      has.insert(matched.begin(), matched.end());
    for (std::uint32_t k = 0; k < cluster.labelled[i].statements.size(); ++k) {
      Counts& counts = cluster.labelled[i].statements[k].voice == Voice::outlet ? outlets : speakers;
      ++counts.gold;
      counts.right += has.contains(k);
    }
  }
}

// How many of the labelled relations stand between statements that the engine has.
void count_within_reach(const LabelledCluster& cluster, Counts& counts) {
  std::set<StatementPlace> has;
  for (std::uint32_t i = 0; i < cluster.read.size(); ++i) {
    for (const auto& matched : match_statements(cluster.labelled[i], cluster.read[i])) {
      for (const std::uint32_t k : matched) has.insert({i, k});
    }
  }
  for (const LabelledRelation& relation : cluster.relations) {
    ++counts.gold;
    counts.right += has.contains(relation.from) && has.contains(relation.to);
  }
}

std::vector<ScoreTable> tables_of(const std::string& what, const Sums& sums) {
  ScoreTable pairs{what + ", over pairs", {{"all types", sums.all}}};
  Counts strict = sums.all;
  strict.predicted += sums.unmatched;
  if (sums.unmatched > 0) pairs.rows.push_back({"all, those with unlabelled statements as wrong", strict});
  pairs.rows.push_back({"denies, conflicts, corrects", sums.clashing});
  pairs.rows.push_back({"within an article", sums.within});
  pairs.rows.push_back({"across articles", sums.across});
  pairs.rows.push_back({"repeats or restates, either", sums.joined});
  for (const auto& [type, counts] : sums.types) pairs.rows.push_back({std::string(name_of(type)), counts});
  ScoreTable groups{what + ", over claim groups", {}};
  // Links have a share right of the labelled ones and one of the found ones; the lesser makes the sum.
  const Counts links{std::min(sums.links_right, sums.links_again), sums.links_found, sums.links_gold};
  Counts all = links;
  all.add(sums.between);
  groups.rows = {{"all types", all},
                 {"statements joined to their claims", links},
                 {"relations between claims", sums.between},
                 {"denies, conflicts, corrects", sums.between_clashing}};
  return {pairs, groups};
}

}  // namespace

std::vector<ScoredRelation> relate_cluster(const LabelledCluster& cluster, bool on_labels) {
  const std::vector<Reading>& readings = on_labels ? cluster.labelled : cluster.read;
  std::vector<std::vector<std::vector<std::uint32_t>>> matches;
  std::vector<Subject> subjects;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    subjects.emplace_back(readings[i]);
    matches.push_back(match_statements(cluster.labelled[i], readings[i]));
    if (!on_labels) continue;
    for (std::uint32_t k = 0; k < matches.back().size(); ++k) matches.back()[k] = {k};
  }
  const std::set<PairKey> gold = gold_keys(cluster);
  std::vector<ScoredRelation> scored;
  const auto add = [&](std::uint32_t from, std::uint32_t to, const FoundRelation& relation) {
    ScoredRelation one;
    one.found_from = {from, relation.from};
    one.found_to = {to, relation.to};
    one.type = relation.type;
    one.rule = relation.rule;
    one.confidence = relation.confidence;
    // A statement may tell several labelled ones: right is what is right of any, wrong counts once. The best fitting pair is taken, so that
    // what holds between two whole statements and what holds between two that stand within them are two.
    for (const std::uint32_t f : matches[from][relation.from]) {
      for (const std::uint32_t t : matches[to][relation.to]) {
        if (from == to && f == t) continue;
        const bool is_right = gold.contains(key_of({from, f}, {to, t}, relation.type));
        if (one.has_both && (one.is_right || !is_right)) continue;
        one.from = {from, f}, one.to = {to, t};
        one.has_both = true, one.is_right = is_right;
      }
    }
    scored.push_back(one);
  };
  for (std::uint32_t i = 0; i < subjects.size(); ++i) {
    std::vector<FoundRelation> found;
    relate_within(subjects[i], found);
    for (const FoundRelation& relation : found) add(i, i, relation);
    for (std::uint32_t k = i + 1; k < subjects.size(); ++k) {
      const bool is_one_origin =
          std::any_of(cluster.origins.begin(), cluster.origins.end(), [&](const auto& origin) {
            return std::find(origin.begin(), origin.end(), i) != origin.end() &&
                   std::find(origin.begin(), origin.end(), k) != origin.end();
          });
      found.clear();
      relate(subjects[i], subjects[k], {.same_origin = on_labels && is_one_origin}, found);
      for (const FoundRelation& relation : found)
        add(relation.from_first ? i : k, relation.from_first ? k : i, relation);
    }
  }
  return scored;
}

Result<std::vector<ScoreTable>> evaluate_relations(const Model& model, const std::string& path) {
  const auto clusters = read_labelled_clusters(model, path);
  if (!clusters) return fail(clusters.error());
  std::vector<ScoreTable> tables;
  for (const bool on_labels : {true, false}) {
    Sums sums;
    std::uint32_t lost = 0;
    for (const LabelledCluster& cluster : *clusters) {
      add_scores(cluster, on_labels, sums);
      lost += cluster.not_found;
    }
    std::string what =
        on_labels ? "Relations between labelled statements" : "Relations end to end, from the articles";
    if (on_labels && lost > 0) what += " (" + std::to_string(lost) + " not found in their texts)";
    for (ScoreTable& table : tables_of(what, sums)) tables.push_back(std::move(table));
  }
  Counts speakers, outlets, within_reach;
  for (const LabelledCluster& cluster : *clusters) {
    count_statements(cluster, speakers, outlets);
    count_within_reach(cluster, within_reach);
  }
  tables.push_back({"Labelled statements that the engine has",
                    {{"of speakers", speakers, true},
                     {"in the outlet's own voice", outlets, true},
                     {"labelled relations with both sides", within_reach, true}}});
  return tables;
}

}  // namespace sayso
