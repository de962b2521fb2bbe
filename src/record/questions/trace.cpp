#include "record/questions/trace.hpp"

#include "record/questions/find.hpp"
#include "record/questions/words.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace sayso {
namespace {

constexpr int deepest = 6;  // branches below branches

// Rows of claims and of statements without one, in one order.
using ClaimId = std::pair<bool, Row>;
ClaimId claim_id(Row claim, Row statement) { return {claim == no_row, claim == no_row ? statement : claim}; }

struct Link {
  Row from = no_row, to = no_row;
  std::string type, rule, from_words, to_words;
  double confidence = 0;
  ClaimId from_claim, to_claim;
};

bool is_telling(std::string_view type) { return type == "repeats" || type == "restates"; }

class Tracer {
 public:
  explicit Tracer(Database& database)
      : database_(database), sayings_(database),
        tellings_(database,
                  "SELECT id FROM statement WHERE claim = ?1 AND superseded_by IS NULL AND vanished IS NULL"
                  " AND NOT rejected"),
        origins_(
            database,
            "SELECT o.key FROM origin_article x JOIN origin_article y ON y.origin = x.origin JOIN origin o"
            " ON o.id = x.origin WHERE x.article = ?1 AND y.article = ?2 ORDER BY o.key LIMIT 1"),
        to_(database, links_sql("r.to_statement")), from_(database, links_sql("r.from_statement")) {}

  Trace trace(Row statement) {
    Trace trace;
    const std::vector<Saying> tellings = load_tellings(statement);
    const ClaimId claim = id_of(tellings.front());
    seen_.insert(claim);
    trace.root.saying = tellings.front();
    add_tellings(trace.root, tellings);
    add_answers(trace.root, tellings, 1);
    trace.answers = answered_by(tellings);
    std::vector<Row> articles;
    for (const Saying& saying : tellings) articles.push_back(saying.article.row);
    trace.standing = standing_of(database_, sayings_, articles);
    return trace;
  }

  Sayings& sayings() { return sayings_; }

  // Of a claim, or the statement alone; earliest first, never empty.
  std::vector<Saying> load_tellings(Row statement) {
    const Saying one = sayings_.load(statement);
    std::vector<Row> rows;
    if (one.claim_row != no_row) {
      tellings_.bind(1, one.claim_row);
      while (tellings_.step()) rows.push_back(tellings_.integer(0));
    }
    if (rows.empty()) return {one};
    std::vector<Saying> tellings = sayings_.load(rows);
    std::sort(tellings.begin(), tellings.end(), is_printed_before);
    return tellings;
  }

 private:
  static ClaimId id_of(const Saying& saying) { return claim_id(saying.claim_row, saying.row); }

  static std::string links_sql(std::string_view side) {
    return "SELECT r.from_statement, r.to_statement, r.type, r.rule, r.confidence, f.claim, t.claim,"
           " substr(fa.text, r.from_begin + 1, r.from_end - r.from_begin), substr(ta.text, r.to_begin + 1, "
           "r.to_end - r.to_begin)"
           " FROM relation r CROSS JOIN statement f ON f.id = r.from_statement CROSS JOIN statement t ON "
           "t.id = r.to_statement"
           " CROSS JOIN article fa ON fa.id = f.article CROSS JOIN article ta ON ta.id = t.article WHERE " +
           std::string(side) +
           " = ?1 AND NOT r.broken AND f.superseded_by IS NULL AND f.vanished IS NULL AND NOT f.rejected"
           " AND t.superseded_by IS NULL AND t.vanished IS NULL AND NOT t.rejected ORDER BY r.key";
  }

  std::vector<Link> links(Query& query, Row statement) {
    std::vector<Link> links;
    query.bind(1, statement);
    while (query.step()) {
      Link& link = links.emplace_back();
      link.from = query.integer(0);
      link.to = query.integer(1);
      link.type = query.text(2);
      link.rule = query.text(3);
      link.confidence = query.real(4);
      link.from_claim = claim_id(query.integer(5), link.from);
      link.to_claim = claim_id(query.integer(6), link.to);
      link.from_words = query.text(7);
      link.to_words = query.text(8);
    }
    return links;
  }

  Branch branch(const Link& link, Saying saying) {
    Branch branch;
    branch.relation = link.type;
    branch.rule = link.rule;
    branch.confidence = link.confidence;
    const bool is_from = link.from == saying.row;
    branch.words = is_from ? link.from_words : link.to_words;
    branch.its_words = is_from ? link.to_words : link.from_words;
    branch.saying = std::move(saying);
    return branch;
  }

