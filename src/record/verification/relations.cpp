// Relations join statements in force, and what they join by repeats and restates are the claims.
#include "base/hash.hpp"
#include "record/corrections/corrections.hpp"
#include "record/verification/checks.hpp"

#include <string>
#include <unordered_map>
#include <utility>

namespace sayso::verification {
namespace {

// Groups of statements, each with the least of its keys. Only those that a relation joins are kept.
class Together {
 public:
  void join(std::int64_t one, std::int64_t two) {
    const std::int64_t first = find(one), second = find(two);
    if (first != second) above_[second] = first;
  }
  bool has(std::int64_t one) const { return above_.count(one) != 0; }
  void name(std::int64_t one, std::string_view key) {
    std::string& least = least_[find(one)];
    if (least.empty() || key < least) least = key;
  }
  const std::string& least(std::int64_t one) { return least_[find(one)]; }

 private:
  std::int64_t find(std::int64_t one) {
    std::int64_t top = one;
    for (auto next = above_.try_emplace(top, top).first; next->second != top; next = above_.find(top))
      top = next->second;
    while (one != top) one = std::exchange(above_[one], top);
    return top;
  }
  std::unordered_map<std::int64_t, std::int64_t> above_;
  std::unordered_map<std::int64_t, std::string> least_;
};

}  // namespace

void check_relations(Database& database, Verification& found) {
  Query query(database,
              "SELECT r.key, f.key, t.key, r.type, f.superseded_by IS NULL AND f.vanished IS NULL AND NOT "
              "f.rejected AND "
              "t.superseded_by IS NULL AND t.vanished IS NULL AND NOT t.rejected FROM relation r "
              "JOIN statement f ON f.id = r.from_statement JOIN statement t ON t.id = r.to_statement");
  while (query.step()) {
    const std::string where = "relation " + std::string(query.text(0));
    if (query.text(0) != key_of_relation(query.text(1), query.text(2), query.text(3)))
      found.note(where, "its key is not that of its statements and type");
    if (query.integer(4) == 0) found.note(where, "joins a statement that is not in force");
  }
}

void check_claims(Database& database, Verification& found) {
  Together together;
  {
    Query joined(database, "SELECT from_statement, to_statement FROM relation WHERE type IN ('repeats', "
                           "'restates') AND NOT broken");
    while (joined.step()) together.join(joined.integer(0), joined.integer(1));
  }
  {
    Query named(database, "SELECT id, key FROM statement_now");
    while (named.step())
      if (together.has(named.integer(0))) together.name(named.integer(0), named.text(1));
  }
  Query query(database, "SELECT s.id, s.key, c.key FROM statement_now s LEFT JOIN claim c ON c.id = s.claim");
  while (query.step()) {
    const bool is_alone = !together.has(query.integer(0));
    const std::string least(is_alone ? query.text(1) : std::string_view(together.least(query.integer(0))));
    if (query.is_null(2)) {
      found.note("statement " + std::string(query.text(1)), "has no claim");
    } else if (query.text(2) != content_id("c", least)) {
      found.note("statement " + std::string(query.text(1)),
                 "its claim " + std::string(query.text(2)) +
                     " is not that of the statements that repeat or restate it");
    }
  }
  check_rule(database, found, "has a claim, though it is not in force",
             "SELECT 'statement ' || key FROM statement WHERE claim IS NOT NULL AND "
             "(superseded_by IS NOT NULL OR vanished IS NOT NULL OR rejected)");
  check_rule(database, found, "has no statements",
             "SELECT 'claim ' || key FROM claim c WHERE NOT EXISTS (SELECT 1 FROM statement s WHERE s.claim "
             "= c.id)");
}

}  // namespace sayso::verification
