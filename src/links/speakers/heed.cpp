// People's decisions about speakers, laid over what the links found: merged speakers share the one with the longest name, members that
// were parted from others get a speaker of their own. speaker_in_article.found keeps who was found, so that it can be undone.
#include "base/hash.hpp"
#include "links/speakers/speakers.hpp"
#include "text/values.hpp"

#include <algorithm>

namespace sayso {
namespace {

SpeakerType type_named(std::string_view word) {
  return value_named<SpeakerType>(word).value_or(SpeakerType::unknown);
}

// The one that stands for a key, by merging.
class Merged {
 public:
  const std::string& of(const std::string& key) const {
    const std::string* at = &key;
    for (auto next = above_.find(*at); next != above_.end(); next = above_.find(*at)) at = &next->second;
    return *at;
  }
  void join(const std::string& one, const std::string& two) {
    const std::string first = of(one), second = of(two);
    if (first != second) above_[std::max(first, second)] = std::min(first, second);
  }

 private:
  std::map<std::string, std::string> above_;
};

}  // namespace

// All that a decision moved is found again.
void SpeakerLinks::take_back() {
  struct Held {
    Row row, article, profile;
    std::string found, name;
    SpeakerType type;
    bool is_named;
  };
  std::vector<Held> all;
  Query held(database_, "SELECT id, article, profile, found, name, type, named FROM speaker_in_article WHERE "
                        "found IS NOT NULL");
  while (held.step()) {
    all.push_back({held.integer(0), held.integer(1), held.integer(2), std::string(held.text(3)),
                   std::string(held.text(4)), type_named(held.text(5)), held.integer(6) != 0});
  }
  for (const Held& one : all) {
    if (one.profile == no_row) {
      set_speaker(one.row, one.found, one.name, one.type, one.is_named);
      continue;
    }
    const Stored& known = stored(one.profile);
    blocks_.insert(known.profile.block);
    changed_.insert(one.profile);
    story_of_.bind(1, one.article);
    const Row story = story_of_.step() ? story_of_.integer(0) : no_row;
    story_of_.reset();
    if (story != no_row) touch(one.article, story);
  }
}

SpeakerLinks::Members SpeakerLinks::members_of(const CorrectedGroups& corrected) {
  Members members;
  for (const auto* const pairs : {&corrected.joined, &corrected.parted}) {
    for (const auto& [one, two] : *pairs) {
      members[one];
      members[two];
    }
  }
  Query rows(
      database_,
      "SELECT s.id, coalesce(s.found, p.key) FROM article a JOIN speaker_in_article s ON s.article = a.id "
      "AND s.run = a.run JOIN speaker p ON p.id = s.speaker WHERE a.key = ?1 AND s.name = ?2 ORDER BY "
      "s.number");
  for (auto& [member, found] : members) {
    const auto [article, name] = parts_of_member(member);
    rows.bind(1, article).bind(2, name);
    while (rows.step()) found.push_back({rows.integer(0), std::string(rows.text(1))});
  }
  return members;
}

void SpeakerLinks::heed(const CorrectedGroups& corrected) {
  const Members members = members_of(corrected);
  merge(corrected, members);
  split(corrected, members);
}

void SpeakerLinks::merge(const CorrectedGroups& corrected, const Members& members) {
  Merged merged;
  std::set<std::string> keys;
  for (const auto& [one, two] : corrected.joined) {
    for (const Member& first : members.at(one)) {
      for (const Member& second : members.at(two)) {
        merged.join(first.found, second.found);
        keys.insert({first.found, second.found});
      }
    }
  }
  std::map<std::string, std::vector<std::string>> groups;
  for (const std::string& key : keys) groups[merged.of(key)].push_back(key);
  Query speaker(database_, "SELECT id, name FROM speaker WHERE key = ?1");
  Query move(database_,
             "UPDATE speaker_in_article SET speaker = ?2, found = coalesce(found, ?3) WHERE speaker = ?1");
  for (const auto& [first, group] : groups) {
    Row best = no_row;
    std::string name;
    std::vector<std::pair<Row, std::string>> rows;
    for (const std::string& key : group) {
      speaker.bind(1, key);
      if (!speaker.step()) continue;
      rows.emplace_back(speaker.integer(0), key);
      if (best == no_row || speaker.text(1).size() > name.size()) {
        best = speaker.integer(0);
        name = speaker.text(1);
      }
      speaker.reset();
    }
    for (const auto& [row, key] : rows) {
      if (row == best) continue;
      move.bind(1, row).bind(2, best).bind(3, key).run();
      left_.insert(row);
    }
  }
}

void SpeakerLinks::split(const CorrectedGroups& corrected, const Members& members) {
  struct Now {
    std::string speaker, name, type;
  };
  Query now(database_, "SELECT p.key, p.name, p.type, p.named FROM speaker_in_article s JOIN speaker p ON "
                       "p.id = s.speaker WHERE s.id = ?1");
  const auto now_of = [&](const std::string& member) {
    Now found;
    if (members.at(member).empty()) return found;
    now.bind(1, members.at(member).front().row);
    if (now.step()) found = {std::string(now.text(0)), std::string(now.text(1)), std::string(now.text(2))};
    now.reset();
    return found;
  };
  // Of each speaker the members that are parted from others of it; those parted from the same ones go together.
  std::map<std::string, std::map<std::string, std::set<std::string>>> others;
  for (const auto& [one, two] : corrected.parted) {
    const std::string first = now_of(one).speaker, second = now_of(two).speaker;
    if (first.empty() || first != second) continue;
    others[first][one].insert(two);
    others[first][two].insert(one);
  }
  Query move(database_,
             "UPDATE speaker_in_article SET speaker = ?2, found = coalesce(found, ?3) WHERE id = ?1");
  for (const auto& [speaker, parted] : others) {
    std::map<std::set<std::string>, std::vector<std::string>> sides;
    for (const auto& [member, from] : parted) sides[from].push_back(member);
    std::vector<std::vector<std::string>> groups;
    for (auto& [from, side] : sides) groups.push_back(std::move(side));
    // The largest stays.
    std::stable_sort(groups.begin(), groups.end(), [](const auto& one, const auto& two) {
      return one.size() != two.size() ? one.size() > two.size() : one.front() < two.front();
    });
    for (std::size_t g = 1; g < groups.size(); ++g) {
      const Now whose = now_of(groups[g].front());
      const std::string key = content_id("p", "parted\t" + speaker + '\t' + groups[g].front());
      const Row row = speaker_row(key, whose.name, type_named(whose.type), true);
      for (const std::string& member : groups[g]) {
        for (const Member& one : members.at(member))
          move.bind(1, one.row).bind(2, row).bind(3, one.found).run();
      }
    }
  }
}

}  // namespace sayso
