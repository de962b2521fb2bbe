#include "record/corrections/corrections.hpp"

#include "base/hash.hpp"
#include "record/corrections/correction_text.hpp"
#include "record/speaker_names.hpp"

#include <algorithm>
#include <set>

namespace sayso {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 9> words{"merge speakers", "split speakers",   "set speaker",
                                                "set act",        "reject statement", "break relation",
                                                "add relation",   "join stories",     "split stories"};

constexpr std::string_view in_force = " AND superseded_by IS NULL AND vanished IS NULL";

std::int64_t first_row(Query& query) {
  const std::int64_t row = query.step() ? query.integer(0) : 0;
  query.reset();
  return row;
}

}  // namespace

std::string_view name_of(Fix fix) { return words[static_cast<std::size_t>(fix)]; }

std::optional<Fix> fix_named(std::string_view word) {
  const auto* const found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Fix>(found - words.begin());
}

std::string member_of(std::string_view article, std::string_view name) {
  return std::string(article).append(" ").append(name);
}

std::pair<std::string_view, std::string_view> parts_of_member(std::string_view member) {
  const std::size_t space = member.find(' ');
  if (space == std::string_view::npos) return {member, {}};
  return {member.substr(0, space), member.substr(space + 1)};
}

std::string key_of(const Correction& correction) {
  std::string content(name_of(correction.what));
  const auto add = [&](std::string_view part) {
    content.append(1, '\0').append(part);
  };
  for (const auto* const list : {&correction.target, &correction.value}) {
    for (const std::string& one : *list) add(one);
    add("\x1F");  // between the lists
  }
  for (const std::string* const part : {&correction.who, &correction.when, &correction.why}) add(*part);
  return content_id("x", content);
}

std::vector<Correction> all_corrections(Database& database) {
  std::vector<Correction> corrections;
  Query query(database,
              R"(SELECT what, target, value, who, "when", why, undone FROM correction ORDER BY "when", key)");
  while (query.step()) {
    const std::optional<Fix> what = fix_named(query.text(0));
    std::optional<std::vector<std::string>> target = keys_from_json(query.text(1));
    std::optional<std::vector<std::string>> value =
        query.is_null(2) ? std::vector<std::string>() : keys_from_json(query.text(2));
    if (!what || !target || !value) continue;
    corrections.push_back({*what, std::move(*target), std::move(*value), std::string(query.text(3)),
                           std::string(query.text(4)), std::string(query.text(5)),
                           std::string(query.text(6))});
  }
  return corrections;
}

bool add_correction(Database& database, const Correction& correction) {
  const std::string key = key_of(correction);
  Query known(database, "SELECT undone FROM correction WHERE key = ?1");
  if (known.bind(1, key).step()) {
    const bool stands = known.is_null(0);
    known.reset();
    if (stands && !correction.undone.empty()) undo_correction(database, key, correction.undone);
    return false;
  }
  Query insert(database, R"(INSERT INTO correction (key, what, target, value, who, "when", why, undone)
                            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))");
  insert.bind(1, key).bind(2, name_of(correction.what)).bind(3, json_of_target(correction));
  insert.bind_or_null(4, correction.value.empty() ? std::string() : json_of_value(correction));
  insert.bind(5, correction.who).bind(6, correction.when).bind(7, correction.why);
  insert.bind_or_null(8, correction.undone).run();
  return true;
}

void undo_correction(Database& database, std::string_view key, std::string_view when) {
  Query(database, "UPDATE correction SET undone = ?2 WHERE key = ?1 AND undone IS NULL")
      .bind(1, key)
      .bind(2, when)
      .run();
}

namespace {

// The speakers of the record, as corrections name them.
class SpeakerFinder {
 public:
  explicit SpeakerFinder(Database& database)
      : database_(database), by_member_(database, R"(
            SELECT x.speaker FROM article a JOIN speaker_in_article x ON x.article = a.id AND x.run = a.run
            WHERE a.key = ?1 AND x.name = ?2 AND x.speaker IS NOT NULL ORDER BY x.number LIMIT 1)"),
        by_name_(database, "SELECT id FROM speaker WHERE name = ?1 ORDER BY named DESC, key LIMIT 1"),
        by_key_(database, "SELECT id FROM speaker WHERE key = ?1"),
        insert_(database, "INSERT INTO speaker (key, name, type, named) VALUES (?1, ?2, 'unknown', 1)"),
        names_(database) {}

