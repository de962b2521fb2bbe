#include "links/decisions.hpp"

#include "base/hash.hpp"

namespace sayso {
namespace {

struct Correction {
  std::string key, what, who;
  std::vector<std::string> target, value;
};

std::vector<Correction> corrections_in(Database& database) {
  std::vector<Correction> corrections;
  Query query(database,
              R"(SELECT c.key, c.what, c.who, 0 AS side, j.value FROM correction c, json_each(c.target) j
                  WHERE c.undone IS NULL AND json_valid(c.target) AND j.type = 'text'
                 UNION ALL
                 SELECT c.key, c.what, c.who, 1, j.value FROM correction c, json_each(c.value) j
                  WHERE c.undone IS NULL AND json_valid(c.value) AND j.type = 'text')");
  std::map<std::string, std::size_t> places;
  while (query.step()) {
    const auto [place, is_new] = places.try_emplace(std::string(query.text(0)), corrections.size());
    if (is_new) {
      corrections.push_back({std::string(query.text(0)), std::string(query.text(1)), std::string(query.text(2)), {}, {}});
    }
    Correction& correction = corrections[place->second];
    (query.integer(3) == 0 ? correction.target : correction.value).emplace_back(query.text(4));
  }
  // By when they were made.
  std::vector<Correction> sorted;
  Query order(database, R"(SELECT key FROM correction WHERE undone IS NULL ORDER BY "when", key)");
  while (order.step()) {
    const auto place = places.find(std::string(order.text(0)));
    if (place != places.end()) sorted.push_back(corrections[place->second]);
  }
  return sorted;
}

void take(const Correction& correction, Decisions& decisions) {
  const std::vector<std::string>& target = correction.target;
  if (target.empty()) return;
  if (correction.what == "merge speakers") {
    for (std::size_t i = 1; i < target.size(); ++i) decisions.merged[target[i]] = target[0];
    decisions.merged.erase(target[0]);
  } else if (correction.what == "split speakers") {
    decisions.splits.push_back({target[0], content_id("p", target[0] + '\t' + correction.key),
                                std::set<std::string>(target.begin() + 1, target.end())});
  } else if (correction.what == "join stories") {
    for (std::size_t i = 1; i < target.size(); ++i) decisions.joined.emplace_back(target[0], target[i]);
  } else if (correction.what == "split stories") {
    for (const std::string& one : target) {
      for (const std::string& other : correction.value) decisions.parted.emplace_back(one, other);
    }
  } else if (correction.what == "break relation") {
    if (target.size() == 1) decisions.broken_keys.insert(target[0]);
    if (target.size() > 1) decisions.broken_pairs.emplace(target[0], target[1]);
  } else if (correction.what == "add relation" && target.size() > 1 && !correction.value.empty()) {
    decisions.added.push_back({correction.key, target[0], target[1], correction.value[0], correction.who});
  }
}

}  // namespace

std::string Decisions::speaker(const std::string& found, const std::string& article) const {
  std::string key = found;
  // A chain ends, as no speaker is in it twice but by contradiction; then its length ends it.
  for (std::size_t i = 0; i <= merged.size(); ++i) {
    const auto next = merged.find(key);
    if (next == merged.end()) break;
    key = next->second;
  }
  for (const Split& split : splits) {
    if ((split.speaker == key || split.speaker == found) && split.articles.count(article) != 0) key = split.key;
  }
  return key;
}

Decisions decisions_of(Database& database) {
  Decisions decisions;
  for (const Correction& correction : corrections_in(database)) take(correction, decisions);
  return decisions;
}

}  // namespace sayso
