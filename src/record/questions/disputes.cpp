#include "record/questions/disputes.hpp"

#include "record/questions/words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace sayso {
namespace {

// A relation, as far as it tells which dispute it is of, and how surely.
struct Found {
  Row row = no_row, from = no_row, to = no_row, from_claim = no_row, to_claim = no_row;
  std::string type;
  double confidence = 0;
};

// A saying, as far as it tells which one is the earliest: what all disputes are put in order by, before those that are shown are read.
struct Brief {
  Row row = no_row, article = no_row;
  std::string key, article_key, published, day;
};

bool is_printed_before(const Brief& one, const Brief& other) {
  return std::tie(one.published, one.day, one.article_key, one.row) <
         std::tie(other.published, other.day, other.article_key, other.row);
}

std::string pairs_sql(const Conditions& conditions, const Filter& filter, bool has_words) {
  std::string sql =
      "SELECT r.id, r.from_statement, r.to_statement, f.claim, t.claim, r.type, r.confidence"
      " FROM relation r CROSS JOIN statement f ON f.id = r.from_statement CROSS JOIN statement t ON t.id = "
      "r.to_statement WHERE r.type IN ('denies', 'conflicts') AND NOT r.broken AND f.superseded_by IS NULL "
      "AND f.vanished "
      "IS NULL"
      " AND NOT f.rejected AND t.superseded_by IS NULL AND t.vanished IS NULL AND NOT t.rejected";
  if (!filter.is_open())
    sql += " AND EXISTS (SELECT 1 FROM statement s JOIN article a ON a.id = s.article WHERE s.id IN (f.id, "
           "t.id) AND " +
           conditions.statement() + ")";
  if (has_words)
    sql += " AND (f.id IN (SELECT rowid FROM statement_text WHERE statement_text MATCH ?1) OR"
           " t.id IN (SELECT rowid FROM statement_text WHERE statement_text MATCH ?1))";
  return sql + " ORDER BY r.key";
}

constexpr std::string_view briefs = "SELECT s.id, s.article, s.key, a.key, a.published, t.value FROM "
                                    "statement s CROSS JOIN article a ON a.id = "
                                    "s.article LEFT JOIN time t ON t.id = s.said WHERE ";
constexpr std::string_view in_force =
    " AND s.superseded_by IS NULL AND s.vanished IS NULL AND NOT s.rejected";

class Disputes {
 public:
  explicit Disputes(Database& database)
      : sayings_(database), one_(database, std::string(briefs) + "s.id = ?1"),
        tellings_(database, std::string(briefs) + "s.claim = ?1" + std::string(in_force)),
        evidence_(database,
                  "SELECT r.rule, substr(fa.text, r.from_begin + 1, r.from_end - r.from_begin), "
                  "substr(ta.text, r.to_begin + 1, r.to_end - r.to_begin) FROM relation r"
                  " CROSS JOIN statement f ON f.id = r.from_statement CROSS JOIN statement t ON t.id = "
                  "r.to_statement"
                  " CROSS JOIN article fa ON fa.id = f.article CROSS JOIN article ta ON ta.id = t.article"
                  " WHERE r.id = ?1") {}

  // A pair of claims is one dispute: a denial before a conflict, then the surer one.
  void add(Found found) {
    const auto id = [](Row claim, Row statement) {
      return std::pair(claim == no_row, claim == no_row ? statement : claim);
    };
    std::pair sides{id(found.from_claim, found.from), id(found.to_claim, found.to)};
    if (sides.second < sides.first) std::swap(sides.first, sides.second);
    const auto weight = [](const Found& one) {
      return std::tuple(one.type != "denies", -one.confidence);
    };
    const auto [place, is_new] = pairs_.try_emplace(sides, found);
    if (!is_new && weight(found) < weight(place->second)) place->second = std::move(found);
  }

