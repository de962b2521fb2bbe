// One saying as an answer tells it: a statement of the record with its article, speakers and words, as plain values that own their
// memory. Every question finds rows; this loads what is shown of them.
//
//   Sayings sayings(database);
//   const Saying saying = sayings.load(row);    // saying.day == "2024-11-05", saying.speakers[0].name == "Petra Novak"
//
// Odd cases: `day` is when it was said where the text tells a day, else when it was published, and may be empty; a statement that
// is no longer in force, of an earlier version or run, can be loaded all the same.
#pragma once

#include "record/questions/keys.hpp"
#include "record/record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sayso {

struct SaidBy {
  std::string key;  // of the speaker over all articles; empty where the links did not run
  std::string name, type, role, affiliation;
};

struct ArticleName {
  Row row = no_row;
  std::string key, short_key, outlet, title, url;
  std::string published;  // as the article has it
  std::string day;        // of it
};

struct Saying {
  Row row = no_row, claim_row = no_row;
  std::string key, short_key, claim;
  ArticleName article;
  std::string day;
  std::string said;  // ISO, as the text has it
  std::string voice, kind, act, realis, firmness, polarity, medium;
  bool is_negated = false;
  bool is_in_force = true;
  double confidence = 0;
  std::vector<SaidBy> speakers;
  std::string source, cue, content;  // pieces joined by " … "

  bool is_outlets() const { return voice == "outlet"; }
};

class Sayings {
 public:
  explicit Sayings(Database& database);

  Saying load(Row row);
  std::vector<Saying> load(const std::vector<Row>& rows);
  ArticleName article(Row row);
  ShortKeys& short_keys() { return short_keys_; }

 private:
  void add_speakers(Saying& saying, std::optional<Row> set);

  ShortKeys short_keys_;
  Query statement_, speakers_, set_speaker_, article_;
};

// Earliest first: day, then the moment of publication, then key of the article, then as they are read.
bool is_said_before(const Saying& one, const Saying& other);
// The same by publication first: who told it on from whom.
bool is_printed_before(const Saying& one, const Saying& other);

// "2024-11-06" of "2024-11-06" and "2024-11-06T10:00:00Z"; empty for what is no full date.
std::string day_of(std::string_view date);

}  // namespace sayso
