#include "record/questions/speakers.hpp"

#include "base/ascii.hpp"
#include "record/questions/saying.hpp"

#include <algorithm>
#include <string>

namespace sayso {
namespace {

// Statements that fit, with their speaker. The view `spoken` would be asked for every speaker at once; here the tables are walked
// in the order in which they are stored.
std::string counted_sql(const Conditions& conditions, bool is_of_named) {
  const std::string from = conditions.names_few()
                               ? "statement s CROSS JOIN article a ON a.id = s.article"
                               : "article a CROSS JOIN statement s ON s.article = a.id AND s.run = a.run";
  const std::string where = " WHERE " + conditions.statement();
  std::string sql =
      "SELECT speaker, count(*) AS statements, count(DISTINCT article), min(published), max(published) FROM ("
      "SELECT i.speaker AS speaker, a.id AS article, a.published AS published FROM " +
      from +
      " CROSS JOIN statement_speaker k ON k.statement = s.id CROSS JOIN speaker_in_article i"
      " ON i.id = k.speaker_in_article" +
      where +
      " AND s.speaker_set IS NULL UNION ALL "
      "SELECT s.speaker_set, a.id, a.published FROM " +
      from + where +
      " AND s.speaker_set IS NOT NULL)"
      " JOIN speaker p ON p.id = speaker WHERE speaker IS NOT NULL AND p.name IS NOT NULL";
  if (is_of_named) sql += " AND speaker IN (SELECT value FROM json_each(?2))";
  return sql + " GROUP BY speaker ORDER BY statements DESC, p.name, p.key LIMIT ?1";
}

// The same of all statements in force, from the counts that the record keeps.
std::string kept_sql(bool is_of_named) {
  std::string sql = "SELECT p.id, p.statements, NULL, NULL, NULL FROM speaker p WHERE p.statements > 0 AND "
                    "p.name IS NOT NULL";
  if (is_of_named) sql += " AND p.id IN (SELECT value FROM json_each(?2))";
  return sql + " ORDER BY p.statements DESC, p.name, p.key LIMIT ?1";
}

std::string acts_sql(const Conditions& conditions) {
  return "SELECT s.act, count(*) FROM (SELECT k.statement AS id FROM speaker_in_article i CROSS JOIN"
         " statement_speaker k ON k.speaker_in_article = i.id WHERE i.speaker = ?1 UNION SELECT id FROM "
         "statement WHERE speaker_set = ?1) x CROSS JOIN statement s ON s.id = x.id CROSS JOIN article a ON "
         "a.id = s.article WHERE (s.speaker_set IS NULL OR s.speaker_set = ?1) AND s.act IS NOT NULL AND " +
         conditions.statement() + " GROUP BY s.act ORDER BY count(*) DESC, s.act";
}

constexpr std::string_view kept_acts =
    "SELECT act, sum(statements) FROM tally WHERE speaker = ?1 AND act <> '' GROUP BY act "
    "ORDER BY sum(statements) DESC, act";

class SpeakerLoader {
 public:
  SpeakerLoader(Database& database, const Conditions& conditions, bool is_kept)
      : conditions_(conditions), is_kept_(is_kept), short_keys_(database),
        speaker_(database, "SELECT key, name, type, named FROM speaker WHERE id = ?1"),
        acts_(database, is_kept ? std::string(kept_acts) : acts_sql(conditions)),
        articles_(
            database,
            "SELECT count(DISTINCT article), min(published), max(published) FROM tally WHERE speaker = ?1"),
        // A reading that is not in force has no speakers.
        names_(database,
               "SELECT DISTINCT name FROM speaker_in_article WHERE speaker = ?1 AND name IS NOT NULL"),
        roles_(
            database,
            "SELECT substr(a.text, i.role_begin + 1, i.role_end - i.role_begin),"
            " substr(a.text, i.affiliation_begin + 1, i.affiliation_end - i.affiliation_begin), a.published"
            " FROM speaker_in_article i CROSS JOIN article a ON a.id = i.article AND i.run = a.run"
            " WHERE i.speaker = ?1 AND (i.role_begin IS NOT NULL OR i.affiliation_begin IS NOT NULL)"
            " AND a.superseded_by IS NULL ORDER BY a.published, a.key, i.number") {}

