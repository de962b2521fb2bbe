// People's decisions: is each row one, and does what it sets hold. One that speaks of what is not in this record waits.
#include "record/corrections/corrections.hpp"

#include "record/corrections/correction_text.hpp"
#include "record/verification/checks.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

namespace sayso::verification {
namespace {

std::string where_of(const Correction& one) { return "correction " + key_of(one); }

void check_rows(Database& database, Verification& found) {
  Query query(database, R"(SELECT key, what, target, value, who, "when", why FROM correction)");
  while (query.step()) {
    const std::string where = "correction " + std::string(query.text(0));
    const std::optional<Fix> what = fix_named(query.text(1));
    const auto target = keys_from_json(query.text(2));
    const auto value = query.is_null(3) ? std::vector<std::string>() : keys_from_json(query.text(3));
    if (!what) {
      found.note(where, "sets what no correction sets: \"" + std::string(query.text(1)) + "\"");
      continue;
    }
    if (!target || !value) {
      found.note(where, "its target or value is no list of keys");
      continue;
    }
    const Correction one{*what,
                         *target,
                         *value,
                         std::string(query.text(4)),
                         std::string(query.text(5)),
                         std::string(query.text(6)),
                         {}};
    if (const std::string fault = fault_of(one); !fault.empty()) found.note(where, fault);
    if (key_of(one) != query.text(0)) found.note(where, "its key is not that of what it says");
  }
}

// What corrections in force set on each statement: the last one holds.
struct Decided {
  const Correction* act = nullptr;
  const Correction* speaker = nullptr;
  const Correction* rejection = nullptr;
};

class StatementCheck {
 public:
  StatementCheck(Database& database, Verification& found)
      : database_(database), found_(found),
        speaker_of_(
            database,
            "SELECT x.speaker FROM article a JOIN speaker_in_article x ON x.article = a.id AND x.run = a.run "
            "WHERE a.key = ?1 AND x.name = ?2 AND x.speaker = ?3 LIMIT 1") {}

  void check(const std::vector<Correction>& corrections) {
    std::map<std::string, Decided> decided;
    for (const Correction& one : corrections) {
      if (!one.undone.empty() || one.target.size() != 1) continue;
      if (one.what == Fix::reject_statement) decided[one.target[0]].rejection = &one;
      if (one.value.empty()) continue;
      if (one.what == Fix::set_act) decided[one.target[0]].act = &one;
      if (one.what == Fix::set_speaker) decided[one.target[0]].speaker = &one;
    }
    Query statement(database_, "SELECT s.act, s.act_read, s.rejected, s.speaker_set, p.name FROM statement s "
                               "LEFT JOIN speaker p ON p.id = s.speaker_set WHERE s.key = ?1");
    for (const auto& [key, one] : decided) {
      statement.bind(1, key);
      while (statement.step()) check(one, statement);
    }
    Query changed(database_,
                  "SELECT key, act IS NOT act_read, rejected, speaker_set IS NOT NULL FROM statement "
                  "WHERE act IS NOT act_read OR rejected OR speaker_set IS NOT NULL");
    while (changed.step()) {
      const std::string key(changed.text(0));
      const Decided& one = decided[key];
      if ((changed.integer(1) != 0 && one.act == nullptr) ||
          (changed.integer(2) != 0 && one.rejection == nullptr) ||
          (changed.integer(3) != 0 && one.speaker == nullptr))
        found_.note("statement " + key,
                    "its act, its speaker or that it is rejected was set, and no correction says so");
    }
  }

 private:
  void check(const Decided& one, const Query& row) {
    if (one.act != nullptr && row.text(0) != one.act->value[0]) not_in_force(*one.act);
    if (one.rejection != nullptr && row.integer(2) == 0) not_in_force(*one.rejection);
    if (one.speaker == nullptr) return;
    if (row.is_null(3)) return not_in_force(*one.speaker);
    const std::string& value = one.speaker->value[0];
    const auto [article, name] = parts_of_member(value);
    if (row.text(4) == value || row.text(4) == name) return;
    const bool is_member = speaker_of_.bind(1, article).bind(2, name).bind(3, row.integer(3)).step();
    speaker_of_.reset();
    if (!is_member) not_in_force(*one.speaker);
  }
  void not_in_force(const Correction& one) {
    if (told_.insert(&one).second)
      found_.note(where_of(one),
                  "is not in force: the statement " + one.target[0] + " does not have what it sets");
  }

