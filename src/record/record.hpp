// The record: readings kept in one SQLite file (schema/*.sql, docs/record.md). Adding the same reading twice adds nothing; another
// text under the same url is the next version of its article; another model's reading of the same text is a further run, whose
// statements take the place of those that they find again. Nothing is ever deleted.
//
//   Result<Record> record = Record::open("sayso.db", Access::write);
//   record->begin();
//   const Added added = record->add(reading);      // new, version, run, or known
//   record->commit();                              // only now is it stored
//
// Odd case: a record made by a newer sayso is refused with a sentence; an older one is brought up to date when it is opened for writing,
// after a copy of it was made beside it.
#pragma once

#include "record/database.hpp"
#include "record/reading.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

// Rows of the table article; other rows are plain std::int64_t.
using Row = std::int64_t;
inline constexpr Row no_row = 0;

enum class Novelty : std::uint8_t { article, version, run, known };
// "article", "version", "run", "known"
std::string_view name_of(Novelty novelty);

struct Added {
  Row article = no_row;
  Novelty novelty = Novelty::known;
};

class Record {
 public:
  static Result<Record> open(const std::string& path, Access access);
  Record(Record&& other) noexcept;
  Record& operator=(Record&& other) noexcept;
  ~Record();

  void begin() { database_->begin(); }
  Result<void> commit() { return database_->commit(); }
  void rollback() { database_->rollback(); }

  Added add(const Reading& reading);
  // Whether this article was already read by this model with this version of sayso, so that reading it again adds nothing.
  bool has(std::string_view article_key, std::string_view model, std::string_view sayso);
  // The reading that is in force of an article: its statements keep their order, without those that were rejected; acts and speakers are
  // those in force. `rows` gets each statement's row.
  Reading load(Row article, std::vector<Row>& rows);
  // Its text, blocks and source only, so that it can be read again.
  Article stored_article(Row article);
  // The row of an article, no_row where there is none.
  Row article(std::string_view key);
  // All of them, in the order in which they came, older versions too.
  std::vector<Row> articles();

  // Stays where it is when the record is moved: queries made on it remain good.
  Database& database() { return *database_; }

 private:
  struct Desk;  // the queries that are kept
  explicit Record(Database database);
  Desk& desk();

  std::unique_ptr<Database> database_;
  std::unique_ptr<Desk> desk_;  // made when first needed
};

}  // namespace sayso