  void load(Row row, SpeakerAnswer& speaker) {
    speaker_.bind(1, row);
    if (speaker_.step()) {
      speaker.key = speaker_.text(0);
      speaker.name = speaker_.text(1);
      speaker.type = speaker_.text(2);
      speaker.is_named = speaker_.integer(3) != 0;
    }
    speaker_.reset();
    speaker.short_key = short_keys_.of(speaker.key);
    acts_.bind(1, row);
    if (!is_kept_) conditions_.bind(acts_);
    while (acts_.step())
      speaker.acts.emplace_back(std::string(acts_.text(0)), static_cast<std::size_t>(acts_.integer(1)));
    if (is_kept_) add_articles(row, speaker);
    names_.bind(1, row);
    while (names_.step()) speaker.names.emplace_back(names_.text(0));
    std::sort(speaker.names.begin(), speaker.names.end());
    add_roles(row, speaker);
  }

 private:
  void add_articles(Row row, SpeakerAnswer& speaker) {
    articles_.bind(1, row);
    if (articles_.step()) {
      speaker.articles = static_cast<std::size_t>(articles_.integer(0));
      speaker.first = day_of(articles_.text(1));
      speaker.last = day_of(articles_.text(2));
    }
    articles_.reset();
  }

  // "Finance Minister" and "finance minister" are one, and so is "Velmora's finance minister" where no other country has him.
  void add_roles(Row row, SpeakerAnswer& speaker) {
    roles_.bind(1, row);
    while (roles_.step()) {
      const std::string role(roles_.text(0)), affiliation(roles_.text(1)), day = day_of(roles_.text(2));
      if (role.empty() && affiliation.empty()) continue;
      const auto known = std::find_if(speaker.roles.begin(), speaker.roles.end(), [&](const auto& other) {
        const bool is_same = small_letters(other.affiliation) == small_letters(affiliation);
        const bool is_open = !role.empty() && (other.affiliation.empty() || affiliation.empty());
        return small_letters(other.role) == small_letters(role) && (is_same || is_open);
      });
      if (known == speaker.roles.end()) {
        speaker.roles.push_back({role, affiliation, day, day});
      } else {
        if (!day.empty()) known->to = day;
        if (known->affiliation.empty()) known->affiliation = affiliation;
      }
    }
  }

  const Conditions& conditions_;
  bool is_kept_;
  ShortKeys short_keys_;
  Query speaker_, acts_, articles_, names_, roles_;
};

}  // namespace

Result<SpeakerList> speakers_of(Database& database, std::string_view name, const Filter& filter) {
  Filter narrowed = filter;
  if (narrowed.speaker.empty()) narrowed.speaker = name;  // so that their statements are looked at, not all
  const Result<Conditions> conditions = conditions_of(database, narrowed);
  if (!conditions) return fail(conditions.error());
  SpeakerList list;
  if (!conditions->can_fit()) return list;
  const bool is_of_named = !name.empty(), is_kept = filter.is_open();
  Query query(database, is_kept ? kept_sql(is_of_named) : counted_sql(*conditions, is_of_named));
  if (!is_kept) conditions->bind(query);
  query.bind(1, filter.limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(filter.limit) + 1);
  if (is_of_named) query.bind(2, as_list(speakers_named(database, name)));
  SpeakerLoader loader(database, *conditions, is_kept);
  while (query.step()) {
    if (filter.limit > 0 && list.speakers.size() == filter.limit) {
      list.has_more = true;
      break;
    }
    SpeakerAnswer& speaker = list.speakers.emplace_back();
    speaker.statements = static_cast<std::size_t>(query.integer(1));
    if (!is_kept) {
      speaker.articles = static_cast<std::size_t>(query.integer(2));
      speaker.first = day_of(query.text(3));
      speaker.last = day_of(query.text(4));
    }
    loader.load(query.integer(0), speaker);
  }
  query.reset();
  if (database.failure()) return fail(*database.failure());
  return list;
}

}  // namespace sayso
