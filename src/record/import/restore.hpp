// What the links had made of the articles of a file (speakers, claims, relations, origins, stories), put back row by row. The rows of
// statements and articles are those that the importer noted in its table of lines.
//
//   Restorer restorer(database, lines);
//   restorer.take_speaker(entry);                       // before the readings that name it
//
// Odd case: what a line says of others again (the counts of a claim, the names of a speaker) is made anew and not read.
#pragma once

#include "record/database.hpp"
#include "record/import/entry.hpp"
#include "record/speaker_names.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace sayso {

// Finds rows by record and id, in the temporary table of lines.
class LineRows {
 public:
  explicit LineRows(Database& database)
      : find_(database, "SELECT row FROM import_line WHERE record = ?1 AND id = ?2"),
        note_(database, "UPDATE import_line SET row = ?2 WHERE line = ?1") {}

  // 0 where the file has no such line.
  std::int64_t row_of(std::string_view record, std::string_view id) {
    find_.bind(1, record).bind(2, id);
    const std::int64_t row = find_.step() ? find_.integer(0) : 0;
    find_.reset();
    return row;
  }
  void note(std::int64_t line, std::int64_t row) { note_.bind(1, line).bind(2, row).run(); }

 private:
  Query find_, note_;
};

class Restorer {
 public:
  // With `writes` false the lines are only checked.
  Restorer(Database& database, LineRows& rows, bool writes);

  void take_speaker(const Entry& entry, std::int64_t line);
  void take_claim(const Entry& entry, std::int64_t line);
  // The speakers of one reading: entries of "speakers" in its article.
  void take_speakers_of_reading(const Entry& run, std::int64_t article, std::int64_t row_of_run);
  void take_claim_of_statement(const Entry& entry, std::int64_t statement);
  void take_relation(const Entry& entry);
  void take_origin(const Entry& entry);
  void take_story(const Entry& entry);

 private:
  // The row of what a key or an item of a list names; a fault where there is none.
  std::int64_t named(const Entry& entry, std::string_view what, std::string_view record,
                     const std::string& id);
  // A list of articles' ids.
  void take_articles(const Entry& entry, Query& insert, std::int64_t owner);
  Span span_in(const Entry& entry, std::int64_t article);

  Database& database_;
  LineRows& rows_;
  bool writes_;
  Query speaker_, claim_, set_speaker_, set_claim_, relation_, origin_, origin_article_, evidence_, story_,
      story_article_, text_;
  SpeakerNames names_;
};

}  // namespace sayso