  Database& database_;
  Verification& found_;
  Query speaker_of_;
  std::set<const Correction*> told_;
};

void check_relations_set(Database& database, Verification& found,
                         const std::vector<Correction>& corrections) {
  std::map<std::tuple<std::string, std::string, std::string>, const Correction*> last;
  for (const Correction& one : corrections) {
    const bool is_about_relation = one.what == Fix::break_relation || one.what == Fix::add_relation;
    if (is_about_relation && one.undone.empty() && one.target.size() == 2 && one.value.size() == 1)
      last[{one.target[0], one.target[1], one.value[0]}] = &one;
  }
  Query relation(database, "SELECT broken FROM relation WHERE key = ?1");
  std::set<std::string> explained;
  for (const auto& [which, one] : last) {
    const std::string key = key_of_relation(std::get<0>(which), std::get<1>(which), std::get<2>(which));
    explained.insert(key);
    const bool is_there = relation.bind(1, key).step();
    const bool is_broken = is_there && relation.integer(0) != 0;
    relation.reset();
    const bool holds = one->what == Fix::add_relation ? is_there && !is_broken : !is_there || is_broken;
    if (!holds && is_in_record(database, *one))
      found.note(where_of(*one), "is not in force: the relation does not have what it sets");
  }
  Query changed(database, "SELECT key FROM relation WHERE broken OR by <> 'sayso'");
  while (changed.step())
    if (explained.count(std::string(changed.text(0))) == 0)
      found.note("relation " + std::string(changed.text(0)),
                 "was broken or added, and no correction says so");
}

// The story of an article, or the speaker of a member; 0 where it is not in the record.
class Finder {
 public:
  Finder(Database& database, bool is_of_stories)
      : query_(database,
               is_of_stories
                   ? "SELECT x.story FROM article a JOIN story_article x ON x.article = a.id WHERE a.key = "
                     "?1 AND ?2 = ''"
                   : "SELECT x.speaker FROM article a JOIN speaker_in_article x ON x.article = a.id AND "
                     "x.run = a.run "
                     "WHERE a.key = ?1 AND x.name = ?2 AND x.speaker IS NOT NULL AND a.superseded_by IS NULL "
                     "ORDER BY x.number LIMIT 1") {}
  std::int64_t find(const std::string& member) {
    const auto [article, name] = parts_of_member(member);
    const std::int64_t row = query_.bind(1, article).bind(2, name).step() ? query_.integer(0) : 0;
    query_.reset();
    return row;
  }

 private:
  Query query_;
};

// Pairs that a person put together are together. Those that a person put apart are apart, unless others hold them together.
void check_groups(Database& database, Verification& found, const CorrectedGroups& groups,
                  bool is_of_stories) {
  Finder finder(database, is_of_stories);
  const std::string what = is_of_stories ? "story" : "speaker";
  std::set<std::string> joined;
  for (const auto& [one, two] : groups.joined) {
    const std::int64_t first = finder.find(one), second = finder.find(two);
    joined.insert({one, two});
    if (first != 0 && second != 0 && first != second)
      found.note(one + " and " + two, "are not one " + what + ", though a correction says so");
  }
  for (const auto& [one, two] : groups.parted) {
    const std::int64_t first = finder.find(one), second = finder.find(two);
    if (first != 0 && first == second && joined.count(one) == 0 && joined.count(two) == 0)
      found.note(one + " and " + two, "are one " + what + ", though a correction parts them");
  }
}

}  // namespace

void check_corrections(Database& database, Verification& found) {
  check_rows(database, found);
  const std::vector<Correction> corrections = all_corrections(database);
  found.corrections = corrections.size();
  for (const Correction& one : corrections)
    if (one.undone.empty() && !is_in_record(database, one)) ++found.waiting;
  StatementCheck(database, found).check(corrections);
  check_relations_set(database, found, corrections);
  check_groups(database, found, corrected_stories(database), true);
  check_groups(database, found, corrected_speakers(database), false);
}

}  // namespace sayso::verification