  // The newest, as many as the limit has; 0: all.
  DisputeList made(std::size_t limit) {
    std::vector<Ranked> ranked;
    for (const auto& [sides, found] : pairs_)
      ranked.push_back({&found, side(found.from, found.from_claim), side(found.to, found.to_claim)});
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& one, const Ranked& other) {
      const auto order = [](const Ranked& dispute) {
        return std::tie(dispute.later.earliest.day, dispute.earlier.earliest.day, dispute.later.earliest.key,
                        dispute.earlier.earliest.key);
      };
      return order(one) < order(other);
    });
    DisputeList list;
    list.has_more = limit > 0 && ranked.size() > limit;
    if (list.has_more) ranked.erase(ranked.begin(), ranked.end() - static_cast<std::ptrdiff_t>(limit));
    for (const Ranked& one : ranked) list.disputes.push_back(dispute_of(one));
    return list;
  }

 private:
  struct Side {
    Brief earliest;
    std::size_t articles = 0;
  };
  struct Ranked {
    const Found* found = nullptr;
    Side later, earlier;
  };

  static Brief brief_in(const Query& row) {
    Brief made;
    made.row = row.integer(0);
    made.article = row.integer(1);
    made.key = row.text(2);
    made.article_key = row.text(3);
    made.published = row.text(4);
    made.day = day_of(row.text(5));
    if (made.day.empty()) made.day = day_of(made.published);
    if (made.day.empty()) made.day = made.published;
    return made;
  }

  const Side& side_of_claim(Row claim) {
    const auto [place, is_new] = sides_.try_emplace(claim);
    Side& side = place->second;
    if (!is_new) return side;
    std::set<Row> articles;
    tellings_.bind(1, claim);
    while (tellings_.step()) {
      Brief one = brief_in(tellings_);
      articles.insert(one.article);
      if (side.articles == 0 || is_printed_before(one, side.earliest)) side.earliest = std::move(one);
      side.articles = articles.size();
    }
    return side;
  }

  Side side(Row statement, Row claim) {
    if (claim != no_row) {
      if (const Side& known = side_of_claim(claim); known.articles > 0) return known;
    }
    Side side;
    side.articles = 1;
    one_.bind(1, statement);
    if (one_.step()) side.earliest = brief_in(one_);
    one_.reset();
    return side;
  }

  Dispute dispute_of(const Ranked& ranked) {
    Dispute dispute;
    dispute.relation = ranked.found->type;
    dispute.confidence = ranked.found->confidence;
    dispute.later.saying = sayings_.load(ranked.later.earliest.row);
    dispute.later.articles = ranked.later.articles;
    dispute.earlier.saying = sayings_.load(ranked.earlier.earliest.row);
    dispute.earlier.articles = ranked.earlier.articles;
    evidence_.bind(1, ranked.found->row);
    if (evidence_.step()) {
      dispute.rule = evidence_.text(0);
      dispute.later.words = evidence_.text(1);
      dispute.earlier.words = evidence_.text(2);
    }
    evidence_.reset();
    return dispute;
  }

  using ClaimId = std::pair<bool, Row>;
  Sayings sayings_;
  Query one_, tellings_, evidence_;
  std::map<std::pair<ClaimId, ClaimId>, Found> pairs_;
  std::unordered_map<Row, Side> sides_;  // of claims
};

}  // namespace

Result<DisputeList> disputes_of(Database& database, std::string_view words, const Filter& filter) {
  const Result<Conditions> conditions = conditions_of(database, filter);
  if (!conditions) return fail(conditions.error());
  const Words asked(database, words);
  if (!words.empty() && asked.is_empty())
    return fail(Fault::bad_use, "There is no word to look for in \"" + std::string(words) +
                                    "\": give one with letters or digits, or none at all.");
  DisputeList list;
  if (!conditions->can_fit()) return list;
  Query query(database, pairs_sql(*conditions, filter, !asked.is_empty()));
  if (!filter.is_open()) conditions->bind(query);
  if (!asked.is_empty()) query.bind(1, asked.all());
  Disputes disputes(database);
  while (query.step()) {
    Found found;
    found.row = query.integer(0);
    found.from = query.integer(1);
    found.to = query.integer(2);
    found.from_claim = query.integer(3);
    found.to_claim = query.integer(4);
    found.type = query.text(5);
    found.confidence = query.real(6);
    disputes.add(std::move(found));
  }
  list = disputes.made(filter.limit);
  if (database.failure()) return fail(*database.failure());
  return list;
}

}  // namespace sayso
