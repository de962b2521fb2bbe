#include "record/questions/filter.hpp"

#include "record/questions/keys.hpp"
#include "record/questions/words.hpp"
#include "sayso/document.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <array>

namespace sayso {

bool Filter::is_open() const {
  return since.empty() && until.empty() && outlet.empty() && speaker.empty() && act.empty() &&
         firmness.empty() && place.empty() && story.empty();
}

namespace {

constexpr int first_parameter = 101;

bool is_day_month_or_year(std::string_view date) {
  constexpr std::string_view form = "dddd-dd-dd";
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
  for (std::size_t i = 0; i < date.size(); ++i)
    if (form[i] == 'd' ? date[i] < '0' || date[i] > '9' : date[i] != '-') return false;
  return true;
}

Failure no_date(std::string_view option, const std::string& value) {
  return fail(Fault::bad_use, std::string(option) + " cannot be \"" + value +
                                  "\": it is a day, a month or a year, as in 2024-11-06, 2024-11 or 2024.");
}

std::string choice_of(const std::vector<std::string_view>& names) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 == names.size() ? " or " : ", ";
    list += names[i];
  }
  return list;
}

template <class Value>
Result<void> check_word(std::string_view option, const std::string& word) {
  if (word.empty() || value_named<Value>(word)) return {};
  std::vector<std::string_view> names;
  for (int value = 0; value < 256; ++value) {
    const std::string_view name = name_of(static_cast<Value>(value));
    if (name.empty()) break;
    names.push_back(name);
  }
  return fail(Fault::bad_use,
              std::string(option) + " cannot be \"" + word + "\": it is " + choice_of(names) + ".");
}

bool has_all(const Words& words, const Tokeniser& tokeniser, std::string_view text) {
  const std::vector<Token> tokens = tokeniser.tokens(text);
  for (const Words::Term& term : words.terms()) {
    bool is_found = false;
    for (std::size_t at = 0; at < tokens.size() && !is_found; ++at)
      is_found = Words::begins_at(term, tokens, at);
    if (!is_found) return false;
  }
  return true;
}

// Rows (id, name) of a query whose names have all the words.
std::vector<Row> rows_named(Database& database, const char* sql, std::string_view name) {
  std::vector<Row> rows;
  const Words words(database, name);
  if (words.is_empty()) return rows;
  Query query(database, sql);
  while (query.step())
    if (has_all(words, words.tokeniser(), query.text(1))) rows.push_back(query.integer(0));
  return rows;
}

}  // namespace

std::string as_list(const std::vector<Row>& rows) {
  std::string list = "[";
  for (const Row row : rows) {
    if (list.size() > 1) list += ',';
    list += std::to_string(row);
  }
  return list + ']';
}

std::vector<Row> speakers_named(Database& database, std::string_view name) {
  if (is_key(name, 'p')) {
    const Result<Row> row = row_of(database, Keyed::speaker, name);
    return row ? std::vector<Row>{*row} : std::vector<Row>{};
  }
  std::vector<Row> rows;
  const Words words(database, name);
  if (words.is_empty()) return rows;
  Query query(database, "SELECT rowid FROM speaker_text WHERE speaker_text MATCH ?1 ORDER BY rowid");
  query.bind(1, words.all());
  while (query.step()) rows.push_back(query.integer(0));
  return rows;
}

class ConditionsBuilder {
 public:
  explicit ConditionsBuilder(Database& database) : database_(database) {}

  Result<Conditions> make(const Filter& filter) {
    if (const Result<void> fine = check(filter); !fine) return fail(fine.error());
    if (!filter.since.empty()) article("a.published >= " + value(filter.since));
    // '~' stands behind every digit, dash and T: "2024-11" takes in "2024-11-30T10:00".
    if (!filter.until.empty()) article("a.published < " + value(filter.until + "~"));
    if (!filter.outlet.empty()) add_outlet(filter.outlet);
    if (!filter.story.empty()) {
      const Result<Row> story = story_named(filter.story);
      if (!story) return fail(story.error());
      article("a.id IN (SELECT article FROM story_article WHERE story = " + value(std::to_string(*story)) +
              ")");
      made_.names_few_ = true;
    }
    // With a plus, as the index on act alone would be taken for a narrow one.
    if (!filter.act.empty()) statement("+s.act = " + value(filter.act));
    if (!filter.firmness.empty()) statement("s.firmness = " + value(filter.firmness));
    if (!filter.speaker.empty()) add_speaker(filter.speaker);
    if (!filter.place.empty()) add_place(filter.place);
    return std::move(made_);
  }