  // A speaker of that name is made where the record has none.
  std::int64_t find_or_make(std::string_view value) {
    std::string_view name = value;
    if (value.starts_with("a-") && value.find(' ') != std::string_view::npos) {
      const auto [article, called] = parts_of_member(value);
      if (const std::int64_t row = first_row(by_member_.bind(1, article).bind(2, called)); row != 0)
        return row;
      name = called;
    }
    if (const std::int64_t row = first_row(by_name_.bind(1, name)); row != 0) return row;
    const std::string key =
        content_id("p", std::string("named by a correction").append(1, '\0').append(name));
    if (const std::int64_t row = first_row(by_key_.bind(1, key)); row != 0) return row;
    insert_.bind(1, key).bind(2, name).run();
    const std::int64_t row = database_.last_id();
    names_.set(row, name);
    return row;
  }

 private:
  Database& database_;
  Query by_member_, by_name_, by_key_, insert_;
  SpeakerNames names_;
};

bool is_about_statement(Fix what) {
  return what == Fix::set_speaker || what == Fix::set_act || what == Fix::reject_statement;
}
bool is_about_relation(Fix what) { return what == Fix::break_relation || what == Fix::add_relation; }

}  // namespace

void apply_to_statements(Database& database) {
  const std::vector<Correction> corrections = all_corrections(database);
  // A row is only written to where it changes, for most are as they should be.
  Query plain(database,
              "UPDATE statement SET act = act_read, rejected = 0, speaker_set = NULL WHERE key = ?1 "
              "AND (act IS NOT act_read OR rejected OR speaker_set IS NOT NULL)");
  Query act(database, "UPDATE statement SET act = ?2 WHERE key = ?1");
  Query reject(database, "UPDATE statement SET rejected = 1 WHERE key = ?1");
  Query speaker(database, "UPDATE statement SET speaker_set = ?2 WHERE key = ?1");
  Query exists(database, "SELECT 1 FROM statement WHERE key = ?1 LIMIT 1");
  SpeakerFinder speakers(database);
  for (const Correction& one : corrections)
    if (is_about_statement(one.what))
      for (const std::string& key : one.target) plain.bind(1, key).run();
  for (const Correction& one : corrections) {
    if (!is_about_statement(one.what) || !one.undone.empty()) continue;
    for (const std::string& key : one.target) {
      if (first_row(exists.bind(1, key)) == 0) continue;
      if (one.what == Fix::reject_statement) reject.bind(1, key).run();
      if (one.value.empty()) continue;
      if (one.what == Fix::set_act) act.bind(1, key).bind(2, one.value.front()).run();
      if (one.what == Fix::set_speaker)
        speaker.bind(1, key).bind(2, speakers.find_or_make(one.value.front())).run();
    }
  }
}

namespace {

// Relations between two statements, by their keys and a type.
class RelationWriter {
 public:
  explicit RelationWriter(Database& database)
      : statement_(database, "SELECT id FROM statement WHERE key = ?1" + std::string(in_force)),
        find_(database,
              "SELECT r.id, r.by FROM statement f JOIN relation r ON r.from_statement = f.id "
              "JOIN statement t ON t.id = r.to_statement WHERE f.key = ?1 AND t.key = ?2 AND r.type = ?3"),
        set_broken_(database, "UPDATE relation SET broken = ?2 WHERE id = ?1 AND broken <> ?2"),
        drop_(database, "DELETE FROM relation WHERE id = ?1"),
        words_(database, "SELECT \"begin\", \"end\" FROM span WHERE statement = ?1 ORDER BY "
                         "CASE field WHEN 'content' THEN 0 WHEN 'cue' THEN 1 ELSE 2 END, number LIMIT 1"),
        insert_(database,
                "INSERT INTO relation (key, from_statement, to_statement, type, rule, from_begin, from_end, "
                "to_begin, "
                "to_end, confidence, by) VALUES (?1, ?2, ?3, ?4, 'correction', ?5, ?6, ?7, ?8, 1, ?9)") {}