  std::string shared_origin(Row article, Row other) {
    if (article == other) return {};
    origins_.bind(1, article).bind(2, other);
    std::string key;
    if (origins_.step()) key = sayings_.short_keys().of(origins_.text(0));
    origins_.reset();
    return key;
  }

  // Each telling hangs on the one that it cites, else on the earliest to which it is tied, else on the first.
  void add_tellings(Branch& root, const std::vector<Saying>& tellings) {
    std::map<Row, std::size_t> rank;
    for (std::size_t i = 0; i < tellings.size(); ++i) rank[tellings[i].row] = i;
    std::vector<std::pair<std::size_t, Branch>> made(tellings.size());  // parent, branch
    for (std::size_t i = 1; i < tellings.size(); ++i) {
      std::optional<Link> best;
      std::size_t parent = 0;
      for (Query* const query : {&from_, &to_}) {
        for (Link& link : links(*query, tellings[i].row)) {
          const auto other = rank.find(link.from == tellings[i].row ? link.to : link.from);
          if (other == rank.end() || other->second >= i || (!is_telling(link.type) && link.type != "cites"))
            continue;
          const bool is_better =
              !best || (link.type == "cites") > (best->type == "cites") ||
              ((link.type == "cites") == (best->type == "cites") && other->second < parent);
          if (!is_better) continue;
          parent = other->second;
          best = std::move(link);
        }
      }
      Branch one = best ? branch(*best, tellings[i]) : Branch{};
      if (!best) {
        one.relation = "restates";  // tied by way of others
        one.saying = tellings[i];
      }
      one.shares = shared_origin(tellings[i].article.row, tellings[parent].article.row);
      made[i] = {parent, std::move(one)};
    }
    // From the last one on, so that a branch is whole before it is hung up.
    for (std::size_t i = tellings.size(); i-- > 1;) {
      Branch& above = made[i].first == 0 ? root : made[made[i].first].second;
      above.branches.insert(above.branches.begin(), std::move(made[i].second));
    }
  }

  // What other claims say of these tellings, each claim once, by date.
  void add_answers(Branch& above, const std::vector<Saying>& tellings, int depth) {
    if (depth > deepest) return;
    std::map<ClaimId, Link> answers;
    for (const Saying& telling : tellings) {
      for (Link& link : links(to_, telling.row))
        if (link.from_claim != link.to_claim && !seen_.contains(link.from_claim))
          keep(answers, link.from_claim, link);
      // A conflict has no sides: the earlier statement answers too.
      for (Link& link : links(from_, telling.row))
        if (link.type == "conflicts" && link.from_claim != link.to_claim && !seen_.contains(link.to_claim))
          keep(answers, link.to_claim, link);
    }
    std::vector<std::pair<Branch, std::vector<Saying>>> made;
    for (auto& [claim, link] : answers) {
      const Row answering = link.from_claim == claim ? link.from : link.to;
      std::vector<Saying> all = load_tellings(answering);
      made.emplace_back(branch(link, all.front()), all);
      seen_.insert(claim);
    }
    std::sort(made.begin(), made.end(), [](const auto& one, const auto& other) {
      return is_printed_before(one.first.saying, other.first.saying);
    });
    for (auto& [one, all] : made) {
      add_answers(one, all, depth + 1);
      one.also.assign(all.begin() + 1, all.end());
      above.branches.push_back(std::move(one));
    }
    std::stable_sort(
        above.branches.begin(), above.branches.end(),
        [](const Branch& one, const Branch& other) { return is_printed_before(one.saying, other.saying); });
  }

  // The strongest of several relations between two claims: what is plainer said goes first.
  static void keep(std::map<ClaimId, Link>& answers, ClaimId claim, Link& link) {
    constexpr std::array<std::string_view, 7> order{"corrects", "denies",   "confirms", "conflicts",
                                                    "updates",  "restates", "cites"};
    const auto weight = [&](const Link& one) {
      return std::pair(std::find(order.begin(), order.end(), one.type) - order.begin(), -one.confidence);
    };
    const auto [place, is_new] = answers.try_emplace(claim, link);
    if (!is_new && weight(link) < weight(place->second)) place->second = std::move(link);
  }