 private:
  static Result<void> check(const Filter& filter) {
    if (!filter.since.empty() && !is_day_month_or_year(filter.since)) return no_date("--since", filter.since);
    if (!filter.until.empty() && !is_day_month_or_year(filter.until)) return no_date("--until", filter.until);
    if (Result<void> fine = check_word<Act>("--act", filter.act); !fine) return fine;
    return check_word<Firmness>("--firmness", filter.firmness);
  }

  std::string value(std::string bound) {
    made_.values_.push_back(std::move(bound));
    return "?" + std::to_string(first_parameter + static_cast<int>(made_.values_.size()) - 1);
  }
  void article(std::string condition) { made_.of_article_.push_back(std::move(condition)); }
  void statement(std::string condition) { made_.of_statement_.push_back(std::move(condition)); }

  void add_outlet(const std::string& name) {
    const std::vector<Row> rows = rows_named(database_, "SELECT id, name FROM outlet", name);
    made_.can_fit_ = made_.can_fit_ && !rows.empty();
    article("a.outlet IN (SELECT value FROM json_each(" + value(as_list(rows)) + "))");
  }

  void add_speaker(const std::string& name) {
    const std::vector<Row> rows = speakers_named(database_, name);
    made_.can_fit_ = made_.can_fit_ && !rows.empty();
    made_.names_few_ = true;
    const std::string list = "(SELECT value FROM json_each(" + value(as_list(rows)) + "))";
    statement("s.id IN (SELECT k.statement FROM speaker_in_article i JOIN statement_speaker k ON "
              "k.speaker_in_article = i.id"
              " WHERE i.speaker IN " +
              list + " UNION SELECT id FROM statement WHERE speaker_set IN " + list + ")");
    statement("(s.speaker_set IS NULL OR s.speaker_set IN " + list + ")");
  }

  // A place that the words of the statement name.
  void add_place(const std::string& name) {
    made_.names_few_ = true;
    statement(
        "s.id IN (SELECT w.statement FROM place g JOIN statement h ON h.article = g.article AND h.run = g.run"
        " JOIN span w ON w.statement = h.id AND w.field = 'content' AND w.\"begin\" <= g.\"begin\" AND "
        "g.\"end\" <= w.\"end\""
        " WHERE g.name = " +
        value(name) + " COLLATE NOCASE)");
  }

  Result<Row> story_named(const std::string& text) {
    if (is_key(text, 'y')) return row_of(database_, Keyed::story, text);
    const std::vector<Row> rows =
        rows_named(database_, "SELECT id, title FROM story WHERE title IS NOT NULL", text);
    if (rows.size() == 1) return rows.front();
    if (rows.empty())
      return fail(Fault::bad_input, "No story has the words \"" + text +
                                        "\" in its title: \"sayso stories\" lists them with their ids.");
    return fail(Fault::bad_input,
                std::to_string(rows.size()) + " stories have the words \"" + text +
                    "\" in their titles: give more words, or an id from \"sayso stories\".");
  }

  Database& database_;
  Conditions made_;
};

Result<Conditions> conditions_of(Database& database, const Filter& filter) {
  return ConditionsBuilder(database).make(filter);
}

namespace {

constexpr std::string_view in_force = "s.superseded_by IS NULL AND s.vanished IS NULL AND NOT s.rejected";
constexpr std::string_view latest = "a.superseded_by IS NULL";

std::string joined(std::string out, const std::vector<std::string>& conditions) {
  for (const std::string& condition : conditions) {
    if (!out.empty()) out += " AND ";
    out += condition;
  }
  return out;
}

}  // namespace

std::string Conditions::any_article() const { return joined({}, of_article_); }
std::string Conditions::any_statement() const { return joined({}, of_statement_); }

std::string Conditions::statement() const {
  const std::string statement = joined(std::string(in_force), of_statement_);
  return joined(statement + " AND " + std::string(latest), of_article_);
}

std::string Conditions::article() const {
  const std::string out = joined(std::string(latest), of_article_);
  if (!chooses_statements()) return out;
  const std::string inner = joined(std::string(in_force), of_statement_);
  if (names_few_) return out + " AND a.id IN (SELECT s.article FROM statement s WHERE " + inner + ")";
  return out + " AND EXISTS (SELECT 1 FROM statement s WHERE s.article = a.id AND s.run = a.run AND " +
         inner + ")";
}

void Conditions::bind(Query& query) const {
  for (std::size_t i = 0; i < values_.size(); ++i)
    query.bind(first_parameter + static_cast<int>(i), std::string_view(values_[i]));
}

}  // namespace sayso