  // As the links left it.
  void make_plain(const Correction& correction) {
    for (const auto& [row, by] : find(correction)) {
      if (by == "sayso") {
        set_broken_.bind(1, row).bind(2, std::int64_t{0}).run();
      } else {
        drop_.bind(1, row).run();
      }
    }
  }
  void make_broken(const Correction& correction, bool is_broken) {
    for (const auto& [row, by] : find(correction))
      set_broken_.bind(1, row).bind(2, std::int64_t{is_broken}).run();
  }
  void add(const Correction& correction) {
    if (!find(correction).empty()) return make_broken(correction, false);
    const std::int64_t from = first_row(statement_.bind(1, correction.target[0]));
    const std::int64_t to = first_row(statement_.bind(1, correction.target[1]));
    if (from == 0 || to == 0) return;
    insert_.bind(1, key_of_relation(correction.target[0], correction.target[1], correction.value[0]));
    insert_.bind(2, from).bind(3, to).bind(4, correction.value[0]);
    if (!bind_words(5, from) || !bind_words(7, to)) return;
    insert_.bind(9, correction.who).run();
  }

 private:
  struct Found {
    std::int64_t row = 0;
    std::string by;
  };
  std::vector<Found> find(const Correction& correction) {
    std::vector<Found> found;
    find_.bind(1, correction.target[0]).bind(2, correction.target[1]).bind(3, correction.value[0]);
    while (find_.step()) found.push_back({find_.integer(0), std::string(find_.text(1))});
    return found;
  }
  bool bind_words(int parameter, std::int64_t statement) {
    const bool has_words = words_.bind(1, statement).step();
    if (has_words) insert_.bind(parameter, words_.integer(0)).bind(parameter + 1, words_.integer(1));
    words_.reset();
    return has_words;
  }

  Query statement_, find_, set_broken_, drop_, words_, insert_;
};

}  // namespace

std::string key_of_relation(std::string_view from, std::string_view to, std::string_view type) {
  std::string content(from);
  content.append(1, '\0').append(to).append(1, '\0').append(type);
  return content_id("l", content);
}

void apply_to_relations(Database& database) {
  const std::vector<Correction> corrections = all_corrections(database);
  RelationWriter relations(database);
  const auto is_whole = [](const Correction& one) {
    return is_about_relation(one.what) && one.target.size() == 2 && one.value.size() == 1;
  };
  for (const Correction& one : corrections)
    if (is_whole(one)) relations.make_plain(one);
  for (const Correction& one : corrections) {
    if (!is_whole(one) || !one.undone.empty()) continue;
    if (one.what == Fix::add_relation) {
      relations.add(one);
    } else {
      relations.make_broken(one, true);
    }
  }
}

namespace {

CorrectedGroups corrected_groups(Database& database, Fix join, Fix split) {
  std::vector<std::set<std::string>> groups;
  CorrectedGroups made;
  for (const Correction& one : all_corrections(database)) {
    if (!one.undone.empty()) continue;
    const std::set<std::string> target(one.target.begin(), one.target.end());
    if (one.what == join) groups.push_back(target);
    if (one.what != split) continue;
    const std::size_t count = groups.size();
    for (std::size_t i = 0; i < count; ++i) {
      std::set<std::string> parted;
      for (const std::string& member : target)
        if (groups[i].erase(member) != 0) parted.insert(member);
      if (!parted.empty()) groups.push_back(std::move(parted));
    }
    for (const std::string& member : target)
      for (const std::string& other : one.value) made.parted.emplace_back(std::minmax(member, other));
  }
  for (const std::set<std::string>& group : groups)
    for (auto member = group.begin(); member != group.end() && std::next(member) != group.end(); ++member)
      made.joined.emplace_back(*member, *std::next(member));
  for (auto* const pairs : {&made.joined, &made.parted}) {
    std::sort(pairs->begin(), pairs->end());
    pairs->erase(std::unique(pairs->begin(), pairs->end()), pairs->end());
  }
  return made;
}

}  // namespace

CorrectedGroups corrected_stories(Database& database) {
  return corrected_groups(database, Fix::join_stories, Fix::split_stories);
}

CorrectedGroups corrected_speakers(Database& database) {
  return corrected_groups(database, Fix::merge_speakers, Fix::split_speakers);
}

bool is_in_record(Database& database, const Correction& correction) {
  Query statement(database, "SELECT 1 FROM statement WHERE key = ?1" + std::string(in_force));
  Query article(database, "SELECT 1 FROM article WHERE key = ?1");
  return std::all_of(correction.target.begin(), correction.target.end(), [&](const std::string& key) {
    if (key.starts_with("s-")) return first_row(statement.bind(1, key)) != 0;
    return first_row(article.bind(1, parts_of_member(key).first)) != 0;
  });
}

}  // namespace sayso
