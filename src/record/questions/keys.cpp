#include "record/questions/keys.hpp"

#include <algorithm>
#include <vector>

namespace sayso {
namespace {

struct Kind {
  char letter;
  std::string_view table;
  std::string_view one, many;
  std::string_view lists;  // the verb that shows such ids
};

constexpr std::array<Kind, 6> kinds{{
    {'s', "statement", "statement", "statements", "find"},
    {'a', "article", "article", "articles", "find --json"},
    {'c', "claim", "claim", "claims", "trace"},
    {'o', "origin", "origin", "origins", "trace"},
    {'y', "story", "story", "stories", "stories"},
    {'p', "speaker", "speaker", "speakers", "speakers"},
}};

const Kind& kind_of(Keyed kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::string with_table(std::string_view before, const Kind& kind, std::string_view after) {
  return std::string(before) + std::string(kind.table) + std::string(after);
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

// The keys that begin so, three at most.
std::vector<std::string> keys_from(Database& database, const Kind& kind, std::string_view beginning) {
  Query query(database, with_table("SELECT DISTINCT key FROM ", kind,
                                   " WHERE key >= ?1 AND key < ?2 ORDER BY key LIMIT 3"));
  query.bind(1, beginning).bind(2, std::string(beginning) + '~');  // '~' is behind every digit
  std::vector<std::string> keys;
  while (query.step()) keys.emplace_back(query.text(0));
  return keys;
}

}  // namespace

bool is_key(std::string_view text, char letter) {
  constexpr std::size_t most = 66;
  if (text.size() < 3 || text.size() > most || text[1] != '-') return false;
  if (letter != 0 ? text[0] != letter : std::none_of(kinds.begin(), kinds.end(), [&](const Kind& kind) {
        return kind.letter == text[0];
      }))
    return false;
  return text.find_first_not_of("0123456789abcdef", 2) == std::string_view::npos;
}

Result<Row> row_of(Database& database, Keyed kind, std::string_view key) {
  const Kind& of = kind_of(kind);
  if (!is_key(key, of.letter))
    return fail(Fault::bad_use,
                quoted(key) + " is no id of " + (of.letter == 'a' || of.letter == 'o' ? "an " : "a ") +
                    std::string(of.one) + ": such an id is " + quoted(std::string(1, of.letter) + "-") +
                    " and hexadecimal digits, or their beginning.");
  const std::vector<std::string> keys = keys_from(database, of, key);
  if (database.failure()) return fail(*database.failure());
  if (keys.empty())
    return fail(Fault::bad_input, "No " + std::string(of.one) + " in " + database.path() +
                                      " has an id that begins with " + quoted(key) +
                                      ": ids are shown by \"sayso " + std::string(of.lists) + "\".");
  if (keys.size() > 1)
    return fail(Fault::bad_use, quoted(key) + " is the beginning of more than one " + std::string(of.one) +
                                    "'s id (" + keys[0] + ", " + keys[1] +
                                    (keys.size() > 2 ? " and more" : "") + "): give more digits.");
  Query query(
      database,
      kind == Keyed::statement
          ? "SELECT id FROM statement WHERE key = ?1 ORDER BY superseded_by IS NULL AND vanished IS NULL "
            "DESC, id DESC LIMIT 1"
          : with_table("SELECT id FROM ", of, " WHERE key = ?1"));
  query.bind(1, keys.front());
  const Row row = query.step() ? query.integer(0) : no_row;
  if (database.failure()) return fail(*database.failure());
  return row;
}

std::string ShortKeys::of(std::string_view key) {
  constexpr std::size_t shortest = 8;  // the letter, the dash, six digits
  if (key.size() <= shortest) return std::string(key);
  const auto* const kind =
      std::find_if(kinds.begin(), kinds.end(), [&](const Kind& one) { return one.letter == key[0]; });
  if (kind == kinds.end()) return std::string(key);
  std::optional<Neighbours>& neighbours = neighbours_[static_cast<std::size_t>(kind - kinds.begin())];
  if (!neighbours)
    neighbours.emplace(
        Neighbours{Query(database_, with_table("SELECT max(key) FROM ", *kind, " WHERE key < ?1")),
                   Query(database_, with_table("SELECT min(key) FROM ", *kind, " WHERE key > ?1"))});
  std::size_t size = shortest;
  for (Query* const query : {&neighbours->before, &neighbours->after}) {
    query->bind(1, key);
    if (query->step()) {
      const std::string_view other = query->text(0);
      const auto common = static_cast<std::size_t>(
          std::mismatch(key.begin(), key.end(), other.begin(), other.end()).first - key.begin());
      size = std::max(size, common + 1);
    }
    query->reset();
  }
  return std::string(key.substr(0, size));
}

}  // namespace sayso
