// What an answer is narrowed to, the same for every question: when it was published, by which outlet, who spoke, through which act,
// about which place, in which story. A Filter is what was typed; Conditions are what SQL is asked: text without values, and
// values to be bound. Names are looked up once (outlets, speakers), so that the questions themselves only compare rows.
//
//   Result<Conditions> conditions = conditions_of(database, {.since = "2024-11", .speaker = "novak"});
//   Query query(database, "SELECT s.id FROM statement s JOIN article a ON a.id = s.article WHERE " + conditions->statement());
//   conditions->bind(query);
//
// Odd cases: --until 2024-11 takes in all of November; a name that nobody has is no error but an empty answer; a story that is none is one.
#pragma once

#include "record/record.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct Filter {
  std::string since = {}, until = {};   // ISO: a year, month or day, of publication
  std::string outlet = {};              // its name, or a part of it
  std::string speaker = {};             // a key ("p-…") or words of the name
  std::string act = {}, firmness = {};  // words of the closed lists
  std::string place = {};               // its name
  std::string story = {};               // a key ("y-…") or words of the title
  std::size_t limit = 0;                // so many rows; 0: all

  bool is_open() const;  // narrows nothing
};

class Conditions {
 public:
  // Conditions on `s` (statement) and `a` (article); that the statement is in force is one of them.
  std::string statement() const;
  // Conditions on `a` alone: that it is the latest version, and holds a statement that fits.
  std::string article() const;
  // The same of every version and run, each apart: what an article has to fulfil, and what a statement `s`; empty where nothing.
  std::string any_article() const;
  std::string any_statement() const;
  bool chooses_statements() const { return !of_statement_.empty(); }
  // Whether few statements can fit, found by an index of their own: then these are asked for first.
  bool names_few() const { return names_few_; }
  bool can_fit() const { return can_fit_; }
  // Binds the values, as parameters ?101 and on.
  void bind(Query& query) const;

 private:
  friend class ConditionsBuilder;
  std::vector<std::string> of_statement_, of_article_, values_;
  bool names_few_ = false;
  bool can_fit_ = true;
};

// Errors (Fault::bad_use): a date, act or firmness that is none, a story that is not there or not one only.
Result<Conditions> conditions_of(Database& database, const Filter& filter);

// Rows as JSON, "[1,2]", for "IN (SELECT value FROM json_each(?1))".
std::string as_list(const std::vector<Row>& rows);

// Speakers of that key or with these words in their name, in any case and with or without accents.
std::vector<Row> speakers_named(Database& database, std::string_view name);

}  // namespace sayso
