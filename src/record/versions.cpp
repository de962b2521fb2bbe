#include "record/versions.hpp"

#include <algorithm>
#include <string_view>

namespace sayso {
namespace {

// ISO 8601: a day is neither before nor after an instant of the same day.
bool is_before(std::string_view a, std::string_view b) {
  const std::size_t both = std::min(a.size(), b.size());
  return a.substr(0, both) < b.substr(0, both);
}

bool is_before(const Source& source, std::string_view fetched, std::string_view published) {
  if (!source.fetched.empty() && !fetched.empty()) return is_before(source.fetched, fetched);
  return is_before(source.published, published);  // "" is before nothing
}

}  // namespace

// Statements of all versions of the address ?1.
#define SAYSO_OF_ADDRESS "article IN (SELECT id FROM article WHERE address = ?1)"

Versions::Versions(Database& database)
    : count_(database, "SELECT count(*) FROM article WHERE address = ?1"),
      instants_(database,
                "SELECT version, fetched, published FROM article WHERE address = ?1 ORDER BY version DESC"),
      move_(database, "UPDATE article SET version = version + 1 WHERE address = ?1 AND version >= ?2"),
      set_aside_(
          database,
          "UPDATE statement SET vanished = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE " SAYSO_OF_ADDRESS
          " AND superseded_by IS NULL AND vanished IS NULL"),
      chain_articles_(
          database,
          "UPDATE article SET superseded_by = (SELECT id FROM article later WHERE later.address = ?1 "
          "AND later.version = article.version + 1) WHERE address = ?1"),
      chain_statements_(
          database,
          "UPDATE statement SET superseded_by = next.id, vanished = NULL FROM ("
          "  SELECT s.id AS this, lead(s.id) OVER (PARTITION BY s.key ORDER BY a.version, s.id) AS id"
          "    FROM statement s JOIN article a ON a.id = s.article WHERE a.address = ?1) AS next "
          "WHERE statement.id = next.this AND next.id IS NOT NULL AND statement.superseded_by IS NOT "
          "next.id"),
      revive_(database,
              "UPDATE statement SET vanished = NULL FROM article a WHERE a.address = ?1 AND a.superseded_by "
              "IS NULL "
              "AND statement.article = a.id AND statement.run = a.run AND statement.superseded_by IS NULL") {}

#undef SAYSO_OF_ADDRESS

std::int64_t Versions::count(std::string_view address) {
  count_.bind(1, address);
  const std::int64_t count = count_.step() ? count_.integer(0) : 0;
  count_.reset();
  return count;
}

std::int64_t Versions::place_for(std::string_view address, const Source& source) {
  std::int64_t place = 1;
  instants_.bind(1, address);
  while (instants_.step()) {
    place = instants_.integer(0) + 1;
    if (!is_before(source, instants_.text(1), instants_.text(2))) break;
    --place;
  }
  instants_.reset();
  move_.bind(1, address).bind(2, place).run();
  return place;
}

void Versions::set_aside(std::string_view address) { set_aside_.bind(1, address).run(); }

void Versions::settle(std::string_view address) {
  chain_articles_.bind(1, address).run();
  chain_statements_.bind(1, address).run();
  revive_.bind(1, address).run();
}

}  // namespace sayso
