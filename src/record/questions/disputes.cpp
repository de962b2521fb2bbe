#include "record/questions/disputes.hpp"

#include "record/questions/words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace sayso {
namespace {

struct Found {
  Row from = no_row, to = no_row, from_claim = no_row, to_claim = no_row;
  std::string type, rule, from_words, to_words;
  double confidence = 0;
};

std::string pairs_sql(const Conditions& conditions, const Filter& filter, bool has_words) {
  std::string sql =
      "SELECT r.from_statement, r.to_statement, f.claim, t.claim, r.type, r.rule, r.confidence,"
      " substr(fa.text, r.from_begin + 1, r.from_end - r.from_begin), substr(ta.text, r.to_begin + 1, "
      "r.to_end - r.to_begin)"
      " FROM relation r CROSS JOIN statement f ON f.id = r.from_statement CROSS JOIN statement t ON t.id = "
      "r.to_statement"
      " CROSS JOIN article fa ON fa.id = f.article CROSS JOIN article ta ON ta.id = t.article"
      " WHERE r.type IN ('denies', 'conflicts') AND NOT r.broken AND f.superseded_by IS NULL AND f.vanished "
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

class Disputes {
 public:
  explicit Disputes(Database& database)
      : sayings_(database), tellings_(database, "SELECT id, article FROM statement WHERE claim = ?1 AND "
                                                "superseded_by IS NULL AND vanished IS NULL"
                                                " AND NOT rejected") {}

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

  std::vector<Dispute> made() {
    std::vector<Dispute> disputes;
    for (const auto& [sides, found] : pairs_) {
      Dispute& dispute = disputes.emplace_back();
      dispute.relation = found.type;
      dispute.rule = found.rule;
      dispute.confidence = found.confidence;
      dispute.later = side(found.from, found.from_claim);
      dispute.earlier = side(found.to, found.to_claim);
      dispute.later.words = found.from_words;
      dispute.earlier.words = found.to_words;
    }
    std::sort(disputes.begin(), disputes.end(), [](const Dispute& one, const Dispute& other) {
      const auto order = [](const Dispute& dispute) {
        return std::tie(dispute.later.saying.day, dispute.earlier.saying.day, dispute.later.saying.key,
                        dispute.earlier.saying.key);
      };
      return order(one) < order(other);
    });
    return disputes;
  }

 private:
  DisputeSide side(Row statement, Row claim) {
    DisputeSide side;
    std::set<Row> articles;
    std::vector<Row> rows;
    if (claim != no_row) {
      tellings_.bind(1, claim);
      while (tellings_.step()) {
        rows.push_back(tellings_.integer(0));
        articles.insert(tellings_.integer(1));
      }
    }
    side.articles = std::max<std::size_t>(articles.size(), 1);
    side.saying = sayings_.load(statement);
    for (Saying& one : sayings_.load(rows))
      if (is_printed_before(one, side.saying)) side.saying = std::move(one);
    return side;
  }

  using ClaimId = std::pair<bool, Row>;
  Sayings sayings_;
  Query tellings_;
  std::map<std::pair<ClaimId, ClaimId>, Found> pairs_;
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
    found.from = query.integer(0);
    found.to = query.integer(1);
    found.from_claim = query.integer(2);
    found.to_claim = query.integer(3);
    found.type = query.text(4);
    found.rule = query.text(5);
    found.confidence = query.real(6);
    found.from_words = query.text(7);
    found.to_words = query.text(8);
    disputes.add(std::move(found));
  }
  list.disputes = disputes.made();
  if (filter.limit > 0 && list.disputes.size() > filter.limit) {
    list.has_more = true;
    // The newest are kept.
    list.disputes.erase(list.disputes.begin(),
                        list.disputes.end() - static_cast<std::ptrdiff_t>(filter.limit));
  }
  if (database.failure()) return fail(*database.failure());
  return list;
}

}  // namespace sayso