  std::vector<Branch> answered_by(const std::vector<Saying>& tellings) {
    std::map<ClaimId, Link> answered;
    for (const Saying& telling : tellings)
      for (Link& link : links(from_, telling.row))
        if (link.from_claim != link.to_claim && link.type != "conflicts") keep(answered, link.to_claim, link);
    std::vector<Branch> made;
    for (auto& [claim, link] : answered) {
      std::vector<Saying> all = load_tellings(link.to);
      Branch& one = made.emplace_back(branch(link, all.front()));
      one.words = link.to_words;
      one.its_words = link.from_words;
      one.also.assign(all.begin() + 1, all.end());
    }
    std::sort(made.begin(), made.end(), [](const Branch& one, const Branch& other) {
      return is_printed_before(one.saying, other.saying);
    });
    return made;
  }

  Database& database_;
  Sayings sayings_;
  Query tellings_, origins_, to_, from_;
  std::set<ClaimId> seen_;
};

struct Candidate {
  Row statement = no_row;
  double rank = 0;  // less is better
  std::size_t fitting = 0;
};

// The claims that fit, the best first: that of the best statement; one told several times is preferred to one of about the same fit.
std::vector<Candidate> best_claims(Database& database, std::string_view question,
                                   const Conditions& conditions) {
  constexpr std::size_t most = 60;
  std::map<ClaimId, Candidate> claims;
  Query claim(database, "SELECT claim FROM statement WHERE id = ?1");
  for (const Ranked& ranked : ranked_statements(database, question, conditions, most)) {
    claim.bind(1, ranked.statement);
    const Row row = claim.step() ? claim.integer(0) : no_row;
    claim.reset();
    Candidate& candidate = claims[claim_id(row, ranked.statement)];
    if (candidate.fitting++ == 0) {
      candidate.statement = ranked.statement;
      candidate.rank = ranked.rank;
    }
  }
  std::vector<Candidate> best;
  for (auto& [id, candidate] : claims) {
    candidate.rank *= 1 + 0.1 * std::log2(static_cast<double>(candidate.fitting));
    best.push_back(candidate);
  }
  std::stable_sort(best.begin(), best.end(),
                   [](const Candidate& one, const Candidate& other) { return one.rank < other.rank; });
  return best;
}

}  // namespace

Result<Trace> trace_claim(Database& database, std::string_view key) {
  Row statement = no_row;
  if (is_key(key, 'c')) {
    const Result<Row> claim = row_of(database, Keyed::claim, key);
    if (!claim) return fail(claim.error());
    Query first(
        database,
        "SELECT min(id) FROM statement WHERE claim = ?1 AND superseded_by IS NULL AND vanished IS NULL"
        " AND NOT rejected");
    first.bind(1, *claim);
    statement = first.step() ? first.integer(0) : no_row;
    if (statement == no_row)
      return fail(Fault::bad_input, "No statement of the claim " + std::string(key) +
                                        " is in force any more: its articles "
                                        "were changed, read anew, or the statements rejected.");
  } else {
    const Result<Row> found = row_of(database, Keyed::statement, key);
    if (!found) return fail(found.error());
    statement = *found;
  }
  Trace trace = Tracer(database).trace(statement);
  if (database.failure()) return fail(*database.failure());
  return trace;
}

Result<Trace> trace_words(Database& database, std::string_view words, const Filter& filter) {
  constexpr std::size_t most_alternatives = 5;
  const Result<Conditions> conditions = conditions_of(database, filter);
  if (!conditions) return fail(conditions.error());
  const Words asked(database, words);
  if (asked.is_empty())
    return fail(Fault::bad_use, "There is no word to look for in \"" + std::string(words) +
                                    "\": give words of the claim, or an id from \"sayso find\".");
  std::vector<Candidate> best;
  if (conditions->can_fit()) {
    best = best_claims(database, asked.all(), *conditions);
    if (best.empty()) best = best_claims(database, asked.any(), *conditions);
  }
  Trace trace;
  trace.is_found = !best.empty();
  if (trace.is_found) {
    Tracer tracer(database);
    trace = tracer.trace(best.front().statement);
    for (std::size_t i = 1; i < best.size() && i <= most_alternatives; ++i)
      trace.alternatives.push_back(tracer.load_tellings(best[i].statement).front());
  }
  if (database.failure()) return fail(*database.failure());
  return trace;
}

}  // namespace sayso
